"""L018: in a paper, order of a memo's head."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L018",
    name="memo-head-order",
    stage=1,
    severity=Severity.INFO,
    what=Wording("“{part}” อยู่ก่อน “{first}”", "“{part}” stands before “{first}”"),
    why=Wording(
        "หนังสือภายในเรียงเป็น ส่วนราชการ ที่ วันที่ เรื่อง เรียน", "A memo's head has ส่วนราชการ, ที่, วันที่, เรื่อง, เรียน in this order"
    ),
    how=Wording("ย้ายบรรทัดให้เรียงตามแบบ", "Move the lines into that order"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ แบบที่ ๒",
    check=remarked("L018"),
)
