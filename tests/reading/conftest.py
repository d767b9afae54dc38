"""Workbooks that hold a grid, written by two programs and read by two: every source must give the same submission."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import Grid, GridData
from itaxl.workbook.calamine_file import calamine_rows
from itaxl.workbook.openpyxl_file import openpyxl_rows
from itaxl.workbook.reader import read_grid_here

Written = Callable[[GridData, Path], None]
Source = Callable[[GridData], Grid]


def by_xlsxwriter(grid: GridData, path: Path, **options: object) -> None:
    """Write a grid as XlsxWriter does: shared texts."""
    book = xlsxwriter.Workbook(path, options)
    for tab in grid.tabs:
        sheet = book.add_worksheet(tab.name)
        if not tab.visible:
            sheet.hide()
        for row, column, value, code in _cells(grid, tab.name):
            style = book.add_format({"num_format": code})
            if isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value, style)
            else:
                sheet.write(row - 1, column - 1, value, style)
        for picture in grid.pictures(tab.name):
            from io import BytesIO

            sheet.insert_image(picture.ref.row - 1, picture.ref.column - 1, "", {"image_data": BytesIO(picture.data)})
    book.close()


def by_openpyxl(grid: GridData, path: Path) -> None:
    """Write a grid as openpyxl does."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab in grid.tabs:
        sheet = book.create_sheet(tab.name)
        sheet.sheet_state = "visible" if tab.visible else "hidden"
        for row, column, value, code in _cells(grid, tab.name):
            cell = sheet.cell(row, column)
            cell.value = value
            cell.number_format = code
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(path)


def _cells(grid: GridData, sheet: str) -> list[tuple[int, int, Value, str]]:
    return [
        (row, column, value, grid.number_format(CellRef(sheet, row, column)))
        for row, values in enumerate(grid.rows(sheet), 1)
        for column, value in enumerate(values, 1)
        if value is not None and value != ""
    ]


def in_memory(grid: GridData, _path: Path) -> Grid:
    return grid


def xlsxwriter_calamine(grid: GridData, path: Path) -> Grid:
    by_xlsxwriter(grid, path)
    return read_grid_here(path, source=calamine_rows)


def xlsxwriter_openpyxl(grid: GridData, path: Path) -> Grid:
    by_xlsxwriter(grid, path)
    return read_grid_here(path, source=openpyxl_rows)


def openpyxl_calamine(grid: GridData, path: Path) -> Grid:
    by_openpyxl(grid, path)
    return read_grid_here(path, source=calamine_rows)


def of_1904_calamine(grid: GridData, path: Path) -> Grid:
    by_xlsxwriter(grid, path, date_1904=True)
    return read_grid_here(path, source=calamine_rows)


def of_1904_openpyxl(grid: GridData, path: Path) -> Grid:
    by_xlsxwriter(grid, path, date_1904=True)
    return read_grid_here(path, source=openpyxl_rows)


def inline_calamine(grid: GridData, path: Path) -> Grid:
    """Texts inside the cells, as writers in constant memory do."""
    by_xlsxwriter(grid, path, constant_memory=True)
    return read_grid_here(path, source=calamine_rows)


SOURCES = [
    in_memory,
    xlsxwriter_calamine,
    xlsxwriter_openpyxl,
    openpyxl_calamine,
    of_1904_calamine,
    of_1904_openpyxl,
    inline_calamine,
]


@pytest.fixture(params=SOURCES, ids=lambda source: source.__name__)
def through(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    """The grid after it has passed through a file, or as it is."""
    numbers = count()
    return lambda grid: request.param(grid, tmp_path / f"form{next(numbers)}.xlsx")
