"""R003: the table of measures is empty."""

from collections.abc import Iterator

from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding when no row of the table says anything."""
    if not filled(submission):
        first = next((row.ref for row in submission.rows("measures")), submission.table_refs.get("measures"))
        yield Finding("R003", first, "measures")


RULE = Rule(
    code="R003",
    name="no-measures",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ยังไม่มีมาตรการในตาราง", "The table has no measures"),
    why=Wording("รายงานต้องแสดงผลของมาตรการอย่างน้อยหนึ่งข้อ", "The report must show the result of at least one measure"),
    how=Wording(
        "กรอกมาตรการ วิธีการ ผู้รับผิดชอบ ระยะเวลา และผล แถวละหนึ่งมาตรการ",
        "Fill measure, method, owner, period and result, one measure a row",
    ),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) องค์ประกอบด้านข้อมูลของข้อรายงานผลมาตรการ",
    check=check,
)
