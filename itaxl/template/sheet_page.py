"""One sheet of the form being written: cells counted from 1, title bar, print setup, protection."""

from typing import TYPE_CHECKING, Final

from itaxl.form.fields import GUIDE, INPUT_SHEETS, KEY_COLUMN, LABEL_COLUMN, RESULTS
from itaxl.model.cell import column_letters
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.template.row_heights import height_of
from itaxl.template.style import FormatBook, look, properties
from itaxl.template.typed_words import TypedWords

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CELL_LIMIT: Final = 32_767
"""The most characters that Excel keeps in one cell."""

TOO_LONG: Final = Wording(
    th="ข้อความในแผ่น {sheet} ช่อง {cell} ยาว {length} ตัวอักษร Excel เก็บได้ช่องละ {limit} กรุณาแบ่งข้อความก่อน",
    en="The text for sheet {sheet}, cell {cell} has {length} characters; a cell keeps {limit}. Split it first.",
)

PROTECTION: Final = {
    "objects": True,
    "insert_rows": True,
    "delete_rows": True,
    "format_rows": True,
    "format_cells": True,
}
"""What a clerk may do besides typing: place pictures, add and delete rows, mend the look of cells."""

A4: Final = 9
TALLEST_ROW: Final = 409
"""The most points that Excel gives a row."""

ORDER: Final = (GUIDE, *INPUT_SHEETS, RESULTS)


class SheetPage:
    """A sheet under the pen."""

    def __init__(self, sheet: "Worksheet", name: str, styles: FormatBook, typed: TypedWords) -> None:
        self.sheet = sheet
        self.name = name
        self.styles = styles
        self.typed = typed
        self.growing: set[int] = set()
        """The rows whose height is only foreseen: Excel lets them grow and shrink with their text."""
        self._widths: dict[int, float] = {}
        self._heights: dict[int, float] = {}
        self._fixed: set[int] = set()
        self._free: set[int] = set()
        self._hidden: set[int] = set()

    def text(self, row: int, column: int, text: str, *styles: str) -> None:
        """Write a text, always as text, whatever it begins with; an empty one leaves the cell blank.

        To Excel a cell with an empty text is filled: COUNTA counts it and Ctrl with an arrow stops there.
        """
        if not text:
            self.fill(row, range(column, column + 1), *styles)
            return
        if len(text) > CELL_LIMIT:
            cell = f"{column_letters(column)}{row}"
            raise Refused(TOO_LONG, sheet=self.name, cell=cell, length=len(text), limit=CELL_LIMIT)
        self.sheet.write_string(row - 1, column - 1, text, self.styles(*styles))
        if column in self._widths:
            self.at_least(row, height_of(text, properties(*styles), self._widths[column]))

    def rich(self, row: int, column: int, parts: tuple[tuple[str, str], ...], *styles: str) -> None:
        """Write a text of several styles, given as (style, text)."""
        pieces = [piece for style, text in parts for piece in (self.styles(style), text)]
        self.sheet.write_rich_string(row - 1, column - 1, *pieces, self.styles(*styles))

    def formula(self, row: int, column: int, formula: str, result: str | int, *styles: str) -> None:
        """Write a formula of ours with the result that it has now, for readers that do not compute."""
        self.sheet.write_formula(row - 1, column - 1, formula, self.styles(*styles, "computed"), result)
        if column in self._widths:
            self.at_least(row, height_of(str(result), properties(*styles), self._widths[column]))

    def link(self, row: int, column: int, text: str, target: str, *styles: str) -> None:
        """Write a text that leads to a cell of this workbook, such as ``'หน่วยงาน'!C5``."""
        self.sheet.write_url(row - 1, column - 1, f"internal:{target}", self.styles(*styles), text)

    def fill(self, row: int, columns: range, *styles: str) -> None:
        """Give blank cells a style."""
        for column in columns:
            self.sheet.write_blank(row - 1, column - 1, None, self.styles(*styles))

    def at_least(self, row: int, points: float) -> None:
        """Give a row at least this height."""
        self._heights[row] = max(points, self._heights.get(row, 0))

    def fix(self, row: int) -> None:
        """Keep a row's height whatever is typed, for the sake of what stands over it."""
        self._fixed.add(row)

    def free(self, row: int) -> None:
        """Unlock a whole row, also the cells that nothing is written into."""
        self._free.add(row)

    def row_height(self, row: int) -> float:
        """The points that a row is given so far."""
        return self._heights[row]

    def hide(self, row: int) -> None:
        """Hide a row, which keeps its values."""
        self._hidden.add(row)

    def widths(self, widths: dict[int, float]) -> None:
        """Set columns' widths in characters; the column of keys is hidden."""
        self.sheet.set_column(KEY_COLUMN - 1, KEY_COLUMN - 1, 24, None, {"hidden": True})
        self._widths = widths
        for column, width in widths.items():
            self.sheet.set_column(column - 1, column - 1, width)

    def text_columns(self, count: int) -> None:
        """Let the first `count` columns keep whatever is written into them as text."""
        self.sheet.set_column(0, count - 1, None, self.styles("text"))

    def head(self, last_column: int, next_column: int = 0) -> int:
        """Write the title bar and the line under it over the columns from B; answer the next free row.

        The link to the next sheet stands in `next_column`, if any, in view on a small screen.
        """
        facts, size = look()["sheet"][self.name], look()["size"]
        bar = range(LABEL_COLUMN, last_column + 1)
        self.fill(1, bar, f"tab:{self.name}")
        self.text(1, LABEL_COLUMN, facts["title"], "title", f"tab:{self.name}")
        self.fill(2, bar, "lead")
        self.text(2, LABEL_COLUMN, facts["lead"], "lead")
        if next_column:
            self._next(next_column)
        self.at_least(1, size["title_height"])
        self.at_least(2, size["lead_height"])
        self.sheet.set_tab_color(facts["tab"])
        return 3

    def _next(self, column: int) -> None:
        """Lead to the sheet that comes next in the order of work."""
        following = ORDER[ORDER.index(self.name) + 1]
        text = look()["words"]["next"].format(title=look()["sheet"][following]["title"])
        self.link(2, column, text, f"'{following}'!B1", "next")

    def finish(
        self,
        *,
        frozen: tuple[int, int],
        repeated: tuple[int, int],
        protected: bool = True,
        pages: int = 0,
        portrait: bool = False,
    ) -> None:
        """Set view, print and protection; `frozen` rows and columns stay in view, `repeated` rows print on each page.

        `pages` is how many pages a print may be high at most; 0 sets no limit. It is always one page wide.
        """
        sheet = self.sheet
        self._set_rows()
        sheet.freeze_panes(*frozen)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        if not portrait:
            sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, pages)
        sheet.repeat_rows(repeated[0] - 1, repeated[1] - 1)
        sheet.set_footer(look()["words"]["footer"].format(sheet=self.name))
        if protected:
            sheet.protect("", PROTECTION)

    def _set_rows(self) -> None:
        padding = look()["size"]["padding"]
        for row, points in self._heights.items():
            height = min(round(points + (0 if row in self._fixed else padding)), TALLEST_ROW)
            style = self.styles("free") if row in self._free else None
            self.sheet.set_row(row - 1, height, style, {"hidden": row in self._hidden})
        self.growing = set(self._heights) - self._fixed
