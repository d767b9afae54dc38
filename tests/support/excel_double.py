"""A stand-in for Excel behind real xlwings objects: an engine on openpyxl, as strict as Excel where it matters.

A write to a locked cell of a protected sheet raises what COM raises, and so does the name of a sheet that is not
there; whole numbers come back as floats, dates as datetimes, blanks as None; text stays text in an ``@`` cell and
becomes a number or formula elsewhere; a member that is not here raises. Every access that is a COM call in xlwings'
engine for Windows is counted in `Excel.calls`, as often as that engine asks Excel. Only BSD parts of xlwings.
"""

import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlwings
from com_errors import BUSY, DISCONNECTED, EXCEPTION, LOCKED, MOST_COUNTED, MOST_SAID, NO_SUCH_NAME, com_error, failed
from excel_cells import TooLongError, read, type_into
from xlwings import XlwingsError, base_classes
from xlwings.utils import a1_to_tuples


class Excel:
    """The one running Excel: its counted calls, and what tests break on purpose."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.fails_with: com_error | None = None
        self.cannot: dict[str, com_error] = {}
        self.books: list[Book] = []
        self.selected: Range | None = None
        self.status: object = False
        self.updating = True
        self.followed: list[str] = []
        self.chosen: list[Path] = []

    def call(self, name: str) -> None:
        """Count one COM call, or fail as an Excel does that is busy or closed, or cannot do this one thing."""
        self.calls[name] += 1
        if self.fails_with is not None:
            raise self.fails_with
        if name in self.cannot:
            raise self.cannot[name]


excel = Excel()


class Engine:
    """What xlwings asks of an engine."""

    name, type = "double", "desktop"

    def __init__(self) -> None:
        self.apps = Apps()


class Apps(base_classes.Apps):
    def __init__(self) -> None:
        self.app = App(self)

    def __iter__(self) -> Iterator["App"]:
        return iter([self.app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, _index: Any) -> "App":
        return self.app


class AppApi:
    """The members of Excel's own Application object that the project uses."""

    def GetOpenFilename(self, FileFilter: str, Title: str, MultiSelect: bool) -> tuple[str, ...] | bool:  # noqa: N803
        """What the person chooses in Excel's window: False when it is closed without a choice."""
        excel.call("Application.GetOpenFilename")
        assert len(FileFilter.split(",")) == 2
        assert MultiSelect
        assert len(Title) <= 255
        return tuple(map(str, excel.chosen)) or False

    def Goto(self, place: "Range") -> None:
        """Show a cell, whatever workbook and sheet are in front; a hidden sheet cannot be shown."""
        excel.call("Application.Goto")
        sheet = place._sheet
        if sheet.sheet.sheet_state != "visible":
            raise failed(EXCEPTION, LOCKED)
        sheet._book.workbook.active = sheet.sheet
        excel.selected = place


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

    @property
    def api(self) -> AppApi:
        return AppApi()

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
        if isinstance(value, str) and len(value) > MOST_SAID:
            raise failed(EXCEPTION, LOCKED)
        excel.status = value

    @property
    def selection(self) -> "Range | None":
        for member in ("Selection", "Address", "Selection"):
            excel.call(f"App.{member}")
        chosen = excel.selected
        return None if chosen is None else Range(chosen._sheet, *chosen.corners)


class Books(base_classes.Books):
    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def app(self) -> App:
        return self._app

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

    @property
    def FullName(self) -> str:
        excel.call("Workbook.FullName")
        return self._book.full_name

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
        return BookApi(self)

    @property
    def app(self) -> App:
        excel.call("Workbook.Application")
        return self.books.app

    @property
    def name(self) -> str:
        excel.call("Book.name")
        return self.path.name

    @property
    def fullname(self) -> str:
        excel.call("Book.fullname")
        if "://" in self.full_name:
            raise XlwingsError("Couldn't find the local path of your workbook.")
        return self.full_name

    @property
    def sheets(self) -> "Sheets":
        excel.call("Workbook.Worksheets")
        return Sheets(self)


class Sheets(base_classes.Sheets):
    def __init__(self, book: Book) -> None:
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
    def __init__(self, book: Book, sheet: Any) -> None:
        self._book, self.sheet = book, sheet

    @property
    def book(self) -> Book:
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


engine = Engine()


def install() -> None:
    """Make this engine the one that xlwings uses."""
    if "double" not in [each.name for each in xlwings.engines]:
        xlwings.engines.add(xlwings.Engine(impl=engine))
    xlwings.engines.active = xlwings.engines["double"]  # type: ignore[assignment]


def open_form(path: Path) -> "xlwings.Book":
    """Open `path` in a fresh Excel and make it the book whose button was clicked."""
    install()
    excel.__init__()  # type: ignore[misc]
    book = xlwings.Book(str(path))
    book.set_mock_caller()
    excel.selected = Range(Sheet(book.impl, book.impl.workbook.active), (1, 1), (1, 1))
    excel.calls.clear()
    return book


__all__ = ["BUSY", "DISCONNECTED", "EXCEPTION", "LOCKED", "com_error", "excel", "failed", "open_form"]
