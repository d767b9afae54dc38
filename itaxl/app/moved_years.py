"""Years inside a text moved to another ITA year: each by its own step, those of laws and other papers never."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from itaxl.model.wording import Wording
from itaxl.thai.dates import Citation, find_dates
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.years.catalogue import FiscalYear

WHICH_YEAR = Wording("ปี {year} เป็นปีที่ประเมินหรือปีที่รายงาน", "is {year} the year assessed or reported?")
LEFT_YEAR = Wording("ปี {year} ไม่ได้เปลี่ยน", "{year} was left as it is")
EVENT = Wording("วันที่ {day} เป็นของปีใหม่หรือไม่", "is {day} a day of the new year?")

_FULL: Final = re.compile(r"(?<![\d๐-๙/.])(?:25\d\d|๒๕[๐-๙]{2})(?![\d๐-๙]|/[\d๐-๙])")
_SHORT: Final = re.compile(r"(?<![\d๐-๙])(?:[4-9]\d|[๔-๙][๐-๙])(?=\D*$)")
"""The last two digits of a year, at the end of a date."""
_OF_ASSESSMENT: Final = re.compile(r"ITA|ประเมิน|OIT|แบบตรวจ")
_OF_REPORT: Final = re.compile(r"มาตรการ|รายงานผล|ผลการดำเนิน|ดำเนินการ|แผน")
_LOOK_BACK: Final = 90
_DAYS: Final = frozenset({"date", "date_range", "datetime", "deadline"})
_LEAP_DAY: Final = re.compile(r"(29|๒๙)(?=\s*(?:ก\.?\s?พ\.?|กุมภาพันธ์))")
_OLDEST: Final = 3


@dataclass(frozen=True, slots=True)
class MovedText:
    """A text with its years moved, and what about it a person should look at."""

    text: str
    doubts: tuple[Wording, ...] = ()


def moved_years(text: str, old: FiscalYear, new: FiscalYear, *, of_work: bool = False) -> MovedText:
    """The text of a form for `old` with its years as a form for `new` says them.

    In a period `of_work` days move without a doubt; elsewhere a day is that of something that has happened.
    """
    found = list(find_dates(text))
    spared = [(each.start, each.end) for each in found if each.citation is not Citation.NONE]
    doubts: list[Wording] = []
    edits: dict[int, tuple[int, str]] = {}
    for start, end in _years(text, [(each.start, each.end) for each in found]):
        if any(first <= start < last for first, last in spared):
            continue
        typed = text[start:end]
        year = int(to_arabic(typed)) + (0 if end - start == 4 else 2500)
        if not old.reported_year - _OLDEST <= year <= old.year + 1:
            doubts.append(_with(LEFT_YEAR, year=typed))
            continue
        step, sure = _step(text[:start], year, old, new)
        if not sure:
            doubts.append(_with(WHICH_YEAR, year=typed))
        moved = str(year + step)[-(end - start) :]
        edits[start] = (end, moved if typed.isascii() else to_thai(moved))
    for each in found if not of_work else ():
        touched = any(each.start <= start < each.end for start in edits)
        if touched and each.reading.kind in _DAYS and each.citation is Citation.NONE:
            doubts.append(_with(EVENT, day=text[each.start : each.end]))
    return MovedText(_no_lost_day(_edited(text, edits)), tuple(dict.fromkeys(doubts)))


def _years(text: str, dates: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where the years stand: in full anywhere, in two digits at the ends of dates and of the parts of periods."""
    full = [match.span() for match in _FULL.finditer(text)]
    yield from full
    for start, end in dates:
        place = start
        for part in re.split(r"(-|–|ถึง|และ|,)", text[start:end]):
            match = _SHORT.search(part)
            if match and not any(place <= first < place + len(part) for first, _ in full):
                yield place + match.start(), place + match.end()
            place += len(part)


def _step(before: str, year: int, old: FiscalYear, new: FiscalYear) -> tuple[int, bool]:
    """By how many years a year moves, and whether that is sure."""
    assessed, reported = new.year - old.year, new.reported_year - old.reported_year
    if assessed == reported or year not in (old.year, old.reported_year):
        return reported, True
    if old.year != old.reported_year:
        return (assessed if year == old.year else reported), True
    line = before[-_LOOK_BACK:].rpartition("\n")[2]
    last = {
        pattern: max((match.end() for match in pattern.finditer(line)), default=-1)
        for pattern in (_OF_ASSESSMENT, _OF_REPORT)
    }
    of_assessment = last[_OF_ASSESSMENT] > last[_OF_REPORT]
    return (assessed if of_assessment else reported), max(last.values()) >= 0 and min(last.values()) < 0


def _edited(text: str, edits: dict[int, tuple[int, str]]) -> str:
    out, place = "", 0
    for start in sorted(edits):
        end, typed = edits[start]
        out += text[place:start] + typed
        place = end
    return out + text[place:]


def _no_lost_day(text: str) -> str:
    """The text without a 29 February in a year that has none."""
    for found in reversed(list(find_dates(text))):
        said = text[found.start : found.end]
        if _LEAP_DAY.search(said) and found.reading.start is None:
            text = (
                text[: found.start]
                + _LEAP_DAY.sub(lambda match: "28" if match[0].isascii() else "๒๘", said)
                + text[found.end :]
            )
    return text


def _with(wording: Wording, **params: str) -> Wording:
    plain = {name: text.replace("{", "{{").replace("}", "}}") for name, text in params.items()}
    return Wording(*(text.format_map(plain) for text in wording))
