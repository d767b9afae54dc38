"""L007: in a paper, emblem height."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L007",
    name="emblem-height",
    stage=1,
    severity=Severity.INFO,
    what=Wording("ตราครุฑสูง {height} ซม.", "The emblem is {height} cm high"),
    why=Wording("บันทึกข้อความใช้ตราครุฑสูง ๑.๕ ซม.", "A memo's emblem is 1.5 cm high"),
    how=Wording("คลิกรูปตรา แล้วตั้งความสูง ๑.๕ ซม.", "Click the emblem and set its height to 1.5 cm"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๗๑",
    check=remarked("L007"),
)
