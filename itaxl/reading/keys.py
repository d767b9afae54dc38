"""The rows of the form, found by the keys in column A: never by address."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from itaxl.form.fields import FIELDS, GUIDE, HIDDEN_SHEETS, INPUT_SHEETS, KEY_COLUMN, RESULTS, TABLES, VALUE_COLUMN
from itaxl.model.cell import CellRef
from itaxl.model.cleaning import clean
from itaxl.model.grid import Grid
from itaxl.reading.cells import Cells
from itaxl.reading.migration import todays_key


class Keys(NamedTuple):
    """Where the keys of the form stand: their cells in column A, by key, in the order of sheets and rows."""

    places: Mapping[str, tuple[CellRef, ...]]

    def ref(self, key: str) -> CellRef | None:
        """The key's cell that counts, None when the form has lost it."""
        return next(iter(self.places.get(key, ())), None)

    def value_ref(self, key: str) -> CellRef | None:
        """The cell that holds the value of a field."""
        ref = self.ref(key)
        return beside(ref) if ref else None

    def at_home_on(self, sheet: str, found_on: str) -> set[str]:
        """The keys of `sheet` that stand on the sheet `found_on`."""
        homes = sheet_of_key()
        return {
            key
            for key, refs in self.places.items()
            if homes[key] == sheet and any(ref.sheet == found_on for ref in refs)
        }


def beside(key_cell: CellRef) -> CellRef:
    """The cell of the value whose key stands in `key_cell`."""
    return CellRef(key_cell.sheet, key_cell.row, VALUE_COLUMN)


@cache
def sheet_of_key() -> Mapping[str, str]:
    """Every key of the form and the sheet it belongs to."""
    homes = {field.key: sheet for sheet, fields in FIELDS.items() for field in fields}
    for table in TABLES:
        homes |= dict.fromkeys((table.key, f"{table.key}.columns", f"{table.key}.end"), table.sheet)
        homes |= {row.key: table.sheet for row in table.keyed_rows}
    return homes


def find_keys(grid: Grid, cells: Cells, schema: int) -> Keys:
    """The keys of the form in a grid, in any case and with stray blanks.

    A key counts where the form has it; on another sheet only while its own sheet lacks it. Of several on one
    sheet the first with a value counts.
    """
    names = [sheet.name for sheet in grid.sheets()]
    ours = [name for name in (GUIDE, *INPUT_SHEETS) if name in names]
    found: dict[str, list[CellRef]] = {}
    for sheet in (*ours, *(strangers(names) if len(ours) <= len(INPUT_SHEETS) else ())):
        for key, ref in keys_on(sheet, cells, schema):
            found.setdefault(key, []).append(ref)
    return Keys({key: _ranked(key, refs, cells) for key, refs in found.items()})


def strangers(names: list[str]) -> list[str]:
    """Sheets that may be the form's under another name."""
    known = {GUIDE, RESULTS, *INPUT_SHEETS, *HIDDEN_SHEETS}
    return [name for name in names if name not in known]


def keys_on(sheet: str, cells: Cells, schema: int) -> Iterator[tuple[str, CellRef]]:
    """The keys in column A of one sheet, whatever its name, with their cells."""
    for number, row in enumerate(cells.rows(sheet), 1):
        if row and isinstance(row[0], str) and row[0]:
            key = todays_key(clean(row[0]).casefold(), schema)
            if key in sheet_of_key():
                yield key, CellRef(sheet, number, KEY_COLUMN)


def _ranked(key: str, refs: list[CellRef], cells: Cells) -> tuple[CellRef, ...]:
    home = [ref for ref in refs if ref.sheet == sheet_of_key()[key]] or refs
    if len(home) > 1:
        home.sort(key=lambda ref: not cells.text(beside(ref)))
    return tuple(home)
