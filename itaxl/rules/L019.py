"""L019: of memo and report only one was given."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L019",
    name="half-a-set",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ไม่มี{part}ในไฟล์ที่ตรวจ", "The {part} is not among the papers checked"),
    why=Wording("ที่ส่งต้องมีทั้งบันทึกข้อความและรายงาน", "Memo and report are sent together"),
    how=Wording("ถ้ามีอยู่แล้ว ให้ตรวจพร้อมกัน", "If there is one, check both together"),
    source="practice",
    check=remarked("L019"),
)
