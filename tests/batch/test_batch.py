"""`itaxl batch`: every workbook has its row, its sentence and its own folder, whatever else is in the inbox."""

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import jsonschema
import openpyxl
import pytest
from filelock import FileLock
from form_parts import central, zipped
from thai_windows import thai_windows_zip

from itaxl.batch import publishing
from itaxl.batch.run import Order, begun
from itaxl.batch.summary import reported

Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]
See = Callable[[Path], Any]


@pytest.fixture(scope="module")
def mixed(
    forms: Mapping[str, bytes], bad_files: Mapping[str, bytes], fill: Fill, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = fill(tmp_path_factory.mktemp("mixed") / "in", {**forms, **bad_files})
    (folder / "~$form00.xlsm").write_bytes(b"owner")
    return folder


def test_every_workbook_has_its_row_its_sentence_and_its_own_folder(
    mixed: Path, forms: Mapping[str, bytes], bad_files: Mapping[str, bytes], run_itaxl: Run, see: See
) -> None:
    out = mixed.parent / "out"
    ran = run_itaxl("batch", mixed, "-o", out)
    seen = see(out)
    records = seen.records
    assert ran.code == 1, ran.err
    assert "Traceback" not in ran.err
    assert records.keys() == {*forms, *bad_files}
    for path in bad_files:
        record = records[path]
        assert (record["folder"], record["documents"]) == (None, [])
        assert [finding["code"] for finding in record["findings"]] == ["F001"]
    sentences = [records[path]["findings"][0]["message_th"] for path in bad_files]
    assert len(set(sentences)) >= len(bad_files) - 1, "each kind of file has its own sentence"
    folders = [records[path]["folder"] for path in forms]
    assert len(set(folders)) == len(forms)
    assert all(len(list((out / folder).glob("*.docx"))) == 2 for folder in folders)
    assert {path.name for path in out.iterdir() if path.is_dir()} == set(folders)
    assert len(seen.documents) == 2 * len(forms)
    assert seen.leftovers == []


def test_offices_of_one_name_are_told_apart_and_a_form_sent_twice_is_told(
    mixed: Path, run_itaxl: Run, see: See
) -> None:
    out = mixed.parent / "out2"
    run_itaxl("batch", mixed / "ชลบุรี", mixed / "โคราช", "-o", out, "--check-only")
    records = see(out).records
    assert set(records) == {"ชลบุรี/มะค่า.xlsm", "โคราช/มะค่า.xlsm", "โคราช/มะค่า ส่งซ้ำ.xlsm"}
    twice = {path for path, record in records.items() if "X001" in [each["code"] for each in record["findings"]]}
    assert twice == {"โคราช/มะค่า ส่งซ้ำ.xlsm"}, "the newest is not to blame"
    assert see(out).documents == {}


def test_the_reports_link_to_documents_and_workbooks(mixed: Path, run_itaxl: Run, see: See) -> None:
    out = mixed.parent / "out"
    if not out.exists():
        run_itaxl("batch", mixed, "-o", out)
    page = (out / "index.html").read_text(encoding="utf-8")
    links = {unquote(part.partition('"')[0]) for part in page.split('href="')[1:]}
    folders = {f"{record['folder']}/" for record in see(out).records.values() if record["folder"]}
    assert folders <= links
    sheet = openpyxl.load_workbook(out / "worklist.xlsx").worksheets[0]
    targets = {cell.hyperlink.target for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink}
    assert targets
    files = [(out / unquote(target).replace("\\", "/")).resolve() for target in targets]
    assert all(file.is_file() for file in files)


def test_a_second_run_leaves_what_is_done_alone_and_does_what_changed(
    inbox: Path, forms: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    out = tmp_path / "out"
    run_itaxl("batch", inbox, "-o", out)
    first = see(out).documents
    times = {path: (out / path).stat().st_mtime_ns for path in first}
    edited = out / next(iter(first))
    paper = docx.Document(str(edited))
    paper.add_paragraph("แก้ด้วยมือ")
    paper.save(str(edited))
    mine = edited.read_bytes()
    gone = out / list(first)[3]
    gone.unlink()
    ran = run_itaxl("batch", inbox, "-o", out)
    assert ran.code in (0, 1)
    assert edited.read_bytes() == mine, "a person's work is kept"
    beside = edited.with_name(f"{edited.stem} (2).docx")
    assert see(out).documents.keys() == {*first, beside.relative_to(out).as_posix()}
    touched = {path for path in first if (out / path).stat().st_mtime_ns != times[path]}
    assert touched <= {edited.relative_to(out).as_posix(), gone.relative_to(out).as_posix()}
    run_itaxl("batch", inbox, "-o", out)
    assert len(see(out).documents) == len(first) + 1, "and only once is a new one put beside it"


def test_a_zip_gives_what_its_folder_gives(
    forms: Mapping[str, bytes], inbox: Path, tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    packed = tmp_path / "ส่งมา.zip"
    with zipfile.ZipFile(packed, "w") as book:
        for name, data in forms.items():
            book.writestr(name, data)
        book.writestr("__MACOSX/._form00.xlsm", b"x")
        book.writestr("อ่านก่อน.txt", b"x")
    assert run_itaxl("batch", packed, "-o", tmp_path / "a", "--check-only").code in (0, 1)
    run_itaxl("batch", inbox, "-o", tmp_path / "b", "--check-only")
    of_zip, of_folder = see(tmp_path / "a").records, see(tmp_path / "b").records
    assert {path.partition("/")[2] for path in of_zip} == set(of_folder)


def test_a_zip_of_a_thai_windows_keeps_its_thai_names(
    forms: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    names = ["แบบฟอร์ม ก.xlsm", "แบบฟอร์ม ข.xlsm", "อบต.บัลลังก์/เเบบฟอร์ม.xlsm", "อบต.โผงเผง/โดด.xlsm"]
    packed = tmp_path / "ส่งมา.zip"
    packed.write_bytes(thai_windows_zip(zip(names, forms.values(), strict=False)))
    assert run_itaxl("batch", packed, "-o", tmp_path / "out", "--check-only").code in (0, 1)
    assert see(tmp_path / "out").records.keys() == {f"ส่งมา.zip/{name}" for name in names}


def test_files_of_a_zip_whose_names_differ_in_capitals_alone_are_all_there(
    forms: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    packed = tmp_path / "ส่งมา.zip"
    with zipfile.ZipFile(packed, "w") as book:
        for name, data in zip(("Form.xlsm", "form.xlsm", "FORM.XLSM"), forms.values(), strict=False):
            book.writestr(name, data)
    assert run_itaxl("batch", packed, "-o", tmp_path / "out", "--check-only").code in (0, 1)
    folder = tmp_path / "out" / "แบบฟอร์มจากไฟล์ zip" / "ส่งมา"
    assert len(see(tmp_path / "out").records) == len({path.name.lower() for path in folder.iterdir()}) == 3


def test_an_entry_that_is_damaged_is_one_row(
    forms: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    packed = tmp_path / "ส่งมา.zip"
    with zipfile.ZipFile(packed, "w") as book:
        for name, data in forms.items():
            book.writestr(name, data)
    data = packed.read_bytes()
    at = data.index(b"form01.xlsm") + 3000
    packed.write_bytes(data[:at] + bytes(100) + data[at + 100 :])
    assert run_itaxl("batch", packed, "-o", tmp_path / "out", "--check-only").code == 1
    records = see(tmp_path / "out").records
    assert len(records) == len(forms)
    assert "เสียหาย" in records["ส่งมา.zip/form01.xlsm"]["findings"][0]["message_th"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data[:-40], "มาไม่ครบ"),
        (lambda data: data.replace(b"PK\1\2", b"PK\1\3"), "เป็นไฟล์บีบอัดที่เสียหาย: แตกไฟล์ด้วยโปรแกรมอื่น"),
        (lambda _: b"Rar!\x1a\x07\0" + bytes(99), "เป็นไฟล์บีบอัด ไม่ใช่ไฟล์ Excel: แตกไฟล์ก่อน"),
        (lambda _: b"", "เป็นไฟล์ว่าง"),
    ],
)
def test_a_zip_that_cannot_be_unpacked_is_said_to_be_what_it_is(
    change: Callable[[bytes], bytes], said: str, tmp_path: Path, run_itaxl: Run
) -> None:
    packed = tmp_path / "ส่งมา.zip"
    packed.write_bytes(change(zipped({"form.xlsm": b"x" * 200})))
    ran = run_itaxl("batch", packed, "-o", tmp_path / "out")
    assert (ran.code, said in ran.err) == (2, True), ran.err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: central(data, "form.xlsm", 8, "<H", 1), "เป็นไฟล์บีบอัดที่มีรหัสผ่าน: แตกไฟล์ด้วยรหัสผ่านก่อน"),
        (lambda data: central(data, "form.xlsm", 10, "<H", 14), "บีบอัดด้วยวิธีที่โปรแกรมนี้ไม่อ่าน: แตกไฟล์"),
    ],
)
def test_a_file_of_a_zip_that_cannot_be_unpacked_is_said_to_be_what_it_is(
    change: Callable[[bytes], bytes], said: str, tmp_path: Path, run_itaxl: Run
) -> None:
    packed = tmp_path / "ส่งมา.zip"
    packed.write_bytes(change(zipped({"form.xlsm": b"x" * 200})))
    ran = run_itaxl("batch", packed, "-o", tmp_path / "out")
    assert (ran.code, said in ran.err) == (1, True), ran.err


def test_a_name_in_a_zip_that_leads_out_of_its_folder_is_refused(
    forms: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run
) -> None:
    packed = tmp_path / "in" / "ส่งมา.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("../ออกนอก.xlsm", forms["form00.xlsm"])
    ran = run_itaxl("batch", packed, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "ส่งมา.zip" in ran.err
    assert not list(tmp_path.rglob("ออกนอก.xlsm"))


def test_a_second_batch_in_the_same_folder_is_kept_out(inbox: Path, tmp_path: Path, run_itaxl: Run) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with FileLock(out / ".itaxl.lock"):
        ran = run_itaxl("batch", inbox, "-o", out)
    assert ran.code == 2
    assert "กำลังถูกใช้โดยคำสั่ง itaxl อื่น" in ran.err
    assert len(list(out.iterdir())) == 1


def test_since_tells_what_is_new_fixed_and_still_there(
    forms: Mapping[str, bytes], fill: Fill, tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    from itaxl.sample import sample_content
    from itaxl.template.form_file import form_bytes
    from itaxl.years.catalogue import fiscal_year

    sample = sample_content(fiscal_year(2569))
    before = {"memo.date": "๓๑ เมษายน ๒๕๖๙", "memo.subject": ""}
    after = {"memo.subject": "", "measures.1.result": ""}
    inbox = fill(tmp_path / "in", {"a.xlsm": form_bytes(sample.edited(before)), "b.xlsm": forms["form01.xlsm"]})
    run_itaxl("batch", inbox, "-o", tmp_path / "old", "--check-only")
    fill(inbox, {"a.xlsm": form_bytes(sample.edited(after)), "c.xlsm": forms["form02.xlsm"]})
    (inbox / "b.xlsm").unlink()
    ran = run_itaxl("batch", inbox, "-o", tmp_path / "new", "--check-only", "--since", tmp_path / "old", lang="en")
    old, new = see(tmp_path / "old").records["a.xlsm"], see(tmp_path / "new").records["a.xlsm"]
    signs = [{(each["code"], each["key"]) for each in record["findings"]} for record in (old, new)]
    told = new["since"]
    assert {(new["findings"][place]["code"], new["findings"][place]["key"]) for place in told["new"]} == signs[
        1
    ] - signs[0]
    assert len(told["fixed"]) == len(signs[0] - signs[1])
    assert told["still"] == len(signs[0] & signs[1])
    whole = json.loads((tmp_path / "new" / "results.json").read_bytes())
    schema = Path(__file__).parents[2] / "docs" / "schema" / "check-1.json"
    jsonschema.validate(whole, json.loads(schema.read_bytes()))
    totals = whole["since"]
    assert (totals["appeared"], totals["gone"]) == (1, 1)
    assert "1 workbooks more · 1 no longer here" in ran.out
    assert 'class="new"' in (tmp_path / "new" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"), [(["nowhere"], "nowhere"), (["."], ""), ([".", "--since", "nowhere"], "results.json")]
)
def test_what_cannot_be_begun_is_refused(words: list[str], said: str, tmp_path: Path, run_itaxl: Run) -> None:
    ran = run_itaxl("batch", *words, "-o", tmp_path / "out", cwd=tmp_path)
    assert ran.code == 2
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_the_worklist_of_many_workbooks_is_that_of_few(
    mixed: Path, run_itaxl: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run_itaxl("batch", mixed, "-o", out, "--check-only")
    few = (out / "worklist.xlsx").read_bytes()
    (out / "worklist.xlsx").unlink()
    monkeypatch.setattr(publishing, "MANY", 1)
    batch = begun(Order([mixed], out, jobs=1, documents=False))
    assert reported(batch).code == 1
    assert (out / "worklist.xlsx").read_bytes() == few


@pytest.mark.libreoffice
def test_pdfs_are_made_once_and_those_of_an_earlier_run_stay(
    forms: Mapping[str, bytes], fill: Fill, soffice: str, sarabun: str, tmp_path: Path, run_itaxl: Run, see: See
) -> None:
    inbox, out = fill(tmp_path / "in", {"a.xlsm": forms["form00.xlsm"], "b.xlsx": b""}), tmp_path / "out"
    assert run_itaxl("batch", inbox, "-o", out, "--combine").code == 1
    (pdf,) = out.glob("*/*.pdf")
    made = pdf.stat().st_mtime_ns
    assert pdf.name in see(out).records["a.xlsm"]["documents"]
    run_itaxl("batch", inbox, "-o", out, "--combine")
    assert pdf.stat().st_mtime_ns == made
