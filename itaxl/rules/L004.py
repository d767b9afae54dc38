"""L004: in a paper, paper margins."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L004",
    name="paper-margins",
    stage=1,
    severity=Severity.INFO,
    what=Wording("ขอบซ้าย {left} ซม. ขอบขวา {right} ซม.", "Margins are {left} cm left, {right} cm right"),
    why=Wording("หนังสือราชการเว้นขอบซ้าย ๓ ซม. ขอบขวา ๒ ซม.", "Official papers have 3 cm left and 2 cm right"),
    how=Wording("เปิด เค้าโครงหน้ากระดาษ › ระยะขอบ แล้วตั้งซ้าย ๓ ซม. ขวา ๒ ซม.", "Layout › Margins: 3 cm left, 2 cm right"),
    source="คำอธิบายการพิมพ์หนังสือราชการ สำนักนายกรัฐมนตรี",
    check=remarked("L004"),
)
