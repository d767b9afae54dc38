"""A workbook's bytes become a grid, in this very process, which ought to be a capped one."""

from collections.abc import Mapping
from pathlib import Path

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import UnreadableFile, over, refused
from itaxl.model.grid import GridData
from itaxl.office_file.zip_package import Container
from itaxl.workbook.calamine_file import Rows, calamine_rows
from itaxl.workbook.normalised_package import rewritten, usual
from itaxl.workbook.openpyxl_file import openpyxl_rows
from itaxl.workbook.pictures_file import with_given_pictures, with_named_pictures
from itaxl.workbook.workbook_file import Source, workbook_grid
from itaxl.workbook.workbook_package import OPEN_DOCUMENT, package_of


def read_grid_of(data: bytes, path: Path, beside: Path | None = None, *, source: Source | None = None) -> GridData:
    """The workbook whose bytes, read from `path`, are `data`, with the pictures that lie in the folder `beside`.

    That is the workbook's own unless given. Raises Refused with code F001 when it is no workbook that can be read.
    """
    try:
        caps = limits()
        return with_named_pictures(grid_of_bytes(data, path.name, caps, source), beside or path.parent, caps)
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None


def read_given(data: bytes, name: str, beside: Mapping[str, bytes]) -> GridData:
    """The workbook that a file called `name` holds, with nothing read from a disk.

    Pictures that its fields name are those `beside` it, by their paths as seen from it. Raises Refused with code F001.
    """
    try:
        caps = limits()
        if len(data) > caps["file"]:
            raise over("file", len(data), caps["file"])
        return with_given_pictures(grid_of_bytes(data, name, caps), beside, caps)
    except UnreadableFile as reason:
        raise refused(name, reason) from None


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
        except (UnreadableFile, MemoryError):
            raise
        except Exception:  # noqa: BLE001, S112 - neither reader's errors have a base; a broken part trips them anywhere
            continue
    raise UnreadableFile("damaged")


def _plain_calamine_rows(container: Container, sheets: Mapping[str, str]) -> dict[str, Rows]:
    return calamine_rows(Container(rewritten(container), limits()), sheets)


def _plain_openpyxl_rows(container: Container, sheets: Mapping[str, str]) -> dict[str, Rows]:
    return openpyxl_rows(Container(rewritten(container), limits()), sheets)
