"""D002: a day, month or quarter that no calendar has."""

from collections.abc import Iterator

from itaxl.evidence.misread import meaning, misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per impossible date, in fields and texts; leap days are those of the year B.E. − 543."""
    for each, issues in misread("D002", submission, year):
        yield each.finding("D002", {"problem": meaning(issues)})


RULE = Rule(
    code="D002",
    name="impossible-date",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” เป็นไปไม่ได้: {problem}", "“{text}” cannot be: {problem}"),
    why=Wording(
        "แต่ละเดือนมี ๓๐ หรือ ๓๑ วัน กุมภาพันธ์มี ๒๘ หรือ ๒๙ วัน ปีหนึ่งมี ๔ ไตรมาส",
        "Months have 30 or 31 days, February 28 or 29; a year has four quarters",
    ),
    how=Wording("ดูปฏิทินหรือหลักฐาน แล้วพิมพ์วันที่ที่ถูกต้อง", "Look at a calendar or the evidence and type the right day"),
    source="practice",
    check=check,
    bad={"memo.date": "๓๑ มิ.ย. ๖๙"},
    good={"measures.1.result": "จัดอบรมบุคลากร ๓ รุ่น รุ่นละ ๓๑ คน ในไตรมาสที่ ๑"},
)
