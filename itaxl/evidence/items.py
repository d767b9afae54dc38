"""The items of a text: what stands after each number or bullet at the start of a line."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_MARK: Final = re.compile(
    r"^[ \t\u00a0]*(?:\(?[0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2})*[.)](?![0-9๐-๙])|[-•–*])[ \t\u00a0]*", re.MULTILINE
)


class ListItem(NamedTuple):
    """One item: its text without number or bullet, at characters `start` to `end` of the whole."""

    text: str
    start: int
    end: int

    @property
    def letters(self) -> str:
        """The letters alone: no spaces, digits or punctuation."""
        return letters(self.text)


@lru_cache(maxsize=64)
def items(text: str) -> tuple[ListItem, ...]:
    """The items of `text`, its line breaks as blanks; a text without numbers or bullets is one item.

    Text pasted from Word is broken into lines anywhere, so a line break alone begins no item.
    """
    return tuple(_items(text))


def item_at(text: str, place: int) -> tuple[int, int]:
    """Where the item that holds character `place` starts and ends."""
    known = items(text)
    item = known[max(bisect_right(known, place, key=lambda each: each.start) - 1, 0)]
    return (item.start, item.end) if item.start <= place < item.end else (0, len(text))


def _items(text: str) -> Iterator[ListItem]:
    marks = list(_MARK.finditer(text))
    starts = [match.end() for match in marks]
    ends = [match.start() for match in marks] + [len(text)]
    if not marks or text[: marks[0].start()].strip():
        starts.insert(0, 0)
    else:
        ends = ends[1:]
    for start, end in zip(starts, ends, strict=True):
        if text[start:end].strip():
            yield ListItem(" ".join(text[start:end].split("\n")).strip(), start, end)


def letters(text: str) -> str:
    """The letters of a text alone, so that spaces, numbering and punctuation do not count."""
    return text.translate(_LETTERS)


class _Letters(dict[int, int | None]):
    """For `str.translate`: a letter stays, all else goes; each character is looked at once."""

    def __missing__(self, code: int) -> int | None:
        stays = chr(code).isalpha() or 0x0E31 <= code <= 0x0E4E
        self[code] = kept = code if stays else None
        return kept


_LETTERS: Final = _Letters()
