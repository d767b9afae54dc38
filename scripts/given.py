"""What a person gives a script, files, folders and tables: read, or the script ends with one sentence (`Stop`)."""

import gzip
import zlib
from pathlib import Path

from venv_setup import Stop


def given_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise Stop(f"{path} is a folder; a file is wanted.") from None
    except OSError as error:
        what = "is a folder; a file is wanted" if path.is_dir() else f"cannot be read: {error.strerror}"
        raise Stop(f"{path} {what}.") from None


def given_text(path: Path) -> str:
    """The text of a file in UTF-8, unpacked when its name ends in .gz."""
    data = given_bytes(path)
    try:
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    except (OSError, EOFError, zlib.error):
        raise Stop(f"{path} is no gzip file.") from None
    except UnicodeDecodeError:
        raise Stop(f"{path} is no text in UTF-8.") from None


def given_table(path: Path, columns: int) -> list[list[str]]:
    """The rows of a tab-separated table with at least so many `columns`, below its head; lines with # are left out."""
    lines = [line for line in given_text(path).splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:] if line]
    if not rows or any(len(row) < columns for row in rows):
        raise Stop(f"{path} is no table of {columns} columns, parted by tabs, below a line of their names.")
    return rows


def given_folder(path: Path, needed: str) -> Path:
    """The folder at `path`, in which something stands that is called like `needed` (a pattern such as ``*.json``)."""
    if not path.is_dir():
        raise Stop(f"{path} is no folder." if path.exists() else f"{path} does not exist.")
    if not any(path.glob(needed)):
        raise Stop(f"{path} holds no {needed}.")
    return path
