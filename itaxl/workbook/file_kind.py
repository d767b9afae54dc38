"""What any file is, whatever it is called: by its first bytes, and of a zip by what is inside."""

from pathlib import Path, PurePath
from typing import Final

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.file_type import OLE, ZIP
from itaxl.workbook.reader import contents
from itaxl.workbook.workbook_package import EXCEL, OPEN_DOCUMENT, package_of

WORKBOOK_SUFFIXES: Final = frozenset({".xlsm", ".xlsx", ".xls", ".xlsb", ".ods"})
WORKBOOKS: Final = frozenset({EXCEL, OPEN_DOCUMENT, "xls", "xlsb", "password", "label"})
"""Kinds that may hold a form, or that its office may save as one."""
SPOILED: Final = frozenset({"damaged", "truncated", "lost_part", "unsafe", "empty", "packing", "locked_zip", "limit"})
"""Kinds of what may once have been a form; one that is called so is told to its office."""
ARCHIVE: Final = "archive"
HEAD: Final = 65_536


def kind_of_file(path: Path) -> str:
    """What the file at `path` is: ``xlsx``, ``ods``, or the kind of an `UnreadableFile`; reads only what it needs."""
    try:
        if not path.is_file():
            return "special"
        with path.open("rb") as file:
            head = file.read(HEAD)
        return kind_of_bytes(contents(path, limits()) if head.startswith((ZIP, OLE)) else head, path.name)
    except UnreadableFile as reason:
        return reason.kind
    except (OSError, ValueError):
        return "busy"


def kind_of_bytes(data: bytes, name: str) -> str:
    """The same of a file's bytes, or of its first ones when it begins neither as a zip nor as an OLE file."""
    try:
        return package_of(data, name, limits()).kind
    except UnreadableFile as reason:
        return reason.kind


def may_be_form(kind: str, name: str) -> bool:
    """Whether a file of that kind and name is checked as a form: it holds a workbook, or is a spoiled one."""
    if kind in WORKBOOKS:
        return True
    return kind in SPOILED and not WORKBOOK_SUFFIXES.isdisjoint(part.lower() for part in PurePath(name).suffixes)
