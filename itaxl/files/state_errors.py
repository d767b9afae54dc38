"""Why a file of ours, a journal for one, could not be read, in one sentence that says what to do."""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

MISSING = Wording(
    "ไม่พบไฟล์ {path} อาจถูกย้ายหรือลบระหว่างทำงาน สั่งใหม่อีกครั้ง",
    "{path} is not there; it may have been moved or deleted meanwhile. Give the command again.",
)
NO_RIGHT = Wording(
    "อ่านไฟล์ {path} ไม่ได้ เพราะไม่มีสิทธิ์อ่าน หรือเปิดค้างอยู่ในโปรแกรมอื่น ปิดไฟล์หรือขอสิทธิ์อ่าน แล้วสั่งใหม่",
    "{path} cannot be read: no permission, or open in another program. Close it or ask for the right, and try again.",
)
FAILED = Wording(
    "อ่านไฟล์ {path} ไม่ได้ เพราะดิสก์หรือเครือข่ายขัดข้อง (รหัส {number}) เอกสารที่ทำแล้วไม่เสียหาย ลองสั่งใหม่",
    "{path} cannot be read: the disk or the network fails (code {number}). No document was lost; try again.",
)
SENTENCES: Final = {errno.ENOENT: MISSING, errno.EACCES: NO_RIGHT, errno.EPERM: NO_RIGHT}


@contextlib.contextmanager
def reading_explained(path: Path) -> Iterator[None]:
    """Turn what the system answers while `path` is read into Refused with its sentence."""
    try:
        yield
    except OSError as error:
        wording = SENTENCES.get(error.errno or 0, FAILED)
        raise Refused(wording, path=path.absolute(), number=error.errno or 0) from error
