"""A workbook's mended copy as bytes: read back, and proved to say what it should."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from itaxl.app.choice import Choice
from itaxl.app.fix import CellChange, changes, safely_mended, typed_over
from itaxl.app.inspection import Inspected, checked
from itaxl.form.labels import label_of
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import GridData
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.reports.checked import Checked
from itaxl.workbook.patch_file import only_typed_over, patched

NOT_PROVED = Wording(
    "แก้ไขในสำเนาของ “{file}” แล้วอ่านกลับได้ไม่ตรงกัน จึงไม่ได้สร้างสำเนา ให้แก้เองใน Excel ตามรายการของ itaxl check",
    "The mended copy of “{file}” does not read as it should, so no copy was made; mend the form in Excel by the list of"
    " itaxl check.",
)


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A cell that a fix would have changed, and why it was left for a person to mend."""

    ref: CellRef
    label_th: str
    label_en: str
    why: Wording


class MendedCopy(NamedTuple):
    """A workbook's copy with every SAFE fix applied, None when nothing was to change, and what the fixes did."""

    data: bytes | None
    changes: tuple[CellChange, ...]
    left: Checked
    left_alone: tuple[LeftAlone, ...]


def copy_of(
    data: bytes, path: Path, grid: GridData, inspected: Inspected, choice: Choice, read: Callable[[bytes], GridData]
) -> MendedCopy:
    """The mended copy of the workbook `data`, whose file is `path`, made and proved in this process.

    `read` read it as `grid`, and `inspected` is what `choice` found in it; so is the copy read and looked at. Raises
    Refused when it cannot be patched or proved.
    """
    raw = {cell.ref: cell.raw for _, cell in inspected.submission.texts()}
    by_hand: dict[CellRef, Wording] = {}
    while True:
        texts, after = safely_mended(grid, inspected, choice, but=by_hand)
        if not texts:
            alone = tuple(left_alone(inspected.submission, by_hand))
            return MendedCopy(None, (), checked(path, inspected), alone)
        copy, more = patched(data, path.name, texts, raw)
        if not more:
            break
        by_hand |= more
    _prove(copy, data, path, typed_over(grid, texts), texts, read)
    alone = tuple(left_alone(inspected.submission, by_hand))
    return MendedCopy(copy, tuple(changes(inspected.submission, texts)), checked(path, after), alone)


def _prove(
    copy: bytes,
    data: bytes,
    path: Path,
    expected: GridData,
    texts: Collection[CellRef],
    read: Callable[[bytes], GridData],
) -> None:
    """Raise Refused unless `copy` has the other parts of `data`, and `read` reads it as `expected`."""
    not_proved = Refused(NOT_PROVED, file=Path(path.name))
    if not only_typed_over(data, copy, path.name, {ref.sheet for ref in texts}):
        raise not_proved
    try:
        found = read(copy)
    except Refused:
        raise not_proved from None
    same = repr(_comparable(found, texts)) == repr(_comparable(expected, texts))  # by their types too: True is not 1
    if not same or found.mixed - {*texts} != expected.mixed - {*texts}:
        raise not_proved


def _comparable(grid: GridData, texts: Collection[CellRef]) -> GridData:
    """The grid without the file's name, without blanks behind its values and without the looks of cells typed over."""
    return replace(
        grid,
        name="",
        values={tab: _trimmed(rows) for tab, rows in grid.values.items()},
        formats={ref: code for ref, code in sorted(grid.formats.items()) if ref not in texts},
        noticed=tuple(remark for remark in grid.noticed if remark.ref not in texts),
        mixed=frozenset(),
    )


def _trimmed(rows: Sequence[Sequence[Value]]) -> Sequence[Sequence[Value]]:
    whole = tuple(
        tuple(row[: max((place for place, value in enumerate(row, 1) if value is not None), default=0)]) for row in rows
    )
    return whole[: max((place for place, row in enumerate(whole, 1) if row), default=0)]


def left_alone(submission: Submission, by_hand: Mapping[CellRef, Wording]) -> Iterable[LeftAlone]:
    """The cells that a person must mend, in the order of `submission`."""
    for key, cell in submission.texts():
        if cell.ref in by_hand:
            yield LeftAlone(cell.ref, label_of(key, "th"), label_of(key, "en"), by_hand[cell.ref])
