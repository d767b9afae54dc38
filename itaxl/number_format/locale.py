"""The bracketed locale of a number format code: ``[$-D07041E]``, ``[$-th-TH,D07]``, ``[$฿-41E]``, ``[$-F800]``.

Sources: ECMA-376 part 1, 18.8.30 and 18.8.31 (hex digits for the numerals, the calendar and the language, 0D07041E);
[MS-XLSX] 2.2.2.1 and what Excel 365 writes (a language tag, a comma, the numerals and the calendar: ``th-TH,D07``,
the tag empty for the machine's own language); BCP 47 with the extension u (``th-TH-u-ca-buddhist-nu-thai``).
"""

import re
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

Calendar: TypeAlias = Literal["ce", "be", "other"]
Numerals: TypeAlias = Literal["arabic", "thai", "other"]
Language: TypeAlias = Literal["", "th", "en", "other"]
"""The language of the names of months and days; empty for that of the machine, which is Thai."""

_HEX: Final = re.compile(r"(?=.*[0-9])[0-9A-Fa-f]{1,8}\Z|[0-9A-Fa-f]{4,8}\Z")
"""Hex digits and no tag of a language: ``de`` would be both."""

_SYSTEM: Final = {"f800": "date", "x-sysdate": "date", "f400": "time", "x-systime": "time"}
_COUNTED_FROM_CHRIST: Final = frozenset({0x00, 0x01, 0x02, 0x09, 0x0A, 0x0B, 0x0C})
_BUDDHIST: Final = 0x07
_ONLY_CALENDAR: Final = 0x7F
"""The highest bit says that dates are typed in that calendar too."""

_PRIMARY: Final = 0x3FF
_LANGUAGES: Final[dict[int, Language]] = {0x00: "", 0x09: "en", 0x1E: "th"}
_NUMERALS: Final[dict[int, Numerals]] = {0x00: "arabic", 0x01: "arabic", 0x0D: "thai"}
_TAGGED_CALENDARS: Final[dict[str, Calendar]] = {"buddhist": "be", "gregory": "ce", "iso8601": "ce"}
_TAGGED_NUMERALS: Final[dict[str, Numerals]] = {"latn": "arabic", "thai": "thai"}


class FormatLocale(NamedTuple):
    """What a locale says; `system` is "date" or "time" where it stands for the machine's own long date or time."""

    currency: str = ""
    language: Language = ""
    calendar: Calendar = "ce"
    numerals: Numerals = "arabic"
    system: str = ""


def read_locale(text: str) -> FormatLocale:
    """The locale that stands between ``[$`` and ``]``."""
    currency, dash, rest = text.partition("-")
    if not dash:
        return FormatLocale(currency)
    if system := _SYSTEM.get(rest.lower()):
        return FormatLocale(currency, system=system)
    tag, comma, number = rest.rpartition(",")
    if comma:
        shape = int(number, 16) if _HEX.match(number) else 0
        return _tagged(tag, currency)._replace(calendar=_calendar(shape & 0xFF), numerals=_numerals(shape >> 8))
    if _HEX.match(rest):
        shape = int(rest, 16)
        language = _LANGUAGES.get(shape & _PRIMARY, "other")
        return FormatLocale(currency, language, _calendar(shape >> 16 & 0xFF), _numerals(shape >> 24))
    return _tagged(rest, currency)


def _tagged(tag: str, currency: str) -> FormatLocale:
    """The locale of a BCP 47 tag."""
    name, _, extension = tag.lower().partition("-u-")
    primary = name.partition("-")[0]
    language: Language = "th" if primary == "th" else "en" if primary == "en" else "other" if primary else ""
    parts = extension.split("-")
    told = dict(pairwise(parts))
    return FormatLocale(
        currency,
        language,
        _TAGGED_CALENDARS.get(told["ca"], "other") if "ca" in told else "ce",
        _TAGGED_NUMERALS.get(told["nu"], "other") if "nu" in told else "arabic",
    )


def _calendar(number: int) -> Calendar:
    kind = number & _ONLY_CALENDAR
    return "be" if kind == _BUDDHIST else "ce" if kind in _COUNTED_FROM_CHRIST else "other"


def _numerals(number: int) -> Numerals:
    return _NUMERALS.get(number, "other")
