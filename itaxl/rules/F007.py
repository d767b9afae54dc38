"""F007: the workbook carries links, embedded objects or macros that the form does not have."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F007",
    name="foreign-content",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ไฟล์มีสิ่งที่แบบฟอร์มไม่มี: {thing}", "The file holds what the form does not: {thing}"),
    why=Wording(
        "อาจไม่ปลอดภัยต่อผู้รับ หรือทำให้ข้อมูลเปลี่ยนเมื่อเปิดไฟล์",
        "It may be unsafe for the receiver, or change data when the file is opened",
    ),
    how=Wording(
        "หากไม่ได้ตั้งใจใส่ ให้กดปุ่ม ซ่อมแบบฟอร์ม เพื่อย้ายข้อมูลไปแบบฟอร์มใหม่",
        "If nobody meant it, use the button that repairs the form: it carries the data to a new form",
    ),
    source="practice",
    check=remarked("F007"),
)
