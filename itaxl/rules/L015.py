"""L015: in a paper, Arabic page numbers."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L015",
    name="arabic-page-number",
    stage=1,
    severity=Severity.INFO,
    what=Wording(
        "เลขหน้าเป็นเลขอารบิก แต่เนื้อความเป็นเลขไทย", "Pages are numbered in Arabic digits, the text is in Thai ones"
    ),
    why=Wording("หนังสือราชการใช้เลขไทยทั้งฉบับ รวมทั้งเลขหน้า", "Official papers use Thai digits throughout"),
    how=Wording(
        "ดับเบิลคลิกหัวกระดาษ คลิกขวาที่เลขหน้า › จัดรูปแบบหมายเลขหน้า › ๑, ๒, ๓",
        "Right-click the page number › Format Page Numbers › ๑, ๒, ๓",
    ),
    source="มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓ (เลขไทย)",
    check=remarked("L015"),
)
