"""A form as it would read with some of its cells mended."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from itaxl.form.fields import DATE_KINDS, MEASURES_TABLE, Kind, all_fields
from itaxl.model.cell import CellRef, Located
from itaxl.model.cleaning import clean
from itaxl.model.submission import Submission, TableRow
from itaxl.thai.dates import parse_cell, parse_memo_date
from itaxl.years.catalogue import FiscalYear

_DATE_FIELDS: Final = {field.key: field.kind for _, field in all_fields() if field.kind in DATE_KINDS}
_DATE_COLUMNS: Final = {column.key: column.kind for column in MEASURES_TABLE.columns if column.kind in DATE_KINDS}


class Supposed(NamedTuple):
    """What a form would say, and the ITA year that it would be for."""

    submission: Submission
    year: FiscalYear


def typed_over(submission: Submission, texts: Mapping[CellRef, str]) -> Submission:
    """The submission with `texts` in their cells; what a cell holds besides text is then no longer there."""
    return replace(
        submission,
        fields={key: _typed(cell, texts) for key, cell in submission.fields.items()},
        tables={key: tuple(_row(row, texts) for row in rows) for key, rows in submission.tables.items()},
    )


def reread(form: Supposed, read_for: FiscalYear) -> Supposed:
    """The form with what was typed over read as dates and periods; all of them when its year is not that `read_for`."""
    again = partial(_reread, reported_year=form.year.reported_year, every=form.year is not read_for)
    measures = (_reread_row(row, again) for row in form.submission.rows("measures"))
    submission = form.submission.with_rows("measures", measures)
    dated = {key: again(submission.fields[key], kind) for key, kind in _DATE_FIELDS.items() if key in submission.fields}
    return form._replace(submission=replace(submission, fields={**submission.fields, **dated}))


def _reread_row(row: TableRow, again: Callable[[Located[str], Kind], Located[str]]) -> TableRow:
    dated = {key: again(row.cells[key], kind) for key, kind in _DATE_COLUMNS.items() if key in row.cells}
    return replace(row, cells={**row.cells, **dated})


def _reread(cell: Located[str], kind: Kind, *, reported_year: int, every: bool) -> Located[str]:
    if kind not in DATE_KINDS or not cell.value or cell.stored is not None or (cell.reading and not every):
        return cell
    read = parse_memo_date if kind is Kind.DATE else parse_cell
    return cell._replace(reading=read(cell.value, fiscal_year=reported_year))


def _row(row: TableRow, texts: Mapping[CellRef, str]) -> TableRow:
    return replace(row, cells={key: _typed(cell, texts) for key, cell in row.cells.items()})


def _typed(cell: Located[str], texts: Mapping[CellRef, str]) -> Located[str]:
    text = texts.get(cell.ref)
    return cell if text is None else Located(clean(text), text, cell.ref)


def texts_by_cell(submission: Submission) -> dict[CellRef, str]:
    """The raw text of every filled cell."""
    return {cell.ref: cell.raw for _, cell in submission.texts()}
