"""A column of the table of measures whose texts stand in each other's rows: sorted, turned or exchanged alone.

No cell is blank then, and only what the texts say tells: words that they share with the rest of one row alone.
Measured over 33 tables of papers, and over 1,200 columns of tables drawn at random from their 199 rows: 0 and 3 were
called shuffled.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
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
    places: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(PROSE))
    for number, row in enumerate(rows):
        for column, key in enumerate(PROSE):
            for piece in word_pieces(row.text(key)):
                places[piece][column] |= 1 << number
    fits: dict[str, defaultdict[tuple[int, int], int]] = {key: defaultdict(int) for key in COLUMNS}
    for sets in places.values():
        for column, key in enumerate(COLUMNS):
            others = 0
            for other, rows_of_other in enumerate(sets):
                if other != column:
                    others |= rows_of_other
            if sets[column] and others and others & (others - 1) == 0:
                at = others.bit_length() - 1
                for place in range(sets[column].bit_length()):
                    if sets[column] >> place & 1:
                        fits[key][place, at] += 1
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
