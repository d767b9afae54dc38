"""A stand-in for Excel behind real xlwings objects: an engine on openpyxl, as strict as Excel where it matters.

A write to a locked cell of a protected sheet raises what COM raises, and so does the name of a sheet that is not
there; whole numbers come back as floats, dates as datetimes, blanks as None; text stays text in an ``@`` cell and
becomes a number or formula elsewhere; a member that is not here raises. Every access that is a COM call in xlwings'
engine for Windows is counted in `Excel.calls`, as often as that engine asks Excel. Only BSD parts of xlwings.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import xlwings
from com_errors import BUSY, DISCONNECTED, EXCEPTION, LOCKED, MOST_SAID, com_error, failed
from excel_calls import excel
from excel_ranges import Range, Sheet, Sheets
from xlwings import XlwingsError, base_classes


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

    def Goto(self, place: Range) -> None:
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
    def selection(self) -> Range | None:
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
    def sheets(self) -> Sheets:
        excel.call("Workbook.Worksheets")
        return Sheets(self)


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


__all__ = [
    "BUSY",
    "DISCONNECTED",
    "EXCEPTION",
    "LOCKED",
    "Range",
    "Sheet",
    "com_error",
    "excel",
    "failed",
    "open_form",
]
