"""Folders of ours below one that was chosen: made one by one, and never by way of a link that leads elsewhere."""

import stat
from pathlib import Path
from typing import Final

from itaxl.files.write_errors import folder_explained
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording

LEADS_ELSEWHERE = Wording(
    "{folder} เป็นลิงก์ไปที่อื่น จึงไม่ได้เขียนหรือลบอะไรในนั้น ย้ายลิงก์นี้ออกแล้วสั่งใหม่",
    "{folder} is a link to elsewhere, so nothing was written or deleted in it; move the link away and try again.",
)
MOUNT_POINT: Final = 0xA0000003
"""How Windows marks a junction (IO_REPARSE_TAG_MOUNT_POINT): a folder that is another one elsewhere."""


def own_folder(root: Path, *names: str) -> Path:
    """The folder by these `names`, one below the other, in `root`, which is there; made as far as it is missing.

    Raises Refused when a link or a file stands in the way, or when it cannot be made.
    """
    folder = root
    for name in names:
        folder /= name
        if leads_elsewhere(folder):
            raise Refused(LEADS_ELSEWHERE, folder=folder.absolute())
        with folder_explained(folder):
            folder.mkdir(exist_ok=True)
    return folder


def leads_elsewhere(path: Path) -> bool:
    """Whether `path` is a link, or a junction of Windows."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == MOUNT_POINT
