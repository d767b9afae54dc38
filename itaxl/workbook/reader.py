"""The doors through which a workbook file is read: isolated for everyday use, or in this very process."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import Unreadable, over, refused
from itaxl.files.regular_file import open_regular
from itaxl.model.grid import GridData
from itaxl.office_file.zip_package import Container
from itaxl.processes.isolated_task import isolated
from itaxl.workbook.calamine_file import Rows, calamine_rows
from itaxl.workbook.normalised_package import rewritten, usual
from itaxl.workbook.openpyxl_file import openpyxl_rows
from itaxl.workbook.pictures_file import with_named_pictures
from itaxl.workbook.workbook_file import Source, workbook_grid
from itaxl.workbook.workbook_package import OPEN_DOCUMENT, package_of


def read_grid(path: Path, *, beside: Path | None = None) -> GridData:
    """The workbook at `path`, read by a process of its own that no file can bring down with it.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own. Raises Refused with code F001
    and one sentence when it is no workbook that can be read.
    """
    return isolated(read_grid_here, path, beside)


def read_grid_here(path: Path, beside: Path | None = None, *, source: Source | None = None) -> GridData:
    """The same in this process: for processes that are capped, and for files that we have made."""
    return read_grid_of(file_contents(path), path, beside, source=source)


def file_contents(path: Path) -> bytes:
    """The bytes of the file at `path`; raises Refused with code F001 for one that is too large or no ordinary file."""
    try:
        return contents(path, limits())
    except Unreadable as reason:
        raise refused(path.name, reason) from None


def read_grid_of(data: bytes, path: Path, beside: Path | None = None, *, source: Source | None = None) -> GridData:
    """The workbook whose bytes, read from `path`, are `data`; otherwise as `read_grid_here`."""
    try:
        caps = limits()
        return with_named_pictures(grid_of_bytes(data, path.name, caps, source), beside or path.parent, caps)
    except Unreadable as reason:
        raise refused(path.name, reason) from None


def grid_of_file(path: Path, caps: Limits, source: Source | None = None) -> GridData:
    """The workbook at `path`; raises Unreadable with the reason when it cannot be read."""
    return grid_of_bytes(contents(path, caps), path.name, caps, source)


def grid_of_bytes(data: bytes, name: str, caps: Limits, source: Source | None = None) -> GridData:
    """The workbook that a file called `name` holds; raises Unreadable likewise."""
    container, kind, workbook = package_of(data, name, caps)
    if kind == OPEN_DOCUMENT:
        from itaxl.workbook.ods_file import ods_grid

        return ods_grid(container, name, caps)
    container = usual(container, workbook)
    if source:
        return workbook_grid(container, name, caps, source)
    return _by_any_source(container, name, caps)


def _by_any_source(container: Container, name: str, caps: Limits) -> GridData:
    """By calamine; what it declines in a plainer writing, then by openpyxl; what all decline is damaged."""
    for source in (calamine_rows, _plain_calamine_rows, _plain_openpyxl_rows):
        try:
            return workbook_grid(container, name, caps, source)
        except (Unreadable, MemoryError):
            raise
        except Exception:  # noqa: BLE001, S112 - neither reader's errors have a base; a broken part trips them anywhere
            continue
    raise Unreadable("damaged")


def _plain_calamine_rows(container: Container, sheets: Mapping[str, str]) -> dict[str, Rows]:
    return calamine_rows(Container(rewritten(container), limits()), sheets)


def _plain_openpyxl_rows(container: Container, sheets: Mapping[str, str]) -> dict[str, Rows]:
    return openpyxl_rows(Container(rewritten(container), limits()), sheets)


def contents(path: Path, caps: Limits) -> bytes:
    """The bytes of an ordinary file that is not too large; Unreadable for anything else."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable("folder")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("special")
        if status.st_size > caps["file"]:
            raise over("file", status.st_size, caps["file"])
        with open_regular(path) as file:
            data = file.read(caps["file"] + 1)
            if len(data) > caps["file"]:  # it grew meanwhile
                raise over("file", len(data), caps["file"])
            return data
    except FileNotFoundError:
        raise Unreadable("missing") from None
    except PermissionError:
        raise Unreadable("busy" if os.name == "nt" else "permission") from None
    except (OSError, ValueError):
        raise Unreadable("busy") from None
