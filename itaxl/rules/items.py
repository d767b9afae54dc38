"""The items of a text: its lines without their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = r"\(?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2})*[.)]"
_LINE: Final = re.compile(rf"^[ \t\u00a0]*(?:(?:{_NUMBER}|[-•–*])[ \t\u00a0]*)?(.*\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its text without number or bullet, and where that text starts in the whole."""

    text: str
    start: int

    @property
    def letters(self) -> str:
        """The letters alone: no spaces, digits or punctuation."""
        return letters(self.text)


def items(text: str) -> Iterator[Item]:
    """The filled lines of `text` as items."""
    return (Item(match.group(1), match.start(1)) for match in _LINE.finditer(text))


def letters(text: str) -> str:
    """The letters of a text alone, so that spaces, numbering and punctuation do not count."""
    return "".join(char for char in text if char.isalpha() or "\u0e31" <= char <= "\u0e4e")
