"""D007: the weekday is not that of the date."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.misread import misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

WEEKDAYS: Final = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per date whose weekday disagrees, in fields and texts."""
    for each, _issues in misread("D007", submission, year):
        if each.reading.start:
            yield each.finding("D007", {"right": WEEKDAYS[each.reading.start.weekday()]})


RULE = Rule(
    code="D007",
    name="weekday-disagrees",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ตรงกับปฏิทิน วันนั้นเป็นวัน{right}", "“{text}” disagrees with the calendar: that day is {right}"),
    why=Wording("วันในสัปดาห์หรือวันที่ อย่างใดอย่างหนึ่งพิมพ์ผิด", "Either the weekday or the date is mistyped"),
    how=Wording("ดูหลักฐาน แล้วแก้วันที่ หรือแก้เป็นวัน{right}", "Look at the evidence; mend the date, or type {right}"),
    source="practice",
    check=check,
    bad={"memo.date": "วันจันทร์ที่ ๑๖ เมษายน ๒๕๖๙"},
    good={"memo.date": "วันพฤหัสบดีที่ ๑๖ เมษายน ๒๕๖๙"},
)
