"""D008: a period that ends before it starts."""

from collections.abc import Iterator

from itaxl.evidence.misread import misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per period, in fields and texts, whose end lies before its start."""
    for each, _issues in misread("D008", submission, year):
        yield each.finding("D008")


RULE = Rule(
    code="D008",
    name="ends-before-it-starts",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” สิ้นสุดก่อนวันเริ่ม", "“{text}” ends before it starts"),
    why=Wording("ระยะเวลาต้องเริ่มก่อนสิ้นสุด มักพิมพ์ปีผิด", "A period starts before it ends; often a year is mistyped"),
    how=Wording("แก้เดือนหรือปีให้เริ่มก่อนสิ้นสุด", "Mend the month or year so that it starts first"),
    source="practice",
    check=check,
    bad={"measures.1.period": "มี.ค. ๖๘ - ม.ค. ๖๘"},
    good={"measures.1.period": "ธ.ค. ๖๗ - มี.ค. ๖๘"},
)
