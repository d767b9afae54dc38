"""D010: the memo reports what lies after its own day."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from itaxl.evidence.date_role import DAYS, DateRole, role
from itaxl.evidence.dated import MEMO_DATE, Dated, date_fields, memo_day, text_dates
from itaxl.evidence.rule import Rule
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

LOOK_AHEAD: Final = frozenset({"suggestion", "method", "measure", "opinion"})
"""Columns that may speak of days to come."""

LIES, ENDS = Wording("อยู่", "lies"), Wording("สิ้นสุด", "ends")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per day in a text after the memo's day, per deadline not yet due, and a note per open period.

    Of a memo before its time D009 speaks, so that its periods need no note. Measures of a year's start lie ahead.
    """
    memo = memo_day(submission)
    if memo is None or memo < year.reported_start or submission.text(STAGE_KEY) == PLAN:
        return
    for each in date_fields(submission) if memo >= year.memo_opens else ():
        if _ends_after(each, memo):
            yield each.finding("D010", {"memo": memo, "lies": ENDS}, severity=Severity.INFO)
    for each in text_dates(submission, year):
        if _to_come(each, memo):
            yield each.finding("D010", {"memo": memo, "lies": LIES})


def _ends_after(each: Dated, memo: date) -> bool:
    """Whether a period that says when goes on after the memo's day."""
    end = each.reading.end
    return each.key != MEMO_DATE and each.reading.kind != "recurring" and end is not None and end > memo


def _to_come(each: Dated, memo: date) -> bool:
    start, end = each.reading.start, each.reading.end
    if start is None or end is None or each.reading.kind not in DAYS or each.column in LOOK_AHEAD:
        return False
    if start <= memo and end <= memo:
        return False
    what = role(each)
    if what is DateRole.DEADLINE:
        return each.column == "result" and end > memo
    return what in {DateRole.DONE, DateRole.PAPER} and start > memo


RULE = Rule(
    code="D010",
    name="after-the-memo",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("“{text}” {lies}หลังวันที่ของบันทึก ({memo})", "“{text}” {lies} after the memo's day ({memo})"),
    why=Wording("บันทึกรายงานสิ่งที่ทำเสร็จแล้ว จึงไม่ควรมีวันที่ยังมาไม่ถึง", "A memo reports what is done, not what is still to come"),
    how=Wording(
        "ตรวจวันที่ทั้งสองแห่ง แล้วแก้แห่งที่ผิด หรือเขียนเหตุผลในคำชี้แจง",
        "Mend the one of the two that is wrong, or give a reason",
    ),
    source="practice",
    check=check,
    bad={"memo.facts": "ได้ประชุมพิจารณารายงานเมื่อวันที่ ๒๐ เมษายน ๒๕๗๕ แล้ว"},
    good={"measures.1.suggestion": "ควรจัดอบรมอีกครั้งในเดือนธันวาคม ๒๕๗๕"},
)
