"""D009: a date or period outside the fiscal year that the report is about."""

from collections.abc import Iterator
from typing import Final

from itaxl.finding import Finding, Severity
from itaxl.rules.dated import Dated, date_fields, text_dates
from itaxl.rules.rule import Rule
from itaxl.rules.said import DAYS, Role, role
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

OF_THE_YEAR: Final = frozenset({"method", "result"})
"""Columns whose dates are of the reported year; suggestions may look ahead."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per period that leaves the year, per date in a result outside it, and for a memo before it."""
    for each in (*date_fields(submission, year), *text_dates(submission, year)):
        if _outside(each, year):
            params = {"reported": year.reported_year, "first": year.reported_start, "last": year.reported_end}
            yield each.finding("D009", params)


def _outside(each: Dated, year: FiscalYear) -> bool:
    start, end = each.reading.start, each.reading.end
    if start is None or end is None:
        return False
    if each.key == "memo.date":
        return start < year.reported_start
    if each.reading.kind == "calendar_year":
        return each.whole and start.year != year.reported_year - 543
    if each.whole:
        return start < year.reported_start or end > year.reported_end
    if each.column not in OF_THE_YEAR or each.reading.kind not in DAYS:
        return False
    return (end < year.reported_start or start > year.reported_end) and role(each) in {Role.DONE, Role.DEADLINE}


RULE = Rule(
    code="D009",
    name="outside-the-reported-year",
    stage=3,
    severity=Severity.ERROR,
    what=Wording("“{text}” อยู่นอกปีงบประมาณ พ.ศ. {reported}", "“{text}” lies outside fiscal year {reported}"),
    why=Wording("รายงานนี้เป็นของปีงบประมาณที่เริ่ม {first} ถึง {last}", "The report is about the year from {first} to {last}"),
    how=Wording("แก้ให้เป็นวันที่ภายในปีนั้น ตรวจปี พ.ศ. ว่าพิมพ์ถูกหรือไม่", "Type a date inside that year; look at the year first"),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช.: เป็นการดำเนินการในปีที่รายงาน; พ.ร.บ. วิธีการงบประมาณ พ.ศ. ๒๕๖๑ มาตรา ๔",
    check=check,
    bad={"measures.1.period": "ม.ค. ๖๐ - มี.ค. ๖๐"},
    good={"measures.1.period": "ตลอดปีงบประมาณ"},
)
