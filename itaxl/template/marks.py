"""Colours that the form shows by itself: marks listed on `_marks`, and cells that must still be filled."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from itaxl.form.fields import MARKS, MARKS_COLUMNS, MARKS_FIRST_ROW, MARKS_LAST_ROW
from itaxl.model.cell import column_letters
from itaxl.model.finding import Severity
from itaxl.template.sheet_page import SheetPage

if TYPE_CHECKING:
    from xlsxwriter import Workbook

PLACES, SEVERITIES = "marks_place", "marks_severity"

OWN_ADDRESS: Final = "ADDRESS(ROW(),COLUMN(),4)"

Cells = tuple[int, int, int, int]
"""First row, first column, last row, last column, counted from 1."""


def write_marks(book: "Workbook", page: SheetPage) -> None:
    """Lay out the empty list of marks and name its two columns.

    Conditional formats may not speak of another sheet in every Excel, but of a name they may.
    """
    page.text_columns(len(MARKS_COLUMNS))
    for column, (key, name) in enumerate(zip(MARKS_COLUMNS, (PLACES, SEVERITIES), strict=True), 1):
        letter = column_letters(column)
        page.text(1, column, key)
        book.define_name(name, f"={MARKS}!${letter}${MARKS_FIRST_ROW}:${letter}${MARKS_LAST_ROW}")


def show_marks(page: SheetPage, cells: Cells) -> None:
    """Colour each of the cells whose own address is listed on `_marks`, the worst severity winning."""
    for severity in sorted(Severity, key=lambda severity: severity.rank):
        place = f'"{page.name}!"&{OWN_ADDRESS}'
        formula = f'=COUNTIFS({PLACES},{place},{SEVERITIES},"{severity}")>0'
        _colour(page, cells, formula, severity)


def show_missing(page: SheetPage, cells: Cells, *, when: str = "") -> None:
    """Colour cells softly while they are blank and, where given, a further condition holds."""
    own = f"{column_letters(cells[1])}{cells[0]}"
    _colour(page, cells, f"=AND({blank(own)},{when})" if when else f"={blank(own)}", "missing")


def blank(cell: str) -> str:
    """The condition that a cell shows nothing."""
    return f"LEN(TRIM({cell}))=0"


def any_filled(cells: Iterable[str]) -> str:
    """The condition that one of the cells shows something; COUNTA would count texts without a letter too."""
    return f"NOT(AND({','.join(map(blank, cells))}))"


def _colour(page: SheetPage, cells: Cells, formula: str, mark: str) -> None:
    first_row, first_column, last_row, last_column = (number - 1 for number in cells)
    rule = {"type": "formula", "criteria": formula, "format": page.styles.mark(mark), "stop_if_true": True}
    page.sheet.conditional_format(first_row, first_column, last_row, last_column, rule)
