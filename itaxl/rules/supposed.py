"""A form as it would read with some of its cells mended."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from itaxl.cell import CellRef, Located
from itaxl.cleaning import clean
from itaxl.submission import Row, Submission
from itaxl.years.catalogue import FiscalYear


class Supposed(NamedTuple):
    """What a form would say, and the ITA year that it would be for."""

    submission: Submission
    year: FiscalYear


def typed_over(submission: Submission, texts: Mapping[CellRef, str]) -> Submission:
    """The submission with `texts` in their cells; what a cell holds besides text is then no longer there."""
    return replace(
        submission,
        fields={key: _typed(cell, texts) for key, cell in submission.fields.items()},
        signers={key: _row(row, texts) for key, row in submission.signers.items()},
        measures=tuple(_row(row, texts) for row in submission.measures),
    )


def _row(row: Row, texts: Mapping[CellRef, str]) -> Row:
    return replace(row, cells={key: _typed(cell, texts) for key, cell in row.cells.items()})


def _typed(cell: Located[str], texts: Mapping[CellRef, str]) -> Located[str]:
    text = texts.get(cell.ref)
    return cell if text is None else Located(clean(text), text, cell.ref)


def texts_by_cell(submission: Submission) -> dict[CellRef, str]:
    """The raw text of every filled cell."""
    return {cell.ref: cell.raw for _, cell in submission.texts()}
