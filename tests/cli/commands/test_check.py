"""`itaxl check` on real workbooks: what it prints, writes, and how it ends."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from form_parts import MEMO_PART, address_of, part_of, sample_edited, with_cell

from itaxl.app.fix import changes, mended_texts, shown_change
from itaxl.form.fields import MEMO, REPORT
from itaxl.form.form_content import grid_of
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

SCHEMA = json.loads(Path(__file__).parents[3].joinpath("docs/schema/check-1.json").read_text(encoding="utf-8"))
SAMPLE = sample_content(fiscal_year(2569))
FAULTS = {
    "memo.date": "๓๑ เม.ย. ๖๙",
    "memo.subject": "รายงานผลตามเเผนการดำเนินงาน\u200b ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    "measures.2.result": "เผยแพร่ตามคู่มือของ ปปช. แล้ว",
}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clean") / "ดี.xlsm"
    path.write_bytes(form_bytes(SAMPLE))
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "ผิด.xlsm"
    path.write_bytes(form_bytes(SAMPLE.edited(FAULTS)))
    return path


def test_a_clean_form_is_ready_and_ends_with_0(run_itaxl: Callable, clean: Path) -> None:
    ran = run_itaxl("check", clean)
    assert ran.code == 0
    assert ran.out.startswith("พร้อมส่ง")


def test_a_workbook_of_another_kind_is_said_to_be_no_form_and_of_no_year(run_itaxl: Callable, tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "งบ.xlsx")
    ran = run_itaxl("check", tmp_path / "งบ.xlsx")
    assert ran.code == 2
    assert ran.out.startswith("ตรวจไม่ได้")
    assert "ปี 25" not in ran.out
    assert "F001" in ran.out


def test_errors_end_with_1_and_name_their_cells(run_itaxl: Callable, faulty: Path) -> None:
    ran = run_itaxl("check", faulty)
    assert ran.code == 1
    assert ran.out.startswith("ยังส่งไม่ได้")
    assert all(code in ran.out for code in ("D002", "T001", "T003", "T007"))
    assert "\x1b" not in ran.out


def test_what_counts_as_failed_is_a_choice(run_itaxl: Callable, faulty: Path) -> None:
    assert run_itaxl("check", faulty, "--fail-on", "never").code == 0
    assert run_itaxl("check", faulty, "--ignore", "D002").code == 0
    assert run_itaxl("check", faulty, "--ignore", "D002", "--fail-on", "warning").code == 1


def test_rules_can_be_selected_by_family(run_itaxl: Callable, faulty: Path) -> None:
    ran = run_itaxl("check", faulty, "--select", "T003,N", "--format", "json")
    assert [finding["code"] for finding in json.loads(ran.out)["workbooks"][0]["findings"]] == ["T003"]


def test_an_unknown_code_is_said_so(run_itaxl: Callable, clean: Path) -> None:
    ran = run_itaxl("check", clean, "--select", "Z999")
    assert (ran.code, ran.out) == (2, "")
    assert "Z999" in ran.err


def test_json_keeps_to_its_schema(run_itaxl: Callable, faulty: Path) -> None:
    ran = run_itaxl("check", faulty, "--format", "json")
    jsonschema.validate(json.loads(ran.out), SCHEMA)


def test_english_is_a_choice(run_itaxl: Callable, faulty: Path) -> None:
    assert run_itaxl("check", faulty, "--lang", "en").out.startswith("Not ready to send")


def test_fix_writes_a_copy_that_differs_in_touched_sheets_only(run_itaxl: Callable, faulty: Path) -> None:
    before = faulty.read_bytes()
    ran = run_itaxl("check", faulty, "--fix")
    fixed = faulty.with_name("ผิด.fixed.xlsm")
    assert faulty.read_bytes() == before
    assert "→" in ran.err
    old, new = (_parts(data) for data in (before, fixed.read_bytes()))
    touched = {part_of(sheet) for sheet in (MEMO, REPORT)}
    assert {name for name in old if old[name] != new[name]} == touched
    assert ran.code == 1
    assert "D002" in ran.out
    assert "T003" not in ran.out


def test_a_fixed_copy_has_nothing_more_to_fix(run_itaxl: Callable, faulty: Path) -> None:
    run_itaxl("check", faulty, "--fix")
    fixed = faulty.with_name("ผิด.fixed.xlsm")
    ran = run_itaxl("check", fixed, "--fix")
    assert "จึงไม่ได้สร้างไฟล์ใหม่" in ran.err
    assert not fixed.with_name("ผิด.fixed.fixed.xlsm").exists()


def test_a_formula_is_said_to_be_left_for_a_person(run_itaxl: Callable, tmp_path: Path) -> None:
    place = address_of(MEMO, "memo.subject")
    path = tmp_path / "สูตร.xlsm"
    with sample_edited({"memo.facts": "ตามที่หน่วยงานเเจ้งไว้ ขอรายงาน"}):
        path.write_bytes(with_cell(MEMO_PART, place, f'<c r="{place}" t="str"><f>"a"</f><v>เเจ้งผล</v></c>'))
    ran = run_itaxl("check", path, "--fix")
    assert f"{MEMO}!{place} เรื่อง ไม่ได้แก้ให้ เพราะช่องนี้เป็นสูตร ให้แก้เอง" in ran.err
    assert "แก้ไขให้แล้ว 1 ช่อง" in ran.err
    assert path.with_name("สูตร.fixed.xlsm").exists()


def test_an_edited_copy_is_kept(run_itaxl: Callable, faulty: Path) -> None:
    fixed = faulty.with_name("ผิด.fixed.xlsm")
    fixed.write_bytes(b"mine")
    run_itaxl("check", faulty, "--fix")
    assert fixed.read_bytes() == b"mine"
    assert faulty.with_name("ผิด.fixed (2).xlsm").exists()


def test_a_clean_form_is_never_changed_by_fixing(run_itaxl: Callable, clean: Path) -> None:
    ran = run_itaxl("check", clean, "--fix")
    assert ran.code == 0
    assert [path.name for path in clean.parent.iterdir()] == [clean.name]


def test_only_edited_letters_are_shown() -> None:
    submission = read_submission(grid_of(SAMPLE.edited({"memo.subject": "ก" * 50 + "เเ" + "ข" * 50})))
    texts = {submission["memo.subject"].ref: "ก" * 50 + "แ" + "ข" * 50}
    (change,) = changes(submission, texts)
    assert change.shown() == ("ก" * 12 + "เเ" + "ข" * 12, "ก" * 12 + "แ" + "ข" * 12)
    assert mended_texts(submission, []) == {}


def test_a_change_is_shown_in_whole_letters() -> None:
    before = "ได้ดำเนินการแล้วในพื้น" + "ท่ี" + "ตำบลและหมู่บ้านทุกแห่ง"
    shown = shown_change(before, before.replace("ท่ี", "ที่"))
    assert shown == ("รแล้วในพื้นท่ีตำบลและหมู่บ้า", "รแล้วในพื้นที่ตำบลและหมู่บ้า")
    assert shown_change("ต้้ง", "ตั้ง") == ("ต้้ง", "ตั้ง")


def test_a_folder_is_checked_whole_and_a_bad_file_is_one_row(
    run_itaxl: Callable, clean: Path, faulty: Path, tmp_path: Path
) -> None:
    (tmp_path / "เสีย.xlsx").write_bytes(b"PK\x03\x04 torn")
    (tmp_path / "~$ผิด.xlsm").write_bytes(b"lock")
    (tmp_path / "ดี.xlsm").write_bytes(clean.read_bytes())
    ran = run_itaxl("check", tmp_path, "--format", "json")
    records = {Path(record["path"]).name: record for record in json.loads(ran.out)["workbooks"]}
    assert ran.code == 1
    assert set(records) == {"ดี.xlsm", "ผิด.xlsm", "เสีย.xlsx"}
    assert [finding["code"] for finding in records["เสีย.xlsx"]["findings"]] == ["F001"]


def test_forms_of_one_office_in_a_folder_are_held_against_each_other(run_itaxl: Callable, tmp_path: Path) -> None:
    sample = sample_content(fiscal_year(2569))
    for name, number in (("หนึ่ง.xlsm", "1"), ("สอง.xlsm", "2")):
        (tmp_path / name).write_bytes(form_bytes(sample.edited({"memo.number": number})))
    ran = run_itaxl("check", tmp_path, "--format", "json")
    found = {finding["code"] for record in json.loads(ran.out)["workbooks"] for finding in record["findings"]}
    assert "X001" in found


def test_a_folder_is_accounted_for_to_the_last_file(run_itaxl: Callable, clean: Path, tmp_path: Path) -> None:
    for name in ("ดี.xlsm", "สำเนา.xlsm", "ดี.xlsm.txt", "ดี.fixed.xlsm"):
        (tmp_path / name).write_bytes(clean.read_bytes())
    for name, data in {"หนังสือนำ.pdf": b"%PDF-1.7", ".ซ่อน": b"x", "ภาพ.jpg": b"\xff\xd8\xff"}.items():
        (tmp_path / name).write_bytes(data)
    ran = run_itaxl("check", tmp_path)
    assert ran.out.splitlines()[-1] == "7 ไฟล์: ตรวจ 1 · ไม่ใช่แบบฟอร์ม 2 · สำเนา 3 · ซ่อนหรือชั่วคราว 1"
    assert "หนังสือนำ.pdf: ไม่ใช่แบบฟอร์ม: เป็นไฟล์ PDF" in ran.out
    whole = json.loads(run_itaxl("check", tmp_path, "--format", "json").out)
    assert {Path(each["path"]).name: each["why"] for each in whole["passed_over"]} == {
        "สำเนา.xlsm": "copy",
        "ดี.xlsm.txt": "copy",
        "ดี.fixed.xlsm": "mended_copy",
        "หนังสือนำ.pdf": "not_form",
        "ภาพ.jpg": "picture",
        ".ซ่อน": "hidden",
    }


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"%PDF-1.7", b"PK\x03\x04"])
def test_a_file_that_is_no_workbook_ends_with_2_and_one_sentence(
    run_itaxl: Callable, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "อื่น.xlsx"
    path.write_bytes(content)
    ran = run_itaxl("check", path)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.strip().splitlines()) == 1


def test_a_workbook_of_others_ends_with_2(run_itaxl: Callable, tmp_path: Path) -> None:
    path = tmp_path / "งบ.xlsx"
    openpyxl.Workbook().save(path)
    ran = run_itaxl("check", path)
    assert ran.code == 2
    assert "ไม่ใช่แบบฟอร์ม" in ran.out + ran.err
    assert "itaxl new แบบฟอร์ม.xlsm --from" in ran.err


def test_paths_that_are_not_there_are_named(run_itaxl: Callable, tmp_path: Path) -> None:
    ran = run_itaxl("check", tmp_path / "ไม่มี.xlsm")
    assert ran.code == 2
    assert "ไม่มี.xlsm" in ran.err
    assert run_itaxl("check", tmp_path).code == 2


def test_reports_are_written_whole_and_replace_their_own_kind_only(
    run_itaxl: Callable, faulty: Path, tmp_path: Path
) -> None:
    page, sheet = tmp_path / "ผล.html", tmp_path / "ผล.xlsx"
    for _ in range(2):
        run_itaxl("check", faulty, "--format", "html", "-o", page)
        run_itaxl("check", faulty, "--format", "xlsx", "-o", sheet)
    assert sorted(path.name for path in tmp_path.glob("ผล*")) == ["ผล.html", "ผล.xlsx"]
    sheet.write_bytes(b"ticked off")
    run_itaxl("check", faulty, "--format", "xlsx", "-o", sheet)
    assert sheet.read_bytes() == b"ticked off"
    assert (tmp_path / "ผล (2).xlsx").exists()


def test_a_worklist_needs_a_file_and_not_the_form_itself(run_itaxl: Callable, faulty: Path) -> None:
    before = faulty.read_bytes()
    assert run_itaxl("check", faulty, "--format", "xlsx").code == 2
    assert run_itaxl("check", faulty, "--format", "json", "-o", faulty).code == 2
    assert faulty.read_bytes() == before


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name) for name in book.namelist()}
