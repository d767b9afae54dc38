"""Fiscal years (1 October to 30 September), their quarters and halves, as words say them."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from itaxl.thai.dates.eras import ANY_YEAR, OFFSET
from itaxl.thai.dates.points import ERA, NAMED_YEAR
from itaxl.thai.dates.ranges import JOIN, Period
from itaxl.thai.dates.sequence import Words
from itaxl.thai.lazy_regex import pattern

_FISCAL_YEAR: Final = f"F{ERA}[nyx]|{NAMED_YEAR}"
_YEAR_AFTER: Final = f"/[nyx]|,?L*(?:{_FISCAL_YEAR}|[yn](?![-/.:])|F)"
_ORDINAL: Final = "[nxNoz]"

_VAGUE_YEAR: Final = pattern(rf"[LT]*(?P<vague>v)F+(?P<year>{ERA}[nyx])?")
_FISCAL: Final = pattern(rf"[LTAR]*F+(?P<years>,?{ERA}[nyx](?:(?:{JOIN})F?{ERA}[nyx](?![-/.nyx]|K*[Mm]))*)?")
_FISCAL_RUNNING: Final = pattern(rf"[LTAR]*F+(?P<years>{ERA}[nyx](?:(?:-?t-?|-)F?{ERA}[nyx](?![-/.nyx]|K*[Mm]))*)")
_WHOLE_YEAR: Final = pattern(r"L*T*A(?![PEBCF'nyx])")
_QUARTER: Final = pattern(
    rf"L*(?:(?P<before>{_FISCAL_YEAR}),?L*)?Q(?P<which>{_ORDINAL}(?:(?:{JOIN})Q?{_ORDINAL})*)(?P<after>{_YEAR_AFTER})?"
)


def _half_pattern(unstated: str) -> Callable[[], re.Pattern[str]]:
    return pattern(
        rf"L*(?:(?P<before>{_FISCAL_YEAR}),?L*)?"
        rf"(?P<round>R[nN]K(?P<turn>[oz]|G[nN]){unstated}|[nN]K(?P<part>[oz])|R?H(?P<half>[nNoz]){unstated})(?P<after>{_YEAR_AFTER})?"
    )


_HALF: Final = _half_pattern(unstated="?")
_HALF_RUNNING: Final = _half_pattern(unstated="")


def fiscal_period(words: Words, place: int) -> Period | None:
    """The fiscal year, quarter or half that begins at the word `place`, None when none does.

    Where `words.refusals` are added, it tells only how far the words go.
    """
    for form, read in _RUNNING_FORMS if words.running else _FORMS:
        match = form().match(words.codes, place)
        if match:
            return read(words, match)
    return None


def year_bounds(fiscal_year: int) -> tuple[date, date]:
    """The first and last day of a fiscal year B.E."""
    return date(fiscal_year - OFFSET - 1, 10, 1), date(fiscal_year - OFFSET, 9, 30)


def part_of_year(fiscal_year: int, first: int, last: int, months: int) -> tuple[date, date]:
    """The first day of part `first` and the last of part `last`, counted from 1, of a year in parts of `months`."""
    opens, closes = (_month_start(fiscal_year, count * months) for count in (first - 1, last))
    return opens, closes - timedelta(days=1)


def _month_start(fiscal_year: int, after: int) -> date:
    year, month = divmod(9 + after, 12)
    return date(fiscal_year - OFFSET - 1 + year, month + 1, 1)


def _context(words: Words) -> int:
    if words.fiscal_year is None:
        words.refusals.add("missing_year")
        return ANY_YEAR
    words.issues.add("needs_context")
    return words.fiscal_year


def _year_said(words: Words, match: re.Match[str]) -> int:
    """The fiscal year said before or after a part of it, else the one given."""
    for name in ("before", "after"):
        start, end = match.span(name)
        if start >= 0 and words.codes[end - 1] in "nyx":
            return words.year(start, end)
    return _context(words)


def _fiscal_years(words: Words, match: re.Match[str]) -> Period:
    start, end = match.span("years")
    if start < 0:
        return Period("fiscal_year", *year_bounds(_context(words)), match.end())
    places = [place for place in range(start, end) if words.codes[place] in "nyx"]
    years = [words.year(max(start, place - 2), place + 1) for place in places]
    _check_order(words, years, match["years"])
    parts = tuple((year_bounds(first)[0], year_bounds(last)[1]) for first, last in _apart(words, years, match["years"]))
    bounds = year_bounds(years[0])[0], year_bounds(years[-1])[1]
    return Period("fiscal_year", *bounds, match.end(), len(years) > 1, parts)


_VAGUE_PARTS: Final = {0: (1, 4), 1: (1, 1), 2: (2, 3), 3: (4, 4)}
"""Which quarters are meant by about a year, its beginning, its middle and its end."""


def _vague_part(words: Words, match: re.Match[str]) -> Period:
    """The quarters of ต้นปีงบประมาณ, กลางปีงบประมาณ, ปลายปีงบประมาณ."""
    words.issues.add("vague_period")
    year = words.year(*match.span("year")) if match["year"] else _context(words)
    first, last = _VAGUE_PARTS[words.tokens[match.start("vague")].value]
    return Period("month_range", *part_of_year(year, first, last, 3), match.end())


def _whole_year(words: Words, match: re.Match[str]) -> Period:
    return Period("fiscal_year", *year_bounds(_context(words)), match.end())


def _quarters(words: Words, match: re.Match[str]) -> Period:
    start, end = match.span("which")
    which = [words.tokens[place].value for place in range(start, end) if words.codes[place] in "nxNoz"]
    if any(not 1 <= quarter <= 4 for quarter in which):
        words.refusals.add("impossible_quarter")
        which = [1]
    if "z" in match["which"] and 4 not in which:
        words.refusals.add("not_a_date")
    _check_order(words, which, match["which"])
    year, first, last = _year_said(words, match), which[0], which[-1]
    members = _apart(words, which, match["which"])
    parts = tuple(part_of_year(year, *each, 3) for each in members)
    return Period("quarter", *part_of_year(year, first, last, 3), match.end(), len(which) > 1, parts)


def _check_order(words: Words, numbers: list[int], codes: str) -> None:
    """Refuse what runs backwards; members of a list that do not follow each other are remarked."""
    if numbers != sorted(set(numbers)) and not words.refusals:
        words.refusals.add("end_before_start")
    if not {"-", "t"} & set(codes) and numbers[-1] - numbers[0] >= len(numbers):
        words.issues.add("gap_in_list")


def _apart(words: Words, numbers: list[int], codes: str) -> tuple[tuple[int, int], ...]:
    """The first and last numbers of the groups in a list that do not follow each other, none when they all do."""
    if words.refusals or "gap_in_list" not in words.issues or {"-", "t"} & set(codes):
        return ()
    groups: list[tuple[int, int]] = []
    for number in numbers:
        if groups and number == groups[-1][1] + 1:
            groups[-1] = groups[-1][0], number
        else:
            groups.append((number, number))
    return tuple(groups)


def _half(words: Words, match: re.Match[str]) -> Period:
    halved = words.codes.find("H", *match.span("round"))
    months = 6 if halved >= 0 else next(t.value for t in words.tokens[match.start("round") :] if t.code in "nN")
    said = match["half"] or match["turn"] or match["part"]
    if months not in _ROUNDS:
        words.refusals.add("not_a_date")
        months = 12
    start, end = _bounds(words, match, months, said)
    fiscal = halved < 0 or words.tokens[halved].value or "F" in (match["before"] or "") + (match["after"] or "F")
    if not fiscal:
        words.issues.add("calendar_or_fiscal")
    return Period(_ROUNDS[months], start, end, match.end())


_ROUNDS: Final = {3: "quarter", 6: "half_year", 9: "month_range", 12: "fiscal_year"}
"""Months of a round → the kind of period it makes."""

_HALF_OR_LESS: Final = frozenset({3, 6})


def _bounds(words: Words, match: re.Match[str], months: int, said: str | None) -> tuple[date, date]:
    which = 1
    if said:
        end = max(match.end(name) for name in ("half", "turn", "part"))
        which = words.tokens[end - 1].value
    elif months in _HALF_OR_LESS:
        words.issues.add("half_unstated")
    year = _year_said(words, match)
    if said and said[-1] == "z":
        return _month_start(year, 12 - months), year_bounds(year)[1]
    if not 1 <= which <= 12 // months:
        words.refusals.add("impossible_quarter")
        which = 1
    return part_of_year(year, which, which, months)


_FORMS: Final = (
    *((_QUARTER, _quarters), (_HALF, _half), (_VAGUE_YEAR, _vague_part)),
    *((_FISCAL, _fiscal_years), (_WHOLE_YEAR, _whole_year)),
)
_RUNNING_FORMS: Final = ((_QUARTER, _quarters), (_HALF_RUNNING, _half), (_FISCAL_RUNNING, _fiscal_years))
"""In running text a fiscal year is one only with its number, a half says which, and a list of years is several."""
