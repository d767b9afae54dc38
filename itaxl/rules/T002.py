"""T002: ำ is typed as a circle (ํ) and า."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.rules.prose import spots_finding, typed
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.thai.mending import mended
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell."""
    for key, cell in typed(submission):
        spots = mended(cell.raw).decomposed
        if spots:
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
    how=Wording("พิมพ์คำนั้นใหม่ด้วยสระอำ โปรแกรมแก้ให้ได้", "Type the word again with sara am; the program can do it"),
    source="practice; Unicode 16, ch. 16.1 (Thai)",
    check=check,
    bad={"memo.facts": "ได้ดําเนินการจัดทํารายงาน"},
    good={"memo.facts": "ได้ดำเนินการจัดทำรายงาน"},
)
