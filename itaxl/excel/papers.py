"""What the document buttons do with the open workbook: memo, report, PDF, the folder, a repaired form."""

from pathlib import Path
from typing import Final

from itaxl.app.make import PapersWish, draw_file, write_documents
from itaxl.app.new import new_form
from itaxl.app.rule_failures import sentences
from itaxl.excel.open_workbook import LiveBook
from itaxl.excel.settings import choice_for
from itaxl.model.wording import Wording

MADE = Wording("ทำเอกสารแล้ว: {names} ในโฟลเดอร์ {folder}", "Made {names} in {folder}.")
DRAFTED = Wording(
    "ทำเอกสารแล้ว แต่มีคำว่า ร่าง เพราะยังมีข้อต้องแก้ กดปุ่ม ตรวจสอบ · {names} ในโฟลเดอร์ {folder}",
    "Made {names} in {folder}; they say ร่าง because errors remain: click Check.",
)
OPENED = Wording("เปิดโฟลเดอร์ {folder}", "Opened {folder}.")
REPAIRED = Wording(
    "ซ่อมแบบฟอร์มแล้ว เปิดไฟล์ {name} แล้วใช้ไฟล์นั้นแทน ไฟล์เดิมยังอยู่", "Repaired: use {name} instead; the old file stays."
)
REPAIRED_NAME: Final = "{stem} (ซ่อมแล้ว).xlsm"


def make_documents(book: LiveBook, kinds: tuple[str, ...] = (), *, pdf: bool = False) -> str:
    """Make documents of the workbook as it is in memory, and one PDF of them when wished; answers where they are.

    `kinds` names the papers, all of them when it is empty.
    """
    wish = PapersWish(kinds, combine=pdf)
    drawn = book.isolated(draw_file, choice_for(book), wish)
    folder = book.folder()
    made = write_documents(drawn, folder, wish)
    names = ", ".join(path.name for path in made.files)
    said = (DRAFTED if made.draft else MADE).render("th", {"names": names, "folder": folder})
    return " · ".join([said, *(sentence.render() for sentence in sentences(made.findings))])


def open_folder(book: LiveBook) -> str:
    """Show the folder in which the documents are."""
    folder = book.folder()
    book.open_outside(folder)
    return OPENED.render("th", {"folder": folder})


def repair_form(book: LiveBook) -> str:
    """Write a clean form beside the workbook with everything that stands in it."""
    with book.copied() as copy:
        path = free_path(book.folder() / REPAIRED_NAME.format(stem=book.stem))
        new_form(path, old=copy)
    book.open_outside(path)
    return REPAIRED.render("th", {"name": path.name})


def free_path(path: Path) -> Path:
    """The path itself, or with a number behind its name when there is such a file already."""
    number, candidate = 2, path
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return candidate
