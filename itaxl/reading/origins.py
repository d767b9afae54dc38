"""Where the values of a form filled from papers were read, as its own sheets tell."""

from collections.abc import Iterator
from typing import Final

from itaxl.form.fields import ORIGIN_MARK, ORIGINS, TRUST_WORDS, UNUSED_TEXTS
from itaxl.model.cleaning import clean
from itaxl.model.grid import Grid
from itaxl.model.submission import FOUND, Origin, UnusedText
from itaxl.number_format.displayed_text import shown

_TRUSTS: Final = {word: trust for trust, word in TRUST_WORDS.items()}


def origins(grid: Grid) -> Iterator[Origin]:
    """What the sheet of origins says of each value: its key, text, how far to trust it, its source."""
    for key, _, text, trust, source in _rows(grid, ORIGINS, 5):
        if key != ORIGIN_MARK:
            yield Origin(key.removeprefix(ORIGIN_MARK), text, _TRUSTS.get(trust, FOUND), source)


def unused_texts(grid: Grid) -> Iterator[UnusedText]:
    """What the sheet of unused texts lists."""
    for _, text, source in _rows(grid, UNUSED_TEXTS, 3):
        yield UnusedText(text, source)


def _rows(grid: Grid, sheet: str, columns: int) -> Iterator[list[str]]:
    """The marked rows of a sheet as texts, none when the form has no such sheet."""
    if not any(each.name == sheet for each in grid.sheets()):
        return
    for row in grid.rows(sheet):
        texts = [clean(shown(value)) for value in row[:columns]]
        if texts and texts[0].startswith(ORIGIN_MARK):
            yield texts + [""] * (columns - len(texts))
