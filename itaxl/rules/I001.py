"""I001: the OIT item does not exist in the year's manual."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear
from itaxl.years.item_code import item_code, numbered, report_item_fix


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding when the typed item is no code, or a code that the year does not have."""
    cell = submission.fields.get("memo.oit_item")
    if cell is None or not cell.value.strip():
        return
    code = item_code(cell.value)
    if code is None or not numbered(code, year):
        params = {"text": cell.value, "year": year.year, "item": year.report_item or "-"}
        yield Finding("I001", cell.ref, "memo.oit_item", params, (0, len(cell.raw)), fix=report_item_fix(cell, year))


RULE = Rule(
    code="I001",
    name="unknown-item",
    stage=3,
    severity=Severity.ERROR,
    what=Wording("ไม่มีข้อ “{text}” ในแบบตรวจ OIT ปี {year}", "OIT {year} has no item “{text}”"),
    why=Wording("เลขข้อเปลี่ยนไปในแต่ละปี", "The numbers of the items change from year to year"),
    how=Wording(
        "พิมพ์ {item} หรือเว้นว่างเพื่อใช้ข้อรายงานผลของปี {year}", "Type {item}, or leave it blank for the report item of {year}"
    ),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช. ปีที่ประเมิน",
    check=check,
    bad={"memo.oit_item": "O99"},
    good={"memo.oit_item": ""},
)
