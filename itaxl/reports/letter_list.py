"""The list of letters that go out: an Excel sheet with their numbers, whom they go to and links to them."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording
from itaxl.reports.worklist import CREATED, FONT, LINE_HEIGHT, MOST_LINKS, link_to, on_paper, put_head, write_text
from itaxl.thai.digits import to_thai
from itaxl.thai.text import width

TITLE = Wording("หนังสือแจ้งให้แก้ไข", "Letters")
HEADINGS: Final = (
    (Wording("ลำดับ", "No."), 7),
    (Wording("ที่", "Number"), 16),
    (Wording("ลงวันที่", "Date"), 20),
    (Wording("ถึง", "To"), 36),
    (Wording("อำเภอ", "District"), 16),
    (Wording("โทรศัพท์", "Phone"), 18),
    (Wording("เรื่อง", "Subject"), 36),
    (Wording("ต้องแก้", "Errors"), 9),
    (Wording("ควรตรวจ", "Warnings"), 9),
    (Wording("หนังสือ", "Letter"), 14),
    (Wording("แบบฟอร์ม", "Workbook"), 26),
    (Wording("ส่งแล้ว", "Sent"), 10),
)
OPEN = Wording("เปิด", "Open")
COUNTS: Final = (0, 7, 8)
LINK, SENT = 9, 11


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a letter goes, as it stands in the letter; whose form it is about, where, and the telephone number."""

    to: str
    organisation: str
    district: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter: its running number, to whom and about what, the workbook, its file from the list.

    `errors` and `warnings` are how many points it lists; a letter that reminds of a form is about no workbook and
    lists none.
    """

    number: str
    whose: Addressee
    subject: str
    known_as: str
    file: str
    errors: int
    warnings: int


def register(letters: Sequence[Sent], *, date: str, code: str, lang: Lang = "th") -> bytes:
    """The list of `letters` as an .xlsx file; no text in it can become a formula or a link of its own."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": TITLE.render(lang), "created": CREATED})
    sheet = book.add_worksheet(TITLE.render(lang))
    text = book.add_format({**FONT, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"})
    middle = book.add_format({**FONT, "border": 1, "border_color": "#BFBFBF", "align": "center"})
    link = book.add_format(
        {**FONT, "border": 1, "border_color": "#BFBFBF", "font_color": "#1F4E79", "underline": 1, "align": "center"}
    )
    _header(book, sheet, lang)
    put_head(sheet, TITLE.render(lang), date)
    for row, each in enumerate(letters, 1):
        number = to_thai(f"{code}/{each.number}") if each.number else ""
        whose = each.whose
        to = (whose.to or whose.organisation, whose.district, whose.phone)
        cells = (row, number, date, *to, each.subject, each.errors, each.warnings)
        for column, value in enumerate((*cells, "", shown_name(each.known_as), "")):
            if column in COUNTS and (value or column == COUNTS[0]):
                sheet.write_number(row, column, value, middle)
            else:
                write_text(sheet, row, column, str(value), text)
        if row <= MOST_LINKS:
            sheet.write_url(row, LINK, link_to(each.file), link, OPEN.render(lang))
        sheet.set_row(row, LINE_HEIGHT * _lines(cells))
    sheet.autofilter(0, 0, max(len(letters), 1), len(HEADINGS) - 1)
    sheet.data_validation(1, SENT, max(len(letters), 1), SENT, {"validate": "list", "source": ["✓"]})
    book.close()
    return stream.getvalue()


def _lines(cells: Sequence[object]) -> int:
    return max(-(-width(str(cell)) // columns) for cell, (_, columns) in zip(cells, HEADINGS, strict=False)) or 1


def _header(book: Any, sheet: Any, lang: Lang) -> None:
    bold = book.add_format(
        {**FONT, "bold": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1, "align": "center"}
    )
    for column, (heading, columns) in enumerate(HEADINGS):
        sheet.set_column(column, column, columns)
        sheet.write_string(0, column, heading.render(lang), bold)
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)
    on_paper(sheet)
