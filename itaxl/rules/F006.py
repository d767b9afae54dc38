"""F006: a cell shows an error of Excel (#REF! …) instead of text."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F006",
    name="error-cell",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("ช่องนี้แสดงค่าผิดพลาดของ Excel", "This cell shows an error of Excel"),
    why=Wording(
        "สูตรในช่องชี้ไปยังข้อมูลที่ไม่มีแล้ว เอกสารจะไม่มีข้อความส่วนนี้",
        "Its formula points to data that is gone; the documents would lack this text",
    ),
    how=Wording("ลบสูตร แล้วพิมพ์ข้อความลงในช่องนี้", "Delete the formula and type the text here"),
    source="practice",
    check=remarked("F006"),
)
