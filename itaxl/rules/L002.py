"""L002: in a paper, paper font size."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L002",
    name="paper-font-size",
    stage=1,
    severity=Severity.INFO,
    what=Wording("ตัวอักษรส่วนใหญ่ขนาด {size} ไม่ใช่ ๑๖", "Most letters are {size} points, not 16"),
    why=Wording("เนื้อความของหนังสือราชการใช้ขนาด ๑๖ พอยท์", "The text of official papers is set in 16 points"),
    how=Wording("เลือกเนื้อความ แล้วเปลี่ยนขนาดเป็น ๑๖", "Select the text and set its size to 16"),
    source="คำอธิบายการพิมพ์หนังสือราชการ สำนักนายกรัฐมนตรี",
    check=remarked("L002"),
)
