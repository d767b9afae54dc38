"""A clerk's desk: a form that is open in the stand-in for Excel, and what Excel shows of it."""

from pathlib import Path
from typing import Any

import excel_double
from excel_double import Range, Sheet, excel

from itaxl.form.fields import MARKS, MEMO, OFFICE, REPORT, RESULTS, SIGNERS


class Desk:
    """An open form: what stands in it and what Excel shows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Any = excel_double.open_form(path).impl

    def sheet(self, name: str) -> Any:
        return self.book.workbook[name]

    def row_of(self, key: str, sheet: str) -> int:
        return next(int(row[0].row) for row in self.sheet(sheet).iter_rows(max_col=1) if row[0].value == key)

    def cell(self, key: str, sheet: str = MEMO, column: int = 3) -> Any:
        return self.sheet(sheet).cell(self.row_of(key, sheet), column)

    def measure(self, number: int, column: int) -> Any:
        return self.sheet(REPORT).cell(self.row_of("measures", REPORT) + number, column)

    def select(self, cell: Any, last: Any = None) -> None:
        sheet = Sheet(self.book, cell.parent)
        excel.selected = Range(sheet, (cell.row, cell.column), ((last or cell).row, (last or cell).column))

    def marks(self) -> list[tuple[str, str]]:
        return [
            (row[0], row[1]) for row in self.sheet(MARKS).iter_rows(min_row=2, max_col=2, values_only=True) if row[0]
        ]

    def results(self) -> list[list[Any]]:
        rows = self.sheet(RESULTS).iter_rows(min_row=4, min_col=2, max_col=7, values_only=True)
        return [list(row) for row in rows if any(row)]

    def texts(self) -> dict[tuple[str, str], Any]:
        return {
            (name, cell.coordinate): cell.value
            for name in (OFFICE, SIGNERS, MEMO, REPORT)
            for row in self.sheet(name).iter_rows()
            for cell in row
            if cell.value
        }

    @property
    def status(self) -> str:
        return str(excel.status)
