"""Mending a workbook: what SAFE fixes make of its texts, round by round."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from os.path import commonprefix
from typing import Final

from itaxl.app.choice import Choice
from itaxl.app.inspection import Inspected, inspect
from itaxl.form.labels import label_of
from itaxl.model.apply_edits import apply_edits, by_cell
from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding
from itaxl.model.fix import Fix, Safety
from itaxl.model.grid import GridData
from itaxl.model.submission import Submission
from itaxl.reports.finding_text import visible
from itaxl.thai.text import whole_letters

ROUNDS: Final = 5
"""A fix can uncover another below it; after this many rounds nothing more is tried."""

AROUND: Final = 12
"""Letters before and after a change that are shown with it."""


@dataclass(frozen=True, slots=True)
class CellChange:
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


def safely_mended(
    grid: GridData, inspected: Inspected, choice: Choice, *, but: Collection[CellRef] = ()
) -> tuple[dict[CellRef, str], Inspected]:
    """The texts that SAFE fixes make of cells, until a check has nothing more to mend, and that last check.

    A fix that would change one of the cells `but` is left out.
    """
    texts: dict[CellRef, str] = {}
    for _ in range(ROUNDS):
        fixes = (fix for fix in safe_fixes(inspected.findings) if not any(edit.ref in but for edit in fix.edits))
        mended = mended_texts(inspected.submission, fixes)
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


def typed_over(grid: GridData, texts: Mapping[CellRef, str]) -> GridData:
    """The grid with `texts` in their cells, and all else as it is."""
    sheets = {ref.sheet: [list(row) for row in grid.values[ref.sheet]] for ref in texts}
    for ref, text in texts.items():
        sheets[ref.sheet][ref.row - 1][ref.column - 1] = text or None
    values = {**grid.values, **{sheet: tuple(map(tuple, rows)) for sheet, rows in sheets.items()}}
    return replace(grid, values=values)


def changes(submission: Submission, texts: Mapping[CellRef, str]) -> Iterable[CellChange]:
    """What `texts` change in `submission`, in its order."""
    for key, cell in submission.texts():
        if cell.ref in texts:
            yield CellChange(cell.ref, label_of(key, "th"), label_of(key, "en"), cell.raw, texts[cell.ref])
