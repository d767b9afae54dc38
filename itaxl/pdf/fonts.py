"""Whether the machine has the fonts of official papers."""

import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.processes.programs import on_path

FAMILY: Final = "TH Sarabun"
SECONDS: Final = 20
FOLDERS: Final = (
    Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
    Path(os.environ.get("LOCALAPPDATA", "-"), "Microsoft", "Windows", "Fonts"),
    Path("/Library/Fonts"),
    Path("~/Library/Fonts").expanduser(),
)


@cache
def has_sarabun() -> bool:
    """Whether a TH Sarabun font is installed, so that pages come out as in Word."""
    lister = on_path("fc-list")
    if lister is None:
        return any(folder.is_dir() and any(folder.glob("*[Ss]arabun*")) for folder in FOLDERS)
    try:
        words = [lister, ":", "family"]
        listed = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - a system program
    except (OSError, subprocess.TimeoutExpired):
        return True
    return FAMILY.encode() in listed.stdout
