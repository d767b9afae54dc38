"""Why a file could not be written, in one sentence that says what to do."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

EXISTS = Wording(
    "มีไฟล์ {path} อยู่แล้ว จึงไม่ได้เขียนทับ ใช้ชื่ออื่น หรือย้ายไฟล์เดิมก่อน",
    "{path} exists already and was not overwritten; use another name or move it first.",
)
IN_USE = Wording(
    "เขียนไฟล์ {path} ไม่ได้ ปิดเอกสารใน Word หรือโปรแกรมอื่นก่อน แล้วสั่งใหม่",
    "{path} cannot be written: close it in Word or the other program and try again.",
)
NO_FOLDER = Wording("ไม่พบโฟลเดอร์ {folder} สร้างโฟลเดอร์ก่อน แล้วสั่งใหม่", "No folder {folder}: make it first.")
NOT_A_FOLDER = Wording("{folder} เป็นไฟล์ ไม่ใช่โฟลเดอร์ เลือกโฟลเดอร์อื่น", "{folder} is a file, not a folder; choose another.")
NO_RIGHT = Wording(
    "เขียนลงโฟลเดอร์ {folder} ไม่ได้ เพราะไม่มีสิทธิ์เขียน เลือกโฟลเดอร์อื่น",
    "You may not write into {folder}: choose another folder.",
)
READ_ONLY = Wording(
    "เขียนลงโฟลเดอร์ {folder} ไม่ได้ เพราะดิสก์นี้อ่านได้อย่างเดียว เลือกโฟลเดอร์อื่น",
    "{folder} is on a read-only disk: choose another folder.",
)
NO_SPACE = Wording(
    "เขียนไฟล์ {path} ไม่ได้ เพราะที่ว่างในดิสก์ไม่พอ ลบไฟล์ที่ไม่ใช้แล้วสั่งใหม่",
    "{path} cannot be written: the disk is full. Make room and try again.",
)
TOO_LONG = Wording(
    "ชื่อไฟล์หรือที่อยู่ {path} ยาวเกินไป ใช้โฟลเดอร์ที่ชื่อสั้นกว่านี้", "{path} is too long: use a folder with a shorter name."
)
FAILED = Wording(
    "เขียนไฟล์ {path} ไม่ได้ เพราะดิสก์หรือเครือข่ายขัดข้อง (รหัส {number}) ไฟล์เดิมไม่เสียหาย ลองใหม่หรือเลือกโฟลเดอร์อื่น",
    "{path} cannot be written: the disk or the network fails (code {number}). Nothing was lost; try again.",
)

WINDOWS_LONGEST: Final = 259
"""Characters of a whole path on a Windows that was not told to take longer ones."""

SENTENCES: Final = {
    errno.ENOSPC: NO_SPACE,
    errno.EDQUOT: NO_SPACE,
    errno.EFBIG: NO_SPACE,
    errno.ENAMETOOLONG: TOO_LONG,
    errno.EROFS: READ_ONLY,
    errno.EEXIST: EXISTS,
    errno.ENOENT: NO_FOLDER,
    errno.ENOTDIR: NOT_A_FOLDER,
}


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the system answers while `path` is written into Refused with its sentence."""
    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error


@contextlib.contextmanager
def folder_explained(folder: Path) -> Iterator[None]:
    """The same while `folder` is made."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise Refused(NOT_A_FOLDER, folder=folder.absolute()) from error
    except OSError as error:
        raise unwritable(folder / "a file in it", error) from error


def unwritable(path: Path, error: OSError) -> Refused:
    """The refusal that says why `path` could not be written."""
    path = path.absolute()
    wording = SENTENCES.get(error.errno or 0, FAILED)
    if os.name == "nt" and isinstance(error, FileNotFoundError) and len(str(path)) > WINDOWS_LONGEST:
        wording = TOO_LONG
    elif isinstance(error, PermissionError):
        wording = IN_USE if os.access(path, os.F_OK) and os.access(path.parent, os.W_OK) else NO_RIGHT
    return Refused(wording, path=path, folder=path.parent, number=error.errno or 0)
