"""X001: two workbooks are of the same local government."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from itaxl.evidence.rule import Rule
from itaxl.evidence.shared_values import same_paper, shared
from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording

if TYPE_CHECKING:
    from itaxl.evidence.digest import Digest


def across(digests: "Sequence[Digest]") -> Iterator[tuple[str, Finding]]:
    """A finding in each workbook that shares organisation and fiscal year with another."""
    for one, place, other in shared(digests, lambda each: [each.organisation] if each.organisation else [], same_paper):
        yield one.id, place.finding("X001", other=other.id)


RULE = Rule(
    code="X001",
    name="same-organisation-twice",
    stage=4,
    severity=Severity.WARNING,
    what=Wording("หน่วยงานและปีเดียวกันนี้มีในไฟล์ “{other}” ด้วย", "“{other}” is of the same organisation and year"),
    why=Wording("หน่วยงานหนึ่งส่งรายงานได้ปีละหนึ่งฉบับ", "An organisation sends one report a year"),
    how=Wording("เลือกไฟล์ฉบับล่าสุด แล้วนำอีกไฟล์ออก", "Keep the latest of the files and take the other away"),
    source="practice",
    across=across,
)
