"""Excel's count of days: what a date, a time or a duration is as a number, and a number as a moment of its calendar."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import Final, NamedTuple

from itaxl.model.cell import Value

LAST_DAY: Final = 2_958_465
"""31 December 9999; Excel shows no date beyond."""

LEAP_DAY: Final = 60
"""29 February 1900, which never was; Excel counts it, so days before it are one less than the calendar says."""

_BEFORE: Final = date(1899, 12, 30).toordinal()
_A_DAY: Final = 86_400
_SIGNIFICANT: Final = 15
"""Digits that Excel keeps of a number."""

_KEPT: Final = Context(prec=_SIGNIFICANT, rounding=ROUND_HALF_UP)


class Moment(NamedTuple):
    """A day and a time as Excel shows them; day 0 is 0 January 1900, a Saturday. `weekday` counts from Monday, 0."""

    days: int
    year: int
    month: int
    day: int
    weekday: int
    seconds: Decimal


def serial(value: Value) -> Decimal | None:
    """`value` as Excel's number, at most 15 digits of it; None for what is no number or date."""
    if value is None or isinstance(value, str | bool):
        return None
    if isinstance(value, int):
        return _KEPT.create_decimal(value)
    if isinstance(value, float):
        return Decimal(f"{value:.{_SIGNIFICANT}g}") if isfinite(value) else None
    if isinstance(value, timedelta):
        return _days(value)
    if isinstance(value, time):
        return _days(datetime.combine(date.min, value) - datetime.min)
    midnight = datetime(value.year, value.month, value.day)
    days = midnight.toordinal() - _BEFORE
    passed = value.replace(tzinfo=None) - midnight if isinstance(value, datetime) else timedelta()
    return days - (days <= LEAP_DAY) + _days(passed)


def moment(number: Decimal, *, places: int, whole_days: bool = False) -> Moment | None:
    """The moment that a number of days from 0 to `LAST_DAY` is, its seconds rounded to decimal `places`.

    A time rounded up to midnight belongs to the next day, unless `whole_days` says that only the day is wanted. None
    for what Excel shows as ####.
    """
    if not 0 <= number < LAST_DAY + 1:
        return None
    days, part = divmod(number, 1)
    seconds = (part * _A_DAY).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if seconds >= _A_DAY and not whole_days:
        days, seconds = days + 1, Decimal(0)
    if days > LAST_DAY:
        return None
    day = int(days)
    weekday = (day - 2) % 7
    if day == 0:
        return Moment(day, 1900, 1, 0, weekday, seconds)
    if day == LEAP_DAY:
        return Moment(day, 1900, 2, 29, weekday, seconds)
    shown = date.fromordinal(_BEFORE + day + (day < LEAP_DAY))
    return Moment(day, shown.year, shown.month, shown.day, weekday, seconds)


def _days(passed: timedelta) -> Decimal:
    return passed.days + Decimal(passed // timedelta(microseconds=1) % (_A_DAY * 10**6)) / (_A_DAY * 10**6)
