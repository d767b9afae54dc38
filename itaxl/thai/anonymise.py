"""A text with every letter replaced by one of its kind: what it says is gone, how it is built stays."""

import unicodedata
from functools import lru_cache
from typing import Final

from itaxl.thai.text import LEADING, TONES

CONSONANTS: Final = range(ord("ก"), ord("ฮ") + 1)
ABOVE, BELOW, FOLLOWING = "ัิีึื", "ุู", "ะาๅ"
KINDS: Final = ((LEADING, "เ"), (TONES, "่"), (ABOVE, "ิ"), (BELOW, "ุ"), (FOLLOWING, "า"))
"""Vowels and tones by where they stand; signs that are alone of their kind (ำ ็ ์ ๆ ฯ) stay."""


def disguised(text: str) -> str:
    """The text disguised: กี่ → กิ่, Ab-12 → Xx-00; spaces, signs and invisible characters stay."""
    return "".join(map(_disguised, text))


@lru_cache(maxsize=1024)
def _disguised(char: str) -> str:
    if ord(char) in CONSONANTS:
        return "ก"
    for letters, stand_in in KINDS:
        if char in letters:
            return stand_in
    if "\u0e00" <= char <= "\u0e7f":
        return "๐" if char.isdigit() else char
    category = unicodedata.category(char)
    if category[0] == "N":
        return "0"
    if category[0] == "L":
        return "X" if category == "Lu" else "x"
    return char
