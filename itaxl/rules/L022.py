"""L022: the headings of a memo skip or repeat a number."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L022",
    name="heading-number",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("เลขหัวข้อ “{text}” ไม่ต่อจากหัวข้อก่อน", "The heading “{text}” does not follow in number"),
    why=Wording("หัวข้อขาดไป หรือพิมพ์เลขซ้ำ", "A heading is missing, or its number is repeated"),
    how=Wording("ถ้าไม่มีหัวข้อขาด ให้แก้เลขเป็น {right}", "If none is missing, number it {right}"),
    source="practice",
    check=remarked("L022"),
)
