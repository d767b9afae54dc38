"""Tables of facts beside this module: tab-separated, with a header that teaches the format."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).with_name("data")


def table(name: str) -> list[dict[str, str]]:
    """The entries of ``data/<name>.tsv`` by column; lines that begin with # are for people."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    filled = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(filled[0], entry, strict=True)) for entry in filled[1:]]
