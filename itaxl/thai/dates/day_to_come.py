"""The date of a paper whose day is written later, by the registry: its month and year, with room for the day."""

from typing import Final

from itaxl.thai.dates.cells import Shown, parse_cell
from itaxl.thai.dates.date_reading import DateReading, read_as
from itaxl.thai.dates.eras import OFFSET
from itaxl.thai.dates.issues import RULE_OF
from itaxl.thai.dates.ranges import month_bounds
from itaxl.thai.lazy_regex import pattern

MONTH, DAY = "month", "date"

_NOT_SAID: Final = frozenset({"D004", "D013"})
"""Rules of what a text leaves open: a month of whatever year is none."""

_room: Final = pattern(r"\s*(?:วันที่(?P<blank>[\s._…‥-]*[\s._…‥])|(?P<dots>[._…‥][\s._…‥]*|-{2,}\s*))(?=[^\s._…‥-])")
"""Where the day will stand: dots or a line, blanks after วันที่."""
_thai_digit: Final = pattern("[๐-๙]")


def parse_memo_date(
    text: str, stored: object = None, shown: Shown | None = None, *, fiscal_year: int | None = None
) -> DateReading:
    """Read the cell of a memo's date, as `parse_cell` does: one day, or a month whose day is still to be written."""
    reading = parse_cell(text, stored, shown, fiscal_year=fiscal_year, one_day=True)
    to_come = None if reading.understood or stored is not None else read_day_to_come(text, fiscal_year=fiscal_year)
    return to_come or reading


def read_day_to_come(text: str, *, fiscal_year: int | None = None) -> DateReading | None:
    """The month of a date whose day is still to be written, None where the text is no such date; never raises.

    The room for the day may be dotted, underlined or left blank after วันที่, as on paper: ``...... เมษายน ๒๕๖๙``.
    """
    room = _room().match(text)
    if room is None:
        month = parse_cell(text, fiscal_year=fiscal_year)
        return month if month.kind == MONTH and _NOT_SAID.isdisjoint(map(RULE_OF.__getitem__, month.issues)) else None
    start, end = room.span(room.lastgroup or 0)
    day = ("๑" if _thai_digit().search(text) else "1").ljust(end - start)
    read = parse_cell(text[:start] + day + text[end:], fiscal_year=fiscal_year, one_day=True)
    if read.kind != DAY or read.start is None:
        return None
    return read_as(text, MONTH, *month_bounds(read.start.year + OFFSET, read.start.month), read.issues, read.slips)
