"""Where a value stands in a workbook, and a value that remembers its place."""

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from itaxl.thai.dates.date_reading import DateReading

T_co = TypeVar("T_co", covariant=True)

Value: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell can hold, whoever read it."""


class CellRef(NamedTuple):
    """One cell: sheet name, row and column, both counted from 1."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The address inside its sheet, such as ``C5``."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"


class PaperRef(CellRef):
    """A place in a paper, not on a sheet: `sheet` is the paper, `column` its table or 0, `row` a row or paragraph."""

    __slots__ = ()

    @property
    def address(self) -> str:
        """The place as people say it: ย่อหน้า 7, ตาราง 2 แถว 3; empty for the paper as a whole."""
        if self.column:
            return f"ตาราง {self.column} แถว {self.row}"
        return f"ย่อหน้า {self.row}" if self.row else ""

    def __str__(self) -> str:
        return " › ".join(filter(None, (self.sheet, self.address)))


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: 1 → ``A``, 28 → ``AB``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_of(place: str) -> CellRef:
    """The cell that a text such as ``รายงาน!F12`` names; ValueError when it names none."""
    sheet, _, address = place.rpartition("!")
    match = re.fullmatch(r"([A-Z]{1,3})([1-9][0-9]*)", address)
    if not sheet or not match:
        raise ValueError(place)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return CellRef(sheet, int(match[2]), column)


class Located(NamedTuple, Generic[T_co]):
    """A value with its cell.

    `value` is what documents use: cleaned text, as the clerk sees it. `raw` is the text as stored, for the
    rules about characters. `stored` is the number or date that the cell held when it did not hold text. `reading` is
    how the cell of a date or period reads, made once, when the form is read; None for other fields and blank ones.
    """

    value: T_co
    raw: str
    ref: CellRef
    stored: Value = None
    reading: "DateReading | None" = None
