"""L012: a heading of a paper is misspelt."""

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Severity
from itaxl.model.wording import Wording

RULE = Rule(
    code="L012",
    name="misspelt-heading",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("หัวข้อ “{text}” น่าจะพิมพ์ผิด", "The heading “{text}” looks misspelt"),
    why=Wording("หัวข้อของหนังสือและตารางมีคำที่ใช้เป็นแบบเดียวกัน", "Headings of papers and tables have set words"),
    how=Wording("พิมพ์ “{right}”", "Type “{right}”"),
    source="practice",
    check=remarked("L012"),
)
