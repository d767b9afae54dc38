"""Days and periods in every official style."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import Final

from itaxl.thai.dates.eras import OFFSET
from itaxl.thai.dates.months import month
from itaxl.thai.digits import Digits, to_thai

NBSP: Final = "\u00a0"
WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
"""Monday to Sunday, as `date.weekday` counts."""


class DateStyle(StrEnum):
    """How a day is written (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ and its annexes)."""

    FULL = "full"
    """๑๖ เมษายน ๒๕๖๔"""
    MEMO = "memo"
    """๑๖  เมษายน  ๒๕๖๔, as on the date line of a memo"""
    ERA = "era"
    """๑๖ เมษายน พ.ศ. ๒๕๖๔, พ.ศ. and year never parted by a line break"""
    WEEKDAY = "weekday"
    """วันศุกร์ที่ ๑๖ เมษายน ๒๕๖๔"""
    WEEKDAY_ERA = "weekday_era"
    """วันศุกร์ที่ ๑๖ เมษายน พ.ศ. ๒๕๖๔"""
    CITATION = "citation"
    """ลงวันที่ ๑๖ เมษายน ๒๕๖๔"""
    ORDER = "order"
    """สั่ง ณ วันที่ ๑๖ เมษายน พ.ศ. ๒๕๖๔"""
    ANNOUNCEMENT = "announcement"
    """ประกาศ ณ วันที่ ๑๖ เมษายน พ.ศ. ๒๕๖๔"""
    SHORT_MONTH = "short_month"
    """๑๖ เม.ย. ๒๕๖๔"""
    SHORT = "short"
    """๑๖ เม.ย. ๖๔"""
    NUMERIC = "numeric"
    """16/04/2564, in Arabic digits unless others are asked for"""


_DAY: Final = "{day} {month} {year}"
_DAY_ERA: Final = f"{{day}} {{month}} พ.ศ.{NBSP}{{year}}"
_PATTERNS: Final = {
    DateStyle.FULL: _DAY,
    DateStyle.MEMO: "{day}  {month}  {year}",
    DateStyle.ERA: _DAY_ERA,
    DateStyle.WEEKDAY: f"วัน{{weekday}}ที่ {_DAY}",
    DateStyle.WEEKDAY_ERA: f"วัน{{weekday}}ที่ {_DAY_ERA}",
    DateStyle.CITATION: f"ลงวันที่ {_DAY}",
    DateStyle.ORDER: f"สั่ง ณ วันที่ {_DAY_ERA}",
    DateStyle.ANNOUNCEMENT: f"ประกาศ ณ วันที่ {_DAY_ERA}",
    DateStyle.SHORT_MONTH: "{day} {short} {year}",
    DateStyle.SHORT: "{day} {short} {year2:02}",
    DateStyle.NUMERIC: "{day:02}/{number:02}/{year}",
}


def write_date(day: date, style: DateStyle = DateStyle.FULL, *, digits: Digits | None = None) -> str:
    """The day in `style`, in Thai digits unless the style or `digits` says otherwise; years are B.E."""
    year, named = day.year + OFFSET, month(day.month)
    written = _PATTERNS[style].format(
        day=day.day,
        number=day.month,
        month=named.full,
        short=named.short,
        year=year,
        year2=year % 100,
        weekday=WEEKDAYS[day.weekday()],
    )
    arabic = style is DateStyle.NUMERIC if digits is None else digits is Digits.ARABIC
    return written if arabic else to_thai(written)


def write_period(kind: str, start: date, end: date, *, digits: Digits = Digits.THAI) -> str:
    """The official wording of a period, `kind` as in `DateReading.kind`; what all its days share is said once."""
    written = _PERIODS.get(kind, _days)(start, end)
    return written if digits is Digits.ARABIC else to_thai(written)


def write_list(periods: Sequence[str]) -> str:
    """Official wordings as one list: ๑, ๘ และ ๑๕ ธันวาคม ๒๕๖๔; the last words that all of them have are said once."""
    if len(periods) == 1:
        return periods[0]
    words = [period.split(" ") for period in periods]
    same = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, zip(*map(reversed, words), strict=False)))
    shared = min(same, *(len(each) - 1 for each in words))
    earlier = [" ".join(each[: len(each) - shared]) for each in words[:-1]]
    return f"{', '.join(earlier)} และ{' ' if periods[-1][0].isdigit() else ''}{periods[-1]}"


def fiscal_year_of(day: date) -> int:
    """The fiscal year B.E. of a day: 1 October to 30 September, named by the year in which it ends."""
    return day.year + OFFSET + (day.month >= 10)


def _last_day(_start: date, end: date) -> str:
    return f"{end.day} {month(end.month).full} {end.year + OFFSET}"


def _days(start: date, end: date) -> str:
    if start == end:
        return _last_day(start, end)
    first = [str(start.day)]
    if (start.year, start.month) != (end.year, end.month):
        first.append(month(start.month).full)
    if start.year != end.year:
        first.append(str(start.year + OFFSET))
    return f"{' '.join(first)} - {_last_day(start, end)}"


def _months(start: date, end: date) -> str:
    last = f"{month(end.month).full} {end.year + OFFSET}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    year = f" {start.year + OFFSET}" if start.year != end.year else ""
    return f"{month(start.month).full}{year} - {last}"


def _from_to(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} - {last}"


def _calendar_years(start: date, end: date) -> str:
    return f"พ.ศ. {_from_to(start.year + OFFSET, end.year + OFFSET)}"


def _fiscal_years(start: date, end: date) -> str:
    return f"ปีงบประมาณ พ.ศ. {_from_to(fiscal_year_of(start), fiscal_year_of(end))}"


def _quarters(start: date, end: date) -> str:
    quarters = [(day.month + 2) // 3 % 4 + 1 for day in (start, end)]
    return f"ไตรมาสที่ {_from_to(*quarters)} {_fiscal_years(end, end)}"


def _halves(start: date, end: date) -> str:
    return f"รอบ 6 เดือน{'แรก' if start.month == 10 else 'หลัง'} {_fiscal_years(end, end)}"


_PERIODS: Final = {
    "date": _last_day,
    "datetime": _last_day,
    "deadline": _last_day,
    "month": _months,
    "month_range": _months,
    "calendar_year": _calendar_years,
    "fiscal_year": _fiscal_years,
    "quarter": _quarters,
    "half_year": _halves,
}
