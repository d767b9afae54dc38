"""D013: part of a period was not said, most often its year, and was inferred; or it says how often or how long."""

from collections.abc import Iterator

from itaxl.evidence.misread import meaning, misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

NO_DAYS = Wording("ระยะเวลาที่ไม่บอกวันเริ่มและวันสิ้นสุด", "a length of time without its days")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A note per period of which the year, the half or an end had to be inferred, and per one that says how often."""
    for each, issues in misread("D013", submission, year, texts=False):
        yield each.finding("D013", {"right": each.reading.canonical or NO_DAYS, "problem": meaning(issues)})


RULE = Rule(
    code="D013",
    name="period-inferred",
    stage=2,
    severity=Severity.INFO,
    what=Wording("“{text}” อ่านเป็น {right}", "“{text}” was read as {right}"),
    why=Wording("ข้อความไม่ได้บอกวันเดือนปีไว้ตรง ๆ: {problem}", "It does not say it outright: {problem}"),
    how=Wording("หากไม่ใช่ ให้พิมพ์เดือนและปีให้ครบ", "If that is wrong, type months and years in full"),
    source="practice",
    check=check,
    bad={"measures.1.period": "ไตรมาสที่ ๑"},
    good={"measures.1.period": "ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๖๘"},
)
