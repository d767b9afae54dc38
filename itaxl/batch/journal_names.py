"""The names in a journal's entry lead nowhere but into a folder of the outputs, whoever wrote them."""

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Final

from itaxl.files.file_names import MOST_BYTES

FOLDER: Final = "folder"
FILES: Final = ("outputs", "of", "letters", "reports")


def expect_names(entry: Mapping[str, Any]) -> None:
    """Raise ValueError when a folder or a file in `entry` is no name by itself, TypeError when it is no text."""
    if entry.get(FOLDER):
        _expect_name(entry[FOLDER])
    for member in FILES:
        files = entry.get(member, {})
        if isinstance(files, dict):
            for name, digest in files.items():
                _expect_name(name)
                if not isinstance(digest, str):
                    raise TypeError
        elif member != "of" or "reports" not in entry or not all(isinstance(each, str) for each in files):
            raise TypeError


def _expect_name(name: str) -> None:
    """A name that neither Windows nor any other system takes for a way to elsewhere."""
    if not isinstance(name, str):
        raise TypeError
    alone = PurePosixPath(name).name == name == PureWindowsPath(name).name and ":" not in name
    if not alone or name in ("", ".", "..") or "\0" in name or len(name.encode("utf-8", "replace")) > MOST_BYTES + 100:
        raise ValueError
