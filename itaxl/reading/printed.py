"""The cells that the documents print, or print by: what stands there and is not seen must be told."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from itaxl.form.fields import HIDE, INPUT_SHEETS, MEASURES_TABLE, SIGNERS_TABLE, field_of
from itaxl.model.cell import CellRef, Located
from itaxl.model.submission import TableRow

_NOT_PRINTED: Final = frozenset({"no", "evidence"})
"""Columns of measures that no document prints."""


class PrintedCell(NamedTuple):
    """A filled cell that the documents print, the key of its field or table row, and the column's key in a table."""

    ref: CellRef
    key: str
    column: str = ""


def printed_cells(
    fields: Mapping[str, Located[str]],
    signers: Iterable[TableRow],
    measures: Iterable[TableRow],
    pictures: Mapping[str, CellRef],
) -> list[PrintedCell]:
    """All of them, sheet by sheet from the top; defaults of the form say nothing, signers left out print nothing.

    `pictures` are the cells of the fields and roles that have one.
    """
    shown = [row for row in signers if row.text("show") != HIDE]
    found = {PrintedCell(cell.ref, key) for key, cell in fields.items() if _is_printed(key, cell)}
    found |= {each for row in shown for each in _of_row(row, SIGNERS_TABLE.key)}
    found |= {each for row in measures for each in _of_row(row, MEASURES_TABLE.key)}
    roles = {row.key for row in shown} | fields.keys()
    found |= {PrintedCell(ref, key) for key, ref in pictures.items() if key in roles and ref.sheet in INPUT_SHEETS}
    return sorted(found, key=lambda each: (INPUT_SHEETS.index(each.ref.sheet), *each.ref[1:], each.column))


def _is_printed(key: str, cell: Located[str]) -> bool:
    return bool(cell.value) and cell.ref.sheet in INPUT_SHEETS and cell.value != field_of(key).default


def _of_row(row: TableRow, table: str) -> Iterator[PrintedCell]:
    for column, cell in row.cells.items():
        if column not in _NOT_PRINTED and _is_printed(f"{table}.x.{column}", cell):
            yield PrintedCell(cell.ref, row.key, column)
