"""How wide Thai text is on a screen of equal columns, and how to fill, cut and break it there."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

LEADING: Final = "เแโใไ"
"""Vowels written before the consonant they are spoken after."""

ABOVE_BELOW: Final = "ัิีึืฺุู็ํ๎"
"""Vowels and signs written over or under a consonant, in their place before a tone mark."""

TONES: Final = "่้๊๋"
SILENCER: Final = "์"
MARKS: Final = ABOVE_BELOW + TONES + SILENCER
FOLLOWING: Final = "ะาำๅ"
"""Vowels that stand after a consonant and never begin a word."""


def width(text: str) -> int:
    """The columns that `text` takes: marks over and under a letter take none, East Asian letters take two."""
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if char < "\u0300":
        return 0 if unicodedata.category(char) == "Cc" else 1
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """`text` with spaces up to `columns`, after it or (`right`) before it; longer text stays whole."""
    blank = " " * max(0, columns - width(text))
    return blank + text if right else text + blank


def cut(text: str, columns: int, *, sign: str = "…") -> str:
    """`text` within `columns`, its end replaced by `sign` when it does not fit; no letter loses its marks."""
    if width(text) <= columns:
        return text
    kept = ""
    for cluster in clusters(text):
        if width(kept) + width(cluster) + width(sign) > columns:
            break
        kept += cluster
    return kept.rstrip() + sign


def clusters(text: str) -> Iterator[str]:
    """The letters of `text`, each with its marks, and each leading vowel with the letter after it."""
    start = 0
    for place in range(1, len(text)):
        if _is_inside(text, place):
            continue
        yield text[start:place]
        start = place
    if text:
        yield text[start:]


def _is_inside(text: str, place: int) -> bool:
    """Whether the characters before and after `place` belong to one letter."""
    return not _columns(text[place]) or text[place] in FOLLOWING or text[place - 1] in LEADING


def whole_letters(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the nearest ends of letters, so that no mark or vowel is torn off; a line is never left."""
    while 0 < start < len(text) and _is_inside(text, start) and "\n" not in text[start - 1 : start + 1]:
        start -= 1
    while 0 < end < len(text) and _is_inside(text, end) and "\n" not in text[end - 1 : end + 1]:
        end += 1
    return start, end


def beginning(text: str, most: int) -> str:
    """The first letters of `text`, `most` characters or a few less, the last one whole."""
    return text[: whole_letters(text, most, most)[0]]


def ending(text: str, most: int) -> str:
    """The last letters of `text`, `most` characters or a few less, the first one whole."""
    place = max(0, len(text) - most)
    return text[whole_letters(text, place, place)[1] :]


def wrap(text: str, columns: int) -> list[str]:
    """`text` as lines of at most `columns`: broken at spaces, and inside a long Thai run before a leading vowel.

    Without a dictionary a Thai run has few sure places to break; where it has none it breaks between letters.
    """
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in re.findall(r"\S+\s*|\s+", paragraph):
            while width(line) + width(word.rstrip()) > columns:
                taken, word = _break(word, columns - width(line), keep_whole=bool(line))
                lines.append((line + taken).rstrip())
                line = ""
            line += word
        lines.append(line.rstrip())
    return lines


def _break(word: str, columns: int, *, keep_whole: bool) -> tuple[str, str]:
    """The part of `word` for this line and the rest; nothing and all when it had better begin the next line."""
    fits, sure, used = 0, 0, 0
    for cluster in clusters(word):
        used += width(cluster)
        if fits and cluster[0] in LEADING:
            sure = fits
        if used > columns:
            break
        fits += len(cluster)
    if sure >= 4:
        return word[:sure], word[sure:]
    if keep_whole:
        return "", word
    at_least_one = fits or len(next(clusters(word)))
    return word[:at_least_one], word[at_least_one:]
