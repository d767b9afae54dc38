"""F015: a sheet of the form is hidden, and what stands on it would be printed."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F015",
    name="hidden-sheet",
    stage=1,
    severity=Severity.ERROR,
    what=Wording(
        "แผ่น “{sheet}” ถูกซ่อนไว้ แต่เอกสารจะพิมพ์ข้อความในแผ่นนี้", "The sheet “{sheet}” is hidden, but the documents print it"
    ),
    why=Wording("สิ่งที่พิมพ์จะไม่ตรงกับสิ่งที่เห็นในแบบฟอร์ม", "What is printed would differ from what the form shows"),
    how=Wording(
        "คลิกขวาที่แท็บแผ่นงาน เลือก ยกเลิกการซ่อน แล้วเลือก “{sheet}” ถ้าไม่มีชื่อให้เลือก กดปุ่ม ซ่อมแบบฟอร์ม",
        "Right-click a sheet's tab, choose Unhide, then “{sheet}”; if it is not offered, use the button that repairs"
        " the form",
    ),
    source="practice",
    check=remarked("F015"),
)
