"""D004: a date that can be read in two ways."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.rules.misread import misread
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

PROBLEMS = {
    "two_digit_year_era": Wording("“{text}” อาจเป็นปี พ.ศ. หรือ ค.ศ.", "The year of “{text}” may be B.E. or C.E."),
    "month_or_number": Wording("“{text}” อาจเป็นเดือนหรือเลขที่", "“{text}” may be a month or a number"),
    "calendar_or_fiscal": Wording(
        "“{text}” อาจเป็นปีปฏิทินหรือปีงบประมาณ", "“{text}” may be the calendar year or the fiscal year"
    ),
}
REMEDIES = {
    "calendar_or_fiscal": Wording("พิมพ์ ปีงบประมาณ พ.ศ. {reported}", "Type ปีงบประมาณ พ.ศ. {reported}"),
}
WRITE_OUT = Wording("พิมพ์ชื่อเดือนและปี พ.ศ. สี่หลัก เช่น ๑๖ เมษายน {reported}", "Write out the month and the year")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per ambiguous date; inside texts only where a word before it says that it is a date."""
    for each, issue in misread("D004", submission, year):
        if each.whole or (issue == "two_digit_year_era" and "วันที่" in each.before[-10:] + each.text):
            words = {"problem": PROBLEMS[issue], "remedy": REMEDIES.get(issue, WRITE_OUT)}
            yield each.finding("D004", {"reported": year.reported_year, **words})


RULE = Rule(
    code="D004",
    name="ambiguous-date",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("{problem}", "{problem}"),
    why=Wording("ผู้ตรวจอาจอ่านเป็นอีกวันหนึ่ง", "A reader may take it for another day"),
    how=Wording("{remedy}", "{remedy}"),
    source="practice",
    check=check,
    bad={"memo.date": "16/4/21"},
    good={"measures.1.result": "ออกคำสั่งที่ 5/2568 แต่งตั้งคณะทำงานและแจ้งเวียนให้บุคลากรทราบ"},
)
