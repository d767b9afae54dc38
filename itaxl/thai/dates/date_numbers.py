"""A number of a date as typed: its value, and the slips in its digits."""

import re
from typing import Final, NamedTuple

from itaxl.thai.digits import to_thai

DIGIT: Final = r"[\d\uf030-\uf039]"
"""Every decimal digit of Unicode, and the digits of symbol fonts in the private area."""

LIKE_DIGIT: Final = "oOlI"
"""Latin letters that are typed for 0 and 1."""

NUMBER: Final = (
    rf"{DIGIT}(?:{DIGIT}|[{LIKE_DIGIT}]+(?![A-Za-z]))*"
    rf"|(?<![A-Za-z])[{LIKE_DIGIT}]+{DIGIT}(?:{DIGIT}|[{LIKE_DIGIT}]+(?![A-Za-z]))*"
)
"""A pattern of digits and letters like digits, with a digit among them and no Latin word around them."""

LONGEST: Final = 9
"""Digits; a longer number stands in no date and counts as −1."""

_THAI: Final = re.compile("[๐-๙]")
_ARABIC: Final = re.compile("[0-9]")
_FOREIGN: Final = re.compile(rf"[^0-9๐-๙{LIKE_DIGIT}]")
_PLAIN: Final = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1"} | {chr(0xF030 + n): str(n) for n in range(10)})


class TypedNumber(NamedTuple):
    """A number of `width` digits; `thai` and `arabic` tell its digits, `issues` its slips, `right` mends them."""

    value: int
    width: int
    thai: bool
    arabic: bool
    issues: tuple[str, ...]
    right: str


def typed_number(text: str) -> TypedNumber:
    """The number that `text`, a match of `NUMBER`, stands for."""
    width = len(text)
    plain = text.translate(_PLAIN)
    thai, arabic = _THAI.search(text) is not None, _ARABIC.search(text) is not None
    value = int(plain) if width <= LONGEST else -1
    issues = tuple(_issues(text, thai=thai, arabic=arabic))
    right = ""
    if issues and value >= 0:
        digits = f"{value:0{width}}"
        right = to_thai(digits) if thai else digits
    return TypedNumber(value, width, thai, arabic, issues, right)


def _issues(text: str, *, thai: bool, arabic: bool) -> list[str]:
    found = {
        "mixed_digits": thai and arabic,
        "latin_o_zero": "o" in text or "O" in text,
        "latin_l_one": "l" in text or "I" in text,
        "foreign_digits": _FOREIGN.search(text) is not None,
    }
    return [issue for issue, present in found.items() if present]
