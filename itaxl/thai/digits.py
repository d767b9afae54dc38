"""Thai and Arabic digits: one for the other, and in running official text with codes and addresses left alone."""

import re
from enum import StrEnum
from typing import Final

from itaxl.thai.lazy_regex import pattern
from itaxl.thai.verbatim import FILE_TYPES


class Digits(StrEnum):
    """Which digits a document is written in; the values are the choices of the form."""

    THAI = "เลขไทย"
    ARABIC = "เลขอารบิก"
    AS_TYPED = "ตามที่พิมพ์"


_THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_ARABIC: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_SPARED: Final = pattern(
    rf"""
      [^\s()\[\]"'“”‘’,]+\.(?:{FILE_TYPES})(?![A-Za-z])         # รายงาน2564.pdf
    | (?:https?|ftp|line)://[^\s<>"“”]+                          # an address, Thai letters in it or not
    | [0-9A-Za-z_]*[A-Za-z]                                      # O43, ITA2564, www.a.go.th/o12, a-1@b.go.th
      [0-9A-Za-z_]*(?:[-./@:+%&=?\#~]+[0-9A-Za-z_]+)*/?
    | (?<![0-9๐-๙.])[0-9]+(?:[-./@:+%&=?\#~]+[0-9A-Za-z_]+)*[-/@:+%&=?\#~.]+[0-9A-Za-z_]*[A-Za-z]
      [0-9A-Za-z_]*(?:[-./@:+%&=?\#~]+[0-9A-Za-z_]+)*            # 4-H, 191.example.go.th
    """,
    re.VERBOSE,
)


_DIGIT: Final = re.compile("[0-9]")
_LATIN: Final = re.compile("[A-Za-z]")
"""What is spared has a Latin letter."""


def to_thai(text: str) -> str:
    """The text with each Arabic digit as a Thai one."""
    return text.translate(_THAI)


def to_arabic(text: str) -> str:
    """The text with each Thai digit as an Arabic one."""
    return text.translate(_ARABIC)


def official_digits(text: str, policy: str) -> str:
    """The digits of running text by `policy`, a value of `Digits`; any other policy leaves them as typed.

    Thai digits spare what is read by machines or known by its Latin letters: codes (O43, ITA2564), web and e-mail
    addresses, names of files.
    """
    if policy == Digits.ARABIC:
        return to_arabic(text)
    if policy != Digits.THAI or not _DIGIT.search(text):
        return text
    if not _LATIN.search(text):
        return to_thai(text)
    written, done = [], 0
    for match in _SPARED().finditer(text):
        written += [to_thai(text[done : match.start()]), match.group()]
        done = match.end()
    return "".join(written) + to_thai(text[done:])
