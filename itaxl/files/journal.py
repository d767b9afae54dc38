"""A journal: a JSON object a line, added at the end; a line that a killed run tore is as if it were not there."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from itaxl.files.write_errors import explained

END: Final = b"\n"


class Journal:
    """The journal in the file at `path`, open for adding; Refused when it cannot be written."""

    __slots__ = ("_file", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        with explained(path):
            self._file = path.open("a+b")
            self._mend()

    def _mend(self) -> None:
        """End a torn last line, so that the next entry stands on a line of its own."""
        size = self._file.seek(0, os.SEEK_END)
        if size:
            self._file.seek(size - 1)
            if self._file.read(1) != END:
                self._file.write(END)
                self._file.flush()

    def add(self, lines: Iterable[str], *, sync: bool) -> list[int]:
        """Add entries, JSON objects as texts without line breaks; answers where each begins.

        With `sync` they are safe on the disk when this returns.
        """
        # A lone surrogate, which UTF-8 cannot write, becomes the JSON escape that it is.
        data = [line.encode("utf-8", "backslashreplace") + END for line in lines]
        with explained(self.path):
            place = self._file.seek(0, os.SEEK_END)
            self._file.write(b"".join(data))
            self._file.flush()
            if sync:
                os.fsync(self._file.fileno())
        places = []
        for line in data:
            places.append(place)
            place += len(line)
        return places

    def close(self) -> None:
        """Make all entries safe on the disk and close the file."""
        with explained(self.path):
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()


def entries(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The whole entries of a journal and where each begins; nothing when there is no such file."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        place = 0
        for line in file:
            entry = _entry(line)
            if entry is not None:
                yield place, entry
            place += len(line)


def entry_at(file: BinaryIO, place: int) -> dict[str, Any]:
    """The entry that begins at `place` of an open journal; ValueError when none does."""
    file.seek(place)
    entry = _entry(file.readline())
    if entry is None:
        raise ValueError(place)
    return entry


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None
