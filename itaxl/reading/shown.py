"""What a clerk sees in a cell that holds a number, a date or a truth value."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from itaxl.cell import Value
from itaxl.reading.format_code import Section, sections
from itaxl.reading.shown_date import shown_date
from itaxl.reading.shown_number import general, shown_number

DAY_FORMAT: Final = "d/m/yyyy"
"""The format of a date that came without one, as Thai Windows shows it."""


def shown(value: Value, number_format: str = "General") -> str:
    """`value` as Excel with Thai settings shows it under `number_format`; text and blank cells are left alone."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return _day(value, number_format)


def _number(value: float, number_format: str) -> str:
    number = Decimal(repr(value))
    if not number.is_finite():
        return general(number)
    section, number = _section_for(number, sections(number_format))
    if section.is_date:
        return general(number)
    return shown_number(number, section)


def _day(value: date | datetime | time | timedelta, number_format: str) -> str:
    section = sections(number_format)[0]
    return shown_date(value, section if section.is_date or section.is_fixed else sections(DAY_FORMAT)[0])


def fixed_format(text: str) -> str:
    """A format that shows `text` whatever the value: for sources that say what is seen, and not how."""
    return '"{}"'.format(text.replace('"', '"\\""'))


def _section_for(number: Decimal, parts: tuple[Section, ...]) -> tuple[Section, Decimal]:
    """The section of a format code that a number is shown by, and the number as that section takes it."""
    if any(part.condition for part in parts):
        chosen = next((part for part in parts if not part.condition or part.condition.holds(number)), parts[0])
        return chosen, number
    if number < 0 and len(parts) > 1:
        return parts[1], -number
    if number == 0 and len(parts) > 2:
        return parts[2], number
    return parts[0], number
