"""Where itaxl looks for settings, and where it keeps what is the user's own and is not a document."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from itaxl.model.wording import Wording

NAME: Final = "itaxl.toml"
USED = Wording("ใช้ค่าตั้งจาก {path}", "Settings: {path}")
ELSEWHERE: Final = "ITAXL_SETTINGS"
"""The environment variable that names a settings file to use in place of the user's own."""


def log_folder() -> Path:
    """The folder of crash logs: the user's log folder as the system has it; it may not exist yet."""
    from platformdirs import user_log_path

    return user_log_path("itaxl", appauthor=False)


def user_file() -> Path:
    """The user's own settings: the file that ITAXL_SETTINGS names, else ``itaxl.toml`` in a folder easily found.

    On Windows that is ``itaxl`` in the user's folder, where documents also go; elsewhere the folder that the system has
    for settings. It may not exist.
    """
    if named := os.environ.get(ELSEWHERE):
        return Path(named)
    if os.name == "nt":
        return Path(os.path.expanduser("~"), "itaxl", NAME)  # noqa: PTH111 - Path.home fails where there is no home
    from platformdirs import user_config_path

    return user_config_path("itaxl") / NAME


def files_for(folder: Path | None) -> Iterator[Path]:
    """The settings files that count for a workbook in `folder`, the user's own first; each exists or was named."""
    own = user_file()
    if os.environ.get(ELSEWHERE) or _is_file(own):
        yield own
    near = beside(folder) if folder else None
    if near and os.path.realpath(near) != os.path.realpath(own):
        yield near


def beside(folder: Path) -> Path | None:
    """The settings file in `folder`, None when there is none."""
    path = folder / NAME
    return path if _is_file(path) else None


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a folder that nobody may look into has none."""
    try:
        return path.is_file()
    except OSError:
        return False
