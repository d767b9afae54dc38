"""Temporary files beside their target: safe on disk before they take its name, and swept when a run died."""

import contextlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.files.regular_file import is_gone

PREFIX: Final = ".itaxl-"
SUFFIX: Final = ".tmp"
OWN: Final = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{16}}{re.escape(SUFFIX)}")
STALE_AFTER: Final = 60
"""Seconds after which a temporary file is taken for dead where no lock can tell (Windows, some network shares)."""


@contextlib.contextmanager
def temporary(path: Path, data: bytes | Iterable[bytes]) -> Iterator[Path]:
    """A file of ours beside `path` that holds `data`, whole or in pieces, safely; gone afterwards unless renamed.

    Nobody else may read it until it has its new name; then it gets the rights of the file it replaced, or of a new one.
    """
    mode = _mode(path)
    descriptor, name = _opened(path.absolute().parent)
    # The second descriptor holds the lock to the end: on Windows a file must be closed before it is renamed.
    held = os.dup(descriptor) if os.name != "nt" else None
    try:
        try:
            for piece in (data,) if isinstance(data, bytes) else data:
                _write(descriptor, piece)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield name
        if held is not None:
            with contextlib.suppress(OSError):
                os.fchmod(held, mode)
        _sync(name.parent)
    finally:
        with contextlib.suppress(OSError):
            name.unlink(missing_ok=True)
        if held is not None:
            with contextlib.suppress(OSError):
                os.close(held)


def sweep(folder: Path) -> None:
    """Delete the temporary files that runs of ours left in `folder` when they died."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if OWN.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _sweep(entry)


def _opened(folder: Path) -> tuple[int, Path]:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    while True:
        name = folder / f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}"
        descriptor = os.open(name, flags, 0o600)
        # A sweep that comes before the lock takes the name away.
        if not lock(descriptor, wait=True) or not is_gone(name):
            return descriptor, name
        os.close(descriptor)


def lock(descriptor: int, *, wait: bool) -> bool | None:
    """Whether the open file is now locked by us; None where nothing can be locked."""
    if os.name == "nt":
        return None
    from fcntl import LOCK_EX, LOCK_NB, flock

    try:
        flock(descriptor, LOCK_EX if wait else LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _sweep(entry: Path) -> None:
    descriptor = os.open(entry, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        dead = lock(descriptor, wait=False)
        if dead is None:
            dead = time.time() - os.fstat(descriptor).st_mtime > STALE_AFTER
        if dead and os.name != "nt":
            entry.unlink()
    finally:
        os.close(descriptor)
    if dead and os.name == "nt":
        entry.unlink()


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o666 & ~_umask()


@cache
def _umask() -> int:
    # The system tells the mask only while it is being set, so it is asked once.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    """Make the new name durable where a folder can be synced; the file itself is safe already."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
