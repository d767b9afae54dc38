"""L001: in a paper, paper font."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L001",
    name="paper-font",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ตัวอักษรส่วนใหญ่ของเอกสารเป็นแบบ {font} ไม่ใช่สารบรรณ", "Most letters are set in {font}, not TH Sarabun"),
    why=Wording("หนังสือราชการใช้แบบอักษรราชการ “สารบรรณ” ขนาด ๑๖", "Official papers are set in TH Sarabun, 16 points"),
    how=Wording("เลือกทั้งหมด แล้วเปลี่ยนเป็นแบบอักษรราชการ “สารบรรณ”", "Select all and choose TH SarabunPSK"),
    source="มติคณะรัฐมนตรี ๗ กันยายน ๒๕๕๓ (แบบอักษรราชการ)",
    check=remarked("L001"),
)
