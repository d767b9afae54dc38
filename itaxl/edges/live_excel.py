"""The workbook that is open in Excel: read as it is in memory, written in blocks, never saved by us."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import xlwings

from itaxl.cell import CellRef
from itaxl.edges.reader import read_grid
from itaxl.grid import Grid
from itaxl.refusal import Refused
from itaxl.wording import Wording

OWN_FOLDER: Final = Path("itaxl", "ผลงาน")
"""Below the user's folder: where documents go when the workbook lies on OneDrive or was never saved."""

COPY_NAME: Final = "form.xlsm"

BUSY_CODES: Final = frozenset({-2147418111, -2147417846})
CLOSED_CODES: Final = frozenset({-2147417848, -2147023174, -2147023179})
"""HRESULTs: call rejected, retry later; object disconnected, server unavailable, unknown interface."""

BUSY = Wording(
    "Excel ยังไม่ว่าง กด Enter หรือ Esc ให้พ้นช่องที่กำลังพิมพ์ แล้วกดปุ่มอีกครั้ง",
    "Excel is busy: press Enter or Esc to leave the cell, then click again.",
)
CLOSED = Wording("ไฟล์ถูกปิดไปแล้ว เปิดแบบฟอร์มแล้วกดปุ่มอีกครั้ง", "The workbook was closed: open the form and click again.")
LOCKED = Wording(
    "เขียนลงแผ่น {sheet} ไม่ได้ อาจมีการป้องกันแผ่นด้วยรหัสผ่าน ไปที่ รีวิว › ยกเลิกการป้องกันแผ่นงาน แล้วกดปุ่มอีกครั้ง",
    "Sheet {sheet} cannot be written; it may be protected with a password. Unprotect it and click again.",
)
NO_SHEET = Wording("ไม่พบแผ่น {sheet} ในไฟล์นี้ กดปุ่ม ซ่อมแบบฟอร์ม", "This workbook has no sheet {sheet}: use Repair form.")


class LiveBook:
    """The open workbook whose button was clicked."""

    def __init__(self, book: xlwings.Book) -> None:
        self._book = book
        self._sheets: dict[str, xlwings.Sheet] = {}

    @classmethod
    def caller(cls) -> "LiveBook":
        """The workbook that called Python."""
        with translated():
            return cls(xlwings.Book.caller())

    def grid(self) -> Grid:
        """The workbook as it is now, saved or not, through the reader of files."""
        with self.copied() as copy:
            return read_grid(copy)

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """A private copy of the workbook as it is in memory, made by Excel and gone afterwards."""
        with TemporaryDirectory(prefix="itaxl-") as folder:
            with translated():
                copy = Path(folder, COPY_NAME)
                self._book.api.SaveCopyAs(str(copy))
            yield copy

    @property
    def stem(self) -> str:
        """The workbook's name without its ending."""
        with translated():
            return Path(self._book.name).stem

    def place(self) -> str:
        """Where the workbook lies: a path, an address on OneDrive, or a name alone when it was never saved."""
        with translated():
            return str(self._book.impl.fullname)

    def own_folder(self) -> Path | None:
        """The folder on this computer that the workbook lies in; None on OneDrive and for one never saved."""
        place = self.place()
        folder = Path(place).parent
        # A workbook on OneDrive has an address for a name, one that was never saved has no folder.
        return None if "://" in place or folder == Path() or not folder.is_dir() else folder

    def folder(self) -> Path:
        """Where outputs go: beside a workbook on this computer, else ``itaxl/ผลงาน`` in the user's folder."""
        folder = self.own_folder()
        if folder is None:
            folder = Path.home() / OWN_FOLDER
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def say(self, sentence: str) -> None:
        """Show one sentence in the status bar."""
        with translated():
            self._book.app.status_bar = sentence

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """The screen stands still until all is written, and moves again whatever happens."""
        with translated():
            self._book.app.screen_updating = False
        try:
            yield
        finally:
            with translated():
                self._book.app.screen_updating = True

    def read_block(self, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> list[list[Any]]:
        """The values of a block of cells, blanks as None."""
        with translated(sheet):
            return _rows(self._sheet(sheet).range(first, last).raw_value)

    def read_texts(self, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> list[list[str | None]]:
        """The texts of a block of cells; None for numbers, dates, blanks and formulas."""
        with translated(sheet):
            block = self._sheet(sheet).range(first, last)
            values, formulas = block.options(ndim=2).value, block.formula
        written = [[formulas]] if isinstance(formulas, str) else formulas
        return [
            [
                value if isinstance(value, str) and value == formula else None
                for value, formula in zip(*rows, strict=True)
            ]
            for rows in zip(values, written, strict=True)
        ]

    def write_block(self, sheet: str, row: int, column: int, rows: Sequence[Sequence[str | None]]) -> None:
        """Write texts from (`row`, `column`) on in one call; None empties a cell."""
        if rows:
            last = (row + len(rows) - 1, column + len(rows[0]) - 1)
            with translated(sheet):
                self._sheet(sheet).range((row, column), last).raw_value = tuple(map(tuple, rows))

    def write_formulas(self, sheet: str, row: int, column: int, rows: Sequence[Sequence[str]]) -> None:
        """Write formulas and texts from (`row`, `column`) on in one call; a text cell keeps what is written as text."""
        if rows:
            last = (row + len(rows) - 1, column + len(rows[0]) - 1)
            with translated(sheet):
                self._sheet(sheet).range((row, column), last).impl.formula = tuple(map(tuple, rows))

    def write_text(self, ref: CellRef, text: str) -> None:
        """Write one cell."""
        self.write_block(ref.sheet, ref.row, ref.column, [[text or None]])

    def insert_row(self, sheet: str, row: int) -> None:
        """Insert a row above `row` that looks like the row above it."""
        with translated(sheet):
            self._sheet(sheet).range(f"{row}:{row}").insert("down", "format_from_left_or_above")

    def selected(self) -> tuple[str, tuple[int, int], tuple[int, int]] | None:
        """The sheet, first and last cell of the selection; None when no cells are selected."""
        with translated():
            chosen = self._book.app.selection
            if chosen is None:
                return None
            row, column = chosen.row, chosen.column
            rows, columns = chosen.shape
            return chosen.sheet.name, (row, column), (row + rows - 1, column + columns - 1)

    def go_to(self, ref: CellRef) -> None:
        """Show a cell to the person."""
        with translated(ref.sheet):
            sheet = self._sheet(ref.sheet)
            sheet.activate()
            sheet.range((ref.row, ref.column)).select()

    def open_outside(self, path: Path) -> None:
        """Open a folder or file with the program that Windows has for it."""
        if hasattr(os, "startfile"):
            os.startfile(path)  # noqa: S606 - our own output or manual, opened at the person's click
        else:
            with translated():
                self._book.api.FollowHyperlink(str(path))

    def _sheet(self, name: str) -> xlwings.Sheet:
        if name not in self._sheets:
            try:
                self._sheets[name] = self._book.sheets[name]
            except (xlwings.NoSuchObjectError, KeyError) as error:
                raise Refused(NO_SHEET, sheet=name) from error
        return self._sheets[name]


def _rows(block: Any) -> list[list[Any]]:
    """What Excel gives for a block, one cell alone too, as rows.

    xlwings' own `value` would resize and convert ranges on the way: a dozen calls to Excel instead of one.
    """
    return [list(row) for row in block] if isinstance(block, tuple) else [[block]]


@contextmanager
def translated(sheet: str = "") -> Iterator[None]:
    """Turn what Excel answers when it is busy, closed or protected into one sentence."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        # pywin32's com_error exists on Windows only, so it is known here by its name.
        if type(error).__name__ != "com_error":
            raise
        code = error.args[0] if error.args else 0
        if code in BUSY_CODES:
            raise Refused(BUSY) from error
        if code in CLOSED_CODES:
            raise Refused(CLOSED) from error
        raise Refused(LOCKED, sheet=sheet) from error
