"""The twelve months: how officials write them, and which month a misspelled name means."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.thai.spelling.edit_distance import edits
from itaxl.thai.tsv import table


class Month(NamedTuple):
    """One month: `full` กุมภาพันธ์, `short` ก.พ., `spoken` กุมภา, `english` February."""

    number: int
    full: str
    short: str
    spoken: str
    english: str


MONTHS: Final = tuple(
    Month(int(entry["number"]), entry["full"], entry["short"], entry["spoken"], entry["english"])
    for entry in table("months")
)
"""January to December."""

SHORTEST_MISSPELLING: Final = 4

UNCLEAR: Final = 0
"""The answer for a name that is as near to two months."""


def month(number: int) -> Month:
    """The month with `number` 1 to 12."""
    return MONTHS[number - 1]


@lru_cache(maxsize=1024)
def month_meant(name: str) -> int | None:
    """The number of the month that a misspelled `name` means, UNCLEAR when two are as near, None when none is near.

    One letter dropped, doubled, replaced or exchanged with its neighbour; two or three in a longer name when no other
    month is nearly as near.
    """
    if len(name) < SHORTEST_MISSPELLING:
        return None
    ranked = sorted((_distance(name, each), each.number) for each in MONTHS)
    (nearest, number), (second, _) = ranked[:2]
    if nearest > 3 or len(name) < _SHORTEST[nearest] or (nearest > 1 and second < nearest + 2):
        return None
    return UNCLEAR if second == nearest else number


_SHORTEST: Final = {0: SHORTEST_MISSPELLING, 1: SHORTEST_MISSPELLING, 2: 6, 3: 8}
"""Slips → letters that a name with so many must have."""


def _distance(name: str, each: Month) -> int:
    full = edits(name, each.full, most=5)
    spoken = edits(name, each.spoken, most=5)
    return full if spoken > 1 else min(full, spoken)


def month_begun(name: str) -> int | None:
    """The number of the month whose full name begins with `name` and no other's does, as in เมษ., None else."""
    numbers = [each.number for each in MONTHS if each.full.startswith(name)]
    return numbers[0] if len(name) >= 3 and len(numbers) == 1 else None


_ENGLISH: Final = {each.english.lower(): each.number for each in MONTHS}
_ENGLISH_SHORT: Final = {each.english[:3].lower(): each.number for each in MONTHS} | {"sept": 9}


@lru_cache(maxsize=256)
def english_month(word: str) -> tuple[int, bool] | None:
    """The number of an English month in any case, full or short, and whether it is spelled right."""
    lower = word.lower()
    number = _ENGLISH.get(lower) or _ENGLISH_SHORT.get(lower)
    if number:
        return number, True
    near = [number for name, number in _ENGLISH.items() if len(lower) > 4 and edits(lower, name, most=1) <= 1]
    return (near[0], False) if len(near) == 1 else None


def short_pattern(others: Iterable[str] = ()) -> str:
    """A pattern of every abbreviation and of `others`, dots and spaces as they may be mistyped: มค, ม. ค., ม.ค ."""
    letters = [each.split(".")[:2] for each in (*others, *(each.short for each in MONTHS))]
    parts = (r"{}\s?(?:[.,]|\.\.)?\s?{}".format(*map(re.escape, pair)) for pair in letters)
    return f"(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?:[ ]?\\.+|(?![ก-๎])|(?=ถึง|และ|ปี|พ))"
