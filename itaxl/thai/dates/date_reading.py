"""How a text was read as a date or period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from itaxl.thai.dates.issues import AMBIGUOUS, INVALID, ISSUES, in_order
from itaxl.thai.dates.writing import write_list, write_period


class DateSlip(NamedTuple):
    """Characters `start` to `end` of a text are mistyped as the issue `code` says; `right` is how to type them."""

    start: int
    end: int
    code: str
    right: str


@dataclass(frozen=True, slots=True)
class DateReading:
    """How a text was read as a date or period.

    `kind` is one of date, deadline, datetime, month, month_range, date_range, fiscal_year, calendar_year, quarter,
    half_year, recurring, duration, excel_serial, excel_datetime, ambiguous, invalid. `start` and `end` are the first
    and last day, None when refused and where the text says how often or how long instead of when. `canonical` is the
    official wording, empty without days. `issues` are issue codes, see `date_issues`. `slips` say which characters are
    mistyped and how to type them. `members` are the first and last days of the times of a list that do not follow each
    other, none when it is no such list. `stored` says that the day is one that a spreadsheet's cell stores.
    """

    text: str
    kind: str
    start: date | None
    end: date | None
    canonical: str
    issues: tuple[str, ...]
    slips: tuple[DateSlip, ...] = ()
    members: tuple[tuple[date, date], ...] = ()
    stored: bool = False

    @property
    def understood(self) -> bool:
        """Whether the text says something, if only how often; what can mean two things says none."""
        return self.kind not in {INVALID, AMBIGUOUS}

    @property
    def instead(self) -> str:
        """The official wording that stands for the digits of a day that a spreadsheet shows; empty for typed texts."""
        return self.canonical if self.stored else ""

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The first and last days of all that was said, none when it says no days."""
        return self.members or (((self.start, self.end),) if self.start and self.end else ())


def refused(text: str, code: str) -> DateReading:
    """The reading of a text that is refused, or has to be asked about, for the issue `code`."""
    return DateReading(text, ISSUES[code].kind, None, None, "", (code,))


def read_as(
    text: str,
    kind: str,
    start: date,
    end: date,
    issues: Iterable[str],
    slips: tuple[DateSlip, ...] = (),
    *,
    members: tuple[tuple[date, date], ...] = (),
) -> DateReading:
    """The reading of a text that was understood."""
    canonical = write_list([write_period(kind, *each) for each in members or ((start, end),)])
    return DateReading(text, kind, start, end, canonical, in_order(issues), slips, members)


def read_without_days(text: str, kind: str) -> DateReading:
    """The reading of a text that is right without saying when; its kind is its issue too."""
    return DateReading(text, kind, None, None, "", (kind,))
