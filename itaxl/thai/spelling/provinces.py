"""Names of provinces that are one letter off, right after the word จังหวัด."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from itaxl.thai.lazy_regex import pattern
from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.edit_distance import edits
from itaxl.thai.text import MARKS, SILENCER
from itaxl.thai.tsv import table

WORD: Final = "จังหวัด"
SHORTEST: Final = 6
"""Letters of a name in which one wrong letter can be told."""

LONGEST: Final = 16
_after: Final = pattern(rf"{WORD}(?P<name>[ก-๎]{{5,{LONGEST}}})")


class WrongProvince(NamedTuple):
    """Characters `start` to `end` of a text, and the province that was meant."""

    start: int
    end: int
    right: str


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted({row["province"] for row in table("province_letters")}))


@remembered
def wrong_provinces(text: str) -> Iterator[WrongProvince]:
    """The misspelled provinces of running text, from left to right."""
    if WORD in text:
        for match in _after().finditer(text):
            meant = _meant(match["name"])
            if meant:
                start = match.start("name")
                yield WrongProvince(start, start + meant[0], meant[1])


@lru_cache(maxsize=1024)
def _meant(letters: str) -> tuple[int, str] | None:
    """How many of the letters are a misspelled province, and its name; None where they are right or none."""
    right = next(filter(letters.startswith, _names()), None)
    if right is not None:
        added = _silent_end(letters[len(right) :])
        return (len(right) + added, right) if added else None
    near = {
        (size, name)
        for name in _names()
        if len(name) >= SHORTEST and letters[0] == name[0]
        for size in range(len(name) - 1, len(name) + 2)
        if size <= len(letters) and edits(letters[:size], name, most=1) == 1
    }
    whole = [each for each in near if each[0] == len(letters)] or [each for each in near if each[0] >= len(each[1])]
    return whole[0] if len({name for _, name in whole}) == 1 else None


def _silent_end(rest: str) -> int:
    """How many letters after a whole name are no word of their own: a mark, or a letter silenced (สมุทรปราการ|ณ์)."""
    if rest[1:2] == SILENCER:
        return 2
    return int(rest[:1] in MARKS) if rest else 0
