"""Files that are whole or absent: bytes go to a temporary file in the same folder, then take their name at once."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from itaxl.files.temporary_file import temporary
from itaxl.files.write_errors import EXISTS, explained
from itaxl.model.refusal import Refused

PATIENT: Final = os.name == "nt"
"""Only Windows keeps a file from being replaced while a program has it open."""

WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between tries while Word or a virus scanner holds a file: about two and a half in all."""

LARGEST_OWN: Final = 256 * 2**20
"""Bytes; a larger file was never ours, so it is not even read."""

NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})
"""What file systems without hard links (FAT, some network shares) answer."""

Mark = tuple[int, ...]
"""What changes whenever somebody writes a file or puts another in its place."""


class _Changed(Exception):  # noqa: N818 - not an error: somebody else was quicker
    """The file is no longer the one that was looked at."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that stands where we want to write; `data` is None when it cannot be read, so cannot be ours."""

    data: bytes | None
    mark: Mark | None


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Make `path` hold `data`, whole or in pieces; after a failure what was there is as it was.

    Raises Refused with the reason: no right, no folder, no room, or held open by another program.
    """
    with explained(path), temporary(path, data) as ready:
        _patiently(lambda: ready.replace(path))


def write_new(path: Path, data: bytes) -> None:
    """Make the new file `path` with `data`; Refused when there is one already, however late it came."""
    with explained(path), temporary(path, data) as ready:
        _patiently(lambda: _take_name(ready, path))


def write_beside(path: Path, data: bytes, *, ours: Callable[[bytes], bool]) -> Path:
    """Write `data` to `path`, or beside it as ``name (2).docx`` where a person's work stands; answers where.

    A file that holds `data` already is left alone; one that is `ours` (still as we wrote it) is replaced, and so is
    an empty one. What somebody writes meanwhile is looked at anew.
    """
    for candidate in _candidates(path):
        found = _found(candidate)
        if found is not None and found.data == data:
            return candidate
        try:
            if found is None:
                write_new(candidate, data)
                return candidate
            if found.data is not None and (not found.data or ours(found.data)):
                _replace(candidate, data, found.mark)
                return candidate
        except _Changed:
            return write_beside(path, data, ours=ours)
        except Refused as refusal:
            if refusal.wording is not EXISTS:
                raise
            return write_beside(path, data, ours=ours)
    raise AssertionError("the candidates never end")


def _replace(path: Path, data: bytes, mark: Mark | None) -> None:
    def put(ready: Path) -> None:
        if mark_of(path) != mark:
            raise _Changed
        ready.replace(path)

    with explained(path), temporary(path, data) as ready:
        _patiently(lambda: put(ready))


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def _found(path: Path) -> _Found | None:
    """What stands at `path`; None when nothing does, or when even that cannot be seen."""
    mark = mark_of(path)
    if mark is None:
        return None
    try:
        status = path.stat()
        readable = stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST_OWN
        return _Found(path.read_bytes() if readable else None, mark)
    except OSError:
        return _Found(None, mark)


def mark_of(path: Path) -> Mark | None:
    """What changes whenever somebody writes the file at `path` or puts another in its place; None for none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def _take_name(ready: Path, path: Path) -> None:
    if os.name == "nt":
        ready.rename(path)
        return
    try:
        os.link(ready, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # Without links the name is claimed first; the claim is empty only until the next line.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            ready.replace(path)
        except BaseException:
            path.unlink()
            raise


def _patiently(put: Callable[[], object]) -> None:
    """Do `put`, again and again for a while when Windows says that another program holds the file."""
    for wait in WAITS if PATIENT else ():
        try:
            put()
        except PermissionError:
            time.sleep(wait)
        else:
            return
    put()
