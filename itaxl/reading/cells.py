"""Cells of a grid as located texts: what is stored, what the clerk sees, and where."""

from collections.abc import Iterable, Iterator, Sequence

from itaxl.model.cell import CellRef, Located, Value
from itaxl.model.cleaning import clean
from itaxl.model.grid import GENERAL, Grid, Remark
from itaxl.number_format.displayed_text import shown, why_not_shown


class Cells:
    """The cells of a grid by their place; outside the grid everything is blank."""

    __slots__ = ("_formatted", "_grid", "_rows")

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._rows: dict[str, Sequence[Sequence[Value]]] = {}
        self._formatted: dict[CellRef, str] = {}

    def rows(self, sheet: str) -> Sequence[Sequence[Value]]:
        """The rows of a sheet, asked of the grid once."""
        if sheet not in self._rows:
            self._rows[sheet] = self._grid.rows(sheet)
        return self._rows[sheet]

    def row(self, sheet: str, number: int) -> Sequence[Value]:
        """The cells of one row, counted from 1."""
        rows = self.rows(sheet)
        return rows[number - 1] if number <= len(rows) else ()

    def value(self, ref: CellRef) -> Value:
        """What a cell holds, None when it is blank."""
        sheet, number, column = ref
        rows = self._rows.get(sheet) or self.rows(sheet)
        row = rows[number - 1] if number <= len(rows) else ()
        return row[column - 1] if column <= len(row) else None

    def located(self, ref: CellRef) -> Located[str]:
        """The text of a cell as the clerk sees it, blank cells too: their place is where to type.

        A text that its format changes (``@" คน"``) is raw as it is stored: that is what a fix may write.
        """
        value = self.value(ref)
        if value is None or value == "":
            return Located("", "", ref)
        number_format = self._grid.number_format(ref)
        if number_format == GENERAL and isinstance(value, str):  # nearly every cell
            return Located(clean(value), value, ref)
        if number_format != GENERAL:
            self._formatted[ref] = number_format
        if isinstance(value, str):
            return Located(clean(shown(value, number_format)), value, ref)
        seen = shown(value, number_format).strip(" ")  # blanks that a format pads with are nobody's typing
        return Located(clean(seen), seen, ref, stored=value)

    def number_format(self, ref: CellRef) -> str:
        """The number format of a cell."""
        return self._grid.number_format(ref)

    def text(self, ref: CellRef) -> str:
        """The cleaned text of a cell."""
        return "" if self.value(ref) in (None, "") else self.located(ref).value

    def unshown(self, texts: Iterable[Located[str]]) -> Iterator[Remark]:
        """Those of `texts` that Excel cannot show, or of which nobody can tell here what it shows."""
        for cell in texts if self._formatted else ():
            if (code := self._formatted.get(cell.ref)) and (why := why_not_shown(self.value(cell.ref), code)):
                yield Remark("F019", cell.ref, {"why": why})
