"""Digits that do not belong together: Thai and Arabic in one number, digits of other scripts."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from itaxl.thai.characters.spot import Spot
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.thai.verbatim import is_verbatim

THAI: Final = "๐-๙"

EDGE: Final = f"A-Za-z0-9{THAI}"
BEGIN: Final = rf"(?:(?<![{EDGE}])|(?<=[0-9{THAI}][xX]))"
END: Final = rf"(?![A-WYZa-wyz]|[xX](?![0-9{THAI}]))"
"""A number stands apart from Latin letters, but for the x of a size: ๖๐x๑๘๐."""

_NUMBER: Final = re.compile(rf"{BEGIN}[0-9{THAI}](?:[0-9{THAI}]|[,.](?=[0-9{THAI}]))*{END}")
"""A number with its thousands and decimals; not the digits of a code or an address with Latin letters."""

ADDRESS: Final = re.compile(
    r"(?<!\S)\S*(?://|www\.|@|\.(?:go|or|ac|co|com|org|net|in)\b|\.(?:pdf|docx?|xlsx?|jpe?g|png)\b)\S*"
)


_JOINS: Final = frozenset(" -:./0123456789")
_ARABIC_DIGIT: Final = re.compile("[0-9]")
_THAI_DIGIT: Final = re.compile(f"[{THAI}]")


_OF_ADDRESS: Final = re.compile(r"//|www\.|@|\.[a-z]")
"""What every address has: one glance passes over most texts."""


def mixed_numbers(text: str) -> Iterator[Spot]:
    """Numbers with Thai and Arabic digits, and the same number in the digits that it has more of (a tie: Thai).

    Names of files and addresses are as they are.
    """
    for match in _NUMBER.finditer(text):
        number = match[0]
        if is_mixed(number) and not is_verbatim(text, *match.span()):
            arabic = len(re.findall("[0-9]", number))
            most = to_arabic if arabic * 2 > len(re.findall(f"[0-9{THAI}]", number)) else to_thai
            yield Spot(match.start(), match.end(), number, most(number))


def is_mixed(text: str) -> bool:
    """Whether the text has digits of both kinds."""
    return _ARABIC_DIGIT.search(text) is not None and _THAI_DIGIT.search(text) is not None


def numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers of running text that a writer chooses the digits of: none in codes, addresses and names of files."""
    spared = [match.span() for match in ADDRESS.finditer(text)] if _OF_ADDRESS.search(text) else []
    last, follows_latin = 0, False
    for match in _NUMBER.finditer(text):
        at = match.start()
        while at > last and text[at - 1] in _JOINS:
            at -= 1
        if at > last:  # else all the way from the number before, which follows the same
            follows_latin = text[at - 1].isascii() and text[at - 1].isalpha()
        last = match.start()
        place = bisect_right(spared, last, key=itemgetter(1))
        if follows_latin or (place < len(spared) and spared[place][0] <= last):
            continue  # COVID-19, Windows 11, ISO 9001:2015
        yield match


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
