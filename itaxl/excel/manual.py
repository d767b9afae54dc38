"""What คู่มือ does: opens the manual that came with the program, with the default program for pages."""

from pathlib import Path

from itaxl.excel.open_workbook import LiveBook
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

OPENED = Wording("เปิดคู่มือแล้ว ดูที่หน้าต่างเบราว์เซอร์", "The manual is open in the browser.")
LOST = Wording("ไม่พบคู่มือในเครื่องนี้ ติดตั้ง itaxl ใหม่", "The manual is missing: install itaxl again.")


def manual_path() -> Path:
    """The Thai manual, one page that needs no network."""
    return Path(__file__).parents[1] / "manual" / "manual.html"


def open_manual(book: LiveBook) -> str:
    """Show the manual."""
    path = manual_path()
    if not path.is_file():
        raise Refused(LOST)
    book.open_outside(path)
    return OPENED.render()
