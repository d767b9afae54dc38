"""Points of time joined to a period: months and years said once for all of them, ranges, lists."""

import calendar
import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.thai.dates.eras import ANY_YEAR, OFFSET
from itaxl.thai.dates.points import MONTH, DatePoint, point_at
from itaxl.thai.dates.sequence import ENDS, Words

JOIN: Final = ",?&|,|-?t-?|-"
"""และ, a comma, ถึง, a dash between two points."""

MOST_POINTS: Final = 36
"""Points that one period joins at most, three years of months: what is longer is no period, and costs no more."""

_JOIN: Final = re.compile(f"(?:{JOIN})f?")
_RANGE: Final = re.compile("[-t]")
_ISO: Final = "y-n-n"
_LISTED: Final = re.compile(rf"[+/]?(?=L*{MONTH})")
"""Months in a row, with a slash, a plus or nothing between them."""

Span = tuple[date, date]
"""A first and a last day."""


class Period(NamedTuple):
    """First and last day of what was said, its kind as in `DateReading.kind`, and the word after its last.

    `joined` says that its first and its last day were said apart; `members` are the times of a list that do not
    follow each other, none when it is no such list.
    """

    kind: str
    start: date
    end: date
    stop: int
    joined: bool = False
    members: tuple[Span, ...] = ()


def period_of_points(words: Words, place: int) -> Period | None:
    """The period of the points that begin at the word `place`, None when none does.

    Where `words.refusals` are added, it tells only how far the words go.
    """
    points, joins, stop = _joined(words, place)
    if not points:
        return None
    for point in points:
        _check_day(words, point)
    dated = _with_years(words, points)
    spans = [_span(words, point) for point in dated]
    _check_weekdays(words, dated, spans)
    members = _members(words, spans, joins)
    kind = _kind(words, dated)
    return Period(kind, members[0][0], members[-1][1], stop, len(points) > 1, members if len(members) > 1 else ())


def _joined(words: Words, place: int) -> tuple[list[DatePoint], list[str], int]:
    """The points joined to each other, whether a range (-) or a list (,) joins them, and where the words go on."""
    points: list[DatePoint] = []
    joins: list[str] = []
    stop = place
    while len(points) < MOST_POINTS and (point := point_at(words, place)):
        points.append(point)
        stop = point.end
        join, place = _join(words, point)
        if not join:
            break
        joins.append(join)
    return points, joins[: max(0, len(points) - 1)], stop


def _join(words: Words, point: DatePoint) -> tuple[str, int]:
    """What joins the next point to this one, empty when nothing does, and where that point would begin."""
    stop = point.end
    match = _JOIN.match(words.codes, stop)
    if match is None:
        return ("", stop) if words.running else _join_of_field(words, point)
    if _RANGE.search(match.group()):
        bullet = words.running and match.group() == "-" and stop in words.breaks
        return ("" if bullet else "-"), match.end()
    return ("" if words.running and point.year is not None else ","), match.end()


def _join_of_field(words: Words, point: DatePoint) -> tuple[str, int]:
    """What joins points where nothing else stands: a new line, +, / or a blank between months, เริ่ม … สิ้นสุด …"""
    stop, codes = point.end, words.codes
    if codes[stop : stop + 1] in {"D", "L"} and words.says(stop, ENDS):
        return "-", stop + 1
    if stop in words.breaks and point.year is not None:
        return ",", stop
    if codes.startswith("/" + _ISO, stop):
        return "-", stop + 1
    listed = _LISTED.match(codes, stop) if point.day is None and point.month else None
    if listed or codes.startswith("+", stop):
        return ",", stop + (codes[stop] in "+/")
    return "", stop


@lru_cache(maxsize=256)
def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _check_day(words: Words, point: DatePoint) -> None:
    """Refuse a day that its month has in no year, whatever else is missing."""
    longest = 31 if point.month is None else _days(ANY_YEAR - OFFSET, point.month)
    if point.day is not None and not 1 <= point.day <= longest:
        words.refusals.add("impossible_date")


def _with_years(words: Words, points: Sequence[DatePoint]) -> list[DatePoint]:
    """The points, each with its year and a day's month, taken from the next that says it, else from the one before."""
    *earlier, last = points
    dated = [_in_fiscal_year(words, last)]
    for point in reversed(earlier):
        dated.append(_like_next(words, point, dated[-1]))
    dated.reverse()
    for place in range(1, len(dated)):
        dated[place] = _like_before(words, dated[place], dated[place - 1])
    if dated[0].year is None:
        dated = [_in_context(words, point) for point in dated]
    return dated


def _in_fiscal_year(words: Words, point: DatePoint) -> DatePoint:
    """October to December of a fiscal year lie in the calendar year before it."""
    if point.fiscal and point.year and point.month and point.month >= 10:
        words.issues.add("year_wrap_inferred")
        return point._replace(year=point.year - 1)
    return point


def _like_next(words: Words, point: DatePoint, following: DatePoint) -> DatePoint:
    point = _in_fiscal_year(words, point)
    if point.month is None and point.year is None:
        return point._replace(month=following.month, year=following.year)
    if point.year is None and following.year is not None and point.month and following.month:
        later = (point.month, point.day or 1) > (following.month, following.day or 31)
        if later:
            words.issues.add("year_wrap_inferred")
        return point._replace(year=following.year - later)
    return point


def _like_before(words: Words, point: DatePoint, before: DatePoint) -> DatePoint:
    if point.year is not None or before.year is None or not point.month or not before.month:
        return point
    wraps = point.month < before.month
    words.issues.add("year_wrap_inferred" if wraps else "year_inferred")
    return point._replace(year=before.year + wraps)


def _in_context(words: Words, point: DatePoint) -> DatePoint:
    """A month without a year lies in the fiscal year that the caller names; a day without a year is refused."""
    if words.fiscal_year is None or point.day is not None or point.month is None or point.year is not None:
        words.refusals.add("missing_year")
        return point
    words.issues.add("needs_context")
    return point._replace(year=words.fiscal_year - (point.month >= 10))


def _span(words: Words, point: DatePoint) -> Span:
    """First and last day of a point."""
    if point.day is not None and point.month is None:
        words.refusals.add("not_a_date")
    year = (point.year or ANY_YEAR) - OFFSET
    if point.month is None:
        return date(year, 1, 1), date(year, 12, 31)
    longest = _days(year, point.month)
    if point.day is None:
        return month_bounds(year + OFFSET, point.month)
    if point.day > longest:
        words.refusals.add("impossible_date")
    day = date(year, point.month, max(1, min(point.day, longest)))
    return day, day


def month_bounds(year: int, month: int) -> Span:
    """The first and last day of a month of a year B.E."""
    return date(year - OFFSET, month, 1), date(year - OFFSET, month, _days(year - OFFSET, month))


def _check_weekdays(words: Words, points: Sequence[DatePoint], spans: Sequence[Span]) -> None:
    for point, (day, _) in zip(points, spans, strict=True):
        if point.weekday not in {None, day.weekday()}:
            words.issues.add("weekday_mismatch")


def _members(words: Words, spans: Sequence[Span], joins: Sequence[str]) -> tuple[Span, ...]:
    """The times said, in order: a range is one, and so are those of a list that follow each other."""
    members = [spans[0]]
    for (first, last), join in zip(spans[1:], joins, strict=True):
        start, end = members[-1]
        if (last < end or first < start) and not words.refusals:
            words.refusals.add("end_before_start")
        if join == "," and (first - end).days > 1:
            words.issues.add("gap_in_list")
            members.append((first, last))
        else:
            members[-1] = start, last
    return tuple(members)


def _kind(words: Words, points: Sequence[DatePoint]) -> str:
    if any(point.month is None for point in points):
        if not all(point.month is None for point in points):
            words.refusals.add("not_a_date")
        return "calendar_year"
    days = [point.day is not None for point in points]
    if not any(days):
        return "month" if len(points) == 1 else "month_range"
    if not all(days):
        words.issues.add("day_inferred")
    if len(points) == 1:
        return "datetime" if points[0].time else "date"
    return "date_range"
