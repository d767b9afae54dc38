"""I002: the OIT item is not the report on the measures of that year."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear
from itaxl.years.item_code import item_code, numbered, report_item_fix

OTHER = Wording("ข้ออื่น", "another item")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding when the typed item exists but is another one than the year's report."""
    cell = submission.fields.get("memo.oit_item")
    code = item_code(cell.value) if cell else None
    if cell is None or code is None or not numbered(code, year) or year.report_item in {None, code}:
        return
    name = year.items[code].name if code in year.items else OTHER
    params = {"text": cell.value, "name": name, "year": year.year, "item": year.report_item}
    yield Finding("I002", cell.ref, "memo.oit_item", params, (0, len(cell.raw)), fix=report_item_fix(cell, year))


RULE = Rule(
    code="I002",
    name="not-the-report-item",
    stage=3,
    severity=Severity.ERROR,
    what=Wording(
        "ข้อ “{text}” ปี {year} คือ {name} ไม่ใช่ข้อรายงานผลมาตรการ",
        "Item “{text}” of {year} is {name}, not the report on the measures",
    ),
    why=Wording("ส่งผิดข้อแล้วข้อที่ถูกจะไม่มีเอกสาร จึงได้ ๐ คะแนน", "The right item would have no paper and score 0"),
    how=Wording("พิมพ์ {item} หรือเว้นว่างไว้", "Type {item}, or leave it blank"),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช. ปีที่ประเมิน",
    check=check,
    bad={"memo.oit_item": "O25"},
    good={"memo.oit_item": ""},
)
