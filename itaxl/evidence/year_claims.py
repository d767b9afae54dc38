"""Which ITA year the dates and texts of a form speak of, whatever its year field says."""

from collections.abc import Iterator
from typing import NamedTuple

from itaxl.evidence.date_role import DAYS, DateRole, role
from itaxl.evidence.dated import Dated, date_fields, memo_day, text_dates
from itaxl.evidence.years_said import NAMES, speaks_of_its_year, years_said
from itaxl.model.submission import Submission
from itaxl.thai.dates import fiscal_year_of
from itaxl.years.catalogue import FiscalYear

OF_THE_YEAR = frozenset({"method", "result"})
"""Columns whose dates are of the reported year; suggestions may look ahead."""

GUESSED = frozenset({"needs_context"})
"""Issues of a reading whose year is none that was typed."""


class Claim(NamedTuple):
    """One place that speaks of a year: its `kind` (memo, period, day, name, text) and the year B.E. that it says.

    Of a day or period that is the fiscal year in which it lies.
    """

    kind: str
    year: int

    def fits(self, year: FiscalYear) -> bool:
        """Whether a form of the ITA year can say this."""
        if self.kind == "memo":
            return self.year == year.year
        if self.kind in {"period", "day"}:
            return self.year == year.reported_year
        analysed = () if self.kind == "name" else (year.reported_year - 1,)
        return self.year in (year.year, year.reported_year, *analysed)


def claims(submission: Submission, year: FiscalYear) -> tuple[Claim, ...]:
    """Every year that the form speaks of outside its year field; dates whose year had to be guessed say none."""
    return tuple(_claims(submission, year))


def _claims(submission: Submission, year: FiscalYear) -> Iterator[Claim]:
    memo = memo_day(submission)
    if memo:
        yield Claim("memo", fiscal_year_of(memo))
    for each in date_fields(submission):
        if each.key != "memo.date" and (said := _lies_in(each)):
            yield Claim("period", said)
    for each in text_dates(submission, year):
        done = (
            each.column in OF_THE_YEAR
            and each.reading.kind in DAYS
            and role(each) in {DateRole.DONE, DateRole.DEADLINE}
        )
        if done and (said := _lies_in(each)):
            yield Claim("day", said)
    for each, its_year in years_said(submission, year):
        if speaks_of_its_year(each):
            yield Claim("name" if each.key in NAMES else "text", its_year)


def _lies_in(each: Dated) -> int | None:
    """The one fiscal year in which a date or period lies."""
    start, end = each.reading.start, each.reading.end
    if start is None or end is None or each.reading.kind == "calendar_year" or GUESSED & set(each.reading.issues):
        return None
    first, last = fiscal_year_of(start), fiscal_year_of(end)
    return first if first == last else None
