"""How the cells of dates and periods read: once, at the border, by what they store and by what they show."""

from itaxl.form.fields import DATE_KINDS, Kind
from itaxl.model.cell import CellRef, Located, Value
from itaxl.number_format.date_format import date_format
from itaxl.reading.cells import Cells
from itaxl.thai.dates import DateReading, Shown, parse_cell, parse_memo_date


class DateCells:
    """Reads the date and period cells of one form, whose year is what a period without one is taken to lie in."""

    __slots__ = ("_cells", "_read", "_year")

    def __init__(self, cells: Cells, reported_year: int) -> None:
        self._cells = cells
        self._year = reported_year
        self._read: dict[tuple[object, ...], DateReading] = {}

    def located(self, ref: CellRef, kind: Kind) -> Located[str]:
        """The text of a cell, with its reading when its field is one of dates and is filled."""
        cell = self._cells.located(ref)
        return cell._replace(reading=self._reading(cell, kind)) if kind in DATE_KINDS and cell.value else cell

    def _reading(self, cell: Located[str], kind: Kind) -> DateReading:
        """The rows of one form have few periods between them, so each is read once."""
        code = "" if cell.stored is None else self._cells.number_format(cell.ref)
        asked = cell.value, type(cell.stored), cell.stored, code, kind
        reading = self._read.get(asked)
        if reading is None:
            shown = shown_by(code, cell.stored) if code else None
            read = parse_memo_date if kind is Kind.DATE else parse_cell
            reading = self._read[asked] = read(cell.value, cell.stored, shown, fiscal_year=self._year)
        return reading


def shown_by(code: str, stored: Value = None) -> Shown | None:
    """What a number format shows of a day, None when it is no format of dates."""
    found = date_format(code, stored)
    if found is None:
        return None
    return Shown("" if found.precision == "time" else found.precision, found.calendar, found.time)
