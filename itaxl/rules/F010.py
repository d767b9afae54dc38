"""F010: a cell is full to Excel's limit, so the end of its text may be cut off."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="F010",
    name="cell-at-limit",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ข้อความยาวเต็มช่อง (๓๒,๗๖๗ ตัวอักษร)", "The text fills the cell (32,767 characters)"),
    why=Wording("Excel เก็บได้ไม่เกินนี้ ท้ายข้อความอาจถูกตัด", "Excel holds no more; the end of the text may be cut off"),
    how=Wording(
        "ตรวจท้ายข้อความ แล้วแบ่งเป็นหลายแถวหรือย่อให้สั้นลง",
        "Look at the end of the text, then split it over rows or shorten it",
    ),
    source="practice",
    check=remarked("F010"),
)
