"""L010: in a paper, unfinished review."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L010",
    name="unfinished-review",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("เอกสารยังมี{what}", "The paper still holds {what}"),
    why=Wording("ผู้รับจะเห็นข้อความเดิมและความคิดเห็นภายใน", "The reader would see old text and internal comments"),
    how=Wording(
        "เปิดแท็บ ตรวจทาน แล้วยอมรับหรือปฏิเสธทุกแห่ง และลบความคิดเห็น",
        "On the Review tab accept or reject every change and delete the comments",
    ),
    source="practice",
    check=remarked("L010"),
)
