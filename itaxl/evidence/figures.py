"""Figures of one text that must agree: men and women, a part and its share, an amount in digits and in words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from itaxl.model.wording import Wording
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.number_words import number_in_words

N: Final = r"(?<![0-9,.])[0-9][0-9,]*(?![0-9])"
UNIT: Final = r"(?:คน|ราย|ท่าน)"

_sexes: Final = pattern(
    rf"(?:(?P<before>{N})\s*{UNIT}\s*(?:\(|แบ่งเป็น|แยกเป็น|เป็น|ประกอบด้วย)?\s*(?:เพศ)?\s*)?"
    rf"ชาย\s*(?:จำนวน\s*)?(?P<men>{N})\s*{UNIT}?\s*(?:,|และ|/)?\s*(?:เพศ)?หญิง\s*(?:จำนวน\s*)?(?P<women>{N})\s*{UNIT}?"
    rf"(?:\s*\)?\s*รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น)?\s*(?P<after>{N})\s*{UNIT})?"
)
_share: Final = pattern(
    rf"(?P<part>{N})\s*(?:คน|ราย|เรื่อง|แห่ง|ครัวเรือน|โครงการ|รายการ|กิจกรรม|ชุด|ครั้ง|มาตรการ|ตัวชี้วัด)?\s*จาก(?:ทั้งหมด|จำนวน|ทั้งสิ้น|ผู้ตอบ)?\s*"
    rf"(?P<whole>{N})\s*(?:คน|ราย|เรื่อง|แห่ง|ครัวเรือน|โครงการ|รายการ|กิจกรรม|ชุด|ครั้ง|มาตรการ|ตัวชี้วัด)?\s*\(?(?:คิดเป็น|หรือ|เท่ากับ)?\s*ร้อยละ\s*(?P<share>[0-9]+(?:\.[0-9]+)?)"
)
_words: Final = pattern(
    rf"(?P<digits>{N}(?:\.[0-9]{{2}})?)\s*(?:-\s*)?บาท\s*(?:ถ้วน)?\s*\(\s*(?P<words>[ก-๎ ]+?บาท[ก-๎ ]*)\)"
)
_commas: Final = pattern(
    r"(?<![0-9,.])(?:[0-9]{1,3}(?:,[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,}(?:,[0-9]{3})+)(?:\.[0-9]{2})?(?=\s*(?:บาท|ล้านบาท))"
)

SUM = Wording("ชาย {men} กับหญิง {women} รวมเป็น {right}", "{men} men and {women} women make {right}")
SHARE = Wording("{part} จาก {whole} คิดเป็นร้อยละ {right}", "{part} of {whole} is {right} percent")
IN_WORDS = Wording("ตัวหนังสือเป็น {right} บาท", "the words say {right} baht")
COMMAS = Wording("จุลภาคต้องคั่นทุกสามหลัก", "commas stand between groups of three digits")

ROUNDING: Final = Decimal("0.6")
"""Percentage points by which a rounded share may differ."""


class Disagreeing(NamedTuple):
    """Characters `start` to `end` of a text whose figures disagree, and how."""

    start: int
    end: int
    problem: Wording
    params: Mapping[str, str]


def disagreeing(text: str) -> Iterator[Disagreeing]:
    """The figures of a text in Arabic digits that cannot all be right."""
    if "หญิง" in text:
        yield from _sums(text)
    if "ร้อยละ" in text:
        yield from _shares(text)
    if "บาท" in text:
        yield from _amounts(text)


def _sums(text: str) -> Iterator[Disagreeing]:
    for match in _sexes().finditer(text):
        men, women = _value(match["men"]), _value(match["women"])
        totals = [_value(match[name]) for name in ("before", "after") if match[name]]
        if totals and men + women not in totals:
            params = {"men": str(men), "women": str(women), "right": str(men + women)}
            yield Disagreeing(*match.span(), SUM, params)


def _shares(text: str) -> Iterator[Disagreeing]:
    for match in _share().finditer(text):
        part, whole, share = _value(match["part"]), _value(match["whole"]), Decimal(match["share"])
        if whole and abs(100 * part / whole - share) > ROUNDING:
            params = {"part": str(part), "whole": str(whole), "right": f"{100 * part / whole:.2f}"}
            yield Disagreeing(*match.span(), SHARE, params)


def _amounts(text: str) -> Iterator[Disagreeing]:
    for match in _words().finditer(text):
        said = number_in_words(match["words"])
        digits = _value(match["digits"])
        if said is not None and said != digits and said != int(digits):
            yield Disagreeing(*match.span(), IN_WORDS, {"right": f"{said:,}"})
    for match in _commas().finditer(text):
        yield Disagreeing(*match.span(), COMMAS, {})


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
