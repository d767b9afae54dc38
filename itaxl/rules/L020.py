"""L020: in a paper, a memo without the emblem."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L020",
    name="no-emblem",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("หัวบันทึกข้อความไม่มีรูปครุฑ", "The memo has no emblem at its head"),
    why=Wording(
        "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณให้บันทึกข้อความใช้กระดาษที่มีครุฑ สูง ๑.๕ ซม.",
        "The regulation on official correspondence asks for the emblem, 1.5 cm high, on a memo",
    ),
    how=Wording(
        "ใส่รูปครุฑที่มุมซ้ายบน หรือพิมพ์บนกระดาษที่มีครุฑอยู่แล้ว",
        "Put the emblem at the top left, or print on paper that bears it",
    ),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒ และแบบที่ ๒",
    check=remarked("L020"),
)
