"""F001: the file cannot be read, or is not our form."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F001",
    name="not-our-form",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("ตรวจไฟล์นี้ไม่ได้: {kind}", "This file cannot be checked: {kind}"),
    why=Wording(
        "ตรวจได้เฉพาะไฟล์ Excel ที่ทำจากแบบฟอร์มนี้และเปิดอ่านได้", "Only whole Excel files made from the form can be checked"
    ),
    how=Wording(
        "เปิดแบบฟอร์มเปล่า คัดลอกข้อความมาใส่ แล้วบันทึกเป็นไฟล์ Excel",
        "Open a blank form, copy the texts into it and save it as an Excel file",
    ),
    source="practice",
    check=remarked("F001"),
)
