"""Files that are whole or absent: bytes go to a temporary file in the same folder, then take their name at once."""

import contextlib
import errno
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from itaxl.refusal import Refused
from itaxl.wording import Wording

PREFIX: Final = ".itaxl-"
SUFFIX: Final = ".tmp"
OWN_TEMPORARY: Final = re.compile(rf"{re.escape(PREFIX)}[0-9a-f]{{16}}{re.escape(SUFFIX)}")
STALE_AFTER: Final = 3600
"""Seconds after which a temporary file of ours can only be left over from a run that died."""

WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between tries while Word or a virus scanner holds a file: about two and a half in all."""

EXISTS = Wording(
    "มีไฟล์ {path} อยู่แล้ว จึงไม่ได้เขียนทับ ใช้ชื่ออื่น หรือย้ายไฟล์เดิมก่อน",
    "{path} exists already and was not overwritten; use another name or move it first.",
)
IN_USE = Wording(
    "เขียนไฟล์ {path} ไม่ได้ ปิดเอกสารใน Word หรือโปรแกรมอื่นก่อน แล้วสั่งใหม่",
    "{path} cannot be written: close it in Word or the other program and try again.",
)
NO_FOLDER = Wording("ไม่พบโฟลเดอร์ {folder} สร้างโฟลเดอร์ก่อน แล้วสั่งใหม่", "No folder {folder}: make it first.")
NO_RIGHT = Wording(
    "เขียนลงโฟลเดอร์ {folder} ไม่ได้ เพราะไม่มีสิทธิ์เขียน เลือกโฟลเดอร์อื่น",
    "You may not write into {folder}: choose another folder.",
)
NO_SPACE = Wording(
    "เขียนไฟล์ {path} ไม่ได้ เพราะที่ว่างในดิสก์ไม่พอ ลบไฟล์ที่ไม่ใช้แล้วสั่งใหม่",
    "{path} cannot be written: the disk is full. Make room and try again.",
)
TOO_LONG = Wording("ชื่อไฟล์หรือที่อยู่ {path} ยาวเกินไป ใช้โฟลเดอร์ที่ชื่อสั้นลง", "{path} is too long: use a shorter folder.")
FAILED = Wording(
    "เขียนไฟล์ {path} ไม่สำเร็จ ({why}) ไฟล์เดิมยังอยู่ครบ", "{path} could not be written ({why}); nothing was lost."
)

NO_LINKS: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})
"""What file systems without hard links (FAT, some network shares) answer."""


def write_whole(path: Path, data: bytes) -> None:
    """Make `path` hold `data`, in place of what was there; after a failure the old file is as it was.

    Raises Refused with the reason: no right, no folder, no room, or held open by another program.
    """
    with _sentences(path), _temporary(path, data) as temporary:
        _patiently(lambda: temporary.replace(path))


def write_new(path: Path, data: bytes) -> None:
    """Make the new file `path` with `data`; Refused when there is one already, however late it came."""
    with _sentences(path), _temporary(path, data) as temporary:
        _patiently(lambda: _take_name(temporary, path))


def write_beside(path: Path, data: bytes, *, ours: Callable[[bytes], bool]) -> Path:
    """Write `data` to `path`, or beside it as ``name (2).docx`` where a person's work stands; answers where.

    A file that holds `data` already is left alone; one that is `ours` (still as we wrote it) is replaced.
    """
    for candidate in _candidates(path):
        held = _held(candidate)
        if held == data or (held is None and _created(candidate, data)):
            return candidate
        if held is not None and ours(held):
            write_whole(candidate, data)
            return candidate
    raise AssertionError("the candidates never end")


def sweep(folder: Path) -> None:
    """Delete temporary files that earlier runs of ours left in `folder`."""
    with contextlib.suppress(OSError):
        for entry in folder.iterdir():
            if OWN_TEMPORARY.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat().st_mtime > STALE_AFTER:
                        entry.unlink()


def _created(path: Path, data: bytes) -> bool:
    """Write a new file; False when someone made one by that name meanwhile."""
    try:
        write_new(path, data)
    except Refused as refusal:
        if refusal.wording is EXISTS:
            return False
        raise
    return True


def _candidates(path: Path) -> Iterator[Path]:
    yield path
    for number in count(2):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        # A file that cannot be read cannot be known as ours.
        return b""


@contextlib.contextmanager
def _temporary(path: Path, data: bytes) -> Iterator[Path]:
    """A file of ours beside `path` that holds `data` safely; gone afterwards unless it took another name."""
    folder = path.absolute().parent
    temporary = folder / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        try:
            _write_all(descriptor, data)
            _share(descriptor, path)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield temporary
        _sync_folder(folder)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _share(descriptor: int, path: Path) -> None:
    """Give the finished file the rights that any new file gets here, or those of the file it replaces."""
    if not hasattr(os, "fchmod"):
        return
    try:
        mode = path.stat().st_mode & 0o777
    except OSError:
        mode = 0o666 & ~_umask()
    os.fchmod(descriptor, mode)


@cache
def _umask() -> int:
    # The system tells the mask only while it is being set, so it is asked once.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _take_name(temporary: Path, path: Path) -> None:
    if os.name == "nt":
        temporary.rename(path)
        return
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        # Without links the name is claimed first; the claim is empty only until the next line.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        temporary.replace(path)


def _patiently(put: Callable[[], object]) -> None:
    """Do `put`, again and again for a while when Windows says that another program holds the file."""
    for wait in WAITS:
        try:
            put()
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
        else:
            return
    put()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems cannot sync a folder; the file itself is safe already.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError as error:
        raise Refused(EXISTS, path=path) from error
    except FileNotFoundError as error:
        raise Refused(NO_FOLDER, folder=path.absolute().parent) from error
    except NotADirectoryError as error:
        raise Refused(NO_FOLDER, folder=path.absolute().parent) from error
    except PermissionError as error:
        raise _not_permitted(path) from error
    except OSError as error:
        raise _system_refused(path, error) from error


def _not_permitted(path: Path) -> Refused:
    """Tell a file that is held open from a folder one may not write into."""
    folder = path.absolute().parent
    if path.exists() and os.access(folder, os.W_OK):
        return Refused(IN_USE, path=path)
    return Refused(NO_RIGHT, folder=folder)


def _system_refused(path: Path, error: OSError) -> Refused:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Refused(NO_SPACE, path=path)
    if error.errno == errno.ENAMETOOLONG:
        return Refused(TOO_LONG, path=path)
    if error.errno == errno.EROFS:
        return Refused(NO_RIGHT, folder=path.absolute().parent)
    return Refused(FAILED, path=path, why=os.strerror(error.errno or 0))
