"""L006: in a paper, memo title size."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L006",
    name="memo-title-size",
    stage=1,
    severity=Severity.INFO,
    what=Wording("คำว่า “บันทึกข้อความ” ขนาด {size} ไม่ใช่ ๒๙", "The words บันทึกข้อความ are {size} points, not 29"),
    why=Wording("หัวหนังสือภายในเป็นตัวหนาขนาด ๒๙ พอยท์", "The title of a memo is bold and 29 points"),
    how=Wording("เลือกคำว่า บันทึกข้อความ แล้วตั้งตัวหนา ขนาด ๒๙", "Select the words and set them bold, 29 points"),
    source="คำอธิบายการพิมพ์หนังสือราชการ สำนักนายกรัฐมนตรี",
    check=remarked("L006"),
)
