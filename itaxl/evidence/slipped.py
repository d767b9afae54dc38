"""A column of the table of measures that moved by one row from some row on, so that one of its texts is lost.

Deleting a cell with “shift cells up”, or pasting a column one row too low, leaves the last or first cell blank and each
text beside the measure of its neighbour. What tells is what the texts say: words that they share with the rest of a row
alone, and the days of results that lie in a period.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.evidence.date_role import DAYS, DateRole, role
from itaxl.evidence.dated import text_dates
from itaxl.evidence.displaced import missing_columns
from itaxl.evidence.measures import filled
from itaxl.model.cell import Located
from itaxl.model.submission import Submission, TableRow
from itaxl.years.catalogue import FiscalYear

COLUMNS: Final = ("measure", "method", "owner", "period", "result", "suggestion")
PROSE: Final = ("measure", "method", "result", "suggestion")
PERIOD, RESULT, SUGGESTION = "period", "result", "suggestion"

LEAST_ROWS: Final = 3
LETTERS: Final = 4
"""Letters in a row that two texts share as part of a word."""

LEAST_SHARED: Final = 12
LEAST_SHARED_IF_OPTIONAL: Final = 25
"""Shared pieces that tell where texts belong; more where a blank cell alone says nothing."""

LEAST_DAYS: Final = 2
TIMES_MORE: Final = 3
"""How much better texts must fit where they came from than where they stand."""

_WORDS: Final = re.compile("[ก-๎A-Za-z]{4,}")

Fit = Mapping[tuple[int, int], int]
"""How well the text of one row (first) goes with the rest of another."""


class Slipped(NamedTuple):
    """The rows whose texts of a column moved up, or `down`, the one that is blank now and the one whose text is lost
    among them; and these rows as meant, the lost text blank."""

    key: str
    rows: tuple[TableRow, ...]
    down: bool
    meant: tuple[TableRow, ...]


def slipped_column(submission: Submission, year: FiscalYear) -> Slipped | None:
    """The column whose last or first cell is blank since its texts moved there from the next row; the surest one."""
    rows = filled(submission)
    if len(rows) < LEAST_ROWS:
        return None
    for down in (False, True):
        for key in COLUMNS:
            if is_edge_blank(rows, key, down=down) and (count := _moved(submission, year, rows, key, down=down)):
                return _slipped(rows, key, count, down=down)
    return None


def is_edge_blank(rows: Sequence[TableRow], key: str, *, down: bool) -> bool:
    """Whether the column is filled but for its last row, its first when it moved `down`, which lacks nothing else."""
    edge, others = (rows[0], rows[1:]) if down else (rows[-1], rows[:-1])
    lacks = missing_columns(edge)
    lone = lacks == {key} if key != SUGGESTION else not lacks and not down
    return lone and not edge.text(key).strip() and all(row.text(key).strip() for row in others)


def _moved(submission: Submission, year: FiscalYear, rows: Sequence[TableRow], key: str, *, down: bool) -> int:
    """How many rows from the blank one on, itself with them, have moved; none when nothing tells that they have."""
    least = LEAST_SHARED_IF_OPTIONAL if key == SUGGESTION else LEAST_SHARED
    words = _shared_words(rows, key)
    days = _days_in_periods(submission, year, rows) if key in {PERIOD, RESULT} else {}
    if key == RESULT:
        days = {(one, other): fit for (other, one), fit in days.items()}
    found = [_surest(fit, len(rows), enough, down=down) for fit, enough in ((words, least), (days, LEAST_DAYS))]
    return max(found)[1]


def _surest(fit: Fit, count: int, enough: int, *, down: bool) -> tuple[int, int]:
    """By how much texts fit better in the rows they came from, and in how many rows; 0 when that is not enough."""
    step = -1 if down else 1
    places = [*range(count)] if down else [*reversed(range(count))]
    moved = stayed = 0
    best = (0, 0)
    for number, place in enumerate(places[1:], 2):
        moved += fit.get((place, place + step), 0)
        stayed += fit.get((place, place), 0)
        if number >= LEAST_ROWS and moved >= enough and moved >= TIMES_MORE * stayed and moved - stayed > best[0]:
            best = moved - stayed, number
    return best


def _shared_words(rows: Sequence[TableRow], key: str) -> Fit:
    """How many pieces of words each text shares with the other texts of a row that no other row has."""
    rests = [word_pieces(" ".join(row.text(other) for other in PROSE if other != key)) for row in rows]
    seen = Counter(piece for rest in rests for piece in rest)
    alone = [{piece for piece in rest if seen[piece] == 1} for rest in rests]
    texts = [word_pieces(row.text(key)) for row in rows]
    return {
        (place, other): len(texts[place] & alone[other])
        for place in range(len(rows))
        for other in (place - 1, place, place + 1)
        if 0 <= other < len(rows)
    }


@lru_cache(maxsize=256)
def word_pieces(text: str) -> frozenset[str]:
    """Every piece of `LETTERS` letters of its words."""
    words = _WORDS.findall(text)
    return frozenset(word[at : at + LETTERS] for word in words for at in range(len(word) - LETTERS + 1))


def _days_in_periods(submission: Submission, year: FiscalYear, rows: Sequence[TableRow]) -> Fit:
    """How many days of each row's results lie in a period, by the places of period and results, less those outside."""
    days = [
        (each.key.rpartition(".")[0], each.reading.start)
        for each in text_dates(submission, year)
        if each.column == RESULT and each.reading.kind in DAYS and each.reading.start and role(each) is DateRole.DONE
    ]
    fit: Counter[tuple[int, int]] = Counter()
    for place, row in enumerate(rows):
        spans = _spans(row.cells.get(PERIOD))
        for other in (place - 1, place, place + 1) if spans else ():
            for key, day in days:
                if 0 <= other < len(rows) and key == rows[other].key:
                    inside = any(start <= day <= end for start, end in spans)
                    fit[place, other] += 1 if inside else -1
    return fit


def _spans(cell: Located[str] | None) -> tuple[tuple[date, date], ...]:
    return cell.reading.spans if cell and cell.reading else ()


def _slipped(rows: Sequence[TableRow], key: str, count: int, *, down: bool) -> Slipped:
    taken = list(rows[:count] if down else rows[-count:])
    cells = [row.cells[key] for row in taken]
    lost = Located("", "", cells[-1 if down else 0].ref)
    came_from = [*cells[1:], lost] if down else [lost, *cells[:-1]]
    meant = (TableRow(row.key, row.ref, {**row.cells, key: cell}) for row, cell in zip(taken, came_from, strict=True))
    return Slipped(key, tuple(taken), down, tuple(meant))
