"""Latin o, l and I typed for the digits they look like: ๓O มีนาคม, 256O, เวลา O9.00 น., โทร. O44 …, 1O%, l,500."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from itaxl.thai.characters.spot import Spot
from itaxl.thai.digits import to_thai
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.numbers import BEGIN, EDGE, END, THAI
from itaxl.thai.verbatim import is_verbatim

_DIGIT: Final = f"[0-9{THAI}]"
_ROUND: Final = f"[0-9{THAI}oO]"
_CLOCK: Final = rf"{_ROUND}{{1,2}}[.:]{_ROUND}{{2}}"
_ALONE: Final = rf"(?<![{EDGE},./-])"
_MONTHS: Final = "มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
_COUNTED: Final = f"คน|ราย|ครั้ง|เรื่อง|บาท|ปี|วัน|เดือน|ฉบับ|แห่ง|ข้อ|โครงการ|กิจกรรม|หมู่บ้าน|ครัวเรือน|ชุด|ช่องทาง|{_MONTHS}"
"""What is counted, and months: before other words a letter after digits may be a unit (5l)."""

_SOURCES: Final = (
    # ๓O, l๖, ๑O๐; O๔๓ alone is a code of the OIT
    rf"{BEGIN}(?=[0-9oOlI]*[{THAI}])(?![oO][{THAI}]{{1,2}}(?![{EDGE}]))(?P<number>[{THAI}0-9oOlI]+){END}",
    # 256O
    rf"(?<![{EDGE}])(?P<number>[1-9][0-9oO]*)(?=[ ,./]*(?:[ก-๎]|$))",
    # 499,00O and 1,OOO
    rf"(?<![{EDGE},.])(?P<number>{_DIGIT}{_ROUND}{{0,2}}(?:,{_ROUND}{{3}})+(?:\.{_ROUND}{{1,2}})?)(?![{EDGE}])",
    # l,500 บาท
    rf"(?<![{EDGE},.])(?P<number>l(?:,{_DIGIT}{{3}})+(?:\.{_DIGIT}{{1,2}})?)(?=\s*(?:[ก-๎]|$))",
    # 9O.5
    rf"(?<![{EDGE},.])(?<![A-Za-z]\s)(?P<number>[0-9][0-9oO]*\.[0-9oO]{{1,2}})(?=\s*(?:[ก-๎]|$))",
    # 2l คน
    rf"{_ALONE}(?P<number>[1-9][0-9]*[lI][0-9]*|l[0-9]+)(?=\s?(?:{_COUNTED}))",
    # 256l
    rf"{_ALONE}(?P<number>25(?:[0-9][lI]|[lI][0-9]))(?![{EDGE}])",
    # 1O%
    rf"{_ALONE}(?P<number>[1-9][0-9oO]{{1,2}})(?=\s?%(?![0-9A-Fa-f]))",
)
_TIMES: Final = (
    rf"เวลา\s?(?P<number>{_CLOCK})(?![{EDGE}])",
    rf"(?<![{EDGE},.:/-])(?P<number>{_CLOCK})(?=(?:\s?(?:-|–|ถึง)\s?{_CLOCK})?\s?(?:น\.|นาฬิกา))",
)
_CALLED: Final = rf"(?P<number>[oO0๐]{_ROUND}?(?:[ -]?{_ROUND}){{7,8}})"
_CALLS: Final = (
    rf"(?:โทร(?:ศัพท์|สาร)?|มือถือ|แฟกซ์)\.?(?:หมายเลข)?\s?:?\s?{_CALLED}(?![{EDGE}])",
    rf"\A\s*{_CALLED}\s*\Z",
)
"""A telephone number after its word, or alone: nought and eight or nine digits."""

_LETTERS: Final = re.compile(f"[oOlI](?:[,.: -]?{_DIGIT}|(?<={_DIGIT}.)|(?<={_DIGIT}[,.: -].))")
"""A letter beside a digit, found from letter to letter: one glance passes over most texts."""

_MEANT: Final = str.maketrans("oOlI", "0011")
_MOST_CALLED: Final = 5
"""Letters in a telephone number; what has more is none."""


def letters_in_numbers(text: str) -> Iterator[Spot]:
    """The numbers with such a letter and the numbers that are meant; codes (O43), addresses and units are no such."""
    if not _LETTERS.search(text):
        return
    matches = [match for pattern in _patterns() for match in pattern.finditer(text) if _is_typo(match)]
    sure = {match.span("number") for match in matches if _is_sure(match)}
    end = 0
    for start, stop in sorted({match.span("number") for match in matches}, key=lambda span: (span[0], -span[1])):
        if start >= end and not is_verbatim(text, start, stop):
            yield _spot(text, start, stop, sure=(start, stop) in sure)
            end = stop


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, (*_SOURCES, *_TIMES, *_CALLS)))


def _is_typo(match: re.Match[str]) -> bool:
    """Whether what a pattern takes for a number has a letter and a digit, and is a time or telephone number indeed."""
    number, source = match["number"], match.re.pattern
    letters = len(re.findall("[oOlI]", number))
    if not letters or not re.search(_DIGIT, number):
        return False
    if _DEGREES.fullmatch(number) and not _COUNTS().match(match.string, match.end("number")):
        return False
    if source in _CALLS:
        return letters <= _MOST_CALLED
    if source in _TIMES:
        hour, minute = re.split("[.:]", number.translate(_MEANT))
        return int(hour) <= 24 and int(minute) < 60
    return True


def _is_sure(match: re.Match[str]) -> bool:
    """Whether the letter can be nothing but a digit: no unit (2l, 13o) and no mark of a code (ห้อง 3O)."""
    number, text = match["number"], match.string
    start, end = match.span("number")
    if match.re.pattern in (*_TIMES, *_CALLS) or "," in number:
        return True
    if _YEAR.fullmatch(number) and (number[-1] not in "lI" or _OF_YEAR().search(text, max(0, start - 12), start)):
        return True
    if _MONTH().match(text, end) or (number[-1] not in "lI" and _COUNTS().match(text, end)):
        return True
    if re.search(f"[{THAI}]", number):
        return number[-1] not in "olI"
    return "o" not in number and number[-1] not in "OlI"


_DEGREES: Final = re.compile("[1-9][0-9]{0,2}o")
"""An angle or a temperature, unless it counts something."""

_YEAR: Final = re.compile("(?:2[05]|19)[0-9oOlI]{2}|[๒๑][๕๐๙][0-9๐-๙oOlI]{2}")
_OF_YEAR: Final = pattern(r"(?:ปี|พ\.?ศ\.?|ค\.?ศ\.?|ประมาณ|[คยพ]\.|คม|ยน|พันธ์)\s*\Z")
_MONTH: Final = pattern(rf"\s?(?:{_MONTHS})")
_COUNTS: Final = pattern(rf"\s?(?:{_COUNTED}|%)(?!ละ)")


def _spot(text: str, start: int, end: int, *, sure: bool) -> Spot:
    typed = text[start:end]
    meant = typed.translate(_MEANT)
    return Spot(start, end, typed, to_thai(meant) if re.search(f"[{THAI}]", meant) else meant, sure)
