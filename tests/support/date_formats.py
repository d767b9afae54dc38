"""The number formats of dates that Thai users' programs write (``tests/number_format/date_formats.tsv``)."""

from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parents[1] / "number_format" / "date_formats.tsv"


class KnownFormat(NamedTuple):
    """One line of the table."""

    format: str
    source: str
    precision: str
    calendar: str
    digits: str


def known_formats() -> list[KnownFormat]:
    """The table's lines."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [KnownFormat(*line.split("\t")) for line in lines[1:]]
