"""Periods that say how often or how long instead of when: ทุกสิ้นเดือน, ปีละ ๒ ครั้ง, ภายใน ๓๐ วัน, อย่างต่อเนื่อง.

They are right Thai. Beside one of them may stand a period that says when: ทุกเดือน (ต.ค. ๖๗ - ก.ย. ๖๘).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.dates.date_reading import DateReading, DateSlip, read_as, read_without_days
from itaxl.thai.dates.issues import in_order
from itaxl.thai.dates.months import MONTHS
from itaxl.thai.dates.periods import year_bounds
from itaxl.thai.dates.roles import ROLES, WordRole
from itaxl.thai.dates.writing import fiscal_year_of
from itaxl.thai.digits import to_thai
from itaxl.thai.tsv import table

RECURRING, DURATION = "recurring", "duration"
"""Kinds of reading without a time of their own, and the issues that say so."""

Read = Callable[[str, int | None], DateReading]
"""How a text is read that says when; the number is the fiscal year to take for what names none."""

_PERIODS: Final = frozenset(
    {"month", "month_range", "date_range", "fiscal_year", "calendar_year", "quarter", "half_year", "deadline"}
)
"""What can hold something that recurs or lasts."""

_DIGIT: Final = "[0-9๐-๙]"
_NUMBER_WORDS: Final = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบห้า|สิบสอง|สิบ|ยี่สิบ|สามสิบ|หกสิบ|เก้าสิบ"
_NUMBER: Final = rf"(?:{_DIGIT}{{1,3}}(?:\s?[-–]\s?{_DIGIT}{{1,3}})?|{_NUMBER_WORDS})(?:\s?\({_DIGIT}{{1,3}}\))?"
_DAY: Final = rf"(?:[12๑๒]{_DIGIT}|[3๓][01๐๑]|[1-9๑-๙])(?!{_DIGIT})"
_DAYS_OF_MONTH: Final = rf"{_DAY}(?:\s?(?:[-–,]|และ|ถึง|หรือ)\s?(?:วันที่\s?)?{_DAY})*"
_EVERY: Final = r"ทุก(?:\s?ๆ)?\s?"
_SIGNS: Final = " \t\n\u00a0,;/()+&:"
_ADDING: Final = ("และ", "หรือ")
_BETWEEN: Final = re.compile(r"(?:[\s,;/()+&:–-]|และ|หรือ|โดย)*")


class _Phrases(NamedTuple):
    """Phrases in a row: where they end, what they are, and whether one says every year."""

    end: int
    kinds: frozenset[str]
    yearly: bool


def read_recurring(text: str, fiscal_year: int | None, read: Read) -> DateReading | None:
    """The reading of a period that says how often or how long, None when it does not.

    What says when beside it is read by `read` and must be a period that it can recur or last in.
    """
    leading = _phrases(text, 0)
    if leading.end == len(text):
        return _without_time(text, leading.kinds, fiscal_year)
    if leading.kinds:
        reading = _within(text, leading.end, len(text), leading, fiscal_year, read)
        return _with_more(reading, leading, leading.end, fiscal_year)
    for start in _starts(text):
        trailing = _phrases(text, start)
        if trailing.kinds and trailing.end == len(text):
            return _with_more(_within(text, 0, start, trailing, fiscal_year, read), trailing, start, fiscal_year)
    return None


def _with_more(
    reading: DateReading | None, phrases: _Phrases, place: int, fiscal_year: int | None
) -> DateReading | None:
    """The reading, of all the year where และ or หรือ adds at `place` what recurs: ม.ค. ๖๘ และทุกสิ้นเดือน."""
    if reading is None or not reading.start or not reading.end or fiscal_year is None:
        return reading
    first, last = year_bounds(fiscal_year)
    before, after = reading.text[:place].rstrip(_SIGNS), reading.text[place:].lstrip(_SIGNS)
    added = before.endswith(_ADDING) or after.startswith(_ADDING)
    if not added or not phrases.kinds & {"often", "lasting"} or reading.start < first or last < reading.end:
        return reading
    return _without_time(reading.text, phrases.kinds, fiscal_year)


def _without_time(text: str, kinds: frozenset[str], fiscal_year: int | None) -> DateReading | None:
    if kinds & {"often", "lasting"}:
        if fiscal_year is None:
            return read_without_days(text, RECURRING)
        reading = read_as(text, "fiscal_year", *year_bounds(fiscal_year), {RECURRING})
        return replace(reading, kind=RECURRING)
    return read_without_days(text, DURATION) if "long" in kinds else None


def _within(
    text: str, start: int, end: int, phrases: _Phrases, fiscal_year: int | None, read: Read
) -> DateReading | None:
    """The reading of characters `start` to `end`, which say when, as that of the whole text."""
    said = text[start:end].rstrip(_SIGNS)
    start, said = end - len(text[start:end].lstrip(_SIGNS)), said.lstrip(_SIGNS)
    reading = read(said, fiscal_year)
    if phrases.yearly and reading.issues == ("missing_year",) and fiscal_year:
        reading = _of_year(said, fiscal_year, read) or reading
    elif reading.start and phrases.kinds & {"often", "lasting"} and reading.kind not in _PERIODS:
        return None
    if "week" in phrases.kinds:
        if reading.kind != "month":
            return None
        reading = replace(reading, issues=in_order({*reading.issues, "vague_period"}))
    if reading.start is None and reading.issues == ("not_a_date",):
        return None
    slips = tuple(DateSlip(each.start + start, each.end + start, each.code, each.right) for each in reading.slips)
    return replace(reading, text=text, slips=slips)


def _of_year(said: str, fiscal_year: int, read: Read) -> DateReading | None:
    """A day that recurs every year, in the fiscal year."""
    for year in (fiscal_year - 1, fiscal_year):
        reading = read(f"{said.rstrip()} {year}", fiscal_year)
        if reading.start and fiscal_year_of(reading.start) == fiscal_year:
            return replace(reading, issues=in_order({*reading.issues, "needs_context"}))
    return None


def _starts(text: str) -> Iterator[int]:
    """Where a phrase may begin after other words: after white space or a sign, or at ของทุก."""
    return (match.end() for match in re.finditer(r"[\s,;/()+&:–-]+|(?=ของทุก|ทุก|อย่าง|ต่อเนื่อง)", text) if match.end())


def _phrases(text: str, place: int) -> _Phrases:
    """The phrases in a row that begin at the character `place`, with what stands between them."""
    kinds: set[str] = set()
    yearly = False
    place = _end(_BETWEEN, text, place)
    while match := _pattern().match(text, place):
        kind = next(name for name, said in match.groupdict().items() if said is not None)
        yearly |= match.group().endswith(("ทุกปี", "ทุกๆปี", "ทุก ๆ ปี", "ทุก")) or "ประจำทุกปี" in match.group()
        kinds.add(kind)
        place = _end(_BETWEEN, text, match.end())
    return _Phrases(place, frozenset(kinds), yearly)


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place


@cache
def _words() -> dict[str, str]:
    """A pattern of the words of each role, the longest first."""
    roles: dict[str, list[str]] = {}
    for entry in table("recurring_words"):
        roles.setdefault(entry["role"], []).append(entry["word"])
    return {role: _any_of(words) for role, words in roles.items()}


def _any_of(words: list[str]) -> str:
    return f"(?:{'|'.join(map(_spelled, sorted(words, key=len, reverse=True)))})"


def _spelled(word: str) -> str:
    """A pattern of one word: white space or none at its spaces, digits of both kinds."""
    spaced = re.escape(word).replace(r"\ ", r"\s*")
    return re.sub("[0-9]", lambda digit: f"[{digit[0]}{to_thai(digit[0])}]", spaced)


@cache
def _pattern() -> re.Pattern[str]:
    """A phrase; its group says what it says. Of several that begin alike the longer stands first."""
    words = _words()
    unit, count, part = words["unit"], words["count"], rf"(?:{words['part']}|{words['edge']})"
    weekdays = _any_of([word for word, (role, _) in ROLES.items() if role is WordRole.WEEKDAY and not word.isascii()])
    months = _any_of([name for each in MONTHS for name in (each.full, each.short)])
    more_weekdays = rf"\s?(?:[-–,]|และ|ถึง|กับ)?\s?(?:วัน)?{weekdays}"
    weekday = rf"(?:วัน)?{weekdays}(?:{more_weekdays})*"
    which = rf"(?:แรก|สุดท้าย|ที่\s?{_DAYS_OF_MONTH})"
    of = rf"\s?(?:(?:ของ|ใน|แห่ง)\s?(?:{_EVERY}|แต่ละ)?|{_EVERY}|แต่ละ)\s?{unit}(?:\s?ถัดไป|ถัด\s?ๆ\s?ไป)?"
    limit, least = rf"(?:{words['limit']}\s?)*", rf"(?:{words['least']}\s?)*"
    duration = rf"{_NUMBER}\s*(?:{unit}|{words['span']})(?:ทำการ)?"
    clock = rf"{_DIGIT}{{1,2}}\s?[.:]\s?{_DIGIT}{{2}}"
    return re.compile(
        rf"""
        (?:{words["verb"]}\s*)*(?:(?:ให้|เป็น|ผล)\s*)?
        (?:
          (?P<often>
            {words["event"]}[^0-9๐-๙()]{{2,80}}
          | (?:{limit}|{_EVERY})วันที่\s?{_DAYS_OF_MONTH}(?!{_DIGIT}|\s?{months}){of}
          | {_EVERY}วันที่\s?{_DAYS_OF_MONTH}(?!{_DIGIT}|\s?{months})
          | {limit}(?:{_EVERY})?(?:{weekday}|(?:{part}\s?)?{unit})\s?{which}{of}(?!\s?{months})
          | {_EVERY}{weekday}(?:\s?{which})?
          | (?:วัน)?{weekdays}(?:{more_weekdays})+
          | {_EVERY}(?=วันที่\s?{_DIGIT}{{1,2}}\s?{months})
          | {least}{unit}\s?ละ\s?{least}(?:{_NUMBER}\s?{count}|{count})
          | {least}{_NUMBER}\s?{count}\s?(?:/|ต่อ|ในแต่ละ|ในรอบ|ใน|ทุก(?:\s?ๆ)?)\s?(?:{_NUMBER}\s?)?{unit}
          | {_NUMBER}\s?{unit}\s?(?:/|ต่อ)\s?(?:{_NUMBER}\s?)?ครั้ง
          | ราย\s?(?:{part}\s?)?(?:{_NUMBER}\s?)?{unit}
          | (?:เป็น)?ประจำ\s?(?:{_EVERY})?(?:{part}\s?)?(?:{_NUMBER}\s?)?{unit}
          | (?:ของ\s?|ใน\s?)?{_EVERY}(?:{part}\s?)?(?:{_NUMBER}\s?)?{unit}(?:{of})?
          | ทุกครั้ง
          | {limit}{words["edge"]}\s?(?:เดือน|ไตรมาส|สัปดาห์)(?!\s?(?:{months}|{_DIGIT}|ที่))(?:{of})?
          )
        | (?P<week>(?:ใน)?(?:ช่วง)?สัปดาห์(?:แรก|สุดท้าย|ที่\s?{_DAYS_OF_MONTH})\s?(?:ของ)?)
        | (?P<lasting>{words["lasting"]}(?!\s?(?:{_DIGIT}|ปีงบ|เดือน)))
        | (?P<clock>(?:(?:ตั้งแต่)?เวลา\s?)?{clock}\s?(?:-|–|ถึง)\s?{clock}\s?(?:นาฬิกา|น\.?)
          |  ครึ่งวัน(?:เช้า|บ่าย)?|(?:ช่วง|ภาค)(?:เช้า|บ่าย))
        | (?P<long>{limit}{least}(?:{duration}(?:\s?{duration})*|ครึ่ง(?:เดือน|ปี))
          (?:\s?{words["since"]}[^()\n]{{0,80}})?)
        | (?P<times>{least}{_NUMBER}\s?{count})
        )
        """,
        re.VERBOSE,
    )
