"""The workbook that is open in Excel: read as it is in memory, written in blocks, never saved by us."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar, TypeVarTuple

import xlwings

from itaxl.files.private_folder import private_folder
from itaxl.files.write_errors import folder_explained
from itaxl.model.cell import CellRef
from itaxl.model.grid import Grid
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.isolated_task import isolated
from itaxl.workbook.reader import read_grid_here

Asked = TypeVarTuple("Asked")
Result = TypeVar("Result")

OWN_FOLDER: Final = Path("itaxl", "ผลงาน")
"""Below the user's folder: where documents go when the workbook lies on OneDrive or was never saved."""

COPY_NAME: Final = "form.xlsm"

MOST_SAID: Final = 255
"""Characters that the status bar is given; more would not fit on any screen."""

BUSY_CODES: Final = frozenset({-2147418111, -2147417846})
CLOSED_CODES: Final = frozenset({-2147417848, -2147023174, -2147023179})
MISSING_CODE: Final = -2147352565
"""HRESULTs: call rejected, retry later; object disconnected, server unavailable, unknown interface; no such name."""

BUSY = Wording(
    "Excel ยังไม่ว่าง กด Enter หรือ Esc ให้พ้นช่องที่กำลังพิมพ์ แล้วกดปุ่มอีกครั้ง",
    "Excel is busy: press Enter or Esc to leave the cell, then click again.",
)
CLOSED = Wording("ไฟล์ถูกปิดไปแล้ว เปิดแบบฟอร์มแล้วกดปุ่มอีกครั้ง", "The workbook was closed: open the form and click again.")
LOCKED = Wording(
    "เขียนลงแผ่น {sheet} ไม่ได้ อาจมีการป้องกันแผ่นด้วยรหัสผ่าน ไปที่ รีวิว › ยกเลิกการป้องกันแผ่นงาน แล้วกดปุ่มอีกครั้ง",
    "Sheet {sheet} cannot be written; it may be protected with a password. Unprotect it and click again.",
)
DECLINED = Wording(
    "Excel ทำคำสั่งนี้ไม่ได้ บันทึกไฟล์ ปิดแล้วเปิดแบบฟอร์มอีกครั้ง แล้วกดปุ่มใหม่",
    "Excel declined: save the form, close it, open it again and click again.",
)
NO_COPY = Wording(
    "อ่านแบบฟอร์มไม่ได้ เพราะทำสำเนาชั่วคราวในเครื่องนี้ไม่ได้ ดูว่าดิสก์เต็มหรือไม่ แล้วกดปุ่ม ตรวจเครื่อง",
    "The form cannot be read: no temporary copy can be made on this machine. See whether the disk is full.",
)
NOT_OPENED = Wording("เปิด {name} ไม่ได้ เปิดเองจากโฟลเดอร์ {folder}", "{name} does not open: open it yourself in {folder}.")
NO_SHEET = Wording("ไม่พบแผ่น {sheet} ในไฟล์นี้ กดปุ่ม ซ่อมแบบฟอร์ม", "This workbook has no sheet {sheet}: use Repair form.")


class LiveBook:
    """The open workbook whose button was clicked."""

    def __init__(self, book: xlwings.Book) -> None:
        self._book, self._app = book, book.app
        self._sheets: dict[str, xlwings.Sheet] = {}

    @classmethod
    def caller(cls) -> "LiveBook":
        """The workbook that called Python."""
        with translated():
            return cls(xlwings.Book.caller())

    def grid(self) -> Grid:
        """The workbook as it is now, saved or not, through the reader of files; named pictures lie beside it."""
        return self.isolated(read_grid_here)

    def isolated(self, function: Callable[[Path, Path | None, *Asked], Result], *more: *Asked) -> Result:
        """What `function` answers to a copy of the workbook as it is now and the folder it lies in, and to `more`.

        Done by a capped process of its own, see `isolated_task`; the folder is None for a workbook on OneDrive.
        """
        with self.copied() as copy:
            return isolated(function, copy, self.own_folder(), *more)

    @contextmanager
    def copied(self) -> Iterator[Path]:
        """A private copy of the workbook as it is in memory, made by Excel and gone afterwards."""
        with ExitStack() as stack:
            try:
                folder = stack.enter_context(private_folder())
            except OSError as error:
                raise Refused(NO_COPY) from error
            copy = folder / COPY_NAME
            with translated(otherwise=NO_COPY):
                self._book.api.SaveCopyAs(str(copy))
            yield copy

    @property
    def stem(self) -> str:
        """The workbook's name without its ending."""
        with translated():
            return Path(self._book.name).stem

    def place(self) -> str:
        """Where the workbook lies: a path, an address on OneDrive, or a name alone when it was never saved."""
        return self._place

    @cached_property
    def _place(self) -> str:
        with translated():
            # Excel's own name: xlwings looks for a local folder behind an address, and fails where there is none.
            return str(self._book.api.FullName)

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
            with folder_explained(folder):
                folder.mkdir(parents=True, exist_ok=True)
        return folder

    def say(self, sentence: str) -> None:
        """Show one sentence in the status bar."""
        with translated():
            self._app.status_bar = sentence if len(sentence) <= MOST_SAID else f"{sentence[: MOST_SAID - 1]}…"

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """The screen stands still until all is written, and moves again whatever happens."""
        with translated():
            self._app.screen_updating = False
        try:
            yield
        finally:
            with translated():
                self._app.screen_updating = True

    def read_block(self, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> list[list[Any]]:
        """The values of a block of cells, blanks as None."""
        with translated(sheet):
            return _rows(self._block(sheet, first, last).raw_value)

    def read_texts(self, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> list[list[str | None]]:
        """The texts of a block of cells; None for numbers, dates, blanks and formulas."""
        with translated(sheet):
            block = self._block(sheet, first, last)
            values, written = _rows(block.raw_value), _rows(block.formula)
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
                texts = tuple(tuple(text or "" for text in texts) for texts in rows)
                self._block(sheet, (row, column), last).raw_value = texts

    def write_formulas(self, sheet: str, row: int, column: int, rows: Sequence[Sequence[str]]) -> None:
        """Write formulas and texts from (`row`, `column`) on in one call; a text cell keeps what is written as text."""
        if rows:
            last = (row + len(rows) - 1, column + len(rows[0]) - 1)
            with translated(sheet):
                self._block(sheet, (row, column), last).impl.formula = tuple(map(tuple, rows))

    def write_text(self, ref: CellRef, text: str) -> None:
        """Write one cell."""
        self.write_block(ref.sheet, ref.row, ref.column, [[text or None]])

    def insert_row(self, sheet: str, row: int) -> None:
        """Insert a row above `row` that looks like the row above it."""
        with translated(sheet):
            self._sheet(sheet).range(f"{row}:{row}").insert("down", "format_from_left_or_above")

    def selected(self) -> tuple[str, tuple[int, int], tuple[int, int]] | None:
        """The sheet, first and last cell of the selection; None when no cells of this workbook are selected."""
        with translated():
            # xlwings' own property counts the cells, which fails for a whole sheet: there are too many.
            chosen = self._app.impl.selection
            if chosen is None or chosen.sheet.book.name != self._book.name:
                return None
            row, column = chosen.row, chosen.column
            rows, columns = chosen.shape
            return chosen.sheet.name, (row, column), (row + rows - 1, column + columns - 1)

    def go_to(self, ref: CellRef) -> None:
        """Show a cell to the person."""
        with translated(ref.sheet):
            cell = self._block(ref.sheet, (ref.row, ref.column), (ref.row, ref.column))
            # xlwings' own way refuses when a second Excel runs; Excel's shows the workbook, the sheet and the cell.
            self._app.api.Goto(cell.api)

    def choose_files(self, title: str, kinds: tuple[str, str]) -> list[Path]:
        """Let the person choose files, in Excel's own window; none when it is closed without a choice.

        `kinds` are what the files are called, and their patterns.
        """
        with translated():
            chosen = self._app.api.GetOpenFilename(FileFilter=",".join(kinds), Title=title, MultiSelect=True)
        return [Path(name) for name in chosen] if isinstance(chosen, tuple) else []

    def open_outside(self, path: Path) -> None:
        """Open a folder or file with the program that Windows has for it."""
        if hasattr(os, "startfile"):
            try:
                os.startfile(path)  # noqa: S606 - our own output or manual, opened at the person's click
            except OSError as error:
                raise Refused(NOT_OPENED, name=Path(path.name), folder=path.parent) from error
        else:
            with translated():
                self._book.api.FollowHyperlink(str(path))

    @cached_property
    def _worksheets(self) -> xlwings.main.Sheets:
        return self._book.sheets

    def _sheet(self, name: str) -> xlwings.Sheet:
        if name not in self._sheets:
            self._sheets[name] = self._worksheets(name)
        return self._sheets[name]

    def _block(self, sheet: str, first: tuple[int, int], last: tuple[int, int]) -> xlwings.Range:
        """A block of cells by its address: by two pairs of numbers it would take three calls to Excel."""
        start, end = (CellRef(sheet, *place).address for place in (first, last))
        return self._sheet(sheet).range(f"{start}:{end}" if end != start else start)


def _rows(block: Any) -> list[list[Any]]:
    """What Excel gives for a block, one cell alone too, as rows.

    xlwings' own `value` would resize and convert ranges on the way: a dozen calls to Excel instead of one.
    """
    return [list(row) for row in block] if isinstance(block, tuple) else [[block]]


@contextmanager
def translated(sheet: str = "", *, otherwise: Wording = DECLINED) -> Iterator[None]:
    """Turn what Excel answers when it is busy, closed, or protects or lacks `sheet` into one sentence."""
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
        if not sheet:
            raise Refused(CLOSED if code == MISSING_CODE else otherwise) from error
        raise Refused(NO_SHEET if code == MISSING_CODE else LOCKED, sheet=sheet) from error
