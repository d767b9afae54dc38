"""D012: a result's date lies outside the period of its own measure."""

from collections.abc import Iterator, Sequence
from datetime import date

from itaxl.evidence.date_role import DAYS, RANGES, DateRole, role
from itaxl.evidence.dated import Dated, period_of, text_dates
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.dates import DateReading
from itaxl.years.catalogue import FiscalYear

FROM_TO = Wording("{first} ถึง {last}", "{first} to {last}")

Span = tuple[date, date]


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A note per day or month in a result that lies outside the period of its row, and per range that leaves it."""
    for each in text_dates(submission, year):
        if each.column != "result" or each.reading.kind not in DAYS:
            continue
        period = period_of(submission, each.key)
        times = _times(period, year) if period else ()
        if period and times and _outside(each, times) and role(each) is DateRole.DONE:
            whole = {"first": times[0][0], "last": times[-1][1]}
            yield each.finding("D012", {**whole, "period": period.canonical if len(times) > 1 else FROM_TO})


def _times(period: DateReading, year: FiscalYear) -> tuple[Span, ...]:
    """The times of a period in the reported year; none when it leaves that year, of which D009 speaks.

    A deadline (ภายใน …) leaves all of the reported year before it.
    """
    times = period.spans
    if period.kind == "deadline":
        times = ((min(times[0][0], year.reported_start), times[-1][1]),)
    inside = year.reported_start <= times[0][0] and times[-1][1] <= year.reported_end
    return times if inside else ()


def _outside(each: Dated, times: Sequence[Span]) -> bool:
    start, end = each.reading.start, each.reading.end
    if start is None or end is None:
        return False
    if each.reading.kind in RANGES:
        return not any(first <= start and end <= last for first, last in times)
    return all(end < first or start > last for first, last in times)


RULE = Rule(
    code="D012",
    name="outside-the-measures-period",
    stage=3,
    severity=Severity.INFO,
    what=Wording("“{text}” อยู่นอกระยะเวลาของมาตรการ ({period})", "“{text}” is outside {period}"),
    why=Wording("ผลควรเกิดในระยะเวลาดำเนินการที่เขียนไว้ในแถวเดียวกัน", "A result belongs to the period in its own row"),
    how=Wording("ตรวจวันที่ในผล หรือแก้ระยะเวลาดำเนินการให้ครอบคลุม", "Look at the date, or make the period cover it"),
    source="practice",
    check=check,
    bad={"measures.3.result": "นายก อบต. ลงนามในประกาศเมื่อวันที่ ๕ พฤษภาคม ๒๕๖๘"},
    good={"measures.3.result": "นายก อบต. ลงนามในประกาศเมื่อวันที่ ๕ มกราคม ๒๕๖๘"},
)
