"""What a number format shows of a date: how much of it, in which calendar, with which digits."""

from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

from itaxl.model.cell import Value
from itaxl.number_format.locale import Calendar
from itaxl.number_format.section import Section
from itaxl.number_format.section_choice import section_for
from itaxl.number_format.serial import serial

Precision: TypeAlias = Literal["day", "month", "year", "time", ""]

_ANY_DAY: Final = Decimal(45_000)
_PRECISIONS: Final[dict[str, Precision]] = {"dmy": "day", "dm": "day", "my": "month", "m": "month", "y": "year"}


class DateFormat(NamedTuple):
    """What a format shows of a date.

    `precision` is "day" (day and month), "month", "year" or "time" (a time or a duration alone); empty for the rest,
    such as a weekday alone. `calendar` is "be", "ce" or "other" (Hijri and whatever else cannot be shown here); empty
    when no year is shown. `elapsed` says that it shows a duration, ``[h]:mm``; `time` that it shows hours too.
    """

    precision: Precision
    calendar: Calendar | Literal[""]
    thai_digits: bool = False
    elapsed: bool = False
    time: bool = False


def date_format(number_format: str, value: Value = None) -> DateFormat | None:
    """What `number_format` shows of a date, None when it is no format for dates or times.

    A format with conditions may show one `value` as a date and another as a number; without a value any day is meant.
    """
    number = serial(value)
    section = section_for(_ANY_DAY if number is None else number, number_format).section
    return _shown_by(section) if section and section.is_date else None


def _shown_by(section: Section) -> DateFormat:
    parts = set()
    calendar: Calendar | Literal[""] = ""
    for token in section.tokens:
        if token.kind == "date" and token.text[0] in "ybe":
            parts.add("y")
            calendar = "be" if token.text[0] == "b" else section.calendar
        elif token.kind == "date" and (token.text[0] == "m" or token.text in {"d", "dd"}):
            parts.add(token.text[0])
    named = {token.text[0] for token in section.tokens if token.kind == "date"}
    precision = _PRECISIONS.get("".join(sorted(parts)), "") if named - {"h", "s"} else "time"
    elapsed = any(token.kind == "elapsed" for token in section.tokens)
    return DateFormat(precision, calendar, section.thai_digits, elapsed, "h" in named)
