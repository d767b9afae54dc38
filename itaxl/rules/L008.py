"""L008: in a paper, mixed fonts."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L008",
    name="mixed-fonts",
    stage=1,
    severity=Severity.INFO,
    what=Wording("เอกสารใช้แบบอักษรปนกัน: {fonts}", "The paper mixes fonts: {fonts}"),
    why=Wording("แบบอักษรต่างกันมักมาจากการคัดลอกจากที่อื่น", "Other fonts mostly come with pasted text"),
    how=Wording("เลือกทั้งหมด แล้วเลือกแบบอักษรเดียว", "Select all and choose one font"),
    source="practice",
    check=remarked("L008"),
)
