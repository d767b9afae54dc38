"""The years that a text is about: not those of laws, of plans over years, or looked back on."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.dated import Dated, text_dates
from itaxl.model.submission import Submission
from itaxl.thai.dates import Citation
from itaxl.years.catalogue import FiscalYear

YEAR_KINDS: Final = frozenset({"fiscal_year", "calendar_year"})

NAMES: Final = frozenset({"report.title", "memo.subject"})
"""The names of the report: a year in them is the report's own, unless that stands there too."""

EVERY_YEAR: Final = NAMES | {"report.intro"}
YEARS_OF_WORK: Final = frozenset(
    {"memo.background", "memo.oit_title", "memo.oit_elements", "memo.facts", "memo.proposal"}
)
"""Paragraphs in which only ประจำปี… and ในปี… are looked at; they may name other years for comparison."""

LOOK_BACK: Final = 60
"""Characters before a year in which words that make it a look back, or ahead, can stand."""

SERIES: Final = 3
"""Years in a row, from which on they are compared and not reported on."""

_LONG_VIEW: Final = re.compile(
    r"ตั้งแต่|เริ่ม|มติ|เปรียบเทียบ|ย้อนหลัง|ยุทธศาสตร์|แผนแม่บท|แผนพัฒนา|แนวโน้ม|ระหว่าง|ต่อไป|ถัดไป|ก่อนหน้า|เทียบกับ|กว่า\s*$|รางวัล"
)
_REPORTED: Final = re.compile(
    r"(?:รายงานผล|สรุปผล|ผลการดำเนินการ(?:ตามมาตรการ[^\n]{0,50})?|ผลการนำ)(?:(?!ประเมิน|คะแนน|วิเคราะห์|ITA)[^\n]){0,60}$"
)
_USED_AFTER: Final = re.compile(r"\s*(?:มา(?!ตร)|ไป|ที่ผ่านมา|พบ|เพื่อนำ|เป็นข้อมูล|ประกอบ)")
"""What was reported of an earlier year is put to use: ผลการดำเนินการของปี ๒๕๖๕ มาวิเคราะห์."""
_FIGURE_AFTER: Final = re.compile(r"\s*(?:เป็นต้น|ได้|อยู่ที่|เท่ากับ|คิดเป็น|ร้อยละ)")
_JOINED: Final = re.compile(r"\s*(?:,|และ|กับ|/)?\s*")


def years_said(submission: Submission, year: FiscalYear) -> Iterator[tuple[Dated, int]]:
    """Each year, B.E., that a text says something is of, with its place."""
    for row in _rows(submission, year):
        for each in row if len(row) < SERIES else ():
            looks_away = _LONG_VIEW.search(each.before[-LOOK_BACK:]) or _FIGURE_AFTER.match(each.after)
            if each.citation is Citation.NONE and not looks_away:
                assert each.reading.end is not None
                yield each, each.reading.end.year + 543


def speaks_of_its_year(each: Dated) -> bool:
    """Whether a year in a text is one that the report is about: in its names, and as ประจำปี… and ในปี…."""
    return each.key in EVERY_YEAR or (each.key in YEARS_OF_WORK and _of_work(each))


def is_reported_on(each: Dated) -> bool:
    """Whether a year in a paragraph is said to be the one that the report is on: เป็นรายงานผลของปี พ.ศ. ๒๕๖๖."""
    return bool(_REPORTED.search(each.before[-LOOK_BACK:])) and not _USED_AFTER.match(each.after)


def _of_work(each: Dated) -> bool:
    return each.text.startswith("ประจำ") or each.before.rstrip().endswith("ใน") or is_reported_on(each)


def _rows(submission: Submission, year: FiscalYear) -> list[list[Dated]]:
    """The years in texts, those that stand in one row together: ปี 2561 ปี 2562 และปี 2563."""
    rows: list[list[Dated]] = []
    for each in text_dates(submission, year):
        if each.reading.kind not in YEAR_KINDS or each.reading.end is None:
            continue
        last = rows[-1][-1] if rows else each
        if last.key == each.key and last is not each and _JOINED.fullmatch(each.cell.value, last.end, each.start):
            rows[-1].append(each)
        else:
            rows.append([each])
    return rows
