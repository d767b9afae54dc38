"""L016: in a paper, Arabic digits throughout."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L016",
    name="arabic-digits",
    stage=1,
    severity=Severity.INFO,
    what=Wording("ตัวเลขทั้งฉบับเป็นเลขอารบิก", "All digits of the paper are Arabic"),
    why=Wording(
        "หนังสือราชการใช้เลขไทย เว้นแต่ในที่อยู่เว็บและรหัส", "Official papers use Thai digits, but for addresses and codes"
    ),
    how=Wording(
        "พิมพ์ตัวเลขเป็นเลขไทยทั้งฉบับ หรือสร้างเอกสารจากแบบฟอร์มซึ่งแปลงให้",
        "Type Thai digits, or make the paper from the form, which does it",
    ),
    source="มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓ (เลขไทย)",
    check=remarked("L016"),
)
