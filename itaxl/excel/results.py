"""Where the check writes in the open workbook: hidden marks, the short texts beside fields, the sheet ผลตรวจ."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from itaxl.excel.open_workbook import LiveBook
from itaxl.form.fields import (
    FIELDS,
    MARKS,
    MARKS_FIRST_ROW,
    MARKS_LAST_ROW,
    RESULT_COLUMN,
    RESULTS,
    RESULTS_COLUMNS,
    RESULTS_FIRST_ROW,
    RESULTS_SUMMARY_ROW,
    SIGNERS_TABLE,
    TABLES,
)
from itaxl.model.cell import CellRef, Value, cell_of
from itaxl.model.grid import Grid
from itaxl.model.submission import Submission
from itaxl.reports.checked import FindingLine
from itaxl.thai.text import beginning

FIRST_COLUMN: Final = 2
HEADINGS: Final = tuple(column.label for column in RESULTS_COLUMNS)
WIDTH: Final = len(HEADINGS)
MOST_RESULTS: Final = 500
"""Rows of ผลตรวจ that are written and emptied; a form with more findings than this is mended in rounds."""
LONGEST_SHORT: Final = 90
"""Characters of a finding in the narrow column beside the field; the whole stands on ผลตรวจ."""

LONGEST_LINK: Final = 200
"""Characters of a link's text; Excel takes 255 in a formula's text."""

CELLS_OF_A_LINK: Final = 30
"""Cells that fit into a link's text: each of them can be asked for its line."""

PLACE: Final = 1
"""Which of the texts of a row of ผลตรวจ says where: a link to the cell."""


def write_marks(book: LiveBook, listed: Iterable[FindingLine]) -> None:
    """List every cell that a finding speaks of on ``_marks``, which colours it; an empty list clears all."""
    rows: list[list[str | None]] = [[str(ref), line.severity] for line in listed if line.stands for ref in line.cells]
    room = MARKS_LAST_ROW - MARKS_FIRST_ROW + 1
    rows = rows[:room] + [[None, None]] * (room - len(rows))
    book.write_block(MARKS, MARKS_FIRST_ROW, 1, rows)


def marked(book: LiveBook) -> list[CellRef]:
    """The marked cells in the order of the check."""
    rows = book.read_block(MARKS, (MARKS_FIRST_ROW, 1), (MARKS_LAST_ROW, 1))
    return [cell_of(place) for (place,) in rows if place]


def write_beside(book: LiveBook, grid: Grid, submission: Submission, listed: Sequence[FindingLine]) -> None:
    """Write the findings of each row, shortened, into its ผลตรวจ column; rows without findings are emptied.

    A column in which `grid` shows the same already is left alone: each block costs three calls to Excel.
    """
    said: dict[tuple[str, int], list[str]] = {}
    for line in listed:
        for ref in line.cells:
            said.setdefault((ref.sheet, ref.row), []).append(line.how if line.waits_for else line.what)
    for sheet, column, rows in _result_columns(submission):
        texts = [_short(said.get((sheet, row), ())) for row in range(rows[0], rows[-1] + 1)]
        if texts != _shown(grid, sheet, column, rows):
            book.write_block(sheet, rows[0], column, [[text] for text in texts])


def _shown(grid: Grid, sheet: str, column: int, rows: list[int]) -> list[Value]:
    """What stands in a column from the first of `rows` to the last, blanks as None."""
    there = grid.rows(sheet)[rows[0] - 1 : rows[-1]]
    found = [(row[column - 1] or None) if len(row) >= column else None for row in there]
    return found + [None] * (rows[-1] - rows[0] + 1 - len(found))


def _short(found: Sequence[str]) -> str | None:
    text = " · ".join(dict.fromkeys(found))
    return f"{beginning(text, LONGEST_SHORT)}…" if len(text) > LONGEST_SHORT else text or None


def _result_columns(submission: Submission) -> Iterator[tuple[str, int, list[int]]]:
    """The sheets, the column of short texts, and the rows that have one."""
    for sheet, fields in FIELDS.items():
        rows = sorted(submission.fields[entry.key].ref.row for entry in fields if entry.key in submission.fields)
        if rows and not fields[0].key.startswith("meta."):
            yield sheet, RESULT_COLUMN, rows
    for table in TABLES:
        spare = submission.spare_rows if table is SIGNERS_TABLE else ()
        rows = sorted(ref.row for ref in (*(row.ref for row in submission.rows(table.key)), *spare))
        if rows:
            yield table.sheet, table.place("finding"), rows


def write_results(
    book: LiveBook, summary: str, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS
) -> None:
    """Fill the sheet ผลตรวจ in one go: the summary, the headings, a line per row; what stood there before goes."""
    nothing = [""] * WIDTH
    above = [nothing for _ in range(RESULTS_SUMMARY_ROW, RESULTS_FIRST_ROW)]
    above[0] = [summary, *nothing[1:]]
    above[-1] = list(headings)
    below = [nothing] * max(MOST_RESULTS - len(rows), 0)
    book.write_formulas(RESULTS, RESULTS_SUMMARY_ROW, FIRST_COLUMN, [*above, *rows[:MOST_RESULTS], *below])


def results(book: LiveBook) -> list[list[str]]:
    """The lines that stand on ผลตรวจ."""
    first = (RESULTS_FIRST_ROW, FIRST_COLUMN)
    last = (RESULTS_FIRST_ROW + MOST_RESULTS - 1, FIRST_COLUMN + WIDTH - 1)
    rows = [["" if value is None else str(value) for value in row] for row in book.read_block(RESULTS, first, last)]
    return [row for row in rows if any(row)]


def rows_of(line: FindingLine) -> Iterator[list[str]]:
    """A finding as lines of ผลตรวจ: severity, place, what, why, how, code; its cells as many a line as a link shows."""
    for first in range(0, max(len(line.cells), 1), CELLS_OF_A_LINK):
        cells = line.cells[first : first + CELLS_OF_A_LINK]
        place = link(cells, line.label) if cells else line.label
        yield [line.level.render(), place, line.what, line.why, line.how, line.code]


def link(cells: Sequence[CellRef], label: str) -> str:
    """A formula that shows the places of `cells` and a label, and jumps to the first of them."""
    first = cells[0]
    places = " ".join([str(first), *(ref.address for ref in cells[1:] if ref.sheet == first.sheet)])
    sheet = first.sheet.replace("'", "''")
    shown = beginning(f"{places} {label}", LONGEST_LINK).replace('"', '""')
    return f"""=HYPERLINK("#'{sheet}'!{first.address}","{shown}")"""


def linked_cells(shown: str) -> list[CellRef]:
    """The cells whose places a link shows."""
    cells: list[CellRef] = []
    for word in shown.split(" "):
        try:
            cells.append(cell_of(f"{cells[0].sheet}!{word}" if cells else word))
        except ValueError:
            # The label follows the places.
            break
    return cells
