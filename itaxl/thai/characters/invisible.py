"""Characters that nobody sees: most come along with pasted text and mean nothing, some do what is seen."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from itaxl.thai.characters.spot import Spot

INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
"""Zero-width, direction, joining and filling characters. Spaces of every width, NBSP too, are not among them."""

_LINE_BREAKS: Final = str.maketrans(dict.fromkeys("\u2028\u2029", "\n"))

_OF_PICTURES: Final = re.compile("[\u200d\ufe0e\ufe0f\U000e0020-\U000e007f]+")
"""Joiners and choices of style that belong to the little picture before them: ☎️, 👩‍🏫."""

_KEYCAP: Final = "\u20e3"

_FILLERS: Final = re.compile("[\u115f\u1160\u3164\uffa0]")
"""Empty letters, which are seen as blanks."""

_TURNS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What sets the direction of the letters after it."""

_TURNED: Final = re.compile("[\u0590-\u08ff\u202b\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that are written from right to left, and what makes others do so."""

_SEEN_BY_SOME: Final = re.compile("[\u00ad\ufff9-\ufffb]")
"""A hyphen that some programs show wherever it stands, and notes between the lines."""

_HARMLESS_BESIDE: Final = re.compile("[\\s!-/:-@[-`{-~\u0e00-\u0e4e\u0e5a\u0e5b\u2010-\u2027\u2030-\u205e]")
"""Blanks, signs and Thai letters: between other letters an invisible character may part or join them."""


def invisible(text: str) -> Iterator[Spot]:
    """Characters that nobody sees; a line separator becomes a line break, an empty letter a blank, all others nothing.

    What belongs to a little picture is left alone.
    """
    for match in INVISIBLE.finditer(text):
        if not (_OF_PICTURES.fullmatch(match[0]) and _of_picture(text, *match.span())):
            yield Spot(*match.span(), match[0], _instead(match[0]), _is_sure(text, *match.span()))


def _instead(found: str) -> str:
    lines = "".join(char for char in found.translate(_LINE_BREAKS) if char == "\n")
    return lines or (" " if _FILLERS.search(found) else "")


def _is_sure(text: str, start: int, end: int) -> bool:
    found, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if _FILLERS.search(found) or (_TURNS.search(found) and _TURNED.search(text)):
        return False
    if _SEEN_BY_SOME.search(found):
        return _is_thai(before) and _is_thai(after)
    return any(not char or _HARMLESS_BESIDE.match(char) for char in (before, after))


def _of_picture(text: str, start: int, end: int) -> bool:
    if text.startswith(_KEYCAP, end):
        return True
    return start > 0 and unicodedata.category(text[start - 1]) in {"So", "Sk", "Sm"}


def _is_thai(char: str) -> bool:
    return "ก" <= char <= "๎"
