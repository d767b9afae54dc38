"""L003: in a paper, thai font missing."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L003",
    name="thai-font-missing",
    stage=1,
    severity=Severity.WARNING,
    what=Wording(
        "ตัวอักษรไทยร้อยละ {share} จะแสดงเป็นแบบ {font} เพราะตั้งแบบอักษรไว้เฉพาะภาษาอังกฤษ",
        "{share}% of the Thai letters show in {font}: the font is set for Latin letters alone",
    ),
    why=Wording("Word ใช้แบบอักษรของ “ภาษาที่ซับซ้อน” กับอักษรไทย", "Word draws Thai in the font for complex scripts"),
    how=Wording(
        "เลือกทั้งหมด เปิดกล่อง แบบอักษร แล้วตั้งช่อง ภาษาที่ซับซ้อน เป็นแบบอักษรราชการ “สารบรรณ” ขนาด ๑๖",
        "Select all, open the Font box, and set TH SarabunPSK 16 under complex scripts",
    ),
    source="Office Open XML, w:rFonts/@w:cs",
    check=remarked("L003"),
)
