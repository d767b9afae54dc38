"""A workbook file looked at in this process: read, checked."""

from pathlib import Path

from itaxl.app.choice import Choice
from itaxl.app.inspection import Inspected, inspect
from itaxl.model.grid import Grid
from itaxl.workbook.reader import read_grid_here


def inspect_file(path: Path, beside: Path | None = None, choice: Choice = Choice()) -> tuple[Grid, Inspected]:
    """Read and check the workbook at `path` in this process, which ought to be a capped one.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own.
    """
    grid = read_grid_here(path, beside)
    return grid, inspect(grid, choice)
