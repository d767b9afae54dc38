"""L011: a paper does not say what its form says."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L011",
    name="paper-against-form",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("เอกสาร: “{paper}” แต่แบบฟอร์ม: “{form}”", "Paper: “{paper}”, but form: “{form}”"),
    why=Wording("เอกสารถูกแก้หลังทำจากแบบฟอร์ม หรือแบบฟอร์มถูกแก้ทีหลัง", "The paper or the form was edited after it was made"),
    how=Wording(
        "ถ้าเอกสารถูก พิมพ์ตามเอกสารในแบบฟอร์ม ถ้าแบบฟอร์มถูก สร้างเอกสารใหม่",
        "If the paper is right, type it into the form; if the form is, make the paper anew",
    ),
    source="practice",
    check=remarked("L011"),
)
