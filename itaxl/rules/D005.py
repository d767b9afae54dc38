"""D005: Excel stored a year of the Buddhist era as if it were of the common era."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.rules.misread import misread
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per date cell whose stored year Excel misunderstood; how it was read is said."""
    for each, _issue in misread("D005", submission, year, texts=False):
        yield each.finding("D005", {"right": each.reading.canonical})


RULE = Rule(
    code="D005",
    name="era-mistaken-by-excel",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("Excel เก็บวันที่นี้ด้วยปีที่ผิดยุค อ่านเป็น {right}", "Excel stored this date in the wrong era; read as {right}"),
    why=Wording(
        "Excel เข้าใจว่าปีที่พิมพ์เป็น ค.ศ. การคำนวณและวันในสัปดาห์จะผิด",
        "Excel takes the typed year as C.E.; weekdays and sums go wrong",
    ),
    how=Wording("พิมพ์ใหม่เป็นข้อความ {right}", "Type it again as text: {right}"),
    source="practice",
    check=check,
)
