"""I003: title, subject or paragraphs speak of another year than the report does."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.evidence.years_said import NAMES, is_reported_on, speaks_of_its_year, years_said
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per year that is not the reported, the ITA, or the analysed (previous) one."""
    own = {year.year, year.reported_year}
    said = list(years_said(submission, year))
    named = {each.key for each, its_year in said if its_year in own}
    for each, its_year in said:
        its_own = each.key in NAMES - named or is_reported_on(each)
        right = own if its_own else own | {year.reported_year - 1}
        if its_year not in right and speaks_of_its_year(each):
            yield each.finding("I003", {"reported": year.reported_year, "year": year.year})


RULE = Rule(
    code="I003",
    name="another-year",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ใช่ปีที่รายงาน", "“{text}” is not the reported year"),
    why=Wording(
        "การประเมินปี {year} รายงานผลของปีงบประมาณ พ.ศ. {reported}",
        "ITA {year} is about fiscal year {reported}",
    ),
    how=Wording(
        "แก้เป็น {reported} ถ้าเป็นปีที่รายงาน หรือเขียนเหตุผลในคำชี้แจง",
        "Type {reported} if that year is meant, else give a reason",
    ),
    source="คู่มือการประเมิน ITA ของสำนักงาน ป.ป.ช. ปีที่ประเมิน",
    check=check,
    bad={"memo.subject": "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๕๙"},
    good={"memo.law": "ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖"},
)
