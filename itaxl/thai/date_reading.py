"""Reading a whole text as one date or period: every word of it must be understood."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from itaxl.thai.date_issues import Unreadable
from itaxl.thai.date_points import Words
from itaxl.thai.date_ranges import Period, period_of_points
from itaxl.thai.date_repair import repaired
from itaxl.thai.date_text import Plain, plain
from itaxl.thai.date_words import UNKNOWN, Token, tokens
from itaxl.thai.date_writing import fiscal_year_of
from itaxl.thai.eras import BUDDHIST, COMMON, SHORT_BUDDHIST
from itaxl.thai.periods import fiscal_period, part_of_year
from itaxl.thai.reading import Reading, Slip, read_as, refused

LONGEST: Final = 200
"""Characters; a longer text is not one date."""

_NUMBER_OF_YEAR: Final = re.compile(r"L*n(?:[/-]y|/n)")
_DEADLINE: Final = re.compile(r"[LRT]*[Dt]+[Lt]*")
_END_OF: Final = re.compile(r"L*SL*")
_OPEN: Final = re.compile(r"[LT]*f+")


def read_date(text: str, *, fiscal_year: int | None = None) -> Reading:
    """Read a whole text as one date or period; never raises.

    `fiscal_year` (B.E.) is what a period without a year is taken to lie in, always with an issue.
    """
    if len(text) > LONGEST:
        return refused(text, "not_a_date")
    cleaned = plain(text)
    found = tokens(cleaned.text)
    if any(token.code == UNKNOWN for token in found):
        found = repaired(cleaned.text, found)
    words = Words(_bare(found), fiscal_year)
    if "\n" in text:
        words.breaks = line_breaks(cleaned.text, words.tokens)
    try:
        period = _whole(words)
    except Unreadable as why:
        return refused(text, why.code)
    issues = words.issues.union(said_by(words.tokens))
    return read_as(text, period.kind, period.start, period.end, issues, slips(cleaned, words.tokens))


def said_by(words: Sequence[Token]) -> set[str]:
    """The issues of how the words are typed, Thai and Arabic digits beside each other among them."""
    issues = {issue for token in words for issue in token.issues}
    if {"t", "a"} <= set("".join([token.digits for token in words])):
        issues.add("mixed_digits")
    return issues


def slips(cleaned: Plain, words: Sequence[Token], *, origin: int = 0) -> tuple[Slip, ...]:
    """The mistyped words, at their places in the text as typed, counted from its character `origin`."""
    return tuple(_slip(cleaned, token, issue, origin) for token in words if token.right for issue in token.issues)


def _slip(cleaned: Plain, token: Token, issue: str, origin: int) -> Slip:
    start, end = cleaned.typed(token.start, token.end)
    return Slip(start - origin, end - origin, issue, token.right)


def line_breaks(text: str, words: Sequence[Token]) -> frozenset[int]:
    """The words that begin a line of `text`."""
    gaps = enumerate(pairwise(words), 1)
    return frozenset(place for place, (before, after) in gaps if "\n" in text[before.end : after.start])


def _bare(words: Sequence[Token]) -> Sequence[Token]:
    """The words without a full stop or comma at the end and without brackets around them all."""
    while words and words[-1].code in {".", ","}:
        words = words[:-1]
    closing = "".join([token.code for token in words])
    if closing.startswith("(") and closing.find(")") == len(closing) - 1:
        return words[1:-1]
    return words


def _whole(words: Words) -> Period:
    codes = words.codes
    if UNKNOWN in codes or not codes:
        raise Unreadable("not_a_date")
    if _NUMBER_OF_YEAR.fullmatch(codes):
        raise Unreadable(_month_or_number(words.tokens))
    opening = codes.find("(")
    if opening > 0 and codes[-1] == ")" and codes[opening:] != "(W)":
        return _explained(words, opening)
    return _only(words)


def _month_or_number(words: Sequence[Token]) -> str:
    *_, number, _sign, year = words
    plausible = year.value in (SHORT_BUDDHIST if year.width == 2 else {*BUDDHIST, *COMMON})
    return "month_or_number" if plausible and 1 <= number.value <= 12 else "not_a_date"


def _only(words: Words) -> Period:
    period = period_at(words, 0)
    if period is None or period.stop != len(words.codes):
        raise Unreadable("not_a_date")
    return period


def period_at(words: Words, place: int) -> Period | None:
    """The period or date that begins at the word `place`, with words such as ภายใน before it; None when none does.

    Raises Unreadable for one that cannot be, or can be two.
    """
    first = place
    deadline, place = _skip(_DEADLINE, words, place)
    end_of, place = _skip(_END_OF, words, place)
    before = any(token.value for token in words.tokens[first:place])
    open_end, place = _skip(_OPEN, words, place)
    period = fiscal_period(words, place) or period_of_points(words, place)
    if period is None:
        return None
    if words.codes.startswith("j", period.stop) and not words.running:
        open_end, period = True, period._replace(stop=period.stop + 1)
    if open_end and not period.joined and not words.running:
        words.issues.add("open_period")
    if end_of or (deadline and not period.joined):
        return _deadline(period, before=before and not end_of)
    return period


def _deadline(period: Period, *, before: bool) -> Period:
    """The last day of a period as a deadline; ก่อน a month or year means the day before it begins."""
    last = period.start - timedelta(days=1) if before and period.start != period.end else period.end
    return period._replace(kind="deadline", start=last, end=last)


def _skip(pattern: re.Pattern[str], words: Words, place: int) -> tuple[bool, int]:
    match = pattern.match(words.codes, place)
    return (True, match.end()) if match else (False, place)


def _explained(words: Words, opening: int) -> Period:
    """A period with another in brackets that explains it: ไตรมาสที่ ๑ (ต.ค. - ธ.ค. ๖๓)."""
    head, inner = Words(words.tokens[:opening]), Words(words.tokens[opening + 1 : -1])
    said, explained = _alone(head), _alone(inner)
    context = said or explained
    year = fiscal_year_of(context.end) if context else words.fiscal_year
    if said is None:
        head.fiscal_year = year
        said = _only(head)
    if explained is None:
        inner.fiscal_year = year
        explained = _only(inner)
    issues = head.issues | inner.issues
    words.issues |= issues - {"needs_context"} if context else issues
    return _agreeing(words, said, explained)


def _alone(words: Words) -> Period | None:
    """The period when it says its year itself."""
    try:
        return _only(words)
    except Unreadable as why:
        if why.code != "missing_year":
            raise
    return None


def _agreeing(words: Words, said: Period, explained: Period) -> Period:
    if "half_unstated" in words.issues and said.kind == "half_year":
        words.issues.discard("half_unstated")
        second = part_of_year(fiscal_year_of(said.end), 2, 2, 6)
        if (explained.start, explained.end) == second:
            return said._replace(start=second[0], end=second[1])
    within = said.start <= explained.start and explained.end <= said.end
    around = explained.start <= said.start and said.end <= explained.end
    if not within and not around:
        raise Unreadable("parts_disagree")
    return said
