"""D006: a month, or another word of a date, is misspelled, spoken or English."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.fix import Edit, Fix, Safety
from itaxl.rules.dated import Dated
from itaxl.rules.misread import misread
from itaxl.rules.raw_span import raw_span
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.thai.dates import RULE_OF, Slip
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per such word, in fields and texts, with the right word as its fix."""
    for each, _issue in misread("D006", submission, year):
        for slip in each.reading.slips:
            if RULE_OF[slip.code] == "D006":
                yield _finding(each, slip)


def _finding(each: Dated, slip: Slip) -> Finding:
    span = each.start + slip.start, each.start + slip.end
    place = raw_span(each.cell, *span)
    fix = None
    if place:
        before = each.cell.raw[place[0] : place[1]]
        fix = Fix(Safety.SAFE, (Edit(each.cell.ref, *place, before, slip.right),))
    return each.finding("D006", {"text": each.cell.value[slice(*span)], "right": slip.right}, span=span, fix=fix)


RULE = Rule(
    code="D006",
    name="month-misspelled",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("เดือน “{text}” เขียนไม่ตรงแบบ", "The month “{text}” is not written the official way"),
    why=Wording(
        "หนังสือราชการเขียนชื่อเดือนเต็ม หรือตัวย่อที่มีจุดตามพจนานุกรม",
        "Official papers write months in full, or abbreviated with their dots",
    ),
    how=Wording("เปลี่ยนเป็น {right}", "Change it to {right}"),
    source="พจนานุกรมฉบับราชบัณฑิตยสถาน พ.ศ. ๒๕๕๔",
    check=check,
    bad={"measures.1.period": "ตค. ๖๗ - ธค. ๖๗"},
    good={"measures.1.period": "ต.ค. ๖๗ - ธ.ค. ๖๗"},
)
