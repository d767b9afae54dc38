"""Mending a workbook: SAFE fixes into a copy beside it, never into the input."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path
from typing import Final

from itaxl.app.check import Choice, Inspected, inspect
from itaxl.app.inputs import FIXED
from itaxl.cell import CellRef, Value
from itaxl.edges.patch_file import patched
from itaxl.edges.reader import read_grid
from itaxl.edges.whole_file import write_beside
from itaxl.finding import Finding
from itaxl.fix import Fix, Safety
from itaxl.fixing import apply_edits, by_cell
from itaxl.grid import Grid, GridData
from itaxl.rules.message import label_of, visible
from itaxl.submission import Submission
from itaxl.thai.text import whole_letters

ROUNDS: Final = 5
"""A fix can uncover another below it; after this many rounds nothing more is tried."""

AROUND: Final = 12
"""Letters before and after a change that are shown with it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell's text before and after."""

    ref: CellRef
    label_th: str
    label_en: str
    before: str
    after: str

    def shown(self) -> tuple[str, str]:
        """The part that changed, before and after, with a few whole letters around it."""
        return shown_change(self.before, self.after)


def shown_change(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts, in each of them, with a few whole letters around it."""
    start = len(commonprefix([before, after]))  # noqa: RUF071 - texts, not paths
    rest = len(commonprefix([before[start:][::-1], after[start:][::-1]]))  # noqa: RUF071 - the same
    return _part(before, start, rest), _part(after, start, rest)


def _part(text: str, start: int, rest: int) -> str:
    first, last = whole_letters(text, max(0, start - AROUND), len(text) - max(0, rest - AROUND))
    return visible(text[first:last])


@dataclass(frozen=True, slots=True)
class Mended:
    """What fixing did: the copy (None when nothing was to change), the changes, and what a person must still do."""

    copy: Path | None
    changes: tuple[Change, ...]
    left: Inspected


def mend_file(path: Path, choice: Choice = Choice()) -> Mended:  # noqa: B008 - frozen, never changed
    """Write ``<name>.fixed.xlsm`` beside `path` with every SAFE fix applied; the input stays as it is.

    A copy that stands there already and says something else is kept; the new one is written beside it. Raises
    Refused when `path` cannot be read or patched.
    """
    grid = read_grid(path)
    before = inspect(grid, choice)
    texts, after = safely_mended(grid, before, choice)
    if not texts:
        return Mended(None, (), before)
    copy = path.with_name(f"{path.stem}{FIXED}{path.suffix}")
    copy = write_beside(copy, patched(path.read_bytes(), texts), ours=lambda _: False)
    return Mended(copy, tuple(changes(before.submission, texts)), after)


def safely_mended(grid: Grid, inspected: Inspected, choice: Choice) -> tuple[dict[CellRef, str], Inspected]:
    """The texts that SAFE fixes make of cells, until a check has nothing more to mend, and that last check."""
    texts: dict[CellRef, str] = {}
    for _ in range(ROUNDS):
        mended = mended_texts(inspected.submission, safe_fixes(inspected.findings))
        if not mended:
            break
        texts |= mended
        grid = typed_over(grid, mended)
        inspected = inspect(grid, choice)
    return texts, inspected


def safe_fixes(findings: Iterable[Finding]) -> list[Fix]:
    """The SAFE fixes of `findings`, but for those that wait until another cell is mended."""
    return [each.fix for each in findings if each.fix and each.fix.safety is Safety.SAFE and not each.waits_for]


def mended_texts(submission: Submission, fixes: Iterable[Fix]) -> dict[CellRef, str]:
    """The new raw text of every cell that `fixes` change."""
    raw = {cell.ref: cell.raw for _, cell in submission.texts()}
    mended = {ref: apply_edits(raw[ref], edits) for ref, edits in by_cell(fixes).items()}
    return {ref: text for ref, text in mended.items() if text != raw[ref]}


def typed_over(grid: Grid, texts: Mapping[CellRef, str]) -> GridData:
    """The grid with `texts` in their cells."""
    tabs = tuple(grid.sheets())
    values: dict[str, list[list[Value]]] = {tab.name: [list(row) for row in grid.rows(tab.name)] for tab in tabs}
    for ref, text in texts.items():
        values[ref.sheet][ref.row - 1][ref.column - 1] = text
    pictures = {tab.name: tuple(grid.pictures(tab.name)) for tab in tabs}
    return GridData(grid.name, tabs, values, drawn=pictures, noticed=tuple(grid.remarks()), mixed=grid.mixed_cells())


def changes(submission: Submission, texts: Mapping[CellRef, str]) -> Iterable[Change]:
    """What `texts` change in `submission`, in its order."""
    for key, cell in submission.texts():
        if cell.ref in texts:
            yield Change(cell.ref, label_of(key, "th"), label_of(key, "en"), cell.raw, texts[cell.ref])
