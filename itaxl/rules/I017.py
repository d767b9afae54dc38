"""I017: a law is cited with a year that is not its own, or is still to come."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.laws import wrong_years
from itaxl.evidence.prose import prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

GLANCE: Final = ("พ.", "พุทธ")
ITS_OWN: Final = Wording("ประกาศใช้ในปี {right}", "it is of {right}")
TO_COME: Final = Wording("ปีนั้นยังมาไม่ถึง", "that year is still to come")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per law with a wrong year."""
    for key, cell, _mended in prose(submission):
        if any(word in cell.raw for word in GLANCE):
            for each in wrong_years(to_arabic(cell.raw), year.year):
                span = (each.start, each.end)
                params = {"text": cell.raw[slice(*span)], "problem": ITS_OWN if each.right else TO_COME}
                yield Finding("I017", cell.ref, key, {**params, "right": str(each.right)}, span)


RULE = Rule(
    code="I017",
    name="year-of-a-law",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ปีของกฎหมาย “{text}” ไม่ถูก: {problem}", "The year of “{text}” is wrong: {problem}"),
    why=Wording("กฎหมายอ้างด้วยชื่อและปีที่ตราขึ้น", "A law is cited by its name and the year it was made"),
    how=Wording("เปิดตัวบท แล้วแก้ปี พ.ศ. ให้ตรง", "Look it up and correct the year"),
    source="ราชกิจจานุเบกษา (itaxl/thai/data/laws.tsv)",
    check=check,
    bad={"memo.facts": "เป็นไปตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๕๐"},
    good={"memo.facts": "เป็นไปตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐"},
)
