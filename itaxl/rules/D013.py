"""D013: part of a period was not said, most often its year, and was inferred."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.rules.dated import date_fields
from itaxl.rules.misread import meaning, misread
from itaxl.rules.recurring import recurring
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.thai.dates import ISSUES
from itaxl.thai.digits import to_thai
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A note per period of which the year, the half or an end had to be inferred."""
    for each, issue in misread("D013", submission, year, texts=False):
        yield each.finding("D013", {"right": each.reading.canonical, "problem": meaning(issue)})
    for each in date_fields(submission, year):
        if each.reading.start is None and each.key != "memo.date" and recurring(each.text):
            right = f"ปีงบประมาณ พ.ศ. {to_thai(str(year.reported_year))}"
            yield each.finding("D013", {"right": right, "problem": meaning(ISSUES["needs_context"])})


RULE = Rule(
    code="D013",
    name="period-inferred",
    stage=2,
    severity=Severity.INFO,
    what=Wording("“{text}” อ่านเป็น {right}", "“{text}” was read as {right}"),
    why=Wording("ข้อความบอกเวลาไม่ครบ: {problem}", "It does not say all: {problem}"),
    how=Wording("หากไม่ใช่ ให้พิมพ์เดือนและปีให้ครบ", "If that is wrong, type months and years in full"),
    source="practice",
    check=check,
    bad={"measures.1.period": "ไตรมาสที่ ๑"},
    good={"measures.1.period": "ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๖๘"},
)
