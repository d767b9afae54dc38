"""Dates and times as a format code shows them: Buddhist years, Thai month names, Thai digits."""

from datetime import date, datetime, time, timedelta
from typing import Final

from itaxl.reading.format_code import Section, Token
from itaxl.thai.digits import to_thai
from itaxl.thai.months import month

BUDDHIST_OFFSET: Final = 543
_DAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_SHORT_DAYS: Final = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_ENGLISH_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def shown_date(value: date | datetime | time | timedelta, section: Section) -> str:
    """`value` under one section of a format code, by the names of Thai settings unless the section says English."""
    moment, elapsed = _moment(value)
    halves = any(token.kind == "half" for token in section.tokens)
    text = "".join(
        _piece(token, moment, elapsed, section, halves=halves, minutes=_is_minutes(section.tokens, index))
        for index, token in enumerate(section.tokens)
    )
    return to_thai(text) if section.thai_digits else text


def _moment(value: date | datetime | time | timedelta) -> tuple[datetime, timedelta]:
    """The value as a moment, and the time that passed since the calendar of Excel began."""
    origin = datetime(1899, 12, 30)
    if isinstance(value, timedelta):
        return origin + value if abs(value) < timedelta(days=690_000) else origin, value
    if isinstance(value, time):
        moment = datetime.combine(origin, value)
    elif isinstance(value, datetime):
        moment = value.replace(tzinfo=None)
    else:
        moment = datetime.combine(value, time())
    return moment, moment - origin


def _is_minutes(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an ``m`` stands next to hours or seconds."""
    clock = [where for where, token in enumerate(tokens) if token.kind in {"date", "elapsed"}]
    if index not in clock:
        return False
    place = clock.index(index)
    before = tokens[clock[place - 1]].text if place else ""
    after = tokens[clock[place + 1]].text if place + 1 < len(clock) else ""
    return before.startswith("h") or after.startswith("s")


def _piece(token: Token, moment: datetime, elapsed: timedelta, section: Section, *, halves: bool, minutes: bool) -> str:
    if token.kind == "elapsed":
        unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
        return f"{int(elapsed.total_seconds() // unit):0{len(token.text)}d}"
    if token.kind == "half":
        return ("AM", "PM")[moment.hour >= 12][: 2 if token.text == "am/pm" else 1]
    if token.kind == "date":
        return _part(token.text, moment, section, halves=halves, minutes=minutes)
    if token.kind == "digit":
        return token.text if token.text == "0" else ""
    return token.text if token.kind in {"literal", "mark"} else ""


def _part(run: str, moment: datetime, section: Section, *, halves: bool, minutes: bool) -> str:
    letter, width = run[0], len(run)
    if letter in "yeb":
        return _year(run, moment.year, buddhist=section.buddhist or letter == "b")
    if letter == "m" and not minutes:
        return str(moment.month).zfill(width) if width < 3 else _month(moment.month, width, english=section.english)
    if letter == "d":
        return str(moment.day).zfill(width) if width < 3 else _day(moment.weekday(), width, english=section.english)
    hour = (moment.hour + 11) % 12 + 1 if halves else moment.hour
    number = {"h": hour, "m": moment.minute, "s": moment.second}.get(letter)
    return "" if number is None else str(number).zfill(min(width, 2))


def _year(run: str, year: int, *, buddhist: bool) -> str:
    shown = year + BUDDHIST_OFFSET if buddhist else year
    return f"{shown % 100:02d}" if len(run) < 3 and run[0] != "e" else f"{shown:04d}"


def _month(number: int, width: int, *, english: bool) -> str:
    name = month(number)
    long, short = (name.english, name.english[:3]) if english else (name.full, name.short)
    return {3: short, 5: long[:1]}.get(width, long)


def _day(index: int, width: int, *, english: bool) -> str:
    long, short = (_ENGLISH_DAYS, [name[:3] for name in _ENGLISH_DAYS]) if english else (_DAYS, _SHORT_DAYS)
    return short[index] if width == 3 else long[index]
