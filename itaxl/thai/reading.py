"""How a text was read as a date or period."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from itaxl.thai.date_issues import ISSUES, in_order
from itaxl.thai.date_writing import write_period


class Slip(NamedTuple):
    """Characters `start` to `end` of a text are mistyped as the issue `code` says; `right` is how to type them."""

    start: int
    end: int
    code: str
    right: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read as a date or period.

    `kind` is one of date, deadline, datetime, month, month_range, date_range, fiscal_year, calendar_year, quarter,
    half_year, excel_serial, excel_datetime, ambiguous, invalid. `start` and `end` are the first and last day,
    None when refused. `canonical` is the official wording, empty when refused. `issues` are issue codes, see
    `date_issues`. `slips` say which characters are mistyped and how to type them.
    """

    text: str
    kind: str
    start: date | None
    end: date | None
    canonical: str
    issues: tuple[str, ...]
    slips: tuple[Slip, ...] = ()


def refused(text: str, code: str) -> Reading:
    """The reading of a text that is refused, or has to be asked about, for the issue `code`."""
    return Reading(text, ISSUES[code].kind, None, None, "", (code,))


def read_as(
    text: str, kind: str, start: date, end: date, issues: set[str] | frozenset[str], slips: tuple[Slip, ...] = ()
) -> Reading:
    """The reading of a text that was understood."""
    return Reading(text, kind, start, end, write_period(kind, start, end), in_order(issues), slips)
