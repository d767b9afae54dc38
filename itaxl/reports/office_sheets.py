"""Sheets about the offices of an inbox: all with how they stand and subtotals by district, and who has not sent."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from itaxl.model.visible import shown_name
from itaxl.model.wording import Lang, Wording
from itaxl.reports.overview import STATE_WORDS, OfficeState, OfficeView, Overview
from itaxl.reports.worklist import FONT, LINE_HEIGHT, on_paper, write_text
from itaxl.thai.text import width

OFFICES = Wording("หน่วยงาน", "Offices")
MISSING = Wording("ยังไม่ส่ง", "Have not sent")
SUBTOTAL = Wording("รวม {district}", "{district} in all")
NO_DISTRICT = Wording("ไม่ระบุอำเภอ", "no district")
COUNTED = Wording("{count} แห่ง ส่งแล้ว {sent} เสร็จ {done}", "{count} offices, {sent} have sent, {done} done")
HEADINGS: Final = {
    "district": (Wording("อำเภอ", "District"), 18),
    "name": (Wording("หน่วยงาน", "Office"), 38),
    "phone": (Wording("โทรศัพท์", "Phone"), 18),
    "contact": (Wording("ผู้ประสานงาน", "Contact"), 22),
    "state": (Wording("ผล", "State"), 15),
    "errors": (Wording("ต้องแก้", "Errors"), 9),
    "warnings": (Wording("ควรตรวจ", "Warnings"), 9),
    "history": (Wording("แต่ละรอบ", "Rounds"), 34),
    "files": (Wording("ไฟล์", "Files"), 34),
}
MISSING_HEADINGS: Final = {
    "district": (Wording("อำเภอ", "District"), 20),
    "name": (Wording("หน่วยงาน", "Office"), 44),
    "phone": (Wording("โทรศัพท์", "Phone"), 22),
    "contact": (Wording("ผู้ประสานงาน", "Contact"), 28),
    "called": (Wording("โทรแล้ว", "Called"), 10),
    "note": (Wording("บันทึก", "Note"), 30),
}
FILLS: Final = {
    OfficeState.MEND: "#F8CBAD",
    OfficeState.UNREADABLE: "#F8CBAD",
    OfficeState.NOT_SENT: "#E4DFEC",
    OfficeState.BLANK: "#E7E6E6",
    OfficeState.LOOK: "#FFE699",
    OfficeState.READY: "#C6E0B4",
    OfficeState.ACCEPTED: "#C6E0B4",
}


def office_sheets(book: Any, overview: Overview, lang: Lang) -> None:
    """Add the sheet of all offices to `book`, and with a roster the one of those that have not sent."""
    framed = {**FONT, "border": 1, "border_color": "#BFBFBF"}
    looks: dict[str, Any] = {
        "bold": book.add_format({**FONT, "bold": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1}),
        "text": book.add_format({**framed, "text_wrap": True}),
        "total": book.add_format({**framed, "bold": True, "bg_color": "#F2F2F2"}),
    }
    looks |= {str(state): book.add_format({**framed, "bg_color": colour}) for state, colour in FILLS.items()}
    _offices(book, overview, lang, looks)
    if overview.has_roster:
        _missing(book, overview, lang, looks)


def _offices(book: Any, overview: Overview, lang: Lang, looks: Any) -> None:
    sheet = _sheet(book, OFFICES.render(lang), HEADINGS, lang, looks)
    for row, (cells, look, office) in enumerate(_rows(overview, lang), 1):
        for column, value in enumerate(cells):
            own = looks[office.state] if office and column == 4 else looks[look]
            if isinstance(value, int):
                sheet.write_number(row, column, value, own)
            else:
                write_text(sheet, row, column, value, own)
        sheet.set_row(row, LINE_HEIGHT * _lines(cells, HEADINGS))


def _rows(overview: Overview, lang: Lang) -> Iterator[tuple[list[str | int], str, OfficeView | None]]:
    """The offices by district, worst first in each, and after each district what it comes to."""
    known = sorted((each for each in overview.offices if each.known), key=lambda each: (each.province, each.district))
    districts = {(each.province, each.name): each for each in overview.districts()}
    for key, of_one in groupby(known, key=lambda each: (each.province, each.district)):
        for office in of_one:
            yield _cells(office, lang), "text", office
        total, name = districts[key], key[1] or NO_DISTRICT.render(lang)
        counted = COUNTED.render(lang, {"count": total.offices, "sent": total.sent, "done": total.done})
        yield [SUBTOTAL.render(lang, {"district": name}), counted, *[""] * (len(HEADINGS) - 2)], "total", None
    for office in overview.offices:
        if not office.known:
            yield _cells(office, lang), "text", office


def _cells(office: OfficeView, lang: Lang) -> list[str | int]:
    told = office.state is not OfficeState.BLANK
    return [
        office.district,
        office.name,
        office.phone,
        office.contact,
        STATE_WORDS[office.state].render(lang),
        office.errors if office.errors and told else "",
        office.warnings if office.warnings and told else "",
        office.history(lang),
        _files(office, lang),
    ]


def _files(office: OfficeView, lang: Lang) -> str:
    """The files of an office, the newest first, those of several papers after what they are."""
    several = len(office.newest) > 1
    heads = {each.path: f"{each.of.words(lang)}: " for each in office.newest} if several else {}
    return ", ".join(heads.get(each.path, "") + shown_name(each.path) for each in office.versions)


def _missing(book: Any, overview: Overview, lang: Lang, looks: Any) -> None:
    sheet = _sheet(book, MISSING.render(lang), MISSING_HEADINGS, lang, looks)
    found = overview.missing
    for row, office in enumerate(found, 1):
        for column, value in enumerate((office.district, office.name, office.phone, office.contact, "", "")):
            write_text(sheet, row, column, value, looks["text"])
        sheet.set_row(row, LINE_HEIGHT * 1.3)
    sheet.data_validation(1, 4, max(len(found), 1), 4, {"validate": "list", "source": ["✓"]})


def _sheet(book: Any, title: str, headings: Any, lang: Lang, looks: Any) -> Any:
    sheet = book.add_worksheet(title)
    for column, (heading, columns) in enumerate(headings.values()):
        sheet.set_column(column, column, columns)
        sheet.write_string(0, column, heading.render(lang), looks["bold"])
    sheet.freeze_panes(1, 2)
    sheet.fit_to_pages(1, 0)
    on_paper(sheet)
    return sheet


def _lines(cells: Sequence[str | int], headings: Any) -> int:
    widths = (columns for _, columns in headings.values())
    return max(-(-width(str(cell)) // columns) for cell, columns in zip(cells, widths, strict=True)) or 1
