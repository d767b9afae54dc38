"""D013: a period without its year was taken to lie in the reported fiscal year."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.rules.dated import Dated, date_fields
from itaxl.rules.misread import RULE_OF
from itaxl.rules.recurring import recurring
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A note per period whose year, or half, had to be inferred."""
    for each in date_fields(submission, year):
        if _inferred(each):
            right = each.reading.canonical or f"ปีงบประมาณ พ.ศ. {year.reported_year}"
            yield each.finding("D013", {"right": right})


def _inferred(each: Dated) -> bool:
    if each.reading.start is None:
        return each.key != "memo.date" and recurring(each.text)
    return any(RULE_OF.get(issue) == "D013" for issue in each.reading.issues)


RULE = Rule(
    code="D013",
    name="year-inferred",
    stage=2,
    severity=Severity.INFO,
    what=Wording("“{text}” อ่านเป็น {right}", "“{text}” was read as {right}"),
    why=Wording("ข้อความไม่ได้บอกปีไว้ครบ จึงใช้ปีงบประมาณที่รายงาน", "It does not say every year; the reported year was taken"),
    how=Wording("หากไม่ใช่ ให้พิมพ์ปีให้ครบ เช่น {right}", "If that is wrong, type the years in full, such as {right}"),
    source="practice",
    check=check,
    bad={"measures.1.period": "ไตรมาสที่ ๑"},
    good={"measures.1.period": "ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๖๘"},
)
