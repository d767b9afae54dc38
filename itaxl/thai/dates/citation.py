"""Dates that belong to the name of a law, a document or a plan, told from those that say when work was done."""

import re
from datetime import timedelta
from enum import StrEnum
from typing import Final

from itaxl.thai.dates.date_reading import DateReading
from itaxl.thai.lazy_regex import pattern


class Citation(StrEnum):
    """What a date is part of the name of; empty when it is about the work."""

    NONE = ""
    LAW = "law"
    DOCUMENT = "document"
    PLAN = "plan"


LOOK_BACK: Final = 200
"""Characters before a year in which the name of its law can begin."""

_LAW: Final = pattern(
    r"พระราชบัญญัติ|พ\.?\s?ร\.?\s?บ\.?|พระราชกำหนด|พระราชกฤษฎีกา|รัฐธรรมนูญ|ประมวล|กฎกระทรวง|กฎหมาย|กฎ\s?ก\.|ระเบียบ|ข้อบังคับ"
    r"|ข้อกำหนด|ประกาศ|ข้อบัญญัติ|เทศบัญญัติ|คำสั่ง|หลักเกณฑ์|มาตรฐาน|ว่าด้วย|ฉบับที่"
)
_BARE_YEAR: Final = re.compile(r"\s*(?:พ\s?\.?\s?ศ|พุทธศักราช)")
_DATED: Final = ("ลงวันที่", "ลงรับวันที่")
_YEAR_KINDS: Final = frozenset({"calendar_year", "fiscal_year"})
_TWO_YEARS: Final = timedelta(days=400)


def citation(text: str, start: int, reading: DateReading) -> Citation:
    """What the date that begins at character `start` of `text` is part of the name of."""
    line = text[max(0, start - LOOK_BACK) : start].rpartition("\n")[2]
    if line.rstrip().endswith(_DATED):
        return Citation.DOCUMENT
    if reading.kind not in _YEAR_KINDS or reading.start is None or reading.end is None:
        return Citation.NONE
    if reading.end - reading.start > _TWO_YEARS:
        return Citation.PLAN
    if reading.kind == "calendar_year" and _BARE_YEAR.match(text, start) and _LAW().search(line):
        return Citation.LAW
    return Citation.NONE
