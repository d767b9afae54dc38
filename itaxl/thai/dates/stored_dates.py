"""Dates and serial numbers that a spreadsheet's cell holds instead of text."""

import math
from datetime import date, datetime, timedelta
from typing import Final

from itaxl.thai.dates.date_reading import DateReading, read_as, refused
from itaxl.thai.dates.eras import OFFSET, SHORT_BUDDHIST, completed_as_common

SERIAL, DATETIME = "excel_serial", "excel_datetime"

_FIRST_1900: Final = date(1899, 12, 30)
"""Day 0 of the 1900 system from 1 March 1900 on; before that Excel counts a 29 February that never was."""

_FIRST_1904: Final = date(1904, 1, 1)
_LEAP_1900: Final = 60

STORED_COMMON: Final = range(1930, 2058)
"""Years C.E. that a cell can plausibly hold; from 1930 on Excel takes two digits for 19xx."""

STORED_BUDDHIST: Final = range(2400, 2601)


def read_stored(
    value: date | datetime | float, *, fiscal_year: int | None = None, epoch_1904: bool = False
) -> DateReading:
    """Read a date, or a serial number of Excel's 1900 or 1904 system, that a cell holds; never raises.

    A year of the Buddhist era that Excel took for a common one is read as meant, always with an issue; two digits
    that became 19xx only near `fiscal_year` (B.E.), else the cell is ambiguous.
    """
    text = str(value)
    if isinstance(value, date):
        return _meant(text, DATETIME, value.year, value.month, value.day, fiscal_year)
    day = _day_of_serial(value, _FIRST_1904 if epoch_1904 else _FIRST_1900)
    if day is None:
        return refused(text, "implausible_number")
    return _meant(text, SERIAL, day.year, day.month, day.day, fiscal_year)


def _day_of_serial(serial: float, first: date) -> date | None:
    if isinstance(serial, bool) or not math.isfinite(serial) or serial <= _LEAP_1900:
        return None
    try:
        return first + timedelta(days=int(serial))
    except OverflowError:
        return None


def _meant(text: str, kind: str, year: int, month: int, day: int, fiscal_year: int | None) -> DateReading:
    if year in STORED_BUDDHIST:
        return _checked(text, kind, (year - OFFSET, month, day), "be_year_in_date_cell")
    if year not in STORED_COMMON:
        return refused(text, "implausible_number")
    short = year - 1900
    if completed_as_common(year, fiscal_year):
        return _checked(text, kind, (2500 + short - OFFSET, month, day), "two_digit_be_in_date_cell")
    if year < 2000 and short in SHORT_BUDDHIST:
        return refused(text, "two_digit_year_era")
    return read_as(text, kind, date(year, month, day), date(year, month, day), frozenset())


def _checked(text: str, kind: str, parts: tuple[int, int, int], issue: str) -> DateReading:
    try:
        day = date(*parts)
    except ValueError:  # 29 February of a year that is leap in one era only
        return refused(text, "impossible_date")
    return read_as(text, kind, day, day, {issue})
