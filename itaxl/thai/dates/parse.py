"""Reading a whole text as one date or period: every word of it must be understood."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from itaxl.thai.dates.date_reading import DateReading, DateSlip, read_as, refused
from itaxl.thai.dates.date_text import Plain, plain
from itaxl.thai.dates.eras import OFFSET, PLAUSIBLE, SHORT_BUDDHIST
from itaxl.thai.dates.issues import worst
from itaxl.thai.dates.lists import read_listed
from itaxl.thai.dates.periods import fiscal_period, part_of_year, year_bounds
from itaxl.thai.dates.ranges import Period, Span, month_bounds, period_of_points
from itaxl.thai.dates.recurring import read_recurring
from itaxl.thai.dates.repair import repaired
from itaxl.thai.dates.sequence import AS_OF, DURING, EXCLUDED, Words
from itaxl.thai.dates.words import UNKNOWN, DateToken, tokens
from itaxl.thai.dates.writing import fiscal_year_of

LONGEST: Final = 200
"""Characters; a longer text is not one date."""

NOT_READ: Final = ("not_a_date",)

_NUMBER_OF_YEAR: Final = re.compile(r"L*n(?:[/-]y|/n)")
_NUMBERED_MONTHS: Final = re.compile(r"L*(?P<first>n)/[ny](?:-?t-?|-)L*(?P<last>n)/[ny]")
_ONWARD: Final = re.compile("[-t]?j")
_UNTIL: Final = re.compile("-?t-?|-")
_DAYS: Final = frozenset({"date", "datetime", "date_range", "deadline"})
_BRACKETS: Final = re.compile(r"(?<!^)\((?!W\)|n\)).+?\)")
_DEADLINE: Final = re.compile(r"[LRT]*[Dt]+[Lt]*")
_END_OF: Final = re.compile(r"L*SL*")
_LEADS: Final = frozenset("LRTDtSf")
"""What any of the three begins with."""

_OPEN: Final = re.compile(r"[LT]*f+")


def read_date(text: str, *, fiscal_year: int | None = None) -> DateReading:
    """Read a whole text as one date or period; never raises.

    `fiscal_year` (B.E.) is what a period without a year is taken to lie in, always with an issue.
    """
    return _read_any(text, fiscal_year) if len(text) <= LONGEST else refused(text, "not_a_date")


@lru_cache(maxsize=1024)
def _read_any(text: str, fiscal_year: int | None) -> DateReading:
    """The forms of a folder have few periods between them, so each is read once."""
    reading = _read(text, fiscal_year)
    if reading.issues != NOT_READ:
        return reading
    return read_listed(text, fiscal_year, _read) or read_recurring(text, fiscal_year, _read) or reading


def _read(text: str, fiscal_year: int | None) -> DateReading:
    cleaned = plain(text)
    found = tokens(cleaned.text)
    if any(token.code == UNKNOWN for token in found):
        found = repaired(cleaned.text, found)
    words = Words(_bare(found), fiscal_year)
    if "\n" in text:
        words.breaks = line_breaks(cleaned.text, words.tokens)
    period = _whole(words)
    if period is None or words.refusals:
        return refused(text, worst(words.refusals) if period else "not_a_date")
    issues = words.issues.union(said_by(words.tokens))
    return read_as(
        text, period.kind, period.start, period.end, issues, slips(cleaned, words.tokens), members=period.members
    )


def said_by(words: Sequence[DateToken]) -> set[str]:
    """The issues of how the words are typed, Thai and Arabic digits beside each other among them."""
    issues = {issue for token in words for issue in token.issues}
    if {"t", "a"} <= set("".join([token.digits for token in words])):
        issues.add("mixed_digits")
    return issues


def slips(cleaned: Plain, words: Sequence[DateToken], *, origin: int = 0) -> tuple[DateSlip, ...]:
    """The mistyped words, at their places in the text as typed, counted from its character `origin`."""
    return tuple(_slip(cleaned, token, issue, origin) for token in words if token.right for issue in token.issues)


def _slip(cleaned: Plain, token: DateToken, issue: str, origin: int) -> DateSlip:
    start, end = cleaned.typed(token.start, token.end)
    return DateSlip(start - origin, end - origin, issue, token.right)


def line_breaks(text: str, words: Sequence[DateToken]) -> frozenset[int]:
    """The words that begin a line of `text`."""
    gaps = enumerate(pairwise(words), 1)
    return frozenset(place for place, (before, after) in gaps if "\n" in text[before.end : after.start])


def _bare(words: Sequence[DateToken]) -> Sequence[DateToken]:
    """The words without a full stop or comma at the end and without brackets around them all."""
    while words and words[-1].code in {".", ","}:
        words = words[:-1]
    closing = "".join([token.code for token in words])
    if closing.startswith("(") and closing.find(")") == len(closing) - 1:
        return words[1:-1]
    return words


def _whole(words: Words) -> Period | None:
    """The period that all the words make up, None when they make none."""
    codes = words.codes
    if UNKNOWN in codes or not codes:
        return None
    if _NUMBER_OF_YEAR.fullmatch(codes):
        return _month_or_number(words)
    numbered = _NUMBERED_MONTHS.fullmatch(codes)
    if numbered and (period := _numbered_months(words, numbered)):
        return period
    brackets = _BRACKETS.search(codes)
    if brackets:
        return _explained(words, *brackets.span())
    return _only(words)


def _month_or_number(words: Words) -> Period | None:
    if not _is_month_of_year(words, len(words.tokens) - 3):
        return None
    words.refusals.add("month_or_number")
    return Period("month", date.min, date.max, len(words.codes))


def _is_month_of_year(words: Words, place: int) -> bool:
    """Whether the number, sign and number at `place` can be a month and its year: 10/67."""
    number, _sign, year = words.tokens[place : place + 3]
    plausible = year.value in (SHORT_BUDDHIST if year.width == 2 else PLAUSIBLE)
    return plausible and 1 <= number.value <= 12


def _numbered_months(words: Words, match: re.Match[str]) -> Period | None:
    """10/67 - 3/68: between two of them a number before a year is a month."""
    places = match.start("first"), match.start("last")
    if not all(_is_month_of_year(words, place) for place in places):
        return None
    (start, _), (_, end) = (_month_of(words, place) for place in places)
    if end < start:
        words.refusals.add("end_before_start")
    return Period("month_range", start, max(start, end), match.end(), joined=True)


def _month_of(words: Words, place: int) -> Span:
    return month_bounds(words.year(place + 2, place + 3), words.tokens[place].value)


def _only(words: Words) -> Period | None:
    period = period_at(words, 0)
    return period if period and period.stop == len(words.codes) else None


def period_at(words: Words, place: int) -> Period | None:
    """The period or date that begins at the word `place`, with words such as ภายใน before it; None when none does.

    Where `words.refusals` are added, it tells only how far the words go.
    """
    deadline = end_of = begins = False
    said, since = words.tokens[:0], words.tokens[:0]
    if words.codes[place : place + 1] in _LEADS:
        first = place
        deadline, place = _skip(_DEADLINE, words, place)
        end_of, place = _skip(_END_OF, words, place)
        said, first = words.tokens[first:place], place
        begins, place = _skip(_OPEN, words, place)
        since = words.tokens[first:place]
    period = fiscal_period(words, place) or period_of_points(words, place)
    if period is None:
        return None
    if not words.running:
        period = _to_its_end(words, period, since if begins else ())
    if end_of:
        as_of = not deadline and (words.running or any(token.value & AS_OF for token in said))
        return _last_day(period, "date" if as_of else "deadline")
    if deadline and not period.joined:
        before = any(token.value & EXCLUDED for token in said) and period.start != period.end
        return _last_day(_day_before(period) if before else period, "deadline")
    return period


def _to_its_end(words: Words, period: Period, since: Sequence[DateToken]) -> Period:
    """The period with the end that is said after it, or with the end of the fiscal year where none is.

    `since` are the words before it such as ตั้งแต่.
    """
    onward, stop = _skip(_ONWARD, words, period.stop)
    if onward:
        return _open(words, period._replace(stop=stop))
    until, place = _skip(_UNTIL, words, period.stop)
    end = period_at(words, place) if until else None
    if end:
        return _joined(words, period, end)
    if not since or period.joined:
        return period
    if any(token.value & DURING for token in since):
        if period.start == period.end:
            words.issues.add("open_period")
        return period
    return _open(words, period)


def _open(words: Words, period: Period) -> Period:
    """A period without an end goes on to the end of the fiscal year that is named, or of its own when that is later."""
    words.issues.add("open_period")
    if words.fiscal_year is None:
        return period
    last = year_bounds(max(words.fiscal_year, fiscal_year_of(period.start)))[1]
    return period._replace(kind=_range_kind(period), end=last, joined=True, members=())


def _joined(words: Words, period: Period, end: Period) -> Period:
    if end.end < period.end and not words.refusals:
        words.refusals.add("end_before_start")
    return Period(_range_kind(period), period.start, max(period.start, end.end), end.stop, joined=True)


def _range_kind(period: Period) -> str:
    return "date_range" if period.kind in _DAYS else "month_range"


def _last_day(period: Period, kind: str) -> Period:
    return period._replace(kind=kind, start=period.end, members=())


def _day_before(period: Period) -> Period:
    """The day before a month or year, which is the last that ก่อน allows."""
    return period._replace(end=period.start - timedelta(days=1))


def _skip(pattern: re.Pattern[str], words: Words, place: int) -> tuple[bool, int]:
    match = pattern.match(words.codes, place)
    return (True, match.end()) if match else (False, place)


def _explained(words: Words, opening: int, after: int) -> Period | None:
    """A period with another in brackets that explains it: ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๖๓)."""
    parts = [*words.tokens[:opening], *words.tokens[after:]], words.tokens[opening + 1 : after - 1]
    known = next((_year_named(period) for period in map(_sure, parts) if period), None)
    head, inner = (Words(part, known or words.fiscal_year) for part in parts)
    said, explained = _only(head), _only(inner)
    if said is None or explained is None:
        return None
    words.refusals |= head.refusals | inner.refusals
    words.issues |= (head.issues | inner.issues) - ({"needs_context"} if known else set())
    return _agreeing(words, said, explained)._replace(stop=len(words.codes))


def _year_named(period: Period) -> int:
    """The year that a period names: a calendar year's own number, else that of the fiscal year in which it ends."""
    return period.end.year + OFFSET if period.kind == "calendar_year" else fiscal_year_of(period.end)


def _sure(part: Sequence[DateToken]) -> Period | None:
    """The period of some words when they say all of it themselves."""
    words = Words(part)
    period = _only(words)
    return None if words.refusals else period


def _agreeing(words: Words, said: Period, explained: Period) -> Period:
    if "half_unstated" in words.issues and said.kind == "half_year":
        words.issues.discard("half_unstated")
        second = part_of_year(fiscal_year_of(said.end), 2, 2, 6)
        if (explained.start, explained.end) == second:
            return said._replace(start=second[0], end=second[1])
    if {said.kind, explained.kind} == {"calendar_year", "fiscal_year"} and said.end.year == explained.end.year:
        words.issues.add("calendar_or_fiscal")
        return said
    within = said.start <= explained.start and explained.end <= said.end
    around = explained.start <= said.start and said.end <= explained.end
    if not within and not around:
        words.refusals.add("parts_disagree")
    return said
