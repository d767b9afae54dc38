"""D012: a result's date lies outside the period of its own measure."""

from collections.abc import Iterator
from datetime import date

from itaxl.finding import Finding, Severity
from itaxl.rules.dated import Dated, period_of, text_dates
from itaxl.rules.rule import Rule
from itaxl.rules.said import DAYS, RANGES, Role, role
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A note per day or month in a result that lies outside the period of its row, and per range that leaves it."""
    for each in text_dates(submission, year):
        if each.column != "result" or each.reading.kind not in DAYS:
            continue
        period = period_of(submission, year, each.key)
        if period and _of(year, *period) and _outside(each, *period) and role(each) is Role.DONE:
            yield each.finding("D012", {"first": period[0], "last": period[1]})


def _of(year: FiscalYear, first: date, last: date) -> bool:
    """Whether a period lies in the reported year; D009 speaks of one that does not."""
    return year.reported_start <= first and last <= year.reported_end


def _outside(each: Dated, first: date, last: date) -> bool:
    start, end = each.reading.start, each.reading.end
    if start is None or end is None:
        return False
    if each.reading.kind in RANGES:
        return start < first or end > last
    return end < first or start > last


RULE = Rule(
    code="D012",
    name="outside-the-measures-period",
    stage=3,
    severity=Severity.INFO,
    what=Wording("“{text}” อยู่นอกระยะเวลาของมาตรการ ({first} ถึง {last})", "“{text}” is outside {first} to {last}"),
    why=Wording("ผลควรเกิดในระยะเวลาดำเนินการที่เขียนไว้ในแถวเดียวกัน", "A result belongs to the period in its own row"),
    how=Wording("ตรวจวันที่ในผล หรือแก้ระยะเวลาดำเนินการให้ครอบคลุม", "Look at the date, or make the period cover it"),
    source="practice",
    check=check,
    bad={"measures.3.result": "นายก อบต. ลงนามในประกาศเมื่อวันที่ ๕ พฤษภาคม ๒๕๖๘"},
    good={"measures.3.result": "นายก อบต. ลงนามในประกาศเมื่อวันที่ ๕ มกราคม ๒๕๖๘"},
)
