"""X003: a result is word for word that of another organisation."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from itaxl.evidence.rule import Rule
from itaxl.evidence.shared_values import shared, strangers
from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording

if TYPE_CHECKING:
    from itaxl.evidence.digest import Digest


def across(digests: "Sequence[Digest]") -> Iterator[tuple[str, Finding]]:
    """A finding per long result text that another organisation's workbook has too."""
    for one, place, other in shared(digests, lambda each: each.results, strangers):
        yield one.id, place.finding("X003", other=other.id)


RULE = Rule(
    code="X003",
    name="result-copied",
    stage=4,
    severity=Severity.WARNING,
    what=Wording("ผลการดำเนินการเหมือนกับไฟล์ “{other}” ทุกคำ", "This result is word for word that of “{other}”"),
    why=Wording(
        "ต้องเป็นผลการดำเนินการของหน่วยงานเอง ข้อความที่เหมือนกันทุกคำอาจคัดลอกมา",
        "A result must be the organisation's own; equal words may have been copied",
    ),
    how=Wording(
        "เขียนสิ่งที่หน่วยงานทำจริง เช่น วันที่ จำนวนผู้เข้าร่วม และหลักฐาน",
        "Write what was really done: days, numbers of people, evidence",
    ),
    source="practice",
    across=across,
)
