"""Text in which nothing hides: what a terminal would obey and no eye would see stands there as its number."""

import unicodedata
from pathlib import PurePath
from typing import Final

_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
"""Categories of characters: controls, marks of direction, private and unknown ones, halves of pairs, line ends."""
_LOST: Final = "\ufffd"


def made_visible(text: str) -> str:
    """The text with each character that nobody sees as its number: ``‹U+001B›``."""
    if text.isprintable() and _LOST not in text:
        return text
    return "".join(map(_sign, text))


def shown_name(name: PurePath | str) -> str:
    """The name or path of a file as every screen, page and list shows it; for links and comparing it is none."""
    return made_visible(str(name).encode("utf-8", "backslashreplace").decode())


def is_seen(char: str) -> bool:
    """Whether a character shows, if only as a blank."""
    return unicodedata.category(char) not in _UNSEEN


def _sign(char: str) -> str:
    return char if is_seen(char) and char != _LOST else f"‹U+{ord(char):04X}›"
