"""L009: in a paper, unfilled control."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L009",
    name="unfilled-control",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ยังมีช่องที่ไม่ได้กรอก: “{text}”", "A field was not filled in: “{text}”"),
    why=Wording("ข้อความของแม่แบบจะพิมพ์ออกมาด้วย", "The template's words would be printed"),
    how=Wording("กรอกช่องนั้น หรือลบทิ้งถ้าไม่ใช้", "Fill it in, or delete it"),
    source="practice",
    check=remarked("L009"),
)
