"""L023: a memo without the signature block of the head of department."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L023",
    name="head-does-not-sign",
    stage=1,
    severity=Severity.INFO,
    what=Wording("ไม่พบลายเซ็นหัวหน้าหน่วยงาน", "No head of department signs the memo"),
    why=Wording("บันทึกเสนอตามลำดับชั้น ผู้จัดทำ หัวหน้าหน่วยงาน ปลัด นายก", "A memo goes up by author, head, clerk and mayor"),
    how=Wording("เพิ่มลายเซ็น ถ้าหน่วยงานไม่มีหัวหน้า ไม่ต้องแก้", "Add the signature; leave it where there is no head"),
    source="practice",
    check=remarked("L023"),
)
