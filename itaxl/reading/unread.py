"""What a person typed on the form's sheets where nothing is read: below a table, or between its rows and fields."""

from collections.abc import Iterable, Iterator
from typing import Final

from itaxl.form.fields import FIELDS, INPUT_SHEETS, REPORT, VALUE_COLUMN
from itaxl.model.cell import CellRef
from itaxl.model.grid import Remark
from itaxl.reading.cells import Cells
from itaxl.reading.keys import Keys
from itaxl.reading.tables import READY, TablePlace

UNREAD: Final = "F018"


def unread_texts(keys: Keys, tables: Iterable[TablePlace], cells: Cells) -> Iterator[Remark]:
    """One remark for all cells of a sheet's fields, and of a table, that hold what no document prints.

    Its params: `text` of the first cell, `table` the table's key or nothing, `also` the first cell of each other row.
    """
    keyed = {(ref.sheet, ref.row) for refs in keys.places.values() for ref in refs}
    for sheet in INPUT_SHEETS:
        rows = (row for row in _among_fields(sheet, keys, cells) if (sheet, row) not in keyed)
        yield from _remark("", (_filled(sheet, row, (VALUE_COLUMN,), cells) for row in rows), cells)
    for table in tables:
        columns = table.read_columns()
        typed = [column for key, column in columns.items() if key not in READY]
        found = []
        for row in _outside_table(table, keys, cells):
            if (table.sheet, row) not in keyed:
                found.append(_filled(table.sheet, row, columns.values(), cells, numbers=False))
            elif any(ref.row == row for ref in keys.places.get(f"{table.table.key}.end", ())):
                found.append(_filled(table.sheet, row, typed, cells))
        yield from _remark(table.table.key, found, cells)


def _among_fields(sheet: str, keys: Keys, cells: Cells) -> Iterable[int]:
    """The rows among and below a sheet's fields; where a table follows they end at the last field.

    None while the sheet lacks a key: then a text without one most likely is that field.
    """
    fields = FIELDS.get(sheet, ())
    own = [ref.row for field in fields for ref in keys.places.get(field.key, ()) if ref.sheet == sheet]
    if not own or not all(keys.ref(field.key) for field in fields):
        return ()
    return range(min(own), (max(own) if sheet == REPORT else len(cells.rows(sheet))) + 1)


def _outside_table(table: TablePlace, keys: Keys, cells: Cells) -> Iterable[int]:
    """The rows below a table's last one; of a table whose rows have keys all, none while a key is lost."""
    roles = table.table.rows
    if not all(keys.ref(role.key) for role in roles):
        return ()
    return range(table.first if roles else table.last + 1, len(cells.rows(table.sheet)) + 1)


def _filled(sheet: str, row: int, columns: Iterable[int], cells: Cells, *, numbers: bool = True) -> CellRef | None:
    """The first of some cells of a row that holds a text; `numbers` are texts too, unless they only count rows."""
    values = cells.row(sheet, row)
    for column in sorted(columns):
        if column <= len(values) and values[column - 1] not in (None, ""):
            text = cells.text(CellRef(sheet, row, column))
            if text and (numbers or not text.strip(". ").isdecimal()):
                return CellRef(sheet, row, column)
    return None


def _remark(table: str, found: Iterable[CellRef | None], cells: Cells) -> Iterator[Remark]:
    places = [ref for ref in found if ref]
    if places:
        params = {"text": cells.text(places[0]), "table": table, "also": tuple(places[1:])}
        yield Remark(UNREAD, places[0], params)
