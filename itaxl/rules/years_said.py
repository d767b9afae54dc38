"""The years of the Buddhist era that a text speaks of, without those of laws, plans over years and dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from itaxl.thai.digits import to_arabic

_YEAR: Final = re.compile(
    r"(?P<word>ปีงบประมาณ|ประจำปี|ปี)?\s*(?P<era>พ\.\s?ศ\.?|พุทธศักราช)?\s*(?<!\d)(?P<year>2[45]\d\d)(?!\d|[.,/]\d)"
)
_RANGE_AFTER: Final = re.compile(r"\s*(?:[-–—]|ถึง|และ|,|,)\s*(?:ปี(?:งบประมาณ)?)?\s*(?:พ\.\s?ศ\.)?\s*2[45]\d\d(?!\d)")
_RANGE_BEFORE: Final = re.compile(r"2[45]\d\d\s*(?:[-–—]|ถึง|และ|,|,|\s)\s*$")
_DATE_BEFORE: Final = re.compile(r"(?:คม|ยน|พันธ์|[ก-ฮ]\.\s?[ก-ฮ]\.|\d\s*[/-])\s*$")
_LAW: Final = re.compile(
    r"พระราช|พ\.ร\.บ|รัฐธรรมนูญ|ระเบียบ|ประมวล|กฎกระทรวง|กฎหมาย|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ|หลักเกณฑ์|ว่าด้วย|คำสั่ง|ประกาศ|หนังสือ|ที่\s*\S+/$"
)
_LONG_VIEW: Final = re.compile(r"ตั้งแต่|เริ่ม|มติ|เปรียบเทียบ|ย้อนหลัง|ยุทธศาสตร์|แผนแม่บท|แผนพัฒนา|แนวโน้ม|ระหว่าง|ต่อไป|ถัดไป|ก่อนหน้า")
LOOK_BACK: Final = 60
"""Characters before a year in which the name of a law or a plan over years can stand."""


@dataclass(frozen=True, slots=True)
class YearSaid:
    """A year at characters `start` to `end` of a text; `named` when a word such as ปีงบประมาณ stands before it."""

    year: int
    start: int
    end: int
    named: bool


def years_said(text: str) -> Iterator[YearSaid]:
    """The years that `text` is about, left to right; to_arabic keeps every character's place."""
    plain = to_arabic(text)
    for match in _YEAR.finditer(plain):
        before = plain[max(0, match.start() - LOOK_BACK) : match.start()]
        named = match["word"] is not None
        if _RANGE_AFTER.match(plain, match.end()) or _RANGE_BEFORE.search(before) or _LONG_VIEW.search(before):
            continue
        if not named and (_DATE_BEFORE.search(before) or _LAW.search(before)):
            continue
        if _LONG_VIEW.match(plain[match.end() :].lstrip()):
            continue
        yield YearSaid(int(match["year"]), match.start("year"), match.end("year"), named)
