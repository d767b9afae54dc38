"""A mended copy beside a workbook, never the input: read back, and proved to say what it should."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from itaxl.app.check import Choice, checked, inspect
from itaxl.app.fix import Change, changes, safely_mended, typed_over
from itaxl.app.sorting import FIXED
from itaxl.files.whole_file import write_beside
from itaxl.form.labels import label_of
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import GridData
from itaxl.model.refusal import Refused
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.processes.isolated_task import isolated
from itaxl.reports.checked import Checked
from itaxl.workbook.patch_file import only_typed_over, patched
from itaxl.workbook.reader import file_contents, read_grid_of

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


@dataclass(frozen=True, slots=True)
class Mended:
    """What fixing did: the copy (None when nothing was to change), the changes, and what a person must still do."""

    copy: Path | None
    changes: tuple[Change, ...]
    left: Checked
    left_alone: tuple[LeftAlone, ...] = ()


def mend_file(path: Path, choice: Choice = Choice()) -> Mended:  # noqa: B008 - frozen, never changed
    """Write ``<name>.fixed.xlsm`` beside `path` with every SAFE fix applied; the input stays as it is.

    A copy that stands there already and says something else is kept; the new one is written beside it. The copy has
    been read back: it says what the workbook said, but for the mended texts. Raises Refused when `path` cannot be
    read or patched, and when the copy does not read so.
    """
    mended = isolated(mended_copy, path, choice)
    if mended.data is None:
        return Mended(None, (), mended.left, mended.left_alone)
    place = path.with_name(f"{path.stem}{FIXED}{path.suffix}")
    place = write_beside(place, mended.data, ours=lambda _: False)
    return Mended(place, mended.changes, mended.left, mended.left_alone)


class MendedCopy(NamedTuple):
    """A workbook's copy with every SAFE fix applied, None when nothing was to change, and what the fixes did."""

    data: bytes | None
    changes: tuple[Change, ...]
    left: Checked
    left_alone: tuple[LeftAlone, ...]


def mended_copy(path: Path, choice: Choice) -> MendedCopy:
    """The mended copy of the workbook at `path`, made and proved in this process, which ought to be a capped one."""
    data = file_contents(path)
    grid = read_grid_of(data, path)
    inspected = inspect(grid, choice)
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
    _prove(copy, data, path, typed_over(grid, texts), texts)
    alone = tuple(left_alone(inspected.submission, by_hand))
    return MendedCopy(copy, tuple(changes(inspected.submission, texts)), checked(path, after), alone)


def _prove(copy: bytes, data: bytes, path: Path, expected: GridData, texts: Collection[CellRef]) -> None:
    """Raise Refused unless `copy` has the other parts of `data`, and is read by the reader of all as `expected`."""
    not_proved = Refused(NOT_PROVED, file=Path(path.name))
    if not only_typed_over(data, copy, path.name, {ref.sheet for ref in texts}):
        raise not_proved
    try:
        found = read_grid_of(copy, path)
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
