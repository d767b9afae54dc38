"""A stand-in for Excel behind real xlwings objects: an engine on openpyxl, as strict as Excel where it matters.

A write to a locked cell of a protected sheet raises what COM raises; whole numbers come back as floats, dates as
datetimes, blanks as None; text stays text in an ``@`` cell and becomes a number or formula elsewhere; a member that
is not here raises. Every access that would be a COM call is counted in `Excel.calls`. Only BSD parts of xlwings.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlwings
from openpyxl.utils import get_column_letter
from xlwings import NoSuchObjectError, base_classes
from xlwings.utils import a1_to_tuples

EXCEL_EPOCH = dt.datetime(1899, 12, 30)
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
LINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)')
"""The one formula that the project writes; Excel shows its second text."""
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class com_error(Exception):  # noqa: N801, N818 - the name that pywin32 gives what COM raises
    """What pywin32 raises for a failed call: ``args[0]`` is the HRESULT."""


def failed(hresult: int, inner: int = 0) -> com_error:
    """The error that Excel answers, with the inner code of its own errors."""
    return com_error(hresult, "Exception occurred.", (0, "Microsoft Excel", "", None, 0, inner), None)


BUSY, DISCONNECTED, EXCEPTION, LOCKED = -2147418111, -2147417848, -2147352567, -2146827284


class Excel:
    """The one running Excel: its counted calls, and what tests break on purpose."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.fails_with: com_error | None = None
        self.books: list[Book] = []
        self.selected: Range | None = None
        self.status: object = False
        self.updating = True
        self.followed: list[str] = []

    def call(self, name: str) -> None:
        """Count one COM call, or fail as a busy or closed Excel does."""
        self.calls[name] += 1
        if self.fails_with is not None:
            raise self.fails_with


excel = Excel()


class Engine:
    """What xlwings asks of an engine."""

    name, type = "double", "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]], datetime_builder: Any, empty_as: Any, number_builder: Any, err_to_str: Any
    ) -> list[list[Any]]:
        def cleaned(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, float) and number_builder is not None:
                return number_builder(value)
            return value

        return [[cleaned(value) for value in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(x: Any, _options: Any) -> Any:
        if x is None:
            return ""
        if isinstance(x, str | bool | int | float | dt.datetime):
            return x
        raise TypeError(f"Excel does not take {type(x).__name__}")


class Apps(base_classes.Apps):
    def __init__(self) -> None:
        self.app = App(self)

    def __iter__(self) -> Iterator["App"]:
        return iter([self.app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, _index: Any) -> "App":
        return self.app


class App(base_classes.App):
    def __init__(self, apps: Apps) -> None:
        self.apps = apps
        self._books = Books(self)

    @property
    def books(self) -> "Books":
        return self._books

    @property
    def engine(self) -> Engine:
        return engine

    @property
    def pid(self) -> int:
        return -1

    def activate(self, _steal_focus: bool | None = None) -> None:
        excel.call("App.activate")

    @property
    def screen_updating(self) -> bool:
        excel.call("App.screen_updating")
        return excel.updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        excel.call("App.screen_updating=")
        excel.updating = value

    @property
    def status_bar(self) -> object:
        excel.call("App.status_bar")
        return excel.status

    @status_bar.setter
    def status_bar(self, value: object) -> None:
        excel.call("App.status_bar=")
        excel.status = value

    @property
    def selection(self) -> "Range | None":
        excel.call("App.selection")
        return excel.selected


class Books(base_classes.Books):
    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def app(self) -> App:
        return self._app

    @property
    def active(self) -> "Book":
        excel.call("Books.active")
        return excel.books[-1]

    def open(self, fullname: str, *_others: Any) -> "Book":
        excel.call("Books.open")
        book = Book(self, Path(fullname))
        excel.books.append(book)
        return book

    def __call__(self, name: Any) -> "Book":
        for book in excel.books:
            if name in (book.path.name, str(book.path)):
                return book
        raise KeyError(name)

    def __iter__(self) -> Iterator["Book"]:
        return iter(excel.books)

    def __len__(self) -> int:
        return len(excel.books)


class BookApi:
    """The members of Excel's own Workbook object that the project uses."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    def SaveCopyAs(self, path: str) -> None:
        excel.call("Workbook.SaveCopyAs")
        self._book.save_copy(path)

    def FollowHyperlink(self, address: str) -> None:
        excel.call("Workbook.FollowHyperlink")
        excel.followed.append(address)


class Book(base_classes.Book):
    def __init__(self, books: Books, path: Path) -> None:
        self.books, self.path = books, path
        self.full_name = str(path)
        self.workbook = openpyxl.load_workbook(path, keep_vba=path.suffix == ".xlsm")
        self.pictures = [(image, image._data()) for sheet in self.workbook.worksheets for image in sheet._images]

    def save_copy(self, path: str) -> None:
        """Save as Excel would; openpyxl uses a picture's stream up at every save, so each gets a new one."""
        for image, data in self.pictures:
            image.ref = BytesIO(data)
        self.workbook.save(path)

    @property
    def api(self) -> BookApi:
        excel.call("Book.api")
        return BookApi(self)

    @property
    def app(self) -> App:
        return self.books.app

    @property
    def name(self) -> str:
        excel.call("Book.name")
        return self.path.name

    @property
    def fullname(self) -> str:
        excel.call("Book.fullname")
        return self.full_name

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    def activate(self) -> None:
        excel.call("Book.activate")


class Sheets(base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def active(self) -> "Sheet":
        excel.call("Sheets.active")
        return Sheet(self.book, self.book.workbook.active)

    def __call__(self, name: Any) -> "Sheet":
        excel.call("Sheets()")
        try:
            found = self.book.workbook.worksheets[name - 1] if isinstance(name, int) else self.book.workbook[name]
        except (KeyError, IndexError):
            raise NoSuchObjectError(f"no sheet {name}") from None
        return Sheet(self.book, found)

    def __iter__(self) -> Iterator["Sheet"]:
        for sheet in self.book.workbook.worksheets:
            excel.call("Sheets()")
            yield Sheet(self.book, sheet)

    def __len__(self) -> int:
        return len(self.book.workbook.worksheets)


class Sheet(base_classes.Sheet):
    def __init__(self, book: Book, sheet: Any) -> None:
        self._book, self.sheet = book, sheet

    @property
    def book(self) -> Book:
        return self._book

    @property
    def name(self) -> str:
        excel.call("Sheet.name")
        return str(self.sheet.title)

    def range(self, arg1: Any, arg2: Any = None) -> "Range":
        excel.call("Sheet.range")
        return Range(self, *_corners(arg1, arg2))

    @property
    def used_range(self) -> "Range":
        excel.call("Sheet.used_range")
        return Range(self, (1, 1), (self.sheet.max_row, self.sheet.max_column))

    def activate(self) -> None:
        excel.call("Sheet.activate")
        if self.sheet.sheet_state != "visible":
            raise failed(EXCEPTION, LOCKED)
        self._book.workbook.active = self.sheet


def _corners(arg1: Any, arg2: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    if isinstance(arg1, str):
        if re.fullmatch(r"\d+:\d+", arg1):
            first, last = map(int, arg1.split(":"))
            return (first, 1), (last, 16384)
        start, end = a1_to_tuples(arg1)
        return start, end or start
    first = (arg1.first_row, arg1.first_column) if isinstance(arg1, Range) else arg1
    last = (arg2.last_row, arg2.last_column) if isinstance(arg2, Range) else arg2
    return first, last or first


class Range(base_classes.Range):
    def __init__(self, sheet: Sheet, first: tuple[int, int], last: tuple[int, int]) -> None:
        self.sheet, self.options = sheet, None
        (self.first_row, self.first_column), (self.last_row, self.last_column) = first, last

    @property
    def row(self) -> int:
        excel.call("Range.row")
        return self.first_row

    @property
    def column(self) -> int:
        excel.call("Range.column")
        return self.first_column

    @property
    def shape(self) -> tuple[int, int]:
        excel.call("Range.shape")
        return self.last_row - self.first_row + 1, self.last_column - self.first_column + 1

    @property
    def address(self) -> str:
        excel.call("Range.address")
        first = f"${get_column_letter(self.first_column)}${self.first_row}"
        last = f"${get_column_letter(self.last_column)}${self.last_row}"
        return first if first == last else f"{first}:{last}"

    def __len__(self) -> int:
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def __call__(self, row: int, column: int | None = None) -> "Range":
        excel.call("Range()")
        place = (self.first_row + row - 1, self.first_column + (column or 1) - 1)
        return Range(self.sheet, place, place)

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        yield from self.sheet.sheet.iter_rows(self.first_row, self.last_row, self.first_column, self.last_column)

    @property
    def raw_value(self) -> Any:
        excel.call("Range.value")
        rows = tuple(tuple(_read(cell) for cell in row) for row in self._rows())
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        excel.call("Range.value=")
        self._write(data)

    @property
    def formula(self) -> Any:
        excel.call("Range.formula")
        rows = tuple(tuple("" if cell.value is None else str(cell.value) for cell in row) for row in self._rows())
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, data: Any) -> None:
        excel.call("Range.formula=")
        self._write(data)

    def _write(self, data: Any) -> None:
        cells = list(self._rows())
        if self.sheet.sheet.protection.sheet and any(cell.protection.locked for row in cells for cell in row):
            raise failed(EXCEPTION, LOCKED)
        whole = data if isinstance(data, list | tuple) else [[data] * len(row) for row in cells]
        for row, values in zip(cells, whole, strict=True):
            for cell, value in zip(row, values, strict=True):
                _type_into(cell, value)

    @property
    def number_format(self) -> str | None:
        excel.call("Range.number_format")
        formats = {cell.number_format for row in self._rows() for cell in row}
        return formats.pop() if len(formats) == 1 else None

    def clear_contents(self) -> None:
        excel.call("Range.clear_contents")
        self._write(None)

    def select(self) -> None:
        excel.call("Range.select")
        if self.sheet._book.workbook.active is not self.sheet.sheet:
            raise failed(EXCEPTION, LOCKED)
        excel.selected = self

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert whole rows, which a protected sheet allows when its protection says so."""
        excel.call("Range.insert")
        sheet = self.sheet.sheet
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


def _read(cell: Any) -> Any:
    value = cell.value
    if cell.data_type == "f":
        link = LINK.fullmatch(value)
        return link[1].replace('""', '"') if link else 0.0
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)
    return value


def _type_into(cell: Any, value: Any) -> None:
    """Type a value as Excel takes it: text cells keep text, others make numbers, dates and formulas of it."""
    if value is None or value == "":
        cell.value = None
        return
    if isinstance(value, str) and len(value) > 32_767:
        raise failed(EXCEPTION, LOCKED)
    if isinstance(value, str) and cell.number_format != "@":
        if NUMBER.fullmatch(value):
            value = float(value)
        elif match := DATE.fullmatch(value):
            day, month, year = map(int, match.groups())
            value = dt.datetime(year, month, day)
    cell.value = value
    if isinstance(value, str):
        formula = value.startswith("=") and cell.number_format != "@"
        cell.data_type = "f" if formula else "s"


engine = Engine()


def install() -> None:
    """Make this engine the one that xlwings uses."""
    if "double" not in [each.name for each in xlwings.engines]:
        xlwings.engines.add(xlwings.Engine(impl=engine))
    xlwings.engines.active = xlwings.engines["double"]


def open_form(path: Path) -> "xlwings.Book":
    """Open `path` in a fresh Excel and make it the book whose button was clicked."""
    install()
    excel.__init__()  # type: ignore[misc]
    book = xlwings.Book(str(path))
    book.set_mock_caller()
    excel.selected = Range(Sheet(book.impl, book.impl.workbook.active), (1, 1), (1, 1))
    excel.calls.clear()
    return book


__all__ = ["BUSY", "DISCONNECTED", "LOCKED", "com_error", "excel", "failed", "open_form"]
