"""A fiscal year's OIT items, windows and policy: a typed view of the year files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Item:
    """One OIT item of a year: `code` O43, `name`, the `elements` its page must show, where it is known from.

    `confirmed` is yes, partly or no: how sure the source is.
    """

    code: str
    name: str
    group: str
    elements: tuple[str, ...]
    confirmed: str
    source: str


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """One ITA year (Buddhist era).

    `measures_item` and `report_item` are the codes of the pair measures/report (None in 2562);
    `report_year_offset` added to `year` gives the year that the report is about. `oit_opens` and `oit_closes`
    bound the OIT window when known. `policy` changes severities by rule code: error, warning, info or off.
    """

    year: int
    measures_item: str | None
    report_item: str | None
    report_year_offset: int
    oit_opens: date | None
    oit_closes: date | None
    confirmed: str
    source: str
    items: Mapping[str, Item]
    policy: Mapping[str, str]

    @property
    def reported_year(self) -> int:
        """The fiscal year that the report is about."""
        return self.year + self.report_year_offset

    @property
    def reported_start(self) -> date:
        """The first day of the reported fiscal year: 1 October of the year before."""
        return date(self.reported_year - 543 - 1, 10, 1)

    @property
    def reported_end(self) -> date:
        """The last day of the reported fiscal year: 30 September."""
        return date(self.reported_year - 543, 9, 30)


def known_years() -> tuple[int, ...]:
    """The years that have a file, oldest first."""
    raise NotImplementedError


def fiscal_year(year: int) -> FiscalYear:
    """The catalogue of `year`; a year without a file gets the nearest known one's, marked unconfirmed."""
    raise NotImplementedError
