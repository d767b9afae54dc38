"""Every refusal is one Thai sentence in the status bar, and nothing is half done."""

import os
import shutil
from pathlib import Path
from typing import Any

import excel_double
import pytest
from broken_rules import broken_worker
from desk import Desk
from excel_double import BUSY, DISCONNECTED, EXCEPTION, LOCKED, Range, Sheet, excel, failed
from openpyxl.styles import Protection

from itaxl import ribbon
from itaxl.app.new import new_form
from itaxl.form.fields import MEMO, OFFICE, UNDO
from itaxl.model.refusal import Refused
from itaxl.model.wording import literal

BUTTONS = [name for name in vars(ribbon) if not name.startswith("_") and callable(getattr(ribbon, name))]
BUTTONS = [name for name in BUTTONS if getattr(ribbon, name).__module__ == "itaxl.ribbon"]


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("hresult", [BUSY, DISCONNECTED])
def test_a_busy_or_closed_excel_never_shows_a_traceback(desk: Desk, button: str, hresult: int) -> None:
    excel.fails_with = failed(hresult)
    getattr(ribbon, button)()


@pytest.mark.parametrize("button", BUTTONS)
def test_a_workbook_that_is_not_our_form_gets_a_sentence(tmp_path: Path, button: str) -> None:
    import openpyxl

    path = tmp_path / "อื่น.xlsx"
    openpyxl.Workbook().save(path)
    Desk(path)
    getattr(ribbon, button)()
    assert any("\u0e00" <= char <= "\u0e7f" for char in str(excel.status))
    assert "itaxl-crash" not in str(excel.status)


def test_a_sheet_that_is_gone_is_said_so(desk: Desk) -> None:
    ribbon.check()
    del desk.book.workbook[UNDO]
    ribbon.undo_fix()
    assert desk.status == f"ไม่พบแผ่น {UNDO} ในไฟล์นี้ กดปุ่ม ซ่อมแบบฟอร์ม"


def test_a_selection_in_another_workbook_is_none_of_ours(desk: Desk, sample_form: Path) -> None:
    other = shutil.copy(sample_form, desk.path.parent / "อีกไฟล์.xlsm")
    before, mine = desk.texts(), desk.book
    theirs = excel_double.Book(mine.books, Path(other))
    excel.selected = Range(Sheet(theirs, theirs.workbook[MEMO]), (5, 3), (5, 3))
    ribbon.thai_digits()
    assert desk.status == "คลิกเลือกช่องที่จะเปลี่ยนก่อน แล้วกดปุ่มอีกครั้ง"
    ribbon.date_today()
    assert desk.texts() == before


def test_a_copy_that_excel_cannot_make_is_said_so(desk: Desk) -> None:
    excel.cannot["Workbook.SaveCopyAs"] = failed(EXCEPTION, LOCKED)
    ribbon.check()
    assert "ทำสำเนาชั่วคราวในเครื่องนี้ไม่ได้" in desk.status


def test_a_machine_without_room_for_temporary_files_is_said_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_named: object) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("itaxl.files.private_folder.mkdtemp", full)
    ribbon.check()
    assert "ทำสำเนาชั่วคราวในเครื่องนี้ไม่ได้" in desk.status


def test_a_folder_that_windows_does_not_open_is_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_path: Path) -> None:
        raise OSError(1155, "no program")

    monkeypatch.setattr("os.startfile", refuses, raising=False)
    ribbon.manual()
    assert desk.status.startswith("เปิด manual.html ไม่ได้ เปิดเองจากโฟลเดอร์")


def test_a_users_folder_that_cannot_be_made_is_said_so(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "itaxl").write_text("a file in the way")
    desk.book.full_name = "งานใหม่1"
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    ribbon.make_memo()
    assert "เป็นไฟล์ ไม่ใช่โฟลเดอร์" in desk.status


def test_a_long_sentence_is_cut_for_the_status_bar(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = Refused(literal("ก" * 900, ""))
    monkeypatch.setattr("itaxl.excel.open_workbook.LiveBook.isolated", lambda *_: (_ for _ in ()).throw(refusal))
    ribbon.check()
    assert desk.status == "ก" * 254 + "…"


def locked(desk: Desk) -> None:
    """Protect every sheet as somebody with a password would: nothing can be written, no row inserted."""
    for sheet in desk.book.workbook.worksheets:
        sheet.protection.enable()
        sheet.protection.insertRows = True
        for row in sheet.iter_rows():
            for cell in row:
                cell.protection = Protection(locked=True)


WRITING = "check spell_check clear_marks fix fill_standard_texts thai_digits date_today add_measure_row undo_fix"


@pytest.mark.parametrize("button", WRITING.split())
def test_a_form_protected_with_a_password_is_said_so(faulty: Desk, button: str) -> None:
    faulty.cell("memo.facts").value = None
    for _ in range(2 if button == "undo_fix" else 0):
        ribbon.fix()
    faulty.cell("memo.number").value = "28"
    faulty.select(faulty.cell("memo.number"))
    locked(faulty)
    before = faulty.texts()
    getattr(ribbon, button)()
    assert faulty.status.startswith("เขียนลงแผ่น")
    assert "รหัสผ่าน" in faulty.status
    assert faulty.texts() == before


@pytest.mark.parametrize(
    ("hresult", "said"), [(BUSY, "Excel ยังไม่ว่าง กด Enter หรือ Esc"), (DISCONNECTED, "ไฟล์ถูกปิดไปแล้ว เปิดแบบฟอร์ม")]
)
@pytest.mark.parametrize("button", ["check", "fix", "make_documents", "repair_form", "doctor", "fill_standard_texts"])
def test_a_workbook_that_is_busy_or_closed_while_a_button_works_is_said_so(
    desk: Desk, button: str, hresult: int, said: str
) -> None:
    excel.cannot["Workbook.SaveCopyAs"] = failed(hresult)
    getattr(ribbon, button)()
    assert desk.status.startswith(said)
    assert excel.updating is True


@pytest.fixture
def blank(tmp_path: Path) -> Desk:
    return Desk(new_form(tmp_path / "ว่าง.xlsm", year=2569).path)


def test_a_blank_form_is_told_field_by_field_and_makes_drafts(blank: Desk) -> None:
    ribbon.check()
    assert blank.status.startswith("ยังส่งไม่ได้ · ต้องแก้")
    assert {"R001", "R003"} <= {row[5] for row in blank.results()}
    for key in ("org.name", "org.province", "org.doc_code"):
        assert (f"{OFFICE}!{blank.cell(key, OFFICE).coordinate}", "error") in blank.marks()
        assert blank.cell(key, OFFICE, 6).value.startswith("ยังไม่ได้กรอก")
    ribbon.make_documents()
    assert blank.status.startswith("ทำเอกสารแล้ว แต่มีคำว่า ร่าง เพราะยังมีข้อต้องแก้")
    ribbon.fix()
    assert blank.status.startswith("ไม่มีข้อที่แก้ให้ได้")


def test_a_document_that_is_open_in_word_is_said_so_and_the_other_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ribbon.make_documents()
    memo = next(desk.path.parent.glob("*_บันทึกข้อความ.docx"))
    was, replace_file = memo.read_bytes(), Path.replace

    def held(self: Path, target: Path) -> Path:
        if target == memo:
            raise PermissionError(13, "held by Word")
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", held)
    desk.cell("memo.number").value = "๙๙"
    desk.measure(1, 7).value = "ดำเนินการแล้ว ๑๒ ครั้ง"
    ribbon.make_documents()
    assert desk.status.startswith(f"เขียนไฟล์ {memo} ไม่ได้ ปิดเอกสารใน Word"[:200])
    assert memo.read_bytes() == was
    report = next(desk.path.parent.glob("*_รายงาน.docx"))
    import docx

    texts = [cell.text for row in docx.Document(str(report)).tables[0].rows for cell in row.cells]
    assert any("12 ครั้ง" in text or "๑๒ ครั้ง" in text for text in texts)


def test_an_output_folder_that_cannot_be_written_is_said_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.open

    def denied(path: Any, *others: Any, **named: Any) -> int:
        if Path(path).parent == desk.path.parent:
            raise PermissionError(13, "denied")
        return allowed(path, *others, **named)

    monkeypatch.setattr("os.open", denied)
    ribbon.make_memo()
    assert "ไม่ได้" in desk.status
    assert not list(desk.path.parent.glob("*.docx"))


def test_our_own_bug_is_a_log_and_a_sentence(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.bug_report.crash.log_folder", lambda: tmp_path)
    monkeypatch.setattr("itaxl.excel.open_workbook.LiveBook.isolated", lambda *_: 1 / 0)
    ribbon.check()
    assert "กรุณาส่งไฟล์นี้" in desk.status
    assert list(tmp_path.glob("itaxl-crash-*.log"))


def test_a_rule_that_fails_is_one_rule_less(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("itaxl.processes.isolated_task.WORKER", broken_worker(tmp_path, {"T003": "check"}))
    ribbon.check()
    assert "พร้อมส่ง" not in desk.status
    assert "F012" in [row[-1] for row in desk.results()]
    ribbon.make_memo()
    assert "กฎ T003 ทำงานผิดพลาด" in desk.status


def test_the_screen_moves_again_whatever_happens(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.excel.open_workbook.LiveBook.isolated", lambda *_: 1 / 0)
    ribbon.check()
    assert excel.updating is True
