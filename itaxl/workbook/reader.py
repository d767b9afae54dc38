"""The doors through which a workbook file is read: isolated for everyday use, or in this very process."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import UnreadableFile, over, refused
from itaxl.files.regular_file import open_regular
from itaxl.model.grid import GridData
from itaxl.processes.isolated_task import isolated
from itaxl.workbook.bytes_reader import grid_of_bytes, read_given, read_grid_of
from itaxl.workbook.workbook_file import Source

__all__ = [
    "contents",
    "file_contents",
    "grid_of_bytes",
    "grid_of_file",
    "read_given_isolated",
    "read_grid",
    "read_grid_here",
    "read_grid_of",
]


def read_grid(path: Path, *, beside: Path | None = None) -> GridData:
    """The workbook at `path`, read by a process of its own that no file can bring down with it.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own. Raises Refused with code F001
    and one sentence when it is no workbook that can be read.
    """
    return isolated(read_grid_here, path, beside)


def read_given_isolated(data: bytes, name: str, beside: Mapping[str, bytes]) -> GridData:
    """As `read_given`, by a process of its own that no file can bring down with it."""
    return isolated(_given_here, Path(name), data, dict(beside))


def _given_here(path: Path, data: bytes, beside: Mapping[str, bytes]) -> GridData:
    return read_given(data, path.name, beside)


def read_grid_here(path: Path, beside: Path | None = None, *, source: Source | None = None) -> GridData:
    """The same in this process: for processes that are capped, and for files that we have made."""
    return read_grid_of(file_contents(path), path, beside, source=source)


def file_contents(path: Path) -> bytes:
    """The bytes of the file at `path`; raises Refused with code F001 for one that is too large or no ordinary file."""
    try:
        return contents(path, limits())
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None


def grid_of_file(path: Path, caps: Limits, source: Source | None = None) -> GridData:
    """The workbook at `path`; raises Unreadable with the reason when it cannot be read."""
    return grid_of_bytes(contents(path, caps), path.name, caps, source)


def contents(path: Path, caps: Limits) -> bytes:
    """The bytes of an ordinary file that is not too large; Unreadable for anything else."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFile("folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile("special")
        if status.st_size > caps["file"]:
            raise over("file", status.st_size, caps["file"])
        with open_regular(path) as file:
            data = file.read(caps["file"] + 1)
            if len(data) > caps["file"]:  # it grew meanwhile
                raise over("file", len(data), caps["file"])
            return data
    except FileNotFoundError:
        raise UnreadableFile("missing") from None
    except PermissionError:
        raise UnreadableFile("busy" if os.name == "nt" else "permission") from None
    except (OSError, ValueError):
        raise UnreadableFile("busy") from None
