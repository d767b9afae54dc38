"""Whether what reads like a date inside running text is one: numbers of documents, amounts and lists are not."""

import re
from typing import Final

from itaxl.thai.dates.eras import BUDDHIST
from itaxl.thai.dates.sequence import Words
from itaxl.thai.dates.words import MONTH, DateToken
from itaxl.thai.lazy_regex import pattern

_COUNTED: Final = pattern(
    r"\s*(?:คน|ราย|ครั้ง|โครงการ|เรื่อง|บาท|ชุด|แห่ง|ครัวเรือน|ครอบครัว|%|เปอร์เซ็น|หมู่บ้าน|ฉบับ|คัน|วัน|เดือน|ชั่วโมง|นาที|เล่ม|ตัว|กิจกรรม"
    r"|มาตรการ|ข้อ|หน้า|แผ่น|ท่าน|รูป|คณะ|กลุ่ม|สาย|จุด|หลัง|ล้าน|พัน|แสน|หมื่น|เมตร|กิโล|ไร่|ตัน|ลิตร|องค์กร|หน่วยงาน|ตำแหน่ง|ปี(?!งบ|\s?พ\.?ศ|\s?[0-9๐-๙]))"
)
_THAI_LETTER: Final = re.compile("[ก-๎]")
RECENT: Final = range(55, 80)
"""Two-digit years (B.E. 25…) that papers of these years speak of."""

_NUMBER_GOES_ON: Final = re.compile(r"[,.]\d|[/-]\d|\d|[A-Za-z]")
_NUMBER_BEFORE: Final = re.compile(r"[/\d]-?$")

_NUMERIC: Final = pattern(r"[LvDf]*(?:W,?)?L*[nx]([-/.])[nx]\1(?P<year>[nyx])$")
_UNLED: Final = re.compile(r"[nx](?:,|&|K)")
"""Without วันที่ before it a list of numbers or ๓ เดือน is not days."""

_ORDINAL: Final = re.compile(r"(?:ที่|ข้อ|หมู่|ชั้น)\s*$")
_YEAR: Final = re.compile(r"[LvRTfDS]*(?:[PEUAT]+[BC]?|[BC])'?y")

_CERTAIN: Final = frozenset(
    {
        "impossible_date",
        "impossible_quarter",
        "impossible_time",
        "end_before_start",
        "month_unclear",
        "no_such_month",
        "implausible_year",
    }
    | {"two_digit_year_era"}
)
_LED: Final = frozenset("LKfDW")
FOUR_DIGITS, MISCOUNTED = 4, (3, 5)
"""Digits of a year, and of one that lost a digit or was given one too many."""

_ERA_AND_YEAR: Final = re.compile(r"B'?x$")
_AMOUNT: Final = pattern(
    r"\s*(?:คน|บาท|ราย(?!งาน|ละเอียด|ชื่อ)|ครัวเรือน|ชุด|แห่ง|หมู่บ้าน|ตัว|คัน|เล่ม|ท่าน|รูป|ล้าน|หน่วย(?!งาน)|หลัง|เมตร|กิโล|ไร่)"
)

_SHORTEST_NAME: Final = 4
"""Letters of a month's name; abbreviations have fewer."""

_DAY_OF_MONTH: Final = pattern(r"[LvDfW,]*(?:[nx](?:[-t&,][LK]*[nx])*K*[Mm]|[nx]([-/.])[nx]\1[nyx])")
_JOINED: Final = re.compile(r"[nyxMm]\)?[LfK,]*(?:-|t|&)")


def stands(text: str, words: Words, place: int, stop: int, kind: str) -> bool:
    """Whether the words `place` to `stop`, read as a period of `kind`, are a date in this running text."""
    codes = words.codes[place:stop]
    if words.issues & {"half_unstated"} or ("needs_context" in words.issues and kind != "quarter"):
        return False
    if not _alone(text, words, place, stop) or _counts(text, words, place, stop) or _is_office(text, words, stop):
        return False
    if kind == "calendar_year" and not _YEAR.match(codes):
        return False
    if not _led(words, place) and (_UNLED.match(codes) or _numbered(text, words, place)):
        return False
    return _written_as_date(words, place, stop)


def reportable(text: str, words: Words, place: int, stop: int, code: str) -> bool:
    """Whether the words `place` to `stop`, refused for `code`, are certainly meant as a date, so a mistake."""
    codes = words.codes[place:stop]
    if code not in _CERTAIN or not codes or not _alone(text, words, place, stop) or _counts(text, words, place, stop):
        return False
    if code == "impossible_quarter":
        return True
    if code == "implausible_year":
        if not _is_mistyped_year(words.tokens[stop - 1]):
            return False
        if _ERA_AND_YEAR.search(codes) and words.tokens[stop - 1].width != FOUR_DIGITS:
            return True
    if not _DAY_OF_MONTH().match(codes) or not _written_as_date(words, place, stop):
        return False
    return code == "no_such_month" or _led(words, place) or not _JOINED.search(codes)


def _is_mistyped_year(year: DateToken) -> bool:
    """Whether a year that cannot be was meant as one of these: ๒๕๖, ๒๕๖๗๗, ๒๖๖๕, but not the ๒๓๑๐ of a history."""
    if year.width == FOUR_DIGITS:
        return year.value >= BUDDHIST.start
    return year.width in MISCOUNTED and str(year.value).startswith("25")


def _is_office(text: str, words: Words, stop: int) -> bool:
    """Whether the last word is a ministry's letters and no month: ปี ๒๕๖๕ ของ กค. without the dots of ก.ค."""
    last = words.tokens[stop - 1]
    return last.code == MONTH and "." not in text[last.start : last.end - 1] and last.end - last.start < _SHORTEST_NAME


def _written_as_date(words: Words, place: int, stop: int) -> bool:
    """Whether a date in numbers is told from a ratio or a number: 12-3-64 and 12.3.64 need วันที่ before them."""
    match = _NUMERIC().match(words.codes[place:stop])
    if match is None or _led(words, place):
        return True
    return match[1] == "/" or match["year"] == "y"


def _led(words: Words, place: int) -> bool:
    """Whether a word such as วันที่ leads to the date, as its first word or, as in และวันที่, before it."""
    return words.codes[place] in _LED or (place > 0 and words.day_follows(place - 1))


def _alone(text: str, words: Words, place: int, stop: int) -> bool:
    """Whether the first and last word are not pieces of longer numbers, such as ๙๓๕๐๑/๒๘ or 64,000."""
    first, last = words.tokens[place], words.tokens[stop - 1]
    if first.width and _NUMBER_BEFORE.search(text, max(0, first.start - 2), first.start):
        return False
    return not (last.width and _NUMBER_GOES_ON.match(text, last.end))


def _numbered(text: str, words: Words, place: int) -> bool:
    """Whether the first number counts something else, as in งวดที่ ๑ พ.ย. ๖๗."""
    first = words.tokens[place]
    return bool(first.width) and _ORDINAL.search(text, max(0, first.start - 8), first.start) is not None


def _counts(text: str, words: Words, place: int, stop: int) -> bool:
    """Whether a last number of two digits counts something: เดือนมกราคม 50 คน.

    A word that only begins like a counter (รายงาน, คณะกรรมการ, ครั้งที่) follows a year as well as a count: a day
    with its month has a year, and so has a month whose number can be one of these years.
    """
    last = words.tokens[stop - 1]
    counter = _COUNTED().match(text, last.end) if last.width and last.width != 4 else None
    if counter is None:
        return False
    if not _THAI_LETTER.match(text, counter.end()) or (last.width in MISCOUNTED and _AMOUNT().match(text, last.end)):
        return True
    return not _DAY_OF_MONTH().match(words.codes[:stop], place) and last.value not in RECENT
