"""Every text of the reports can be read: it differs enough from what is behind it."""

from pathlib import Path

from contrast import unreadable_of_page, unreadable_of_workbook

from itaxl.reports.checked import Checked
from itaxl.reports.html import html_report
from itaxl.reports.letter_list import Addressee, Sent, register
from itaxl.reports.worklist import worklist


def test_of_the_page(results: list[Checked], chromium: str, tmp_path: Path) -> None:
    assert unreadable_of_page(html_report(results), chromium, tmp_path) == []


def test_of_the_worklist_and_of_the_list_of_letters(results: list[Checked]) -> None:
    letter = Sent(
        "๑",
        Addressee("นายอำเภอ", "อบต.หนองบัวงาม", "โนนสูง", "0 4400 0001"),
        "แจ้งให้แก้ไข",
        "หนองบัวงาม.xlsm",
        "ก.docx",
        2,
        1,
    )
    assert unreadable_of_workbook(worklist(results)) == []
    assert unreadable_of_workbook(register([letter], date="๑ พฤษภาคม ๒๕๖๙", code="นม ๐๐๒๓")) == []
