"""L005: in a paper, header row not repeated."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L005",
    name="header-row-not-repeated",
    stage=1,
    severity=Severity.INFO,
    what=Wording(
        "หัวตาราง {table} ไม่ซ้ำเมื่อตารางขึ้นหน้าใหม่", "The header of table {table} does not repeat on the next page"
    ),
    why=Wording("ผู้อ่านหน้าถัดไปไม่เห็นว่าช่องใดคืออะไร", "Readers of the next page cannot tell the columns"),
    how=Wording("คลิกแถวหัวตาราง › เค้าโครง › ทำซ้ำแถวหัวเรื่อง", "Click the header row › Layout › Repeat Header Rows"),
    source="practice",
    check=remarked("L005"),
)
