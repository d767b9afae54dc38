"""C005: figures in one text do not agree with each other."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.dated import TEXT_KINDS
from itaxl.evidence.figures import disagreeing
from itaxl.evidence.prose import kind_of, worded
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

GLANCE: Final = ("หญิง", "ร้อยละ", "บาท", "%", "(", "ไม่")
"""Words one of which stands in every text whose figures are compared."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per sum, share, amount in words, or number with misplaced commas that cannot be."""
    for key, cell in worded(submission):
        if kind_of(key) in TEXT_KINDS and any(map(cell.raw.__contains__, GLANCE)):
            for each in disagreeing(to_arabic(cell.raw)):
                params = {"text": cell.raw[each.start : each.end], "problem": each.problem, **each.params}
                yield Finding("C005", cell.ref, key, params, (each.start, each.end))


RULE = Rule(
    code="C005",
    name="figures-disagree",
    stage=3,
    severity=Severity.INFO,
    what=Wording("ตัวเลขใน “{text}” ไม่ลงตัว: {problem}", "The figures in “{text}” do not agree: {problem}"),
    why=Wording("ผู้ตรวจจะบวกและหารดู", "Reviewers add up and divide"),
    how=Wording("ดูหลักฐาน แล้วแก้ตัวเลขที่ผิด", "Look at the evidence and correct the wrong figure"),
    source="practice",
    check=check,
    bad={"measures.1.suggestion": "มีผู้เข้าอบรม 42 คน (ชาย 20 คน หญิง 25 คน) ควรจัดอีก"},
    good={"measures.1.suggestion": "มีผู้เข้าอบรม 45 คน (ชาย 20 คน หญิง 25 คน) ควรจัดอีก"},
)
