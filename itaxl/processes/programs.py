"""Programs of the machine, found by name, never in the folder being worked in: what was sent may be a trap."""

import os
import shutil
from pathlib import Path


def on_path(name: str) -> str | None:
    """Where the PATH has the program `name`; None on Windows, where such a search begins in the current folder."""
    return None if os.name == "nt" else shutil.which(name)


def of_windows(name: str) -> str:
    """A program that Windows brings with it, by its whole path."""
    return str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", f"{name}.exe"))
