"""What a date inside a text says: something done, a paper cited, a deadline, a plan."""

import re
from enum import Enum, auto
from typing import Final

from itaxl.evidence.dated import Dated

DAYS: Final = frozenset({"date", "datetime", "date_range", "deadline", "month", "month_range"})
"""Kinds of reading that name days or months; years, quarters and halves are looked at by other rules."""

RANGES: Final = frozenset({"date_range", "month_range"})

SENTENCE: Final = 80
NEAR: Final = 40
"""Characters before a date in which its sentence, and its own words, are looked for."""

_CITED: Final = re.compile(
    r"ฉบับ\s*(?:เดือน|วันที่)?\s*$|ตาม(?:หนังสือ|มติ|คำสั่ง|ประกาศ|ระเบียบ|พระราช|ข้อบังคับ|ข้อบัญญัติ)|อ้างถึง|มติคณะ|พระราช|พ\.ร\.บ|รัฐธรรมนูญ|ราชกิจจา|แก้ไขเพิ่มเติม"
)
_FOUNDED: Final = re.compile(r"(?:จัดตั้ง|ก่อตั้ง|ยกฐานะ)\S*\s*\S*\s*(?:เมื่อ)?\s*(?:วันที่)?\s*$")
_SINCE: Final = re.compile(
    r"(?:(?:ตั้งแต่|มีผล\S*|ใช้บังคับ|ข้อมูล)\s*(?:ณ|เมื่อ)?|นับ(?:แต่|จาก|ตั้งแต่|ถัดจาก)|หลัง(?:จาก)?|ถึง|(?<!ประกาศ)(?<!ประกาศ )ณ)\s*"
    r"(?:วัน(?:ที่|สิ้น\S*)?|เดือน|สิ้นเดือน)?\s*$"
)
"""Days from, after or until which something holds, and days that figures are of."""

_ONWARDS: Final = re.compile(r"\s*(?:เป็นต้นไป|เป็นต้นมา|มีผล(?!\S*ตั้งแต่)|ใช้บังคับ|ยังคง)")
_DATED_PAPER: Final = re.compile(r"ลงวันที่|ประกาศ\s*ณ\s*วันที่")
_OWN_PAPER: Final = re.compile(
    r"(?:จัดทำ|ออก|แต่งตั้ง|ลงนาม|ประกาศใช้)\s*(?:ใน)?\s*(?:คำสั่ง|ประกาศ|คณะ|หนังสือ|บันทึก|แผน|มาตรการ)"
)
_WHEN: Final = re.compile(r"เมื่อ\s*(?:วันที่|เดือน)?\s*$")
_PLANNED: Final = re.compile(r"จะ|กำหนด|คาดว่า|ต่อไป|ถัดไป|นัด|ต้อง|ขอให้|แจ้ง\S*ให้")
_DEADLINE: Final = re.compile(r"(?:ภายใน|ก่อน|ไม่เกิน)\s*(?:วันที่|เดือน)?\s*$")


class DateRole(Enum):
    """What a date is there for: PAPER is the date of a paper cited, EFFECT the day from which something holds."""

    DONE = auto()
    PAPER = auto()
    CITED = auto()
    EFFECT = auto()
    DEADLINE = auto()
    PLANNED = auto()


def role(dated: Dated) -> DateRole:
    """The role of a date found in a text, by the words around it in its line."""
    prefix = _prefix(dated)
    sentence, near = dated.before[-SENTENCE:] + prefix, dated.before[-NEAR:] + prefix
    if _ONWARDS.match(dated.after) or _FOUNDED.search(near) or _lasts(dated, near):
        return DateRole.EFFECT
    cited = _CITED.search(sentence)
    if _DATED_PAPER.search(near[-15:]) and (cited or not _OWN_PAPER.search(sentence)):
        return DateRole.PAPER
    if cited:
        return DateRole.CITED
    if _PLANNED.search(near) and not _WHEN.search(near):
        return DateRole.PLANNED
    return DateRole.DEADLINE if dated.reading.kind == "deadline" or _DEADLINE.search(near) else DateRole.DONE


def _lasts(dated: Dated, near: str) -> bool:
    """Whether the date only begins or ends a time that is not said whole; a range of days is."""
    return dated.reading.kind not in RANGES and _SINCE.search(near) is not None


def _prefix(dated: Dated) -> str:
    """The words that the reading took with the date, such as เมื่อวันที่."""
    match = re.match(r"(?:[^0-9๐-๙]*(?:วันที่|เดือน|ภายใน|ก่อน))?\s*", dated.text)
    return match.group() if match else ""
