"""What the check buttons do in the open workbook: check and mark, go to the next finding, explain, clear."""

from itaxl.app.file_inspection import inspect_file
from itaxl.app.inspection import Inspected
from itaxl.excel.open_workbook import LiveBook
from itaxl.excel.results import (
    FIRST_COLUMN,
    PLACE,
    linked_cells,
    marked,
    results,
    rows_of,
    write_beside,
    write_marks,
    write_results,
)
from itaxl.excel.settings import choice_for
from itaxl.form.fields import RESULTS, RESULTS_FIRST_ROW
from itaxl.model.cell import CellRef
from itaxl.model.finding import Severity
from itaxl.model.grid import Grid
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.reports.checked import MORE_WAIT, Checked, lines
from itaxl.reports.few import few
from itaxl.thai.digits import to_thai

SUMMARY = Wording("{verdict} · {counts}", "{verdict} · {counts}")
COUNTS = (
    (Severity.ERROR, Wording("ต้องแก้ {count} ข้อ", "{count} errors")),
    (Severity.WARNING, Wording("ควรตรวจ {count} ข้อ", "{count} warnings")),
    (Severity.INFO, Wording("ข้อสังเกต {count} ข้อ", "{count} notes")),
)
NOTHING_FOUND = Wording("ไม่พบข้อที่ต้องแก้", "nothing found")
NOTHING_MARKED = Wording("ยังไม่มีข้อที่พบ กดปุ่ม ตรวจสอบ ก่อน", "Nothing is marked; click Check first.")
NOT_HERE = Wording("ช่องที่เลือกไม่มีข้อที่พบ", "Nothing was found in the selected cell.")
NO_CELL = Wording("คลิกเลือกช่องในแผ่นงานก่อน แล้วกดปุ่มอีกครั้ง", "Select a cell first, then click again.")
CLEARED = Wording("ล้างเครื่องหมายแล้ว", "Marks cleared.")
AT = Wording("{place} {what} {how}", "{place} {what} {how}")


def check_now(book: LiveBook) -> str:
    """Check the open workbook and mark what was found; answers the sentence for the status bar."""
    return mark(book, *book.isolated(inspect_file, choice_for(book)))


def mark(book: LiveBook, grid: Grid, inspected: Inspected) -> str:
    """Write the finished check of `grid` into the workbook; answers its summary.

    Every cell is marked and has its text beside it; ผลตรวจ lists the few that a person reads, the most costly first.
    """
    listed = lines(inspected.findings)
    said = summary(Checked("", "", None, inspected.findings))
    write_marks(book, listed)
    write_beside(book, grid, inspected.submission, listed)
    write_results(book, said, [row for told in few(listed) for row in rows_of(told.line)])
    return said


def summary(result: Checked) -> str:
    """The verdict and the counts in one line."""
    counts = [
        words.render("th", {"count": to_thai(str(result.count(severity)))})
        for severity, words in COUNTS
        if result.count(severity)
    ]
    counts += (
        MORE_WAIT.render("th", {"count": to_thai(str(count)), "cell": ref}) for ref, count in result.waiting.items()
    )
    params = {"verdict": result.verdict.render(), "counts": " · ".join(counts) or NOTHING_FOUND.render()}
    return SUMMARY.render("th", params)


def clear_marks(book: LiveBook) -> str:
    """Take marks, short texts and results away; nothing of the clerk's is touched."""
    grid = book.grid()
    write_marks(book, ())
    write_beside(book, grid, read_submission(grid), ())
    write_results(book, "", ())
    return CLEARED.render()


def next_finding(book: LiveBook) -> str:
    """Go to the next marked cell after the selected one, the first again after the last; answers what is wrong."""
    places = marked(book)
    if not places:
        raise Refused(NOTHING_MARKED)
    here = selected_cell(book)
    found = places[(places.index(here) + 1) % len(places)] if here in places else places[0]
    book.go_to(found)
    row = _explaining(book, found)
    return _sentence(results(book)[row]) if row is not None else str(found)


def explain_cell(book: LiveBook) -> str:
    """Go to the line of ผลตรวจ that explains the selected cell."""
    here = selected_cell(book)
    if here is None:
        raise Refused(NO_CELL)
    row = _explaining(book, here)
    if row is None:
        raise Refused(NOT_HERE)
    book.go_to(CellRef(RESULTS, RESULTS_FIRST_ROW + row, FIRST_COLUMN))
    return _sentence(results(book)[row])


def selected_cell(book: LiveBook) -> CellRef | None:
    """The first selected cell, None when something else is selected."""
    chosen = book.selected()
    return CellRef(chosen[0], *chosen[1]) if chosen else None


def _explaining(book: LiveBook, ref: CellRef) -> int | None:
    """Which line of ผลตรวจ speaks of `ref`; a line is known by the places that its link shows."""
    found = (number for number, row in enumerate(results(book)) if ref in linked_cells(row[PLACE]))
    return next(found, None)


def _sentence(row: list[str]) -> str:
    _severity, place, what, _why, how, _code = row
    return AT.render("th", {"place": place, "what": what, "how": how}).strip()
