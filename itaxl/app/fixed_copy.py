"""A mended copy beside a workbook, never the input: read back, and proved to say what it should."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from itaxl.app.choice import Choice
from itaxl.app.fix import CellChange
from itaxl.app.inspection import inspect
from itaxl.app.mended_copy import NOT_PROVED, LeftAlone, MendedCopy, copy_of
from itaxl.files.file_names import FIXED
from itaxl.files.whole_file import write_beside
from itaxl.processes.isolated_task import isolated
from itaxl.reports.checked import Checked
from itaxl.workbook.reader import file_contents, read_grid_of

__all__ = ["NOT_PROVED", "FixedCopy", "mend_file", "mended_copy"]


@dataclass(frozen=True, slots=True)
class FixedCopy:
    """What fixing did: the copy (None when nothing was to change), the changes, and what a person must still do."""

    copy: Path | None
    changes: tuple[CellChange, ...]
    left: Checked
    left_alone: tuple[LeftAlone, ...] = ()


def mend_file(path: Path, choice: Choice = Choice()) -> FixedCopy:
    """Write ``<name>.fixed.xlsm`` beside `path` with every SAFE fix applied; the input stays as it is.

    A copy that stands there already and says something else is kept; the new one is written beside it. The copy has
    been read back: it says what the workbook said, but for the mended texts. Raises Refused when `path` cannot be
    read or patched, and when the copy does not read so.
    """
    mended = isolated(mended_copy, path, choice)
    if mended.data is None:
        return FixedCopy(None, (), mended.left, mended.left_alone)
    place = path.with_name(f"{path.stem}{FIXED}{path.suffix}")
    place = write_beside(place, mended.data, ours=lambda _: False)
    return FixedCopy(place, mended.changes, mended.left, mended.left_alone)


def mended_copy(path: Path, choice: Choice) -> MendedCopy:
    """The mended copy of the workbook at `path`, made and proved in this process, which ought to be a capped one."""
    read = partial(read_grid_of, path=path)
    data = file_contents(path)
    grid = read(data)
    return copy_of(data, path, grid, inspect(grid, choice), choice, read)
