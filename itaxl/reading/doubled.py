"""Sheets that a person does not see although they are read, and copies that he sees although they are not."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from itaxl.form.fields import FINDING, INPUT_SHEETS, LABEL_COLUMN, RESULT_COLUMN, TABLES
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import Grid, Remark
from itaxl.reading.cells import Cells
from itaxl.reading.keys import keys_on, sheet_of_key, strangers

_FEWEST_KEYS: Final = 2
_FINDINGS: Final = dict.fromkeys(INPUT_SHEETS, RESULT_COLUMN) | {
    table.sheet: table.place(FINDING.key) for table in TABLES
}
"""The column of each sheet that only the check writes."""


def hidden_sheets(grid: Grid) -> Iterator[Remark]:
    """The form's sheets whose tabs do not show."""
    for sheet in grid.sheets():
        if sheet.name in INPUT_SHEETS and not sheet.visible:
            yield Remark("F015", CellRef(sheet.name, 1, LABEL_COLUMN), {"sheet": sheet.name})


def copied_sheets(grid: Grid, cells: Cells, schema: int) -> Iterator[Remark]:
    """Visible sheets with keys of a sheet that is there too, each at the first cell in which it differs from that one.

    Params: `home` the sheet that is read, `copy`, and `cell` the address, empty where all cells are equal.
    """
    visible = [sheet.name for sheet in grid.sheets() if sheet.visible]
    for name in strangers(visible):
        home = _home(keys_on(name, cells, schema), grid)
        if home:
            place = _first_difference(cells.rows(home), cells.rows(name), _FINDINGS[home])
            ref = CellRef(name, *(place or (1, LABEL_COLUMN)))
            yield Remark("F020", ref, {"home": home, "copy": name, "cell": ref.address if place else ""})


def _home(keys: Iterable[tuple[str, CellRef]], grid: Grid) -> str:
    """The form's sheet whose keys these are, empty when they are too few or the workbook has no such sheet."""
    homes = [sheet_of_key()[key] for key, _ in keys]
    home = max(INPUT_SHEETS, key=homes.count)
    there = any(sheet.name == home for sheet in grid.sheets())
    return home if there and homes.count(home) >= _FEWEST_KEYS else ""


def _first_difference(
    ours: Sequence[Sequence[Value]], theirs: Sequence[Sequence[Value]], ignored: int
) -> tuple[int, int] | None:
    for row, pair in enumerate(zip_longest(ours, theirs, fillvalue=()), 1):
        for column, (one, other) in enumerate(zip_longest(*pair), 1):
            if (one or "") != (other or "") and column != ignored:
                return row, column
    return None
