"""What a cell says as a date: by the day that it stores, and by what it shows of that day."""

import re
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from itaxl.thai.dates.date_reading import DateReading, read_as, refused
from itaxl.thai.dates.eras import BUDDHIST, OFFSET
from itaxl.thai.dates.issues import ISSUES, in_order
from itaxl.thai.dates.months import Month, month
from itaxl.thai.dates.parse import read_date
from itaxl.thai.dates.ranges import month_bounds
from itaxl.thai.dates.stored_dates import DATETIME, read_stored
from itaxl.thai.digits import to_arabic

TYPED_TIME: Final = "datetime"
TIME_LEFT_OUT: Final = "time_left_out"
ONE_DAY: Final = frozenset({"date", TYPED_TIME, "excel_serial", "excel_datetime"})
"""Kinds of reading that name one day."""

_NOT_ONE_DAY: Final = frozenset({"open_period", "vague_period"})
_SERIAL: Final = re.compile(r"\d{5,6}(?:\.\d+)?")
_NUMBER: Final = re.compile(r"\d+")


class Shown(NamedTuple):
    """How much a cell shows of the day that it stores, and by which calendar.

    `precision` is day, month or year, empty when no date is shown; `calendar` is be or ce, empty when no year is shown
    and other for one that nobody knows here. `time` says that a time of day stands with it.
    """

    precision: str
    calendar: str
    time: bool = False


def parse_cell(
    text: str,
    stored: object = None,
    shown: Shown | None = None,
    *,
    fiscal_year: int | None = None,
    one_day: bool = False,
) -> DateReading:
    """Read the cell of a date or period; never raises.

    `text` is what the cell shows, `stored` the day that it holds when it holds one, `shown` what its number format
    shows of that day (None where only the text tells). The stored day and the calendar that is shown count; a text
    that reads as another day is an issue, and so is a time of day where papers write the day alone. A cell for
    `one_day` refuses months, years, ranges and deadlines.
    """
    if isinstance(stored, date):
        reading = _of_day(text, stored, shown or _shown_by(text, stored), fiscal_year)
    elif _SERIAL.fullmatch(text):
        reading = replace(read_stored(float(text), fiscal_year=fiscal_year), text=text, stored=True)
    else:
        reading = read_date(text, fiscal_year=fiscal_year)
    return _as_one_day(reading) if one_day else reading


def _as_one_day(reading: DateReading) -> DateReading:
    if not reading.understood:
        return reading
    if reading.kind == TYPED_TIME:
        reading = replace(reading, issues=in_order([*reading.issues, TIME_LEFT_OUT]))
    if reading.kind in ONE_DAY and not _NOT_ONE_DAY & {*reading.issues}:
        return reading
    return refused(reading.text, "not_one_day")


def _of_day(text: str, day: date, shown: Shown, fiscal_year: int | None) -> DateReading:
    if not shown.precision or shown.calendar == "other":
        return refused(text, "not_a_date")
    meant = _in_buddhist_calendar(day) if shown.calendar == "be" else read_stored(day, fiscal_year=fiscal_year)
    if meant.start is None:
        return replace(meant, text=text)
    reading = _as_far_as_shown(text, meant.start, shown.precision)
    issues = {
        *reading.issues,
        *meant.issues,
        *_unlike(text, reading, meant, shown),
        *({TIME_LEFT_OUT} if shown.time else ()),
    }
    return replace(reading, issues=in_order(issues), stored=True)


def _in_buddhist_calendar(day: date) -> DateReading:
    if day.year + OFFSET not in BUDDHIST:
        return refused(str(day), "implausible_year")
    return read_as(str(day), DATETIME, day, day, ())


def _as_far_as_shown(text: str, day: date, precision: str) -> DateReading:
    if precision == "month":
        return read_as(text, "month", *month_bounds(day.year + OFFSET, day.month), ())
    if precision == "year":
        return read_as(text, "calendar_year", date(day.year, 1, 1), date(day.year, 12, 31), {"calendar_or_fiscal"})
    return read_as(text, DATETIME, date(day.year, day.month, day.day), date(day.year, day.month, day.day), ())


def _unlike(text: str, reading: DateReading, meant: DateReading, shown: Shown) -> set[str]:
    """What the cell shows as another day, or does not show of its day."""
    if any(ISSUES[issue].rule == "D005" for issue in meant.issues):
        return set()
    seen = read_date(text)
    if seen.start is not None and (seen.start, seen.end) != (reading.start, reading.end):
        return {"shown_as_another_day"}
    return set() if shown.calendar else {"year_not_shown"}


def _shown_by(text: str, day: date) -> Shown:
    """What a text shows of a day, where no number format tells: a day that reads as one, else its parts in the text."""
    numbers = [int(number) for number in _NUMBER.findall(to_arabic(text))]
    named = any(name.lower() in text.lower() for name in _names(month(day.month)))
    has_month = named or _take(numbers, day.month, but=day.day)
    has_day = has_month and _take(numbers, day.day)
    years = {"be": day.year + OFFSET, "ce": day.year}
    calendar = next((name for name, year in years.items() if {year, year % 100} & {*numbers}), "")
    kind = read_date(text).kind
    if kind in ONE_DAY:
        return Shown("day", calendar, kind == TYPED_TIME)
    return Shown("day" if has_day else "month" if has_month and calendar else "year" if calendar else "", calendar)


def _take(numbers: list[int], number: int, *, but: int | None = None) -> bool:
    """Take `number` out of `numbers`; where it is `but` too, both must be there."""
    if numbers.count(number) <= (number == but):
        return False
    numbers.remove(number)
    return True


def _names(of: Month) -> tuple[str, ...]:
    return of.full, of.short, of.english, of.english[:3]
