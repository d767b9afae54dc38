"""Dates, times and durations as a format code shows them: Buddhist years, Thai month names, Thai digits."""

from decimal import Decimal
from typing import Final

from itaxl.number_format.section import FormatToken, Section
from itaxl.number_format.serial import Moment, moment
from itaxl.thai.dates.eras import OFFSET
from itaxl.thai.dates.months import month
from itaxl.thai.dates.writing import WEEKDAYS
from itaxl.thai.digits import to_thai

_SHORT_DAYS: Final = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_ENGLISH_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SECONDS: Final = {"h": 3600, "m": 60, "s": 1}
_A_DAY: Final = 86_400
_FINEST: Final = 12
"""Decimals of a second, more than any format shows."""


def shown_date(number: Decimal, section: Section) -> str | None:
    """A number of days under one section of a format code, None where Excel shows ####.

    Names are Thai unless the section is for English.
    """
    kinds = {token.kind for token in section.tokens}
    hours = any(token.kind == "date" and token.text[0] in "hs" for token in section.tokens)
    places = min(_FINEST, max((len(token.text) for token in section.tokens if token.kind == "fraction"), default=0))
    sign = "-" if number < 0 and "elapsed" in kinds and kinds.isdisjoint({"date", "minute", "half"}) else ""
    shown = moment(
        abs(number) if sign else number,
        places=places,
        whole_days=not hours and kinds.isdisjoint({"minute", "elapsed", "half"}),
    )
    if shown is None:
        return None
    return sign + "".join(_piece(token, shown, section, halves="half" in kinds) for token in section.tokens)


def _piece(token: FormatToken, shown: Moment, section: Section, *, halves: bool) -> str:
    if token.kind == "half":
        return ("AM", "PM")[_hour(shown) >= 12][: 2 if len(token.text) > len("A/P") else 1]
    if token.kind == "date":
        text = _part(token.text, shown, section, halves=halves)
    elif token.kind == "minute":
        text = str(int(shown.seconds) // 60 % 60).zfill(len(token.text))
    elif token.kind == "elapsed":
        passed = shown.days * _A_DAY + int(shown.seconds)
        text = str(passed // _SECONDS[token.text[0]]).zfill(len(token.text))
    elif token.kind == "fraction":
        text = f"{shown.seconds % 1:.{_FINEST}f}"[1 : len(token.text) + 2]
    else:
        return token.text if token.kind in {"literal", "slash", "point", "comma", "percent"} else ""
    return to_thai(text) if section.thai_digits else text


def _hour(shown: Moment) -> int:
    return int(shown.seconds) // 3600


def _part(run: str, shown: Moment, section: Section, *, halves: bool) -> str:
    letter, width = run[0], len(run)
    if letter in "yeb":
        year = shown.year + (OFFSET if letter == "b" or section.calendar == "be" else 0)
        return f"{year % 100:02d}" if width < 3 and letter != "e" else f"{year:04d}"
    if letter == "m":
        return str(shown.month).zfill(width) if width < 3 else _month(shown.month, width, section)
    if letter == "d" and width < 3:
        return str(shown.day).zfill(width)
    if letter in "da":
        return _weekday(shown.weekday, width, section)
    hour = (_hour(shown) + 11) % 12 + 1 if halves else _hour(shown)
    number = {"h": hour, "s": int(shown.seconds) % 60}.get(letter)
    return "" if number is None else str(number).zfill(min(width, 2))


def _month(number: int, width: int, section: Section) -> str:
    name = month(number)
    long, short = (name.english, name.english[:3]) if section.language == "en" else (name.full, name.short)
    return {3: short, 5: long[:1]}.get(width, long)


def _weekday(index: int, width: int, section: Section) -> str:
    if section.language == "en":
        return _ENGLISH_DAYS[index][: 3 if width == 3 else None]
    return _SHORT_DAYS[index] if width == 3 else WEEKDAYS[index]
