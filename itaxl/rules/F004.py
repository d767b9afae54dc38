"""F004: a field of the form has lost its hidden key, or is gone."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F004",
    name="field-missing",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("ไม่พบช่อง {field} ในแผ่นงาน “{sheet}”", "The field {field} is not on the sheet “{sheet}”"),
    why=Wording(
        "แถวของช่องนี้ถูกลบ หรือรหัสที่ซ่อนในคอลัมน์ A หายไป", "Its row was deleted, or the hidden key in column A is gone"
    ),
    how=Wording("กดปุ่ม ซ่อมแบบฟอร์ม แล้วกรอกช่องนี้ใหม่", "Use the button that repairs the form, then fill the field again"),
    source="practice",
    check=remarked("F004"),
)
