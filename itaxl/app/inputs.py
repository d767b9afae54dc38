"""The workbooks that paths on a command line name."""

from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path
from typing import Final

from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

FIXED: Final = ".fixed"
"""What the name of a mended copy has before its ending."""

WORKBOOK_SUFFIXES: Final = frozenset({".xlsm", ".xlsx", ".xls", ".xlsb", ".ods"})
NO_SUCH_PATH = Wording("ไม่พบไฟล์หรือโฟลเดอร์ {path}", "No such file or folder: {path}")
NO_WORKBOOKS = Wording("ในโฟลเดอร์ {path} ไม่มีไฟล์แบบฟอร์ม Excel", "No Excel workbooks in the folder {path}")


def workbooks_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The workbooks that `paths` name, files as they are and folders with all below them, each once.

    A file by two names, as links make it, is two workbooks: each name is somebody's. Raises Refused for a path that
    does not exist and for a folder without workbooks.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found = sorted(workbooks_below(path))
            if not found:
                raise Refused(NO_WORKBOOKS, path=path)
        elif path.exists():
            found = [path]
        else:
            raise Refused(NO_SUCH_PATH, path=path)
        for each in found:
            if (entry := entry_of(each)) not in seen:
                seen.add(entry)
                yield each


def entry_of(path: Path) -> Path:
    """The one spelling of a path: its own name in the folder that it really lies in, whatever links lead there."""
    path = path.absolute()
    # A name such as .. is none of its own.
    return Path(realpath(path.parent), path.name) if path.name not in ("", "..") else Path(realpath(path))


def workbooks_below(folder: Path) -> Iterator[Path]:
    """The workbooks in `folder` and below; lock files (~$…), hidden files and our fixed copies are passed over."""
    for path in folder.rglob("*"):
        relative = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in relative.parts) or FIXED in path.name
        if not hidden and path.suffix.lower() in WORKBOOK_SUFFIXES and path.is_file():
            yield path
