"""D009: a date or period outside the fiscal year that the report is about."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from itaxl.evidence.date_role import DAYS, DateRole, role
from itaxl.evidence.dated import MEMO_DATE, Dated, date_fields, text_dates
from itaxl.evidence.rule import Rule
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

OF_THE_YEAR: Final = frozenset({"method", "result"})
"""Columns whose dates are of the reported year; suggestions may look ahead."""


OUTSIDE = Wording("อยู่นอก", "lies outside")
BEFORE = Wording("อยู่ก่อน", "lies before")
A_YEAR: Final = timedelta(days=365)
TOO_SOON = Wording("อยู่ก่อนวันสิ้น", "lies before the end of")
IN_YEAR = Wording("ภายในปีนั้น", "inside that year")
IN_TIME = Wording("ระหว่าง {opens} ถึง {closes}", "from {opens} to {closes}")
IN_TIME_OR_WHY = Wording(
    "ระหว่าง {opens} ถึง {closes} หรือเขียนเหตุผลในคำชี้แจง", "from {opens} to {closes}, or give a reason"
)


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per period that leaves the year, per date in a result outside it, and for a memo before its time."""
    params = {"reported": year.reported_year, "first": year.reported_start, "last": year.reported_end}
    window = {"opens": year.memo_opens, "closes": year.memo_closes}
    for each in (*date_fields(submission), *text_dates(submission, year)):
        if each.key == MEMO_DATE and submission.text(STAGE_KEY) == PLAN:
            yield from _of_planning_memo(each, year, params | window)
        elif each.key == MEMO_DATE:
            yield from _of_memo(each, year, params | window)
        elif _outside(each, year):
            yield each.finding("D009", {**params, "lies": OUTSIDE, "window": IN_YEAR})


def _of_memo(each: Dated, year: FiscalYear, params: Mapping[str, object]) -> Iterator[Finding]:
    """An error for a memo before the reported year began, a warning for one before a past year had ended."""
    day = each.reading.end
    if day is not None and day < year.reported_start:
        yield each.finding("D009", {**params, "lies": BEFORE, "window": IN_TIME})
    elif day is not None and day < year.memo_opens:
        yield each.finding("D009", {**params, "lies": TOO_SOON, "window": IN_TIME_OR_WHY}, severity=Severity.WARNING)


def _of_planning_memo(each: Dated, year: FiscalYear, params: Mapping[str, object]) -> Iterator[Finding]:
    """An error for a memo with measures that is older than the year before them."""
    day = each.reading.end
    if day is not None and day < year.reported_start - A_YEAR:
        yield each.finding("D009", {**params, "lies": BEFORE, "window": IN_TIME})


def _outside(each: Dated, year: FiscalYear) -> bool:
    start, end = each.reading.start, each.reading.end
    if start is None or end is None:
        return False
    if each.reading.kind == "calendar_year":
        return each.whole and start.year != year.reported_year - 543
    if each.whole:
        return start < year.reported_start or end > year.reported_end
    if each.column not in OF_THE_YEAR or each.reading.kind not in DAYS:
        return False
    return (end < year.reported_start or start > year.reported_end) and role(each) in {DateRole.DONE, DateRole.DEADLINE}


RULE = Rule(
    code="D009",
    name="outside-the-reported-year",
    stage=3,
    severity=Severity.ERROR,
    what=Wording("“{text}” {lies}ปีงบประมาณ พ.ศ. {reported}", "“{text}” {lies} fiscal year {reported}"),
    why=Wording("เอกสารนี้เป็นของปีงบประมาณที่เริ่ม {first} ถึง {last}", "The paper is about the year from {first} to {last}"),
    how=Wording("ตรวจปี พ.ศ. ว่าพิมพ์ถูกหรือไม่ แก้ให้เป็นวันที่{window}", "Look at the year first; type a date {window}"),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช.: เป็นการดำเนินการในปีที่รายงาน; พ.ร.บ. วิธีการงบประมาณ พ.ศ. ๒๕๖๑ มาตรา ๔",
    check=check,
    bad={"measures.1.period": "ม.ค. ๖๐ - มี.ค. ๖๐"},
    good={"measures.1.period": "ตลอดปีงบประมาณ"},
)
