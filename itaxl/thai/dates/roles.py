"""What the words of dates and periods do, from ``data/date_words.tsv``."""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby
from typing import Final

from itaxl.thai.tsv import table


class WordRole(StrEnum):
    """What a word does; the value is its letter in the patterns of the grammar, as `Token.code`."""

    LEAD = "L"
    """วันที่, เมื่อ: a date follows."""
    FALLS_ON = "~"
    MONTH_LEAD = "K"
    VAGUE = "v"
    YEAR = "P"
    CALENDAR = "U"
    PLAN_YEAR = "E"
    """ประจำปี: of a plan's year, by the calendar or by the budget."""
    WHOLE_YEAR = "A"
    WHOLE = "T"
    FISCAL = "F"
    ERA_BE = "B"
    ERA_CE = "C"
    DEADLINE = "D"
    END_OF = "S"
    FROM = "f"
    TO = "t"
    AND = "&"
    ONWARD = "j"
    QUARTER = "Q"
    HALF = "H"
    ROUND = "R"
    TURN = "G"
    FIRST = "o"
    LAST = "z"
    NUMBER = "N"
    TIME = "V"
    OCLOCK = "h"
    WEEKDAY = "W"
    WEEKDAY_SHORT = "w"
    MONTH_UNCLEAR = "M"
    """An abbreviation one letter from two months; its number is 0."""
    OTHER = "?"
    """A word that no date has: it is there so that its beginning is not taken for another word."""


ROLES: Final = {
    "".join(entry["word"].split()).lower(): (WordRole[entry["role"].upper()], int(entry["value"] or 0))
    for entry in table("date_words")
}
"""Word without spaces, in lower case → what it does and its number."""

_WRITTEN: Final = {entry["word"] for entry in table("date_words")}
_DOTTED: Final = frozenset(
    entry["word"]
    for entry in table("date_words")
    if entry["role"] in {"month_unclear"} or entry["word"] in {"พ.ศ.", "ค.ศ."}
)


def thai_words() -> list[str]:
    """The words in Thai letters as written, without eras and months, whose dots may be mistyped."""
    return [word for word in _WRITTEN if not word.isascii() and word not in _DOTTED]


def unclear_months() -> list[str]:
    """The abbreviations that may stand for two months."""
    return [word for word, (role, _) in ROLES.items() if role is WordRole.MONTH_UNCLEAR]


def word_pattern(words: Iterable[str]) -> str:
    """A pattern of the longest of `words` that stands here; a space in a word stands for white space or none."""
    ordered = sorted(words, key=lambda word: (-len(word[:HEAD]), word[:HEAD], -len(word), word))
    heads = groupby(ordered, key=lambda word: word[:HEAD])
    return "|".join(f"{_spaced(head)}(?:{'|'.join(_spaced(word[HEAD:]) for word in words)})" for head, words in heads)


HEAD: Final = 2
"""First letters by which the words of a pattern are gathered, so that few are tried."""


def _spaced(letters: str) -> str:
    return r"\s*".join(re.escape(part) for part in letters.split(" "))
