"""A column of the table of measures whose texts stand in each other's rows: sorted, turned or exchanged alone.

No cell is blank then, and only what the texts say tells: words that they share with the rest of one row alone.
Measured over 33 tables of papers, and over 1,200 columns of tables drawn at random from their 199 rows: 0 and 3 were
called shuffled.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import reduce
from itertools import chain, combinations
from operator import or_
from typing import Final, NamedTuple

from itaxl.evidence.displaced import missing_columns
from itaxl.evidence.measures import filled
from itaxl.evidence.slipped import PROSE, SUGGESTION, TIMES_MORE, word_pieces
from itaxl.model.submission import Submission, TableRow

COLUMNS: Final = tuple(key for key in PROSE if key != SUGGESTION)
"""Suggestions of all measures are alike."""

LEAST_ROWS: Final = 3
MOST_ROWS: Final = 60
"""Rows of a table in which words of one row alone still tell."""

_ALL_ROWS: Final = (1 << MOST_ROWS) - 1

LEAST_OF_ONE: Final = 6
LEAST_SHARED: Final = 18
"""Shared pieces that tell where one text belongs, and where all that moved do."""


class Shuffled(NamedTuple):
    """The column, and for each row whose text belongs to another, that one."""

    key: str
    belongs: tuple[tuple[TableRow, TableRow], ...]


def shuffled_column(submission: Submission) -> Shuffled | None:
    """The column of which two texts or more fit other rows far better than those in which they stand.

    The others fit worse then too, so of several the one whose texts fit best elsewhere is it.
    """
    rows = filled(submission)
    if not LEAST_ROWS <= len(rows) <= MOST_ROWS or any(missing_columns(row) for row in rows):
        return None
    fits = _shared_words(rows)
    found = {key: _belonging(fits[key], len(rows)) for key in COLUMNS}
    key = max(found, key=lambda each: sum(fits[each][pair] for pair in found[each].items()))
    belongs = sorted(found[key].items())
    return Shuffled(key, tuple((rows[place], rows[other]) for place, other in belongs)) if belongs else None


def _shared_words(rows: Sequence[TableRow]) -> Mapping[str, Mapping[tuple[int, int], int]]:
    """How many pieces of words the text of one row (first) shares with the other columns of another row alone."""
    pieces = [[word_pieces(row.text(key)) for key in PROSE] for row in rows]
    seen: set[str] = set()
    again: set[str] = set()
    for piece_set in chain.from_iterable(pieces):  # most pieces stand in one text alone
        again |= seen & piece_set
        seen |= piece_set
    cells: dict[str, int] = dict.fromkeys(again, 0)  # a bit for each text with the piece, column by column
    for number, of_row in enumerate(pieces):
        for column, piece_set in enumerate(of_row):
            bit = 1 << (column * MOST_ROWS + number)
            for piece in again & piece_set:
                cells[piece] |= bit
    fits: dict[str, Counter[tuple[int, int]]] = {key: Counter() for key in COLUMNS}
    for bits, count in Counter(cells.values()).items():
        sets = [(key, held) for at, key in enumerate(PROSE) if (held := bits >> at * MOST_ROWS & _ALL_ROWS)]
        for key, places in sets if len(sets) > 1 else ():
            others = reduce(or_, (held for other, held in sets if other != key))
            if key in fits and others & (others - 1) == 0:
                at = others.bit_length() - 1
                for place in range(places.bit_length()):
                    if places >> place & 1:
                        fits[key][place, at] += count
    return fits


def _belonging(fit: Mapping[tuple[int, int], int], count: int) -> dict[int, int]:
    """The row to which each text belongs that stands in another; empty when nothing tells that any does."""

    def much(place: int, other: int) -> int:
        return fit.get((place, other), 0)

    belongs: dict[int, int] = {}
    for place in range(count):
        best = max(range(count), key=lambda other: much(place, other))
        if best != place and much(place, best) >= max(LEAST_OF_ONE, TIMES_MORE * much(place, place)):
            belongs[place] = best
    for one, two in combinations(list(belongs), 2):
        if belongs.get(one, -1) == belongs.get(two, -2):
            del belongs[min(one, two, key=lambda place: much(place, belongs[place]))]
    belongs = {
        place: other
        for place, other in belongs.items()
        if other in belongs or much(place, other) >= TIMES_MORE * much(other, other)
    }
    moved = sum(much(place, other) for place, other in belongs.items())
    stayed = sum(much(place, place) for place in {*belongs, *belongs.values()})
    told = len(belongs) > 1 and moved >= max(LEAST_SHARED, TIMES_MORE * stayed)
    return belongs if told else {}
