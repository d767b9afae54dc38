"""What an office sets for itself in an itaxl.toml, and where itaxl keeps what is the user's own."""

from pathlib import Path

from itaxl.settings.folders import log_folder
from itaxl.settings.settings import NOTHING_SET, Settings

__all__ = ["NOTHING_SET", "Settings", "log_folder", "settings_for"]


def settings_for(folder: Path | None, *more: Path) -> Settings:
    """The settings beside a workbook (in `folder`) laid over those of the user, `more` files over both.

    None as `folder` leaves only the user's: for workbooks that came from others. Raises Refused with every mistake.
    """
    from itaxl.settings.folders import files_for

    paths = [*files_for(folder), *more]
    if not paths:
        return NOTHING_SET
    from itaxl.settings.files import read_files

    return read_files(paths).settings
