"""The widths of the report's columns: what each must hold at least, and the rest by how much is written in it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from itaxl.documents.house import house
from itaxl.documents.measure_columns import TITLES as MEASURE_TITLES
from itaxl.documents.styles import SMALL, SMALL_BOLD
from itaxl.documents.text_metrics import text_width
from itaxl.documents.texts import DATE, NBSP

RULES: Final = house().table
AROUND: Final = 2 * RULES.margin + 0.05
"""Beside a text in its cell: the margins, and what foreseeing its width may be wrong by."""
TITLES: Final = tuple(max(text_width(line, SMALL_BOLD) for line in title) + AROUND for title in MEASURE_TITLES)
"""What the columns' titles take."""

Lines = Sequence[str]


def column_widths(rows: Sequence[Sequence[Lines]], whole: float, columns: int = len(TITLES)) -> tuple[float, ...]:
    """The widths in centimetres, together `whole`, of the first `columns`, which hold the texts of `rows`."""
    scale = whole / sum(RULES.measure_widths[:columns])
    usual = tuple(width * scale for width in RULES.measure_widths[:columns])
    least = [max(title, width * RULES.least_width) for title, width in zip(TITLES, usual, strict=False)]
    written = [0.0] * len(least)
    for row in rows:
        for number, lines in enumerate(row):
            for line in lines:
                written[number] += len(line)
                if NBSP in line:
                    least[number] = max(least[number], min(_widest(line) + AROUND, RULES.widest_date))
    spare, all_written = whole - sum(least), sum(written)
    if spare < 0 or not all_written:
        return usual
    return tuple(width + spare * share / all_written for width, share in zip(least, written, strict=True))


def whole_dates(line: str, width: float) -> str:
    """A line of a cell whose dates stay whole where the cell is wide enough, and part at their spaces where it is not.

    Word and LibreOffice would part a date that is bound and too wide in the middle of a number.
    """
    return DATE.sub(lambda found: _bound(found[0], width - AROUND), line) if NBSP in line else line


def _bound(date: str, room: float) -> str:
    fits = _width(date) <= room
    return date.replace(" ", NBSP) if fits else date.replace(NBSP, " ")


def _widest(line: str) -> float:
    return max(map(_width, DATE.findall(line)), default=0)


@lru_cache(maxsize=4096)
def _width(date: str) -> float:
    return text_width(date, SMALL)
