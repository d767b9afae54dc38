"""I003: title, subject or paragraphs speak of another year than the report does."""

from collections.abc import Iterator
from typing import Final

from itaxl.finding import Finding, Severity
from itaxl.rules.rule import Rule
from itaxl.rules.years_said import years_said
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

EVERY_YEAR: Final = ("report.title", "memo.subject", "report.intro")
NAMED_YEARS: Final = ("memo.background", "memo.oit_title", "memo.oit_elements", "memo.facts", "memo.proposal")
"""Paragraphs in which only a year after ปี, ประจำปี or ปีงบประมาณ is looked at."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per year that is not the reported, the ITA, or the analysed (previous) one."""
    right = {year.year, year.reported_year, year.reported_year - 1}
    for each, said in years_said(submission, year):
        if said not in right and (each.key in EVERY_YEAR or (each.key in NAMED_YEARS and "ปี" in each.text)):
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
