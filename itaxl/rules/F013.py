"""F013: a row or a column that is hidden, and whose content would be printed."""

from collections.abc import Iterator, Mapping
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import SIGNERS
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

LINES: Final = {
    "rows": Wording("แถว {numbers}", "Row {numbers}"),
    "columns": Wording("คอลัมน์ {numbers}", "Column {numbers}"),
}
STATES: Final[Mapping[str, Wording]] = {
    "hidden": Wording("ถูกซ่อนไว้", "is hidden"),
    "filtered": Wording("ถูกตัวกรองซ่อนไว้", "is hidden by a filter"),
    "folded": Wording("ถูกยุบไว้ในกลุ่ม", "is folded up in a group"),
    "flat": Wording("แคบจนมองไม่เห็น", "is too small to be seen"),
}
UNHIDE: Final[Mapping[str, Wording]] = {
    "filtered": Wording("ไปที่ ข้อมูล › ล้าง เพื่อล้างตัวกรอง", "Clear the filter (Data › Clear)"),
    "folded": Wording("กดเครื่องหมาย + ที่ขอบตารางเพื่อกางกลุ่ม", "Unfold the group with the + at the edge"),
    "rows": Wording(
        "เลือกแถวบนและแถวล่าง คลิกขวาแล้วเลือก เลิกซ่อน", "Select the rows around it, right-click and choose Unhide"
    ),
    "columns": Wording(
        "ไปที่ รีวิว › ยกเลิกการป้องกันแผ่นงาน แล้วเลิกซ่อนคอลัมน์ที่เลือกไว้ทั้งสองข้าง",
        "Unprotect the sheet (Review), select the columns around it and choose Unhide",
    ),
}
IN_ROWS: Final = Wording("ถ้าไม่ต้องการพิมพ์ให้ลบข้อความ", "delete what should not be printed")
OF_SIGNERS: Final = Wording(
    "ถ้าไม่ต้องการพิมพ์ผู้นั้นให้เลือก แสดง เป็น ไม่", "choose ไม่ under แสดง for those who should not be printed"
)


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding for all lines of a sheet that are hidden in one way."""
    for remark in submission.remarks:
        if remark.code == "F013" and remark.ref:
            axis, cause = str(remark.params["axis"]), str(remark.params["cause"])
            by_signer = axis == "rows" and remark.ref.sheet == SIGNERS
            params = {
                "numbers": remark.params["lines"],
                "lines": LINES[axis],
                "state": STATES[cause],
                "unhide": UNHIDE.get(cause) or UNHIDE[axis],
                "leave": OF_SIGNERS if by_signer else IN_ROWS,
            }
            also = remark.params["also"]
            assert isinstance(also, tuple)
            yield Finding("F013", remark.ref, str(remark.params["key"]), params, also=also)


RULE = Rule(
    code="F013",
    name="hidden-but-printed",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("{lines} {state} แต่เอกสารจะพิมพ์ข้อความนั้น", "{lines} {state}, but the documents would print it"),
    why=Wording("สิ่งที่พิมพ์จะไม่ตรงกับสิ่งที่เห็นในแบบฟอร์ม", "What is printed would differ from what the form shows"),
    how=Wording("{unhide} แล้วอ่านข้อความ {leave}", "{unhide}, then read it; {leave}"),
    source="practice",
    check=check,
)
