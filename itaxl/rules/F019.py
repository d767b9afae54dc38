"""F019: a cell shows #### or nothing in Excel, or by a format of which nobody can tell here what Excel shows."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F019",
    name="cell-not-shown",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("สิ่งที่เห็นในช่องนี้พิมพ์ลงเอกสารไม่ได้: {why}", "What this cell shows cannot be printed: {why}"),
    why=Wording("เอกสารพิมพ์ตามที่ Excel แสดงในช่อง", "The documents print what Excel shows in the cell"),
    how=Wording(
        "ลบข้อมูลในช่อง เปลี่ยนรูปแบบเซลล์เป็น ข้อความ แล้วพิมพ์ใหม่",
        "Empty the cell, set its number format to Text, and type it again",
    ),
    source="practice",
    check=remarked("F019"),
)
