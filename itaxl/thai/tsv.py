"""Tables of facts: tab-separated, with a header that teaches the format. Every one is read here.

Two are too large for it and say why where they are read: the words and their slips.
"""

import csv
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("data")


def entries(path: Path) -> list[list[str]]:
    """The lines of a table by their fields; blank lines and those that begin with # are for people."""
    with path.open(encoding="utf-8", newline="") as lines:
        filled = (line for line in lines if line.strip() and not line.startswith("#"))
        return list(csv.reader(filled, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_column(path: Path) -> list[dict[str, str]]:
    """The entries of a table whose first line names its columns."""
    columns, *rows = entries(path)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def table(name: str) -> list[dict[str, str]]:
    """The entries of ``data/<name>.tsv`` by column."""
    return by_column(FOLDER / f"{name}.tsv")
