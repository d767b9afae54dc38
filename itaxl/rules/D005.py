"""D005: what is read and printed of a date is not all that its cell shows, or not what was meant."""

from collections.abc import Iterator

from itaxl.evidence.dated import date_fields
from itaxl.evidence.misread import issues_of, meaning, misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

NUMBER = Wording("ช่องนี้แสดงเลขลำดับวันของ Excel ไม่ใช่วันที่", "the cell shows Excel's number of the day, not a date")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per date cell that misleads its reader; how it was read, and will be printed, is said."""
    for each, issues in misread("D005", submission, year, texts=False):
        yield each.finding("D005", {"right": each.reading.canonical, "problem": meaning(issues)})
    for each in date_fields(submission):
        if each.reading.kind == "excel_serial" and not issues_of(each, "D005"):
            yield each.finding("D005", {"right": each.reading.canonical, "problem": NUMBER})


RULE = Rule(
    code="D005",
    name="date-cell-misleads",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ช่องวันที่แสดง “{text}” อ่านเป็น {right}", "The date cell shows “{text}”; it was read as {right}"),
    why=Wording(
        "สิ่งที่เห็นในช่องไม่ตรงกับวันที่ที่อ่านได้และจะพิมพ์: {problem}", "What is shown is not what was read and is printed: {problem}"
    ),
    how=Wording("พิมพ์ใหม่เป็นข้อความ {right}", "Type it as text: {right}"),
    source="practice",
    check=check,
    bad={"memo.date": "46128"},
    good={"memo.date": "๑๖ เมษายน ๒๕๖๙"},
)
