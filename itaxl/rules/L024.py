"""L024: a memo in Thai digits with one number or two in Arabic ones."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L024",
    name="few-arabic-digits",
    stage=1,
    severity=Severity.INFO,
    what=Wording("“{text}” เป็นเลขอารบิก แต่ที่อื่นเป็นเลขไทย", "“{text}” is in Arabic digits, all else in Thai ones"),
    why=Wording("หนังสือราชการใช้เลขไทยทั้งฉบับ", "Official letters use Thai digits throughout"),
    how=Wording("พิมพ์เป็นเลขไทย", "Type Thai digits"),
    source="มติคณะรัฐมนตรี ๒ พฤษภาคม ๒๕๔๓ (เลขไทย)",
    check=remarked("L024"),
)
