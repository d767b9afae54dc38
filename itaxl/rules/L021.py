"""L021: a memo or a report lacks a line, a section or a signature block."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L021",
    name="part-missing",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ไม่พบ “{part}” ในเอกสาร", "The paper has no {part}"),
    why=Wording("เอกสารราชการที่ไม่ครบส่วนจะถูกส่งกลับ", "A paper without all of its parts is returned"),
    how=Wording("เพิ่มส่วนนี้ ถ้าตั้งใจเว้นไว้ ไม่ต้องแก้", "Add it; leave it where that was meant"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=remarked("L021"),
)
