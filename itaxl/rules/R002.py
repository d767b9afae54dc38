"""R002: a row of the table of measures lacks one of its cells."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.measures import REQUIRED, filled
from itaxl.evidence.rule import Rule
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

RESULT: Final = "result"


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per blank required cell of a row that holds anything; measures of a year's start have no result yet."""
    for row in filled(submission):
        for column in REQUIRED:
            if column.key == RESULT and submission.text(STAGE_KEY) == PLAN:
                continue
            if not row.text(column.key).strip():
                cell = row.cells.get(column.key)
                yield Finding("R002", cell.ref if cell else row.ref, f"{row.key}.{column.key}")


RULE = Rule(
    code="R002",
    name="measure-row-incomplete",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ยังไม่ได้กรอก {field} ของมาตรการนี้", "{field} of this measure is empty"),
    why=Wording(
        "ทุกมาตรการต้องมีวิธีการ ผู้รับผิดชอบ ระยะเวลา และผลการดำเนินการ",
        "Every measure needs its method, owner, period and result",
    ),
    how=Wording("พิมพ์ {field} ในช่องนี้ หรือลบแถวที่ไม่ใช้", "Type {field} here, or delete the row if it is not used"),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) องค์ประกอบด้านข้อมูลของข้อรายงานผลมาตรการ",
    check=check,
    bad={"measures.1.result": ""},
    good={"measures.1.suggestion": ""},
)
