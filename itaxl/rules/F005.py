"""F005: a formula whose result is not stored in the file."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F005",
    name="formula-without-value",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ช่องนี้เป็นสูตรที่ยังไม่มีผลลัพธ์", "This cell is a formula without a result"),
    why=Wording(
        "ไฟล์ไม่ได้เก็บผลของสูตรไว้ จึงอ่านได้เป็นช่องว่าง", "The file does not hold the result, so the cell reads as empty"
    ),
    how=Wording(
        "พิมพ์ข้อความแทนสูตร หรือเปิดไฟล์ด้วย Excel แล้วบันทึกใหม่",
        "Type the text instead, or open and save the file with Excel",
    ),
    source="practice",
    check=remarked("F005"),
)
