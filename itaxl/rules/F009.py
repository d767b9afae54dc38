"""F009: a field of the form stands on its sheet twice, with different texts."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F009",
    name="field-twice",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ช่อง {field} มีซ้ำ และข้อความไม่เหมือนกัน", "The field {field} stands there twice, with different texts"),
    why=Wording("เอกสารใช้ข้อความในช่อง {first} เท่านั้น", "The documents use the text in {first} alone"),
    how=Wording("เก็บข้อความที่ถูกไว้ในช่อง {first} แล้วลบแถวที่ซ้ำ", "Keep the right text in {first} and delete the other row"),
    source="practice",
    check=remarked("F009"),
)
