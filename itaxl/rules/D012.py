"""D012: a result's date lies outside the period of its own measure."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.rules.dated import period_of, text_dates
from itaxl.rules.rule import Rule
from itaxl.rules.said import DAYS, Role, role
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A note per date in a result that shares no day with the period of its row."""
    for each in text_dates(submission, year):
        start, end = each.reading.start, each.reading.end
        if each.column != "result" or start is None or end is None or each.reading.kind not in DAYS:
            continue
        period = period_of(submission, year, each.key)
        if period and (end < period[0] or start > period[1]) and role(each) is Role.DONE:
            yield each.finding("D012", {"first": period[0], "last": period[1]})


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
