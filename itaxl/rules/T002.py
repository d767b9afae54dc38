"""T002: ำ is typed as a circle (ํ) and า."""

from collections.abc import Iterator

from itaxl.evidence.prose import alike, damaged, spots_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, or one for each way to put its spots right."""
    for key, cell, text in damaged(submission):
        for spots in alike(cell, text.decomposed):
            yield spots_finding("T002", key, cell, spots)


RULE = Rule(
    code="T002",
    name="decomposed-sara-am",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "สระอำพิมพ์เป็นสองตัว {count} แห่ง ใน “{text}”",
        "Sara am typed as two letters in {count} places, first in “{text}”",
    ),
    why=Wording(
        "มองดูเหมือนกันแต่เป็นคนละตัวอักษร ทำให้ค้นหาคำไม่พบและวรรณยุกต์ลอย",
        "It looks the same but is not: words cannot be found and tone marks float",
    ),
    how=Wording("พิมพ์คำนั้นใหม่ด้วยสระอำ{able}", "Type the word again with sara am{able}"),
    source="practice; Unicode 16, ch. 16.1 (Thai)",
    check=check,
    bad={"memo.facts": "ได้ดําเนินการจัดทํารายงาน"},
    good={"memo.facts": "ได้ดำเนินการจัดทำรายงาน"},
)
