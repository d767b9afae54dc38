"""What an office sets for itself in an itaxl.toml, and where itaxl keeps what is the user's own."""

from pathlib import Path

from itaxl.settings.folders import log_folder
from itaxl.settings.settings import NOTHING_SET, Settings

__all__ = ["NOTHING_SET", "Settings", "log_folder", "settings_for"]


def settings_for(folder: Path | None) -> Settings:  # noqa: ARG001 - read by the next change
    """The settings beside a workbook (in `folder`) laid over those of the user; Refused with every mistake in them."""
    return NOTHING_SET
