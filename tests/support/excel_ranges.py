"""Sheets and ranges of `excel_double`: cells read and written as COM reads and writes them."""

import re
from collections.abc import Iterator
from copy import copy
from typing import TYPE_CHECKING, Any

from com_errors import EXCEPTION, LOCKED, MOST_COUNTED, NO_SUCH_NAME, failed
from excel_calls import excel
from excel_cells import TooLongError, read, type_into
from xlwings import base_classes
from xlwings.utils import a1_to_tuples

if TYPE_CHECKING:
    from excel_double import Book


class Sheets(base_classes.Sheets):
    def __init__(self, book: "Book") -> None:
        self.book = book

    def __call__(self, name: Any) -> "Sheet":
        excel.call("Sheets()")
        try:
            found = self.book.workbook.worksheets[name - 1] if isinstance(name, int) else self.book.workbook[name]
        except (KeyError, IndexError):
            raise failed(NO_SUCH_NAME) from None
        return Sheet(self.book, found)

    def __iter__(self) -> Iterator["Sheet"]:
        for sheet in self.book.workbook.worksheets:
            excel.call("Sheets()")
            yield Sheet(self.book, sheet)

    def __len__(self) -> int:
        return len(self.book.workbook.worksheets)


class Sheet(base_classes.Sheet):
    def __init__(self, book: "Book", sheet: Any) -> None:
        self._book, self.sheet = book, sheet

    @property
    def book(self) -> "Book":
        return self._book

    @property  # type: ignore[misc]
    def name(self) -> str:
        excel.call("Sheet.name")
        return str(self.sheet.title)

    def range(self, arg1: Any, arg2: Any = None) -> "Range":
        for _ in (part for part in (arg1, arg2) if isinstance(part, tuple)):
            excel.call("Sheet.Cells")
        excel.call("Sheet.range")
        return Range(self, *_corners(arg1, arg2))


def _corners(arg1: Any, arg2: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    if isinstance(arg1, str):
        if re.fullmatch(r"\d+:\d+", arg1):
            first, last = map(int, arg1.split(":"))
            return (first, 1), (last, 16384)
        start, end = a1_to_tuples(arg1)  # type: ignore[no-untyped-call]
        return start, end or start
    upper = (arg1.first_row, arg1.first_column) if isinstance(arg1, Range) else arg1
    lower = (arg2.last_row, arg2.last_column) if isinstance(arg2, Range) else arg2
    return upper, lower or upper


class Range(base_classes.Range):
    def __init__(self, sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> None:
        self._sheet, self.options, self.corners = sheet, None, (first, last)
        self._asked = False
        (self.first_row, self.first_column), (self.last_row, self.last_column) = first, last

    def _ask(self) -> None:
        """The real engine asks for all that it wants to know of a place at once, one call a word."""
        for member in () if self._asked else ("Worksheet", "Row", "Column", "Rows", "Count", "Columns", "Count"):
            excel.call(f"Range.{member}")
        self._asked = True

    @property
    def api(self) -> "Range":
        return self

    @property
    def sheet(self) -> Sheet:
        self._ask()
        return self._sheet

    @property
    def row(self) -> int:
        self._ask()
        return self.first_row

    @property
    def column(self) -> int:
        self._ask()
        return self.first_column

    @property
    def shape(self) -> tuple[int, int]:
        self._ask()
        return self.last_row - self.first_row + 1, self.last_column - self.first_column + 1

    def __len__(self) -> int:
        excel.call("Range.Count")
        if self._cells > MOST_COUNTED:
            raise failed(EXCEPTION, LOCKED)
        return self._cells

    @property
    def _cells(self) -> int:
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        yield from self._sheet.sheet.iter_rows(self.first_row, self.last_row, self.first_column, self.last_column)

    @property
    def raw_value(self) -> Any:
        excel.call("Range.value")
        rows = tuple(tuple(read(cell) for cell in row) for row in self._rows())
        return rows[0][0] if self._cells == 1 else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        excel.call("Range.value=")
        self._write(data)

    @property
    def formula(self) -> Any:
        excel.call("Range.formula")
        rows = tuple(tuple("" if cell.value is None else str(cell.value) for cell in row) for row in self._rows())
        return rows[0][0] if self._cells == 1 else rows

    @formula.setter
    def formula(self, data: Any) -> None:
        excel.call("Range.formula=")
        self._write(data)

    def _write(self, data: Any) -> None:
        cells = list(self._rows())
        if self._sheet.sheet.protection.sheet and any(cell.protection.locked for row in cells for cell in row):
            raise failed(EXCEPTION, LOCKED)
        whole = data if isinstance(data, list | tuple) else [[data] * len(row) for row in cells]
        try:
            for row, values in zip(cells, whole, strict=True):
                for cell, value in zip(row, values, strict=True):
                    type_into(cell, value)
        except TooLongError:
            raise failed(EXCEPTION, LOCKED) from None

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert whole rows, which a protected sheet allows when its protection says so."""
        excel.call("Range.insert")
        sheet = self._sheet.sheet
        whole_rows = self.first_column == 1 and self.last_column == 16384
        if sheet.protection.sheet and (not whole_rows or sheet.protection.insertRows):
            raise failed(EXCEPTION, LOCKED)
        assert shift in (None, "down")
        assert copy_origin == "format_from_left_or_above"
        count = self.last_row - self.first_row + 1
        height = sheet.row_dimensions[self.first_row - 1].height
        sheet.insert_rows(self.first_row, count)
        for row in range(self.first_row, self.last_row + 1):
            sheet.row_dimensions[row].height = height
            for above in sheet[self.first_row - 1]:
                sheet.cell(row, above.column)._style = copy(above._style)
