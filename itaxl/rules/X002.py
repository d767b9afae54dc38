"""X002: two workbooks carry the same document number."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from itaxl.evidence.rule import Rule
from itaxl.evidence.shared_values import same_year, shared, strangers
from itaxl.model.finding import Finding, Severity
from itaxl.model.wording import Wording

if TYPE_CHECKING:
    from itaxl.evidence.digest import Digest


def across(digests: "Sequence[Digest]") -> Iterator[tuple[str, Finding]]:
    """A finding in each workbook whose whole document number another workbook of the same year has."""
    for one, place, other in shared(digests, lambda each: [each.number] if each.number else [], _clash):
        yield one.id, place.finding("X002", text=place.text, other=other.id)


def _clash(one: "Digest", other: "Digest") -> bool:
    return same_year(one, other) and strangers(one, other)


RULE = Rule(
    code="X002",
    name="same-document-number-twice",
    stage=4,
    severity=Severity.WARNING,
    what=Wording("เลขที่หนังสือ “{text}” ซ้ำกับไฟล์ “{other}”", "Document number “{text}” is also in “{other}”"),
    why=Wording(
        "เลขที่หนังสือของแต่ละหน่วยงานไม่ซ้ำกัน อาจคัดลอกแบบฟอร์มของหน่วยงานอื่นมา",
        "Numbers of different organisations differ; the form may be a copy of another's",
    ),
    how=Wording("ตรวจรหัสหนังสือและเลขที่หนังสือ แล้วพิมพ์ของหน่วยงานตนเอง", "Check the code and number and type your own"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ภาคผนวก ๑",
    across=across,
)
