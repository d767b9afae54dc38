"""F012: a rule failed, so what it looks for was not checked; the findings are made where rules are run."""

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F012",
    name="rule-failed",
    stage=1,
    severity=Severity.WARNING,
    what=Wording(
        "กฎ {rule} ทำงานผิดพลาด จึงยังไม่ได้ตรวจตามกฎนี้", "Rule {rule} failed, so what it looks for was not checked"
    ),
    why=Wording(
        "เป็นความผิดของโปรแกรม ไม่ใช่ของท่าน กฎข้ออื่นตรวจครบแล้ว",
        "The fault is the program's, not yours; all other rules ran",
    ),
    how=Wording(
        "ส่งให้ผู้ดูแลโปรแกรม (ในไฟล์ไม่มีข้อความจากแบบฟอร์ม): {send}",
        "Send this to whoever maintains itaxl (it holds nothing from the form): {send}",
    ),
    source="practice",
)
