"""R002: a row of the table of measures lacks one of its cells."""

from collections.abc import Iterator, Sequence
from typing import Final

from itaxl.evidence.measures import REQUIRED, filled
from itaxl.evidence.rule import Rule
from itaxl.evidence.slipped import LEAST_ROWS, is_edge_blank
from itaxl.form.fields import PLAN, STAGE_KEY
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission, TableRow
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

RESULT: Final = "result"
DELETE = Wording("หรือลบแถวที่ไม่ใช้", "or delete the row if it is not used")
MOVED: Final = {
    False: Wording("หรือถ้าทั้งคอลัมน์เลื่อนขึ้นไป ๑ แถว ให้ย้ายกลับลงมา", "or move the column down again if it moved up by a row"),
    True: Wording("หรือถ้าทั้งคอลัมน์เลื่อนลงไป ๑ แถว ให้ย้ายกลับขึ้นไป", "or move the column up again if it moved down by a row"),
}
"""What else to do at the end of a column, by whether it may have moved down."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per blank required cell of a row that holds anything; measures of a year's start have no result yet."""
    rows = filled(submission)
    for row in rows:
        for column in REQUIRED:
            if column.key == RESULT and submission.text(STAGE_KEY) == PLAN:
                continue
            if not row.text(column.key).strip():
                cell = row.cells.get(column.key)
                moved = next(
                    (MOVED[down] for down in MOVED if _may_have_moved(rows, row, column.key, down=down)), DELETE
                )
                yield Finding("R002", cell.ref if cell else row.ref, f"{row.key}.{column.key}", {"remedy": moved})


def _may_have_moved(rows: Sequence[TableRow], row: TableRow, column: str, *, down: bool) -> bool:
    """Whether the row is the end of a column that is filled but for it, as after “shift cells up”."""
    edge = rows[0] if down else rows[-1]
    return row is edge and len(rows) >= LEAST_ROWS and is_edge_blank(rows, column, down=down)


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
    how=Wording("พิมพ์ {field} ในช่องนี้ {remedy}", "Type {field} here, {remedy}"),
    source="แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) องค์ประกอบด้านข้อมูลของข้อรายงานผลมาตรการ",
    check=check,
    bad={"measures.1.result": ""},
    good={"measures.1.suggestion": ""},
)
