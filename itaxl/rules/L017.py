"""L017: in a paper, paper size."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L017",
    name="paper-size",
    stage=1,
    severity=Severity.INFO,
    what=Wording("หน้ากระดาษ {width} × {height} ซม. ไม่ใช่ A4", "The page is {width} × {height} cm, not A4"),
    why=Wording("หนังสือราชการใช้กระดาษ A4 (๒๑ × ๒๙.๗ ซม.)", "Official papers are printed on A4"),
    how=Wording("เปิด เค้าโครงหน้ากระดาษ › ขนาด แล้วเลือก A4", "Layout › Size › A4"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๗๔",
    check=remarked("L017"),
)
