"""What a clerk sees in a cell: its text, number, date or truth value under the cell's number format."""

from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from itaxl.model.cell import Value
from itaxl.model.wording import Wording
from itaxl.number_format.displayed_date import shown_date
from itaxl.number_format.displayed_digits import literal
from itaxl.number_format.displayed_number import shown_number
from itaxl.number_format.section import Section
from itaxl.number_format.section_choice import section_for, text_section
from itaxl.number_format.serial import serial

HASHES: Final = "########"
"""What Excel fills a cell with that it cannot show, and what stands here for what we cannot tell."""

HIDDEN = Wording("รูปแบบของช่องซ่อนสิ่งที่พิมพ์ไว้", "the cell's format hides what was typed")
IN_WHITE = Wording("รูปแบบของช่องให้ตัวอักษรเป็นสีขาว", "the cell's format makes its letters white")
NO_DATE = Wording("Excel แสดงเป็น #### เพราะไม่มีวันที่หรือเวลานี้", "Excel shows ####, as there is no such date or time")
NO_SECTION = Wording(
    "Excel แสดงเป็น #### เพราะรูปแบบของช่องไม่มีส่วนสำหรับตัวเลขนี้",
    "Excel shows ####, as the cell's format has no part for this number",
)
FAULTS: Final = {
    "calendar": Wording(
        "รูปแบบของช่องใช้ปฏิทินอื่นนอกจาก พ.ศ. และ ค.ศ.", "the cell's format is of a calendar other than B.E. and C.E."
    ),
    "numerals": Wording("รูปแบบของช่องใช้ตัวเลขของภาษาอื่น", "the cell's format is of another language's numerals"),
    "language": Wording(
        "รูปแบบของช่องใช้ชื่อเดือนหรือวันของภาษาอื่น", "the cell's format has another language's names of months or days"
    ),
    "code": Wording("รูปแบบของช่องเขียนไม่ถูกต้อง", "the cell's format is not valid"),
}
"""Why nobody can tell here what a cell shows, by the fault of its format."""

_WITHOUT_FORMAT: Final = ((datetime, "d/m/yyyy"), (date, "d/m/yyyy"), (time, "h:mm:ss"), (timedelta, "[h]:mm:ss"))
"""The formats of dates and times that came without one, as Thai Windows shows them."""

_A_TEXT: Final = "ก"
_THE_TEXT: Final = frozenset({"text", "general"})


class _Display(NamedTuple):
    """What is shown, and why it is not the truth."""

    text: str
    why: Wording | None = None


def shown(value: Value, number_format: str = "General") -> str:
    """`value` as Excel with Thai settings shows it under `number_format`; ######## where `why_not_shown` says why."""
    return _display(value, number_format).text


def why_not_shown(value: Value, number_format: str = "General") -> Wording | None:
    """Why Excel shows #### or nothing for `value`, or why we cannot tell what it shows; None where it shows `shown`."""
    text, why = _display(value, number_format)
    return HIDDEN if why is None and value and not text.strip() and str(value).strip() else why


def changes_texts(number_format: str) -> bool:
    """Whether a text under `number_format` is not seen as it is stored, blanks at its ends aside."""
    text, why = _display(_A_TEXT, number_format)
    return why is not None or text.strip() != _A_TEXT


def fixed_format(text: str) -> str:
    """A format that shows `text` whatever the value: for sources that say what is seen, and not how."""
    quoted = '"{}"'.format(text.replace('"', '"\\""'))
    return ";".join([quoted] * 4)


def _display(value: Value, number_format: str) -> _Display:
    if value is None or value == "":
        return _Display("")
    if isinstance(value, bool):
        return _text("TRUE" if value else "FALSE", number_format)
    if isinstance(value, str):
        return _text(value, number_format)
    if number_format == "General" and not isinstance(value, int | float):
        number_format = next(code for kind, code in _WITHOUT_FORMAT if isinstance(value, kind))
    number = serial(value)
    if number is None:
        return _Display(str(value))
    section, minus = section_for(number, number_format)
    if section is None:
        return _Display(HASHES, NO_SECTION)
    if section.fault:
        return _Display(HASHES, FAULTS[section.fault])
    if section.is_date:
        seen = shown_date(number, section)
        return _Display(HASHES, NO_DATE) if seen is None else _Display(seen, _colour_of(section))
    return _Display(shown_number(number, section, minus=minus), _colour_of(section))


def _text(text: str, number_format: str) -> _Display:
    """A text under the section for texts, which shows it where an @ stands; without that section, as it is."""
    if number_format in {"General", "@"}:
        return _Display(text)
    section = text_section(number_format)
    if section is None:
        return _Display(text)
    if section.fault == "code":
        return _Display(HASHES, FAULTS["code"])
    pieces = (text if token.kind in _THE_TEXT else literal(token).text for token in section.tokens)
    return _Display("".join(pieces), _colour_of(section))


def _colour_of(section: Section) -> Wording | None:
    """Why nothing is seen on white cells, which all of the form's are."""
    return IN_WHITE if section.white else None
