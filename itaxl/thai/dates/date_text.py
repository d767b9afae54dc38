"""The text of a date without what nobody sees, each character knowing where it stood."""

import re
from typing import Final, NamedTuple

INVISIBLE: Final = "\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
"""Characters without width, as a character class."""

_ODD: Final = re.compile(rf"[{INVISIBLE}เ่-๋](?:(?<=[{INVISIBLE}])|(?<=เ)เ|(?<=[่-๋])[ัิ-ฺ])")
"""Begins with the odd letter itself, so that the search leaps over most of a text."""

_DOUBLE_E: Final = "เเ"


class Plain(NamedTuple):
    """A text to read; `places` give each of its characters' place as typed, None when nothing was taken out."""

    text: str
    places: tuple[int, ...] | None = None

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `start` to `end` stand in the text as typed."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """`text` without invisible characters, แ in one piece and tone marks after the vowels they stand over."""
    if not _ODD.search(text):
        return Plain(text)
    letters: list[str] = []
    places: list[int] = []
    done = 0
    for match in _ODD.finditer(text):
        right = _mended(match.group())
        letters += [text[done : match.start()], right]
        places += [*range(done, match.start()), *range(match.start(), match.start() + len(right))]
        done = match.end()
    places += range(done, len(text))
    return Plain("".join([*letters, text[done:]]), tuple(places))


def _mended(odd: str) -> str:
    if odd == _DOUBLE_E:
        return "แ"
    return odd[::-1] if len(odd) == 2 else ""
