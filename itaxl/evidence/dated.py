"""The dates of a submission: those of its date and period fields, read at the border, and those inside its texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from itaxl.evidence.items import item_at
from itaxl.evidence.last_call_cache import once
from itaxl.evidence.measures import filled
from itaxl.evidence.raw_span import raw_span
from itaxl.form.fields import MEASURES_TABLE, Kind, all_fields
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Fix
from itaxl.model.submission import Submission
from itaxl.thai.dates import Citation, DateReading, find_dates
from itaxl.years.catalogue import FiscalYear

TEXT_KINDS: Final = frozenset({Kind.TEXT, Kind.PARAGRAPHS})
MEMO_DATE: Final = "memo.date"
AROUND: Final = 100
"""Characters before and after a date that say what it is there for."""

SILENT: Final = frozenset({"no", "reason", "finding"})
"""Columns whose texts no document prints."""

TEXT_COLUMNS: Final = tuple(c.key for c in MEASURES_TABLE.columns if c.kind in TEXT_KINDS and c.key not in SILENT)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date or period: the field it stands in, characters `start` to `end` of the cell's value, how it reads.

    `whole` says that the field is for a date, so the cell should hold nothing else; `citation` that a date inside a
    text belongs to the name of a law, a document or a plan.
    """

    key: str
    cell: Located[str]
    reading: DateReading
    start: int
    end: int
    whole: bool
    citation: Citation = Citation.NONE

    @property
    def text(self) -> str:
        """The words that were read."""
        return self.cell.value[self.start : self.end]

    @property
    def column(self) -> str:
        """The field's key, or the column's inside a table: ``memo.date``, ``result``."""
        return self.key.rpartition(".")[2] if self.key.count(".") > 1 else self.key

    @property
    def before(self) -> str:
        """The last words before it in the same item of the text, line breaks as blanks."""
        first, _ = item_at(self.cell.value, self.start)
        return self.cell.value[max(first, self.start - AROUND) : self.start].replace("\n", " ")

    @property
    def after(self) -> str:
        """The first words after it in the same item of the text, line breaks as blanks."""
        _, last = item_at(self.cell.value, self.start)
        return self.cell.value[self.end : min(last, self.end + AROUND)].replace("\n", " ")

    def finding(
        self,
        code: str,
        params: Mapping[str, object] | None = None,
        *,
        span: tuple[int, int] | None = None,
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding of `code` at this date, or at `span` of the cell's value; its words are the parameter ``text``."""
        place = raw_span(self.cell, *(span or (self.start, self.end)))
        return Finding(code, self.cell.ref, self.key, {"text": self.text, **(params or {})}, place, severity, fix)


@once
def date_fields(submission: Submission) -> tuple[Dated, ...]:
    """The filled date and period fields as they were read: the memo's date, then the measures' periods in order."""
    cells = [(field.key, submission.fields.get(field.key)) for _, field in all_fields() if field.kind is Kind.DATE]
    for row in filled(submission):
        cells += [(f"{row.key}.{c.key}", row.cells.get(c.key)) for c in MEASURES_TABLE.columns if c.kind is Kind.PERIOD]
    return tuple(
        Dated(key, cell, cell.reading, 0, len(cell.value), whole=True) for key, cell in cells if cell and cell.reading
    )


@once
def text_dates(submission: Submission, year: FiscalYear) -> tuple[Dated, ...]:
    """The dates found inside the memo's and the report's texts, opinions included."""
    found = []
    for key, cell in _texts(submission):
        for each in find_dates(cell.value, fiscal_year=year.reported_year):
            found.append(Dated(key, cell, each.reading, each.start, each.end, whole=False, citation=each.citation))
    return tuple(found)


def _texts(submission: Submission) -> list[tuple[str, Located[str]]]:
    keys = [field.key for _, field in all_fields() if field.kind in TEXT_KINDS and not field.key.startswith("meta.")]
    cells = [(key, submission.fields.get(key)) for key in keys]
    cells += [(f"{row.key}.opinion", row.cells.get("opinion")) for row in submission.rows("sign")]
    cells += [(f"{row.key}.{column}", row.cells.get(column)) for row in filled(submission) for column in TEXT_COLUMNS]
    return [(key, cell) for key, cell in cells if cell and cell.value.strip()]


def memo_day(submission: Submission) -> date | None:
    """The day of the memo, of a month without a day its last; None while its date cannot be read."""
    return next((each.reading.end for each in date_fields(submission) if each.key == MEMO_DATE), None)


def period_of(submission: Submission, key: str) -> DateReading | None:
    """How the period in the row of a measure's `key` reads, None when it says no days."""
    row = key.rpartition(".")[0]
    readings = (each.reading for each in date_fields(submission) if each.key == f"{row}.period")
    return next((reading for reading in readings if reading.spans), None)
