"""Folders of ours among the machine's temporary files: nobody else may look into them, and none outlives its run.

They hold forms and letters of people. One that a killed run left is taken away by the next run that makes one.
"""

import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp
from typing import Final

from itaxl.files.temporary_file import STALE_AFTER, lock

PREFIX: Final = "itaxl-private-"
LOCK: Final = ".lock"
KNOWN_PREFIXES: Final = (PREFIX, "itaxl-pdf-")
"""With what earlier versions called them."""
A_DAY: Final = 24 * 60 * 60
"""Seconds after which a folder is taken for dead where no lock can tell (Windows)."""


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder for files that nobody else may see, gone afterwards; OSError when none can be made."""
    sweep_private_folders()
    folder = Path(mkdtemp(prefix=PREFIX, dir=gettempdir()))
    held = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        lock(held, wait=True)
        yield folder
    finally:
        os.close(held)
        # A virus scanner may still look at a file when it is to go; the next run takes away what stays.
        shutil.rmtree(folder, ignore_errors=True)


def sweep_private_folders() -> None:
    """Take away the folders that runs of ours left when they died, with all that is in them."""
    with suppress(OSError):
        for entry in Path(gettempdir()).iterdir():
            if entry.name.startswith(KNOWN_PREFIXES):
                with suppress(OSError):
                    if _is_dead(entry):
                        shutil.rmtree(entry, ignore_errors=True)


def _is_dead(folder: Path) -> bool:
    """Whether a folder is one of this user's that no run holds."""
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or (os.name != "nt" and status.st_uid != os.getuid()):
        return False
    age = time.time() - status.st_mtime
    try:
        held = os.open(folder / LOCK, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return age > STALE_AFTER  # it may just be made
    try:
        free = lock(held, wait=False)
        return age > A_DAY if free is None else free
    finally:
        os.close(held)


def write_private(path: Path, data: bytes) -> None:
    """Write a new file that nobody else may read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
