"""I007: the assessment of the form's year had no item for this report."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """One finding at the ITA year when its catalogue has no report on measures."""
    cell = submission.fields.get("org.fiscal_year")
    if cell and cell.value.strip() and year.report_item is None:
        first = next(known for known in known_years() if fiscal_year(known).report_item)
        params = {"year": year.year, "first": first, "newest": known_years()[-1]}
        yield Finding("I007", cell.ref, "org.fiscal_year", params, (0, len(cell.raw)))


RULE = Rule(
    code="I007",
    name="year-without-report",
    stage=3,
    severity=Severity.WARNING,
    what=Wording(
        "การประเมินปี {year} ไม่มีข้อรายงานผลการดำเนินการตามมาตรการ",
        "The assessment of {year} had no item for the report on measures",
    ),
    why=Wording("แบบฟอร์มนี้ใช้กับการประเมินปี {first} เป็นต้นไป", "This form serves the assessments of {first} and later"),
    how=Wording("ตรวจปีที่ประเมิน แล้วพิมพ์ใหม่ เช่น {newest}", "Look at the ITA year and type it again, such as {newest}"),
    source="รายการข้อ OIT ของแต่ละปี (itaxl years)",
    check=check,
)
