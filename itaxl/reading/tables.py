"""The tables of the form: their columns by key, and their rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from itaxl.form.fields import FINDING, OF_FURTHER, REASON, SIGNERS_TABLE, Field, FormTable
from itaxl.model.cell import CellRef, Value
from itaxl.model.submission import TableRow
from itaxl.reading.cells import Cells
from itaxl.reading.dated import DateCells
from itaxl.reading.keys import Keys, sheet_of_key

NOT_READ: Final = frozenset({REASON.key, FINDING.key})
"""Columns that are not texts of the form: reasons are kept by row, findings are the check's own."""

READY: Final = frozenset({"no", "show"})
"""Columns that are filled before a clerk types anything."""


class TablePlace(NamedTuple):
    """Where a table stands: its sheet, its columns' numbers by key, and its data rows, `last` included."""

    table: FormTable
    sheet: str
    columns: Mapping[str, int]
    first: int
    last: int

    def cell(self, row: int, key: str) -> CellRef:
        """The cell of a row in one column."""
        return CellRef(self.sheet, row, self.columns[key])

    def read_columns(self) -> dict[str, int]:
        """The numbers of the columns whose texts are read, by key."""
        return {key: column for key, column in self.columns.items() if key not in NOT_READ}

    def first_cell(self, row: int) -> CellRef:
        """The first cell of a row, for what concerns the row as a whole."""
        return CellRef(self.sheet, row, min(self.columns.values()))


def table_place(table: FormTable, keys: Keys, cells: Cells) -> TablePlace | None:
    """Where a table of the form stands, None when its header is lost."""
    heads = [ref for ref in (keys.ref(table.key), keys.ref(f"{table.key}.columns")) if ref]
    if not heads:
        return None
    sheet, first = heads[0].sheet, max(ref.row for ref in heads if ref.sheet == heads[0].sheet) + 1
    ends = [ref.row for ref in keys.places.get(f"{table.key}.end", ()) if ref.sheet == sheet and ref.row >= first]
    last = min(ends) - 1 if ends else len(cells.rows(sheet))
    return TablePlace(table, sheet, _columns(table, keys, cells), first, last)


def rows_in_use(
    place: TablePlace, keys: Keys, cells: Cells, dates: DateCells, pictures: Collection[str]
) -> Iterator[TableRow]:
    """The rows of a table that are in use, each by its key, with their texts by column.

    Of rows with keys of their own the table's fixed ones are always given, and further ones where something is typed
    or one of the `pictures` stands; other rows are numbered from 1, blank ones passed over.
    """
    table, number = place.table, 0
    kinds, filling = {column.key: column.kind for column in table.columns}, _filling(place)
    for role, sheet, row in _rows(place, keys):
        given = role is not None and (role in table.rows or role.key in pictures)
        if not given and not _is_filled(cells.row(place.sheet, row), filling):
            continue
        if role is None and _is_key_row(place, row, cells):
            continue
        columns = place.read_columns()
        if role in table.rows:
            columns = {key: column for key, column in columns.items() if key not in OF_FURTHER}
        texts = {key: dates.located(CellRef(sheet, row, column), kinds[key]) for key, column in columns.items()}
        if given or any(cell.value for key, cell in texts.items() if key not in READY):
            number += 1
            first = CellRef(sheet, row, min(columns.values()))
            yield TableRow(role.key if role else f"{table.key}.{number}", first, texts)


def _rows(place: TablePlace, keys: Keys) -> Iterator[tuple[Field | None, str, int]]:
    """Every row that a table may have: its key where it has one of its own, its sheet and number."""
    if place.table.keyed_rows:
        yield from ((role, ref.sheet, ref.row) for role in place.table.keyed_rows if (ref := keys.ref(role.key)))
    else:
        yield from ((None, place.sheet, row) for row in range(place.first, place.last + 1))


def spare_rows(signers: Iterable[TableRow], keys: Keys) -> Iterator[CellRef]:
    """The rows of further signers that are not in use."""
    used = {signer.key for signer in signers}
    yield from (ref for role in SIGNERS_TABLE.further if role.key not in used and (ref := keys.ref(role.key)))


def _columns(table: FormTable, keys: Keys, cells: Cells) -> dict[str, int]:
    """The columns by key; those that the row of column keys does not name stand where the form has them.

    Where an older form has another column, a column that came later is missing.
    """
    columns = {column.key: table.place(column.key) for column in table.columns}
    if ref := keys.ref(f"{table.key}.columns"):
        rows = cells.rows(ref.sheet)
        named = [cells.text(CellRef(ref.sheet, ref.row, column)) for column in range(1, len(rows[ref.row - 1]) + 1)]
        found = {key: named.index(key) + 1 for key in columns if key in named}
        older = {key for key in OF_FURTHER if key not in found and columns.get(key) in found.values()}
        columns = {key: column for key, column in (columns | found).items() if key not in older}
    return columns


def _filling(place: TablePlace) -> list[int]:
    """The columns that make a row a filled one: those that are read and not ready."""
    return [column for key, column in place.columns.items() if key not in READY and key not in NOT_READ]


def _is_filled(values: Sequence[Value], columns: Iterable[int]) -> bool:
    """Whether a row's `values` hold anything in `columns`; most rows of most forms do not."""
    wide = len(values)
    for column in columns:  # noqa: SIM110 - a generator for each row of a long sheet takes twice as long
        if column <= wide and values[column - 1] not in (None, ""):
            return True
    return False


def _is_key_row(place: TablePlace, row: int, cells: Cells) -> bool:
    return cells.text(CellRef(place.sheet, row, 1)).casefold() in sheet_of_key()
