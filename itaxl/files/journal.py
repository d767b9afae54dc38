"""A journal: a JSON object a line, added at the end, each sealed with a sum of its bytes.

What a killed run tore, and what a disk or a person has changed since, is as if it were not there.
"""

import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Final

from itaxl.files.regular_file import NOT_REGULAR, is_gone, open_regular
from itaxl.files.state_errors import reading_explained
from itaxl.files.write_errors import explained
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

END: Final = b"\n"
SEAL: Final = b',"sum":"'
SEAL_SIZE: Final = 8
LONGEST: Final = 64 * 2**20
"""Bytes of a line; the longest answer of a workbook is no larger."""
_NO_FILES: Final = (errno.ELOOP, errno.EISDIR, errno.ENXIO, NOT_REGULAR)

NOT_OURS = Wording(
    "{path} ไม่ใช่ไฟล์ธรรมดา จึงไม่ได้อ่านหรือเขียน ย้ายออกแล้วสั่งใหม่",
    "{path} is no ordinary file, so it was neither read nor written; move it away and try again.",
)
CHANGED = Wording(
    "ไฟล์ {path} เปลี่ยนไประหว่างที่อ่าน สั่งใหม่อีกครั้ง",
    "{path} changed while it was read; give the command again.",
)


class Journal:
    """The journal in the file at `path`, open for adding; Refused when it cannot be written."""

    __slots__ = ("_file", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        with explained(path):
            self._file = os.fdopen(_opened(path), "a+b")
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
        data = [sealed(line.encode("utf-8", "backslashreplace")) + END for line in lines]
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


def sealed(line: bytes) -> bytes:
    """A JSON object with the sum of its bytes as its last member."""
    body = line[:-1]
    return b'%b%b%b"}' % (body, SEAL, _sum(body))


class ReadJournal:
    """The journal in the file at `path`, open for reading; Refused when it cannot be read."""

    __slots__ = ("_file", "path")

    def __init__(self, path: Path) -> None:
        self.path = path
        with reading_explained(path):
            self._file = _regular(path)

    def entry(self, place: int) -> dict[str, Any]:
        """The entry that begins at `place`; Refused when none does any more."""
        with reading_explained(self.path):
            self._file.seek(place)
            line = self._file.readline(LONGEST)
        entry = _entry(line)
        if entry is None:
            raise Refused(CHANGED, path=self.path.absolute())
        return entry

    def lines(self) -> Iterator[bytes]:
        """All lines from the beginning."""
        with reading_explained(self.path):
            self._file.seek(0)
            while line := self._file.readline(LONGEST):
                yield line

    def close(self) -> None:
        """Close the file: nothing is lost by one that was only read, whatever the system says."""
        with suppress(OSError):
            self._file.close()


def entries(path: Path, passed_over: list[int] | None = None) -> Iterator[tuple[int, dict[str, Any]]]:
    """The whole entries of a journal and where each begins; nothing when there is no such file.

    Where other lines begin is added to `passed_over`. Raises Refused when the journal cannot be read or is no ordinary
    file.
    """
    if is_gone(path):
        return
    with closing(ReadJournal(path)) as journal:
        place = 0
        for line in journal.lines():
            entry = _entry(line)
            if entry is not None:
                yield place, entry
            elif passed_over is not None and line.strip():
                passed_over.append(place)
            place += len(line)


def _entry(line: bytes) -> dict[str, Any] | None:
    body, _, seal = line.rpartition(SEAL)
    if not body or seal.rstrip() != _sum(body) + b'"}':
        return None
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=SEAL_SIZE).hexdigest().encode()


def _regular(path: Path) -> BinaryIO:
    try:
        return open_regular(path)
    except OSError as error:
        if error.errno in _NO_FILES:
            raise Refused(NOT_OURS, path=path.absolute()) from None
        raise


def _opened(path: Path) -> int:
    """The file for adding, made when it is missing; Refused for a link or anything else that is no file of ours."""
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT
    for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"):
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(path, flags, 0o666)
    except OSError as error:
        if error.errno in _NO_FILES:
            raise Refused(NOT_OURS, path=path.absolute()) from None
        raise
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Refused(NOT_OURS, path=path.absolute())
    return descriptor
