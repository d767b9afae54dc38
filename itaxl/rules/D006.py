"""D006: a month, or another word of a date, is misspelled, spoken or English."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.fix import Edit, Fix, Safety
from itaxl.rules.dated import Dated
from itaxl.rules.misread import misread
from itaxl.rules.raw_span import raw_span
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.thai.date_issues import RULE_OF
from itaxl.thai.date_words import Token, tokens
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per such word, in fields and texts, with the right word as its fix."""
    for each, _issue in misread("D006", submission, year):
        for token in tokens(each.text):
            if token.right and any(RULE_OF[issue] == "D006" for issue in token.issues):
                yield _finding(each, token)


def _finding(each: Dated, token: Token) -> Finding:
    start, end = each.start + token.start, each.start + token.end
    wrong, place = each.cell.value[start:end], raw_span(each.cell, start, end)
    right = token.right + (" " if each.cell.value[end : end + 1].isdigit() and token.right.endswith("น") else "")
    fix = None
    if place:
        before = each.cell.raw[place[0] : place[1]]
        fix = Fix(Safety.SAFE, (Edit(each.cell.ref, *place, before, right),))
    return each.finding("D006", {"text": wrong, "right": token.right}, span=(start, end), fix=fix)


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
    bad={"measures.1.period": "มค. ๖๘ - มีค. ๖๘"},
    good={"measures.1.period": "ม.ค. ๖๘ - มี.ค. ๖๘"},
)
