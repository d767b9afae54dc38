"""F008: cells are merged over a field of the form."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F008",
    name="merged-over-field",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ช่องกรอกถูกผสานเซลล์ ({range})", "Input cells are merged ({range})"),
    why=Wording(
        "เมื่อผสานเซลล์ Excel เก็บเฉพาะข้อความช่องบนซ้าย ข้อความอื่นอาจหายไป",
        "Excel keeps only the text of the top left cell of a merge; the rest may be lost",
    ),
    how=Wording("ยกเลิกการผสานเซลล์ แล้วตรวจว่าข้อความอยู่ครบ", "Unmerge the cells and see that no text is missing"),
    source="practice",
    check=remarked("F008"),
)
