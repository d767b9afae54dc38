"""What the buttons of the ribbon call: one function a button, never renamed, answering in one Thai sentence.

Excel starts Python for every click, so each function imports only what it needs. Whatever happens, the clerk reads
a sentence in the status bar: a box in English never shows.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from itaxl.excel.open_workbook import LiveBook


def check() -> None:
    """ตรวจสอบ: check the open form and mark what was found."""
    from itaxl.excel.check import check_now

    _answer(check_now)


def spell_check() -> None:
    """ตรวจคำสะกด, a button of older forms: the same as ตรวจสอบ."""
    check()


def next_finding() -> None:
    """ข้อถัดไป: go to the next marked cell."""
    from itaxl.excel import check

    _answer(check.next_finding)


def explain() -> None:
    """คำอธิบาย: show what was found in the selected cell."""
    from itaxl.excel.check import explain_cell

    _answer(explain_cell)


def clear_marks() -> None:
    """ล้างเครื่องหมาย: take all marks away."""
    from itaxl.excel import check

    _answer(check.clear_marks)


def fix() -> None:
    """แก้ไขให้: show what can be mended, and mend it on the second click."""
    from itaxl.excel.fix import mend_now

    _answer(mend_now)


def undo_fix() -> None:
    """เลิกการแก้ไข: put back what the last mending changed."""
    from itaxl.excel.fix import undo_fixes

    _answer(undo_fixes)


def make_documents() -> None:
    """สร้างเอกสาร: memo and report."""
    from itaxl.excel import papers

    _answer(papers.make_documents)


def make_memo() -> None:
    """บันทึกข้อความ: the memo alone."""
    from itaxl.excel import papers

    _answer(lambda book: papers.make_documents(book, ("memo",)))


def make_report() -> None:
    """รายงาน: the report alone."""
    from itaxl.excel import papers

    _answer(lambda book: papers.make_documents(book, ("report",)))


def make_measures() -> None:
    """มาตรการ: the paper of measures alone."""
    from itaxl.excel import papers

    _answer(lambda book: papers.make_documents(book, ("measures",)))


def make_annex() -> None:
    """ภาคผนวก: links and photos of evidence alone."""
    from itaxl.excel import papers

    _answer(lambda book: papers.make_documents(book, ("annex",)))


def pdf() -> None:
    """PDF: memo and report, and one PDF of both."""
    from itaxl.excel import papers

    _answer(lambda book: papers.make_documents(book, pdf=True))


def open_folder() -> None:
    """เปิดโฟลเดอร์: show where the documents are."""
    from itaxl.excel import papers

    _answer(papers.open_folder)


def fill_standard_texts() -> None:
    """เติมข้อความมาตรฐาน: write standard texts into blank fields."""
    from itaxl.excel import edit

    _answer(edit.fill_standard_texts)


def thai_digits() -> None:
    """เลขไทย: make the selected digits Thai."""
    from itaxl.excel import edit

    _answer(edit.thai_digits)


def arabic_digits() -> None:
    """เลขอารบิก: make the selected digits Arabic."""
    from itaxl.excel import edit

    _answer(edit.arabic_digits)


def date_today() -> None:
    """วันที่วันนี้: write today's date into the selected cell."""
    from itaxl.excel import edit

    _answer(edit.date_today)


def add_measure_row() -> None:
    """เพิ่มแถวมาตรการ: insert a row into the table of measures."""
    from itaxl.excel import edit

    _answer(edit.add_measure_row)


def repair_form() -> None:
    """ซ่อมแบบฟอร์ม: write a clean form with everything that stands in this one."""
    from itaxl.excel import papers

    _answer(papers.repair_form)


def fill_from_papers() -> None:
    """กรอกจากเอกสารเดิม: a form filled from papers that the office already has."""
    from itaxl.excel import forms

    _answer(forms.fill_from_papers)


def next_year() -> None:
    """ทำแบบฟอร์มปีถัดไป: this form made ready for the next year."""
    from itaxl.excel import forms

    _answer(forms.next_year)


def convert_folder() -> None:
    """แปลงทั้งโฟลเดอร์: check and convert every form in this one's folder."""
    from itaxl.excel import folder

    _answer(folder.convert_folder)


def doctor() -> None:
    """ตรวจเครื่อง: say whether this machine is ready and what to do."""
    from itaxl.excel.doctor import examine_now

    _answer(examine_now)


def manual() -> None:
    """คู่มือ: open the manual."""
    from itaxl.excel.manual import open_manual

    _answer(open_manual)


def _answer(action: "Callable[[LiveBook], str]") -> None:
    """Do `action` on the calling workbook and show its sentence, or the reason why it could not be done."""
    from itaxl.excel.open_workbook import LiveBook
    from itaxl.model.refusal import Refused

    book = None
    try:
        book = LiveBook.caller()
        with book.quiet():
            sentence = action(book)
    except Refused as refusal:
        sentence = refusal.sentence()
    except Exception as error:  # noqa: BLE001 - a clerk gets a sentence and a log, never a traceback
        from itaxl.bug_report.crash import said_of

        sentence = said_of(error, ["ribbon"])
    if book is not None:
        _say(book, sentence)


def _say(book: "LiveBook", sentence: str) -> None:
    """Show the sentence; an Excel that is busy or gone cannot show anything, and that is no crash."""
    from contextlib import suppress

    from itaxl.model.refusal import Refused

    with suppress(Refused):
        book.say(" ".join(sentence.split("\n")))
