"""T010: the text holds control characters that a Word document cannot hold."""

from collections.abc import Iterator

from itaxl.evidence.prose import spots_finding, unusual
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.marks import named, unwritable
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell; no fix, for something stood there and only a person knows what."""
    for key, cell in unusual(submission):
        spots = tuple(unwritable(cell.raw))
        if spots:
            yield spots_finding("T010", key, cell, spots, character=named(spots[0].before[0]))


RULE = Rule(
    code="T010",
    name="characters-word-cannot-hold",
    stage=2,
    severity=Severity.ERROR,
    what=Wording(
        "มีอักขระควบคุมที่ใส่ในเอกสาร Word ไม่ได้ {count} แห่ง ใน “{text}”",
        "Control characters that Word cannot hold in {count} places, the first in “{text}”",
    ),
    why=Wording(
        "เอกสารที่มีอักขระนี้ ({character}) จะเปิดไม่ขึ้น จึงถูกตัดออกจากเอกสาร",
        "A document with them ({character}) would not open, so they are left out of it",
    ),
    how=Wording("ลบข้อความช่วงนี้ แล้วพิมพ์ใหม่", "Delete this part and type it again"),
    source="XML 1.0, production 2 (characters)",
    check=check,
    bad={"memo.facts": "ได้ดำเนินการแล้ว\x07 ครบถ้วน"},
    good={"memo.facts": "ได้ดำเนินการแล้ว\nครบถ้วน"},
)
