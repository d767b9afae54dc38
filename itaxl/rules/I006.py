"""I006: the standard words of the OIT item could not be confirmed with the year's manual."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One note when the documents would print an unconfirmed entry of the catalogue."""
    cell = submission.fields.get("memo.oit_elements")
    item = year.items.get(year.report_item or "")
    sure = item is not None and item.confirmed == "yes" and year.confirmed == "yes"
    if cell and not cell.value.strip() and year.report_item and not sure:
        yield Finding("I006", cell.ref, "memo.oit_elements", {"year": year.year, "item": year.report_item})


RULE = Rule(
    code="I006",
    name="item-unconfirmed",
    stage=3,
    severity=Severity.INFO,
    what=Wording(
        "องค์ประกอบของข้อ {item} ปี {year} ยังไม่ได้ยืนยันกับคู่มือ", "The elements of {item} in {year} are not confirmed yet"
    ),
    why=Wording(
        "ข้อความมาตรฐานของปีนี้มาจากแหล่งที่ไม่ใช่คู่มือ ป.ป.ช.", "This year's standard text is not from the manual itself"
    ),
    how=Wording("คัดลอกข้อความจากคู่มือปีนั้นมาวางในช่องนี้", "Paste the words of that year's manual into this cell"),
    source="practice",
    check=check,
    bad={"memo.oit_elements": ""},
    good={"memo.oit_elements": "- แสดงผลการดำเนินการตามมาตรการของหน่วยงาน"},
)
