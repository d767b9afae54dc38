"""Figures of one text that must agree: men and women, a part and its share, what is left, digits and words."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from itaxl.model.wording import Wording
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.number_words import number_in_words, whole_in_words

N: Final = r"(?<![0-9,.])[0-9][0-9,]*(?![0-9])"
UNIT: Final = r"(?:คน|ราย|ท่าน)"

_sexes: Final = pattern(
    rf"(?:(?P<before>{N})\s*{UNIT}\s*(?:\(|แบ่งเป็น|แยกเป็น|เป็น|ประกอบด้วย)?\s*(?:เพศ)?\s*)?"
    rf"ชาย\s*(?:จำนวน\s*)?(?P<men>{N})\s*{UNIT}?\s*(?:,|และ|/)?\s*(?:เพศ)?หญิง\s*(?:จำนวน\s*)?(?P<women>{N})\s*{UNIT}?"
    rf"(?:\s*\)?\s*รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น)?\s*(?P<after>{N})\s*{UNIT})?"
)
_share: Final = pattern(
    rf"(?P<part>{N})\s*(?:คน|ราย|เรื่อง|แห่ง|ครัวเรือน|โครงการ|รายการ|กิจกรรม|ชุด|ครั้ง|มาตรการ|ตัวชี้วัด)?\s*จาก(?:ทั้งหมด|จำนวน|ทั้งสิ้น|ผู้ตอบ)?\s*"
    rf"(?P<whole>{N})\s*(?:คน|ราย|เรื่อง|แห่ง|ครัวเรือน|โครงการ|รายการ|กิจกรรม|ชุด|ครั้ง|มาตรการ|ตัวชี้วัด)?\s*\(?(?:คิดเป็น|หรือ|เท่ากับ)?\s*"
    r"(?:ร้อยละ\s*(?P<share>[0-9]+(?:\.[0-9]+)?)|(?P<percent>[0-9]+(?:\.[0-9]+)?)\s*%)"
)
_words: Final = pattern(
    rf"(?P<digits>{N}(?:\.[0-9]{{2}})?)\s*(?:-\s*)?บาท\s*(?:ถ้วน)?\s*\(\s*(?P<words>[ก-๎ ]+?บาท[ก-๎ ]*)\)"
)
_commas: Final = pattern(
    r"(?<![0-9,.])(?:[0-9]{1,3}(?:,[0-9]{3})*,(?:[0-9]{1,2}|[0-9]{4,})|[0-9]{4,}(?:,[0-9]{3})+)(?:\.[0-9]{2})?(?=\s*(?:บาท|ล้านบาท))"
)

_over: Final = pattern(
    r"(?:ผู้|บุคลากร|พนักงาน|เจ้าหน้าที่|พึงพอใจ|ผ่าน|เข้าร่วม)[^\n0-9]{0,40}ร้อยละ\s*(?P<share>[0-9]{3,}(?:\.[0-9]+)?)(?![0-9,])"
)
_may_be_over: Final = pattern("เป้า|แผน|เพิ่ม|เกิน|กว่า|ประมาณการ|เทียบ")
_AROUND_SHARE: Final = 60
"""Letters beside a share in which a word can stand that makes more than a hundred right."""
_counted: Final = pattern(
    rf"(?P<digits>{N})\s*(?P<unit>คน|ราย|ครั้ง|โครงการ|กิจกรรม|แห่ง|เรื่อง|มาตรการ|ฉบับ|รุ่น|วัน)\s*\(\s*(?P<words>[ก-๎]{{2,40}}?)(?P=unit)(?:ถ้วน)?\s*\)"
)
_and_not: Final = pattern(
    rf"(?P<what>[ก-๎]{{3,20}}?)\s*(?:จำนวน\s*)?(?P<first>{N})\s*{UNIT}\s*(?:,|และ)?\s*ไม่(?P=what)\s*(?:จำนวน\s*)?(?P<second>{N})\s*{UNIT}"
    rf"\s*\(?รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น)?\s*(?P<total>{N})\s*{UNIT}"
)
_left: Final = pattern(
    rf"งบประมาณ(?:ที่ได้รับ|ที่ตั้งไว้)?\s*(?:จำนวน\s*)?(?P<had>{N})\s*บาท\s*,?\s*(?:และ)?(?:เบิกจ่าย|ใช้จ่าย|ใช้)(?:ไป|แล้ว|จริง)*\s*(?:จำนวน\s*)?(?P<spent>{N})\s*บาท"
    rf"\s*,?\s*คงเหลือ\s*(?:จำนวน\s*)?(?P<left>{N})\s*บาท"
)

SUM = Wording("ชาย {men} กับหญิง {women} รวมเป็น {right}", "{men} men and {women} women make {right}")
SHARE = Wording("{part} จาก {whole} คิดเป็นร้อยละ {right}", "{part} of {whole} is {right} percent")
OVER = Wording("ร้อยละของคนเกิน ๑๐๐ ไม่ได้", "a share of people cannot exceed 100")
COUNT = Wording("ตัวหนังสือเป็น {right}", "the words say {right}")
TOTAL = Wording("{first} กับ {second} รวมเป็น {right}", "{first} and {second} make {right}")
LEFT = Wording("{had} หัก {spent} เหลือ {right} บาท", "{had} less {spent} leaves {right} baht")
IN_WORDS = Wording("ตัวหนังสือเป็น {right} บาท", "the words say {right} baht")
COMMAS = Wording("จุลภาคต้องคั่นทุกสามหลัก", "commas stand between groups of three digits")

_ALL: Final = 100
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
    if "ร้อยละ" in text or "%" in text:
        yield from _shares(text)
    if "(" in text:
        yield from _counts(text)
    if "ไม่" in text and "รวม" in text:
        yield from _totals(text)
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
        part, whole, share = _value(match["part"]), _value(match["whole"]), Decimal(match["share"] or match["percent"])
        if whole and abs(100 * part / whole - share) > ROUNDING:
            params = {"part": str(part), "whole": str(whole), "right": f"{100 * part / whole:.2f}"}
            yield Disagreeing(*match.span(), SHARE, params)

    for match in _over().finditer(text):
        near = text[max(0, match.start() - _AROUND_SHARE) : match.end() + _AROUND_SHARE]
        if Decimal(match["share"]) > _ALL and not _may_be_over().search(near):
            yield Disagreeing(*match.span(), OVER, {})


def _counts(text: str) -> Iterator[Disagreeing]:
    for match in _counted().finditer(text):
        said = whole_in_words(match["words"])
        if said is not None and said != _value(match["digits"]):
            yield Disagreeing(*match.span(), COUNT, {"right": str(said)})


def _totals(text: str) -> Iterator[Disagreeing]:
    for match in _and_not().finditer(text):
        first, second = _value(match["first"]), _value(match["second"])
        if first + second != _value(match["total"]):
            params = {"first": str(first), "second": str(second), "right": str(first + second)}
            yield Disagreeing(*match.span(), TOTAL, params)


def _amounts(text: str) -> Iterator[Disagreeing]:
    for match in _words().finditer(text):
        said = number_in_words(match["words"])
        digits = _value(match["digits"])
        if said is not None and said != digits and said != int(digits):
            yield Disagreeing(*match.span(), IN_WORDS, {"right": f"{said:,}"})
    for match in _left().finditer(text):
        had, spent = _value(match["had"]), _value(match["spent"])
        if had - spent != _value(match["left"]):
            yield Disagreeing(
                *match.span(), LEFT, {"had": f"{had:,}", "spent": f"{spent:,}", "right": f"{had - spent:,}"}
            )
    for match in _commas().finditer(text):
        yield Disagreeing(*match.span(), COMMAS, {})


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
