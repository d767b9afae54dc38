"""T001: the text holds characters that nobody can see."""

from collections.abc import Iterator

from itaxl.evidence.prose import alike, damaged, spots_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.marks import named
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, or one for each way to put its spots right, naming the first such character."""
    for key, cell, text in damaged(submission):
        for spots in alike(cell, text.invisible):
            yield spots_finding("T001", key, cell, spots, character=named(spots[0].before[0]))


RULE = Rule(
    code="T001",
    name="invisible-characters",
    stage=2,
    severity=Severity.INFO,
    what=Wording(
        "มีอักขระที่มองไม่เห็น {count} แห่ง ใน “{text}”", "Invisible characters in {count} places, the first in “{text}”"
    ),
    why=Wording(
        "มักติดมากับข้อความที่คัดลอกจากเว็บไซต์หรือ PDF ทำให้ค้นหาคำไม่พบและตัดบรรทัดผิด ({character})",
        "Copied along from web pages or PDF; words cannot be found and lines break wrongly ({character})",
    ),
    how=Wording("ลบอักขระนั้นออก{able}", "Delete them{able}"),
    source="practice; Unicode 16, ch. 23 (zero-width and format characters)",
    check=check,
    bad={"memo.facts": "ได้ดำเนิน\u200bการเรียบร้อยแล้ว"},
    good={"memo.facts": "ได้ดำเนินการเรียบร้อยแล้ว\u00a0ตามแผน"},
)
