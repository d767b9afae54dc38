"""What a folder's files are: forms whatever they are called, and each other file with why it is none."""

from pathlib import Path

import pytest
from form_parts import sample_form, zipped
from ole_files import ole_file, streams

from itaxl.app.sorting import document_copies, files_below, is_called_copy, without_copies, without_zips
from itaxl.reports.passed_over import Why

WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}


def why(folder: Path) -> dict[str, str]:
    """Why each file in a folder is not checked, empty for a form."""
    given = without_copies(without_zips(files_below(folder)))
    return {each.path.relative_to(folder).as_posix(): str(each.passed.why) if each.passed else "" for each in given}


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("form.xlsm.txt", sample_form(), ""),
        ("form.xlsm.zip", sample_form(), ""),
        ("แบบฟอร์ม", sample_form(), ""),
        ("form.XLSM.download", sample_form()[:5000], ""),
        ("old", ole_file(streams("Workbook")), ""),
        ("secret.dat", ole_file(streams("EncryptedPackage")), ""),
        ("noise.xlsx", b"%PDF-1.7", ""),
        ("letter.docx", zipped(WORD), Why.NOT_FORM),
        ("letter", zipped(WORD), Why.NOT_FORM),
        ("letter.doc", ole_file(streams("WordDocument")), Why.NOT_FORM),
        ("scan.pdf", b"%PDF-1.7", Why.NOT_FORM),
        ("form.xlsm.txt", b"see the form", Why.NOT_FORM),
        ("photo.jpg", b"\xff\xd8\xff\xe0", Why.PICTURE),
        ("forms.zip", zipped({"form.xlsm": sample_form()}), Why.NOT_FORM),
        ("~$form.xlsm", b"owner", Why.HIDDEN),
        ("Thumbs.db", b"x", Why.HIDDEN),
        ("form.fixed.xlsm", sample_form(), ""),
    ],
)
def test_a_file_is_what_it_holds(name: str, data: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    assert why(tmp_path) == {name: expected}


def test_a_mended_copy_is_passed_over_beside_its_form_alone(tmp_path: Path) -> None:
    for name in ("a.xlsm", "a.fixed.xlsm", "a.fixed (2).xlsm", "b.fixed.xlsm"):
        (tmp_path / name).write_bytes(sample_form() + name.encode())
    found = why(tmp_path)
    assert found == {"a.xlsm": "", "a.fixed.xlsm": Why.MENDED, "a.fixed (2).xlsm": Why.MENDED, "b.fixed.xlsm": ""}


def test_folders_of_results_and_hidden_ones_are_one_entry(tmp_path: Path) -> None:
    for name in (".git/x/a.xlsm", "ผลงาน/itaxl-journal.jsonl", "ผลงาน/ก/memo.docx", "ส่งมา/a.xlsm"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(sample_form())
    assert why(tmp_path) == {".git": Why.HIDDEN, "ผลงาน": Why.OUTPUTS, "ส่งมา/a.xlsm": ""}


def test_a_copy_is_told_of_which_and_files_of_one_size_alone_are_none(tmp_path: Path) -> None:
    data = sample_form()
    for name, content in {"a.xlsm": data, "b": data, "c.xlsm": data[:-1] + b"x"}.items():
        (tmp_path / name).write_bytes(content)
    assert why(tmp_path) == {"a.xlsm": "", "b": Why.COPY, "c.xlsm": ""}
    (copy,) = [each.passed for each in without_copies(files_below(tmp_path)) if each.passed]
    assert copy.words() == f"สำเนาของ {tmp_path / 'a.xlsm'} เหมือนกันทุกไบต์"


@pytest.mark.parametrize(
    ("name", "is_copy"),
    [
        ("แบบฟอร์ม (1).xlsm", True),
        ("แบบฟอร์ม ITA (12).docx", True),
        ("form - Copy.xlsm", True),
        ("form-copy.xlsm", True),
        ("แบบฟอร์ม - สำเนา.xlsm", True),
        ("Copy of form.xlsm", True),
        ("สำเนาของแบบฟอร์ม.xlsm", True),
        ("สำเนา แบบฟอร์ม.xlsm", True),
        ("แบบฟอร์ม.xlsm", False),
        ("แบบฟอร์ม (แก้ไข).xlsm", False),
        ("สำเนียง.xlsm", False),
        ("แบบฟอร์ม(1)ปี.xlsm", False),
        ("copyright.xlsm", False),
    ],
)
def test_names_that_programs_give_to_copies(name: str, is_copy: bool) -> None:
    assert is_called_copy(Path(name)) is is_copy


def test_of_files_that_are_the_same_the_one_not_called_a_copy_is_checked(tmp_path: Path) -> None:
    for name in ("แบบ (1).xlsm", "แบบ.xlsm", "แบบ - สำเนา.xlsm"):
        (tmp_path / name).write_bytes(b"PK\x03\x04same")
    checked = [each.path.name for each in without_copies(files_below(tmp_path)) if each.passed is None]
    assert checked == ["แบบ.xlsm"]
    for name in ("ก (1).docx", "ก.docx"):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
    copy, first = tmp_path / "ก (1).docx", tmp_path / "ก.docx"
    assert document_copies([copy, first]) == {copy: first}
