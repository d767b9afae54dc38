"""Every button, clicked on the real form in the stand-in for Excel: what the clerk sees in cells and status bar."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import excel_double
import pytest
from excel_double import BUSY, DISCONNECTED, EXCEPTION, LOCKED, Range, Sheet, excel, failed
from openpyxl.styles import Protection
from pypdf import PdfWriter
from word_double import NO_CLASS, Windows

from itaxl import ribbon
from itaxl.app.make import unedited
from itaxl.app.new import new_form
from itaxl.form import MARKS, MEMO, OFFICE, REPORT, RESULTS, SIGNERS, SIGNERS_TABLE, UNDO
from itaxl.refusal import Refused
from itaxl.rules import rule
from itaxl.wording import literal

SIGNATURE = Path(ribbon.__file__).parent / "sample" / "head.png"
SIGNATURE_COLUMN = SIGNERS_TABLE.place("signature")


class Desk:
    """An open form: what stands in it and what Excel shows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Any = excel_double.open_form(path).impl

    def sheet(self, name: str) -> Any:
        return self.book.workbook[name]

    def row_of(self, key: str, sheet: str) -> int:
        return next(row[0].row for row in self.sheet(sheet).iter_rows(max_col=1) if row[0].value == key)

    def cell(self, key: str, sheet: str = MEMO, column: int = 3) -> Any:
        return self.sheet(sheet).cell(self.row_of(key, sheet), column)

    def measure(self, number: int, column: int) -> Any:
        return self.sheet(REPORT).cell(self.row_of("measures", REPORT) + number, column)

    def select(self, cell: Any, last: Any = None) -> None:
        sheet = Sheet(self.book, cell.parent)
        excel.selected = Range(sheet, (cell.row, cell.column), ((last or cell).row, (last or cell).column))

    def marks(self) -> list[tuple[str, str]]:
        return [
            (row[0], row[1]) for row in self.sheet(MARKS).iter_rows(min_row=2, max_col=2, values_only=True) if row[0]
        ]

    def results(self) -> list[list[Any]]:
        rows = self.sheet(RESULTS).iter_rows(min_row=4, min_col=2, max_col=7, values_only=True)
        return [list(row) for row in rows if any(row)]

    def texts(self) -> dict[tuple[str, str], Any]:
        return {
            (name, cell.coordinate): cell.value
            for name in (OFFICE, SIGNERS, MEMO, REPORT)
            for row in self.sheet(name).iter_rows()
            for cell in row
            if cell.value
        }

    @property
    def status(self) -> str:
        return str(excel.status)


@pytest.fixture(scope="session")
def sample_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_form(tmp_path_factory.mktemp("form") / "แบบฟอร์ม.xlsm", year=2569, sample=True).path


@pytest.fixture
def desk(sample_form: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "งานของฉัน.xlsm"
    shutil.copy(sample_form, path)
    yield Desk(path)
    excel.fails_with = None


@pytest.fixture
def faulty(desk: Desk) -> Desk:
    desk.cell("memo.date").value = "๓๑ เม.ย. ๖๙"
    desk.cell("memo.subject").value = "รายงานผลตามเเผน"
    return desk


def test_check_marks_the_cells_and_says_the_verdict(faulty: Desk) -> None:
    ribbon.check()
    date, subject = faulty.cell("memo.date"), faulty.cell("memo.subject")
    assert (f"{MEMO}!{date.coordinate}", "error") in faulty.marks()
    assert (f"{MEMO}!{subject.coordinate}", "warning") in faulty.marks()
    assert faulty.status.startswith("ยังส่งไม่ได้ · ต้องแก้ ๑ ข้อ")
    assert "เป็นไปไม่ได้" in faulty.cell("memo.date", column=6).value
    assert [row[5] for row in faulty.results()] == ["D002", "T003", "I006"]
    assert faulty.sheet(RESULTS)["B2"].value == faulty.status


def test_check_changes_nothing_that_the_clerk_typed(faulty: Desk) -> None:
    before = faulty.texts()
    ribbon.check()
    after = faulty.texts()
    assert {place: after[place] for place in before} == before


def test_check_of_a_full_form_takes_at_most_25_calls(desk: Desk) -> None:
    for number in range(1, 21):
        for column in range(3, 9):
            desk.measure(number, column).value = "จัดทำเเผนงาน" if number > 5 else desk.measure(number, column).value
    for key, sheet in (("memo.subject", MEMO), ("org.department", OFFICE)):
        desk.cell(key, sheet).value = "สำนักปลัดเเห่งใหม่"
    desk.cell("sign.author", SIGNERS, 4).value = "สมเเช"
    excel.calls.clear()
    ribbon.check()
    assert len(desk.marks()) >= 30
    assert sum(excel.calls.values()) <= 25


def test_a_picture_named_in_the_form_is_found_beside_the_workbook(desk: Desk) -> None:
    shutil.copy(SIGNATURE, desk.path.parent / "ลายเซ็น.png")
    signature = desk.cell("sign.author", SIGNERS, SIGNATURE_COLUMN)
    signature.value = "ลายเซ็น.png"
    ribbon.check()
    assert "F011" not in [row[5] for row in desk.results()]
    assert sum(excel.calls.values()) <= 25
    signature.value = "หาย.png"
    ribbon.check()
    assert "F011" in [row[5] for row in desk.results()]


def test_a_picture_named_in_a_form_on_onedrive_is_asked_for(desk: Desk) -> None:
    desk.cell("sign.author", SIGNERS, SIGNATURE_COLUMN).value = "ลายเซ็น.png"
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/งานของฉัน.xlsm"
    ribbon.check()
    assert "F011" in [row[5] for row in desk.results()]


def test_where_the_workbook_lies_is_asked_once_for_the_settings_beside_it(desk: Desk) -> None:
    ribbon.check()
    assert excel.calls["Workbook.FullName"] == 1


def test_settings_beside_the_workbook_count_for_its_buttons(desk: Desk) -> None:
    own = desk.path.with_name("itaxl.toml")
    own.write_text('[texts]\nmemo.closing = "จึงเรียนมาเพื่อทราบ ปี {ita_year}"\n', encoding="utf-8")
    desk.cell("memo.closing").value = None
    ribbon.fill_standard_texts()
    assert desk.cell("memo.closing").value == "จึงเรียนมาเพื่อทราบ ปี ๒๕๖๙"
    own.write_text('fonts = "TH Sarabun New"\n', encoding="utf-8")
    ribbon.check()
    assert "itaxl.toml บรรทัด 1: ไม่รู้จัก “fonts” อาจหมายถึง “font”" in desk.status


def test_a_second_check_forgets_what_was_mended(faulty: Desk) -> None:
    ribbon.check()
    faulty.cell("memo.date").value = "๑๖ เมษายน ๒๕๖๙"
    ribbon.check()
    assert "D002" not in [row[5] for row in faulty.results()]
    assert faulty.cell("memo.date", column=6).value is None


def test_clear_takes_all_marks_away(faulty: Desk) -> None:
    before = faulty.texts()
    ribbon.check()
    ribbon.clear_marks()
    assert (faulty.marks(), faulty.results()) == ([], [])
    assert faulty.texts() == before
    assert faulty.status == "ล้างเครื่องหมายแล้ว"


def test_next_walks_through_the_findings_and_starts_again(faulty: Desk) -> None:
    ribbon.check()
    seen = []
    for _ in range(4):
        ribbon.next_finding()
        assert excel.selected
        seen.append((excel.selected.first_row, excel.selected.first_column))
    assert seen[0] == seen[3]
    assert len(set(seen)) == 3
    assert "เป็นไปไม่ได้" in faulty.status


def test_next_without_a_check_says_to_check_first(desk: Desk) -> None:
    ribbon.next_finding()
    assert desk.status == "ยังไม่มีข้อที่พบ กดปุ่ม ตรวจสอบ ก่อน"


def test_explain_shows_the_line_about_the_selected_cell(faulty: Desk) -> None:
    ribbon.check()
    faulty.select(faulty.cell("memo.subject"))
    ribbon.explain()
    assert excel.selected
    assert excel.selected.sheet.sheet.title == RESULTS
    assert faulty.sheet(RESULTS).cell(excel.selected.first_row, 7).value == "T003"


def test_explain_of_a_good_cell_says_so(faulty: Desk) -> None:
    ribbon.check()
    faulty.select(faulty.cell("memo.number"))
    ribbon.explain()
    assert faulty.status == "ช่องที่เลือกไม่มีข้อที่พบ"


def test_fix_shows_first_and_mends_on_the_second_click(faulty: Desk) -> None:
    ribbon.fix()
    assert faulty.cell("memo.subject").value == "รายงานผลตามเเผน"
    assert [row[0] for row in faulty.results()] == ["ใช่"]
    assert "เดิม “รายงานผลตามเเผน”" in faulty.results()[0]
    ribbon.fix()
    assert faulty.cell("memo.subject").value == "รายงานผลตามแผน"
    assert faulty.status.startswith("แก้ไขให้แล้ว ๑ ช่อง")


def test_a_check_that_lists_the_same_places_is_no_answer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.checking.all_rules", lambda: (rule("T003"),))
    desk.cell("memo.subject").value = "รายงานผลตามเเผน"
    ribbon.check()
    assert [row[5] for row in desk.results()] == ["T003"]
    ribbon.fix()
    assert desk.status.startswith("แก้ให้ได้ ๑ ข้อ")
    ribbon.fix()
    assert desk.cell("memo.subject").value == "รายงานผลตามแผน"


def test_an_offer_has_headings_of_its_own_and_a_check_puts_its_own_back(faulty: Desk) -> None:
    def headings() -> list[Any]:
        return [cell.value for cell in faulty.sheet(RESULTS)[3][1:7]]

    usual = headings()
    ribbon.fix()
    assert headings() == ["แก้หรือไม่", "ที่ไหน", "ข้อความเดิม", "แก้เป็น", "ก่อนตอบ", "รหัส"]
    ribbon.check()
    assert headings() == usual


def test_what_was_answered_no_stays(faulty: Desk) -> None:
    ribbon.fix()
    faulty.sheet(RESULTS)["B4"].value = "ไม่"
    ribbon.fix()
    assert faulty.cell("memo.subject").value == "รายงานผลตามเเผน"
    assert faulty.status == "ไม่มีข้อที่ตอบ ใช่ จึงไม่ได้แก้อะไร"


def test_undo_puts_the_old_text_back(faulty: Desk) -> None:
    ribbon.fix()
    ribbon.fix()
    ribbon.undo_fix()
    assert faulty.cell("memo.subject").value == "รายงานผลตามเเผน"
    assert [row for row in faulty.sheet(UNDO).iter_rows(min_row=2, values_only=True) if any(row)] == []


def test_undo_spares_what_was_typed_since(faulty: Desk) -> None:
    ribbon.fix()
    ribbon.fix()
    faulty.cell("memo.subject").value = "พิมพ์ใหม่"
    ribbon.undo_fix()
    assert faulty.cell("memo.subject").value == "พิมพ์ใหม่"
    assert "จึงไม่ได้คืน" in faulty.status


def test_nothing_to_fix_or_undo_says_so(desk: Desk) -> None:
    ribbon.fix()
    assert desk.status.startswith("ไม่มีข้อที่แก้ให้ได้")
    ribbon.undo_fix()
    assert desk.status == "ไม่มีการแก้ไขให้คืน"


def test_documents_are_made_beside_the_workbook(desk: Desk) -> None:
    ribbon.make_documents()
    made = sorted(path.name for path in desk.path.parent.glob("*.docx"))
    assert [name.rsplit("_", 1)[1] for name in made] == ["บันทึกข้อความ.docx", "รายงาน.docx"]
    assert all(unedited(path.read_bytes()) for path in desk.path.parent.glob("*.docx"))
    assert desk.status.startswith("ทำเอกสารแล้ว")


def test_memo_and_report_can_be_made_alone(desk: Desk) -> None:
    ribbon.make_memo()
    assert [path.stem.rsplit("_", 1)[1] for path in desk.path.parent.glob("*.docx")] == ["บันทึกข้อความ"]
    ribbon.make_report()
    assert len(list(desk.path.parent.glob("*.docx"))) == 2


def test_errors_make_drafts_and_say_so(faulty: Desk) -> None:
    ribbon.make_documents()
    assert "มีคำว่า ร่าง" in faulty.status


def test_what_is_typed_but_not_saved_is_in_the_documents(desk: Desk) -> None:
    desk.cell("memo.number").value = "๙๙๙"
    ribbon.make_memo()
    import docx

    (memo,) = desk.path.parent.glob("*.docx")
    assert any("๙๙๙" in paragraph.text for paragraph in docx.Document(str(memo)).paragraphs)


def test_a_workbook_on_onedrive_makes_its_documents_in_the_users_folder(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/Documents/งานของฉัน.xlsm"
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "บ้าน")
    ribbon.make_memo()
    assert list((tmp_path / "บ้าน" / "itaxl" / "ผลงาน").glob("*.docx"))


def blank_page() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return writer


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    """A Windows with Word and without LibreOffice."""
    windows = Windows()
    windows.put(monkeypatch)
    monkeypatch.setattr("itaxl.edges.word.is_installed", lambda: True)
    monkeypatch.setattr("itaxl.edges.libreoffice.program", lambda: None)
    return windows


def test_pdf_is_one_file_of_both_documents_made_by_word(desk: Desk, windows: Windows) -> None:
    windows.writes = lambda _document, pdf: blank_page().write(pdf)
    ribbon.pdf()
    assert [path.stem.rsplit("_", 1)[1] for path in desk.path.parent.glob("*.pdf")] == ["บันทึกข้อความและรายงาน"]
    assert desk.status.startswith("ทำเอกสารแล้ว")
    assert windows.words[0].quitted


def test_pdf_without_word_and_libreoffice_says_what_to_do(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.edges.word.is_installed", lambda: False)
    monkeypatch.setattr("itaxl.edges.libreoffice.program", lambda: None)
    ribbon.pdf()
    assert desk.status.startswith("ทำ PDF ไม่ได้ เพราะเครื่องนี้ไม่มี Word หรือ LibreOffice")
    assert len(list(desk.path.parent.glob("*.docx"))) == 2


def test_a_word_that_does_not_start_is_said_so(desk: Desk, windows: Windows) -> None:
    windows.fails["DispatchEx"] = [NO_CLASS]
    ribbon.pdf()
    assert desk.status.startswith("Word ไม่ยอมเปิด จึงทำ PDF ไม่ได้")
    assert not list(desk.path.parent.glob("*.pdf"))


def test_the_folder_is_opened(desk: Desk) -> None:
    ribbon.open_folder()
    assert excel.followed == [str(desk.path.parent)]


def test_standard_texts_fill_blank_fields_only(desk: Desk) -> None:
    desk.cell("memo.facts").value = None
    kept = desk.cell("memo.subject").value
    ribbon.fill_standard_texts()
    assert "ได้ดำเนินการจัดทำรายงานผล" in desk.cell("memo.facts").value
    assert desk.cell("memo.subject").value == kept


def test_selected_digits_change_and_codes_stay(desk: Desk) -> None:
    first, second = desk.cell("memo.background"), desk.cell("memo.oit_item")
    first.value = "ข้อ O26 ปี 2569 จำนวน 12 ครั้ง"
    desk.select(first, second)
    ribbon.thai_digits()
    assert first.value == "ข้อ O26 ปี ๒๕๖๙ จำนวน ๑๒ ครั้ง"
    ribbon.arabic_digits()
    assert first.value == "ข้อ O26 ปี 2569 จำนวน 12 ครั้ง"


def test_a_selection_is_read_in_two_calls_however_large(desk: Desk) -> None:
    desk.select(desk.sheet(REPORT)["C5"], desk.sheet(REPORT)["H24"])
    ribbon.thai_digits()
    assert (excel.calls["Range.value"], excel.calls["Range.formula"]) == (1, 1)


def test_a_whole_sheet_may_be_selected(desk: Desk) -> None:
    desk.cell("memo.number").value = "28"
    sheet = Sheet(desk.book, desk.sheet(MEMO))
    excel.selected = Range(sheet, (1, 1), (1_048_576, 16_384))
    ribbon.thai_digits()
    assert desk.cell("memo.number").value == "๒๘"
    assert desk.status.startswith("เปลี่ยนตัวเลขแล้ว")


def test_formulas_keep_their_digits(desk: Desk) -> None:
    cell = desk.sheet(RESULTS)["D4"]
    cell.value, cell.data_type = "=1+1", "f"
    desk.select(cell)
    ribbon.thai_digits()
    assert cell.value == "=1+1"


def test_nothing_selected_says_to_select(desk: Desk) -> None:
    excel.selected = None
    ribbon.thai_digits()
    assert desk.status == "คลิกเลือกช่องที่จะเปลี่ยนก่อน แล้วกดปุ่มอีกครั้ง"
    ribbon.explain()
    assert desk.status.startswith("คลิกเลือกช่อง")


def test_todays_date_is_written_in_official_thai(desk: Desk) -> None:
    desk.select(desk.cell("memo.date"))
    ribbon.date_today()
    assert desk.cell("memo.date").value in desk.status


def test_a_locked_cell_is_refused_in_thai(desk: Desk) -> None:
    desk.select(desk.cell("memo.date", column=2))
    ribbon.date_today()
    assert desk.status.startswith(f"เขียนลงแผ่น {MEMO} ไม่ได้")


def test_a_new_measure_row_looks_like_its_neighbours(desk: Desk) -> None:
    end = desk.row_of("measures.end", REPORT)
    ribbon.add_measure_row()
    assert desk.row_of("measures.end", REPORT) == end + 1
    added = desk.sheet(REPORT).cell(end - 1, 4)
    assert not added.protection.locked
    assert added.number_format == "@"
    added.value = "วิธีการใหม่"
    ribbon.check()
    assert "แถวที่ ๖" in "".join(str(row[1]) for row in desk.results())


def test_repair_writes_a_clean_form_beside_the_old_one(desk: Desk) -> None:
    ribbon.repair_form()
    (repaired,) = desk.path.parent.glob("*ซ่อมแล้ว*.xlsm")
    assert repaired.name in desk.status
    fresh = Desk(repaired)
    assert fresh.cell("memo.subject").value == desk.cell("memo.subject").value


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

    monkeypatch.setattr("itaxl.edges.live_excel.TemporaryDirectory", full)
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
    monkeypatch.setattr(
        "itaxl.app.live_check.inspect", lambda *_: (_ for _ in ()).throw(Refused(literal("ก" * 900, "")))
    )
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
    monkeypatch.setattr("itaxl.crash.log_folder", lambda: tmp_path)
    monkeypatch.setattr("itaxl.app.live_check.inspect", lambda *_: 1 / 0)
    ribbon.check()
    assert "กรุณาส่งไฟล์นี้" in desk.status
    assert list(tmp_path.glob("itaxl-crash-*.log"))


def test_a_rule_that_fails_is_one_rule_less(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("itaxl.crash.log_folder", lambda: tmp_path)
    monkeypatch.setattr("itaxl.app.not_run.TO_SEND", {})
    monkeypatch.setattr("itaxl.checking.all_rules", lambda: (replace(rule("T003"), check=fails),))
    ribbon.check()
    assert "พร้อมส่ง" not in desk.status
    assert [row[-1] for row in desk.results()] == ["F012"]
    ribbon.make_memo()
    assert "กฎ T003 ทำงานผิดพลาด" in desk.status


def test_the_screen_moves_again_whatever_happens(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.app.live_check.inspect", lambda *_: 1 / 0)
    ribbon.check()
    assert excel.updating is True


def test_the_doctor_lists_its_lines_and_says_the_whole(desk: Desk) -> None:
    ribbon.doctor()
    lines = desk.results()
    assert {"โปรแกรม itaxl", "การทำ PDF", "แบบฟอร์ม", "มาโครของแบบฟอร์ม"} <= {row[1] for row in lines}
    assert {row[0] for row in lines} <= {"พร้อม", "ควรตรวจ"}
    assert desk.sheet(RESULTS)["B2"].value == desk.status
    assert excel.selected
    assert excel.selected.sheet.sheet.title == RESULTS


def test_the_doctor_says_the_gravest_thing_and_its_remedy(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.edges.machine.Machine.can_write", lambda _self, _folder: False)
    ribbon.doctor()
    assert desk.status.startswith("ต้องแก้ ๒ เรื่อง")
    assert "แจ้งผู้ดูแลเครื่อง" in desk.status


def test_the_doctor_knows_where_the_workbook_really_lies(desk: Desk, tmp_path: Path, monkeypatch: Any) -> None:
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/งานของฉัน.xlsm"
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    ribbon.doctor()
    assert "อยู่บน OneDrive หรือ SharePoint" in [row[2] for row in desk.results()]


def test_the_doctor_changes_nothing_that_the_clerk_typed(desk: Desk) -> None:
    before = desk.texts()
    ribbon.doctor()
    assert desk.texts() == before


def test_the_manual_opens(desk: Desk) -> None:
    ribbon.manual()
    (opened,) = excel.followed
    assert Path(opened).is_file()
    assert desk.status == "เปิดคู่มือแล้ว ดูที่หน้าต่างเบราว์เซอร์"


def test_a_missing_manual_is_said_so(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itaxl.app.live_manual.manual_path", lambda: tmp_path / "ไม่มี.html")
    ribbon.manual()
    assert desk.status == "ไม่พบคู่มือในเครื่องนี้ ติดตั้ง itaxl ใหม่"


def test_all_forms_of_the_folder_are_converted(desk: Desk, sample_form: Path) -> None:
    folder = desk.path.parent
    shutil.copy(sample_form, folder / "อีกแห่ง.xlsm")
    (folder / "เสีย.xlsx").write_bytes(b"%PDF-1.7\n")
    ribbon.convert_folder()
    assert "ตรวจ 3 ไฟล์ · ยังส่งไม่ได้" in desk.status
    assert len(list((folder / "ผลงาน").glob("*/*.docx"))) == 4
    assert excel.followed == [str(folder / "ผลงาน" / "index.html")]


def test_converting_again_takes_no_output_for_a_form(desk: Desk) -> None:
    ribbon.convert_folder()
    ribbon.convert_folder()
    assert "ตรวจ 1 ไฟล์" in desk.status


def test_a_folder_on_onedrive_cannot_be_converted(desk: Desk) -> None:
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/งานของฉัน.xlsm"
    ribbon.convert_folder()
    assert desk.status.startswith("แปลงทั้งโฟลเดอร์ได้เมื่อแบบฟอร์มนี้อยู่ในโฟลเดอร์ของเครื่อง")


def test_a_second_run_in_the_same_folder_is_refused(desk: Desk) -> None:
    from filelock import FileLock

    out = desk.path.parent / "ผลงาน"
    out.mkdir()
    with FileLock(out / ".itaxl.lock"):
        ribbon.convert_folder()
    assert "กำลังถูกใช้" in desk.status


NOT_FOR_A_CHECK = {"pythainlp", "jinja2", "docx", "rich", "click", "PIL", "xlsxwriter", "pebble", "geothai", "pypdf"}


def test_a_click_on_check_imports_nothing_that_it_does_not_need(desk: Desk) -> None:
    """Excel starts Python anew for every click: 0.6 s in all, of which imports are the half."""
    import subprocess
    import sys

    code = (
        f"import sys; sys.path.insert(0, {str(Path(excel_double.__file__).parent)!r})\n"
        "import excel_double, pathlib\n"
        f"excel_double.open_form(pathlib.Path({str(desk.path)!r}))\n"
        "before = set(sys.modules)\n"
        "import itaxl.ribbon; itaxl.ribbon.check()\n"
        "print(excel_double.excel.status, *sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-B", "-c", code], capture_output=True, text=True, check=True)
    said = done.stdout.split()
    assert said[0] == "พร้อมส่ง"
    assert NOT_FOR_A_CHECK.isdisjoint(said)
