"""D004: a date that can be read in more than one way."""

from collections.abc import Iterator

from itaxl.evidence.misread import meaning, misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

WRITE_OUT = Wording("๑๖ เมษายน {reported}", "๑๖ เมษายน {reported}")
EXAMPLES = {
    "month_or_number": Wording("เมษายน {reported}", "เมษายน {reported}"),
    "calendar_or_fiscal": Wording("ปีงบประมาณ พ.ศ. {reported}", "ปีงบประมาณ พ.ศ. {reported}"),
}


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per ambiguous date; inside texts only where a word before it says that it is a date."""
    for each, issues in misread("D004", submission, year):
        code = issues[0].code
        if each.whole or (code == "two_digit_year_era" and "วันที่" in each.before[-10:] + each.text):
            words = {"problem": meaning(issues), "example": EXAMPLES.get(code, WRITE_OUT)}
            yield each.finding("D004", {"reported": year.reported_year, **words})


RULE = Rule(
    code="D004",
    name="ambiguous-date",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ชัดเจน: {problem}", "“{text}” is not clear: {problem}"),
    why=Wording("ผู้ตรวจอาจอ่านเป็นอีกวันหนึ่ง", "A reader may take it for another day"),
    how=Wording("พิมพ์ให้ชัด เช่น {example}", "Write it out, such as {example}"),
    source="practice",
    check=check,
    bad={"memo.date": "16/4/21"},
    good={"measures.1.result": "ออกคำสั่งที่ 5/2568 แต่งตั้งคณะทำงานและแจ้งเวียนให้บุคลากรทราบ"},
)
