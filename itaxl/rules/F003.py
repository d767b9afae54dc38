"""F003: a sheet of the form is missing or was renamed."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F003",
    name="sheet-missing",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("ไม่พบแผ่นงาน “{sheet}”{nearest}", "The sheet “{sheet}” is missing{nearest}"),
    why=Wording("โปรแกรมหาข้อมูลจากชื่อแผ่นงานของแบบฟอร์ม", "The program finds the data by the form's sheet names"),
    how=Wording(
        "ตั้งชื่อแผ่นงานกลับเป็น “{sheet}” หรือกดปุ่ม ซ่อมแบบฟอร์ม",
        "Name the sheet “{sheet}” again, or use the button that repairs the form",
    ),
    source="practice",
    check=remarked("F003"),
)
