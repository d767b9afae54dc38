"""T003: แ is typed as เ twice."""

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
        for spots in alike(cell, text.doubled_e):
            yield spots_finding("T003", key, cell, spots)


RULE = Rule(
    code="T003",
    name="doubled-sara-e",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "สระแอพิมพ์เป็นสระเอสองตัว {count} แห่ง ใน “{text}”",
        "Sara ae is typed as sara e twice in {count} places, first in “{text}”",
    ),
    why=Wording("มองดูเหมือนกันแต่เป็นคนละตัวอักษร ทำให้ค้นหาคำไม่พบ", "It looks the same but is not: words cannot be found"),
    how=Wording("พิมพ์คำนั้นใหม่ด้วยสระแอ{able}", "Type the word again with sara ae{able}"),
    source="practice; Unicode 16, ch. 16.1 (Thai)",
    check=check,
    bad={"memo.facts": "เ" + "เจ้งผลการดำเนินการ"},
    good={"memo.facts": "แจ้งผลการดำเนินการ"},
)
