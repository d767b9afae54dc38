"""L013: papers name another office than the one that they are of."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L013",
    name="two-offices",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ที่นี่เป็น “{text}” แต่ที่อื่นในเอกสารเป็น “{name}”", "This says “{text}”, but the papers are of “{name}”"),
    why=Wording("ชื่อหน่วยงานพิมพ์ผิด หรือคัดลอกมาจากหน่วยงานอื่น", "The name is mistyped, or copied from another office"),
    how=Wording("แก้ให้เป็นชื่อเดียวกันทั้งฉบับ", "Use one name throughout"),
    source="practice",
    check=remarked("L013"),
)
