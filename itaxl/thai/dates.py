"""Thai dates and periods: reading every form that officials type, and writing every official style."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Style(StrEnum):
    """How a date is written."""

    FULL = "full"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was read as a date or period.

    `kind` is one of date, deadline, datetime, month, month_range, date_range, fiscal_year, calendar_year, quarter,
    half_year, excel_serial, excel_datetime, ambiguous, invalid. `start` and `end` are the first and last day,
    None when refused. `canonical` is the official wording, empty when refused. `issues` are issue codes.
    """

    text: str
    kind: str
    start: date | None
    end: date | None
    canonical: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A date inside running text: characters `start` to `end` and how they read."""

    start: int
    end: int
    reading: Reading


def read_date(text: str, *, fiscal_year: int | None = None) -> Reading:
    """Read a whole text as one date or period; never raises."""
    raise NotImplementedError


def read_stored(
    value: date | datetime | float, *, fiscal_year: int | None = None, epoch_1904: bool = False
) -> Reading:
    """Read a date or serial number that a cell holds."""
    raise NotImplementedError


def find_dates(text: str, *, fiscal_year: int | None = None) -> Iterator[Found]:
    """The dates, periods and years inside running text, left to right, never overlapping."""
    raise NotImplementedError
