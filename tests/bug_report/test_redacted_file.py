"""A form for a bug report: nothing that a person put in is left, and it is read like the form it came from."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import unescape

import pytest

from itaxl.app.new import new_form
from itaxl.bug_report.redacted_file import redacted
from itaxl.bug_report.redacted_sheet import form_texts, plain_formula
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.submission import Submission
from itaxl.office_file.picture_type import size_of
from itaxl.reading import read_submission
from itaxl.thai.anonymise import disguised
from itaxl.workbook.reader import read_grid, read_grid_here

SECRET = "นายสมชาย ลับมาก 0812345678"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_form(tmp_path_factory.mktemp("form") / "ลับ.xlsm", year=2569, sample=True).path


@pytest.fixture(scope="module")
def copy(form: Path) -> Path:
    path = form.with_name("copy.xlsm")
    path.write_bytes(redacted(form))
    return path


def parts(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(form: Path, **more: bytes) -> Path:
    """The form with parts added or replaced; a dot in a part's name is written __, a slash ___."""
    path = form.with_name("changed.xlsm")
    new = {name.replace("___", "/").replace("__", "."): data for name, data in more.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (parts(form.read_bytes()) | new).items():
            archive.writestr(name, data)
    return path


def texts(submission: Submission) -> dict[str, str]:
    rows = (*submission.rows("sign"), *submission.rows("measures"))
    fields = {key: cell.raw for key, cell in submission.fields.items() if not key.startswith("meta.")}
    return fields | {f"{row.key}.{name}": cell.raw for row in rows for name, cell in row.cells.items()}


def test_every_typed_text_is_disguised_in_its_cell(form: Path, copy: Path) -> None:
    before, after = (read_submission(read_grid(path)) for path in (form, copy))
    typed, left = texts(before), texts(after)
    assert left.keys() == typed.keys()
    assert len(typed) > 90
    assert {key: left[key] for key in typed} == {key: disguised(text) for key, text in typed.items()}


def test_no_typed_text_is_left_anywhere(form: Path, copy: Path) -> None:
    own = form_texts(lists=False) | form_texts(lists=True)
    typed = {text for text in texts(read_submission(read_grid(form))).values() if disguised(text) != text} - own
    typed -= set("0123456789๐๑๒๓๔๕๖๗๘๙")
    assert len(typed) > 40
    everything = "\n".join(unescape(data.decode("utf-8", "replace")) for data in parts(copy.read_bytes()).values())
    everything = re.sub(
        "|".join(re.escape(text) for text in sorted(own, key=len, reverse=True) if text), "", everything
    )
    assert [text for text in typed if text in everything] == []


def test_it_is_still_a_form_with_its_keys_labels_and_macros(form: Path, copy: Path) -> None:
    before, after = (read_submission(read_grid(path)) for path in (form, copy))
    assert after.schema == before.schema
    assert [(remark.code, remark.ref) for remark in after.remarks] == [
        (remark.code, remark.ref) for remark in before.remarks
    ]
    assert {key: cell.ref for key, cell in after.fields.items()} == {
        key: cell.ref for key, cell in before.fields.items()
    }
    assert read_grid_here(copy).rows("_lists") == read_grid_here(form).rows("_lists")
    assert parts(copy.read_bytes())["xl/vbaProject.bin"] == parts(form.read_bytes())["xl/vbaProject.bin"]


def test_openpyxl_opens_it(copy: Path) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(copy, keep_vba=True)
    assert workbook.sheetnames[:2] == ["คู่มือ", "หน่วยงาน"]


def test_pictures_are_white_and_as_large_as_before(form: Path, copy: Path) -> None:
    before, after = (parts(path.read_bytes()) for path in (form, copy))
    pictures = [name for name in before if name.startswith("xl/media/")]
    assert len(pictures) >= 2
    for name in pictures:
        assert size_of(after[name]) == size_of(before[name])
        assert after[name] != before[name]


def test_the_file_forgets_who_made_it(form: Path) -> None:
    core = b'<a:core xmlns:a="a"><a:creator>%s</a:creator><a:by>%s</a:by></a:core>' % ((SECRET.encode(),) * 2)
    place = '<workbook xmlns:x="x"><x:absPath url="C:\\Users\\สมชาย\\"/></workbook>'.encode()
    path = changed(form, docProps___core__xml=core)
    left = parts(redacted(path))
    assert "สมชาย" not in left["docProps/core.xml"].decode()
    workbook = parts(form.read_bytes())["xl/workbook.xml"].replace(b"</workbook>", place[10:])
    left = parts(redacted(changed(form, xl___workbook__xml=workbook.replace(b"<workbook ", b'<workbook xmlns:x="x" '))))
    assert "สมชาย" not in left["xl/workbook.xml"].decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("xl___comments1__xml", f"<comments><authors><author>{SECRET}</author></authors></comments>"),
        ("xl___persons___person__xml", f'<personList><person displayName="{SECRET}"/></personList>'),
        ("customXml___item1__xml", f"<a><![CDATA[{SECRET}]]></a>"),
        ("customUI___other__xml", f"<a>{SECRET}</a>"),
        ("xl___printerSettings___printerSettings1__bin", SECRET),
        ("docProps___thumbnail__jpeg", SECRET),
        ("unheard__of", SECRET),
        ("xl___broken__xml", f"<a>{SECRET}"),
    ],
)
def test_parts_that_forms_do_not_have_say_nothing(form: Path, name: str, data: str) -> None:
    left = parts(redacted(changed(form, **{name: data.encode()})))
    assert all(SECRET.encode() not in part and "สมชาย".encode() not in part for part in left.values())


def test_a_sheet_that_somebody_added_loses_its_name_and_texts(form: Path, tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.load_workbook(form, keep_vba=True)
    sheet = workbook.create_sheet("นายสมชาย")
    sheet["A1"], sheet["A2"], sheet["A3"] = SECRET, 812345678, "=CONCATENATE(\"สมชาย\",'นายสมชาย'!A1)"
    sheet["A4"], sheet["A5"].hyperlink = SECRET, "mailto:somchai@example.org"
    sheet.oddHeader.center.text = SECRET
    path = tmp_path / "มากกว่า.xlsm"
    workbook.save(path)
    left = parts(redacted(path))
    words = ("สมชาย", "812345678", "somchai")
    assert [name for name, part in left.items() if any(word in part.decode("utf-8", "replace") for word in words)] == []
    assert any(re.search(rb"<f>CONCATENATE\(", part) for part in left.values())


def test_cdata_in_a_cell_does_not_hide_a_text(form: Path) -> None:
    sheet = parts(form.read_bytes())["xl/worksheets/sheet4.xml"]
    typed = f'<row r="900"><c r="C900" t="inlineStr"><is><t><![CDATA[{SECRET}]]></t></is></c></row></sheetData>'
    path = changed(form, xl___worksheets___sheet4__xml=sheet.replace(b"</sheetData>", typed.encode()))
    left = parts(redacted(path))["xl/worksheets/sheet4.xml"].decode()
    assert disguised(SECRET) in left
    assert "สมชาย" not in left


def test_formulas_keep_functions_and_our_sheets() -> None:
    formula = "IF('บันทึกข้อความ'!C5=\"สมชาย\",'สมชาย'!A1,Somchai!B2)"
    assert plain_formula(formula) == "IF('บันทึกข้อความ'!C5=\"กกกาก\",'กกกาก'!A1,Xxxxxxx!B2)"


def test_other_kinds_of_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ก.xlsm"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableFile):
        redacted(path)
