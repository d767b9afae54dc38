"""Opening files that others may have put there: ordinary ones alone, and without waiting."""

import errno
import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

NOT_REGULAR: Final = errno.EINVAL
"""What the system is made to answer for a pipe, a device, a socket or a folder."""


def open_regular(path: Path) -> BinaryIO:
    """The file at `path`, open for reading; OSError when it cannot be opened or is no ordinary file.

    A pipe that nobody writes into is not waited for.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(NOT_REGULAR, os.strerror(NOT_REGULAR), str(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def is_regular(path: Path, *, unknown: bool = False) -> bool:
    """Whether an ordinary file is at `path`, where links are followed; `unknown` when the system does not say."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return unknown and error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EBADF)
    except ValueError:
        return False


def is_gone(path: Path) -> bool:
    """Whether nothing is at `path`; what cannot be looked at is there."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False


def hash_of(path: Path) -> str:
    """The hash of a file's bytes, empty when it cannot be read."""
    digested = sha256()
    try:
        with open_regular(path) as file:
            while piece := file.read(1 << 20):
                digested.update(piece)
    except (OSError, ValueError):
        return ""
    return digested.hexdigest()
