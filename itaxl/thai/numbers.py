"""Digits that do not belong together: Thai and Arabic in one number, letters for digits, digits of other scripts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from itaxl.thai.digits import to_arabic, to_thai
from itaxl.thai.marks import Spot

THAI: Final = "๐-๙"

_EDGE: Final = f"A-Za-z0-9{THAI}"
_BEGIN: Final = rf"(?:(?<![{_EDGE}])|(?<=[0-9{THAI}][xX]))"
_END: Final = rf"(?![A-WYZa-wyz]|[xX](?![0-9{THAI}]))"
"""A number stands apart from Latin letters, but for the x of a size: ๖๐x๑๘๐."""

_NUMBER: Final = re.compile(rf"{_BEGIN}[0-9{THAI}](?:[0-9{THAI}]|[,.](?=[0-9{THAI}]))*{_END}")
"""A number with its thousands and decimals; not the digits of a code or an address with Latin letters."""

_ADDRESS: Final = re.compile(
    r"\S*(?://|www\.|@|\.(?:go|or|ac|co|com|org|net|in)\b|\.(?:pdf|docx?|xlsx?|jpe?g|png)\b)\S*"
)


def mixed_numbers(text: str) -> Iterator[Spot]:
    """Numbers with Thai and Arabic digits, and the same number in the digits that it has more of (a tie: Thai)."""
    for match in _NUMBER.finditer(text):
        number = match[0]
        if is_mixed(number):
            arabic = len(re.findall("[0-9]", number))
            most = to_arabic if arabic * 2 > len(re.findall(f"[0-9{THAI}]", number)) else to_thai
            yield Spot(match.start(), match.end(), number, most(number))


def is_mixed(text: str) -> bool:
    """Whether the text has digits of both kinds."""
    return bool(re.search("[0-9]", text)) and bool(re.search(f"[{THAI}]", text))


def numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers of running text that a writer chooses the digits of: none in codes, addresses and names of files."""
    spared = [match.span() for match in _ADDRESS.finditer(text)]
    for match in _NUMBER.finditer(text):
        before = text[: match.start()].rstrip(" -:./0123456789")
        if any(start <= match.start() < end for start, end in spared):
            continue
        if match.start() and before and before[-1].isascii() and before[-1].isalpha():
            continue  # COVID-19, Windows 11, ISO 9001:2015
        yield match


_LETTER_IN_NUMBER: Final = re.compile(
    rf"{_BEGIN}(?=[0-9oOlI]*[{THAI}])(?![oO][{THAI}]{{1,2}}(?![{_EDGE}]))"
    rf"(?=[0-9{THAI}]*[oOlI])[{THAI}0-9oOlI]+{_END}"
    rf"|(?<![{_EDGE}])[1-9][0-9]*[oO]+(?:[0-9oO]*)(?=[ ,./]*(?:[ก-๎]|$))"
    rf"|(?<![{_EDGE},.])(?=[0-9oO,.]*[oO])[0-9][0-9oO]{{0,2}}(?:,[0-9oO]{{3}})+(?:\.[0-9oO]{{1,2}})?(?![{_EDGE}])"
    rf"|(?<![{_EDGE},.])(?<![A-Za-z]\s)(?=[0-9oO.]*[oO])[0-9][0-9oO]*\.[0-9oO]{{1,2}}(?=\s*(?:[ก-๎]|$))"
)
"""Whole numbers in Thai and in Arabic digits, grouped numbers (499,00O), decimals (9O.5) with Thai or nothing after."""


def letters_in_numbers(text: str) -> Iterator[Spot]:
    """Latin o, l and I that stand for digits: ๓O มีนาคม, ๒๕๖o, 256O. O๔๓ alone is a code of the OIT, no number."""
    if not _LETTERS.search(text):
        return
    for match in _LETTER_IN_NUMBER.finditer(text):
        number = match[0].translate(_MEANT)
        thai = re.search(f"[{THAI}]", number)
        yield Spot(match.start(), match.end(), match[0], to_thai(number) if thai else number)


_LETTERS: Final = re.compile(f"[0-9{THAI}][oOlI]|[oOlI][0-9{THAI}]")
"""One glance passes over most texts."""

_MEANT: Final = str.maketrans("oOlI", "0011")


_PLAIN: Final = re.compile(r"[\x00-\u024f\u0e00-\u0e7f\u2000-\u206f\u20a0-\u20bf\u2190-\u22ff]*")


def foreign_digits(text: str) -> Iterator[Spot]:
    """Full-width digits, digits of other scripts, and private-use characters of old Thai fonts."""
    if _PLAIN.fullmatch(text):
        return
    for place, char in enumerate(text):
        if _is_foreign(char):
            yield Spot(place, place + 1, char, None)


def _is_foreign(char: str) -> bool:
    category = unicodedata.category(char)
    return category == "Co" or (category == "Nd" and not ("0" <= char <= "9" or "๐" <= char <= "๙"))


def kinds_of_digits(text: str) -> Counter[str]:
    """How many numbers of running text are written in ``thai`` and in ``arabic`` digits."""
    return Counter("thai" if "๐" <= number[0][0] <= "๙" else "arabic" for number in numbers(text))
