"""L014: in a paper, first lines at the margin."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L014",
    name="first-line-indent",
    stage=1,
    severity=Severity.INFO,
    what=Wording("ย่อหน้าทั้ง {count} ย่อหน้าเริ่มชิดขอบซ้าย", "All {count} paragraphs begin at the margin"),
    why=Wording("ย่อหน้าของหนังสือราชการเริ่มห่างจากขอบซ้าย ๒.๕ ซม.", "A paragraph's first line stands 2.5 cm in"),
    how=Wording(
        "เลือกเนื้อความ เปิด ย่อหน้า › พิเศษ › บรรทัดแรก แล้วตั้ง ๒.๕ ซม.",
        "Select the text; Paragraph › Special › First line, 2.5 cm",
    ),
    source="คำอธิบายการพิมพ์หนังสือราชการ สำนักนายกรัฐมนตรี",
    check=remarked("L014"),
)
