"""Texts of the table of measures that stand one column beside their own, or one row below or above it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from itaxl.evidence.measures import REQUIRED, filled
from itaxl.model.cell import Located
from itaxl.model.submission import Submission, TableRow
from itaxl.thai.dates import read_date
from itaxl.thai.lazy_regex import pattern
from itaxl.years.catalogue import FiscalYear

ORDER: Final = ("no", "measure", "method", "owner", "period", "result", "suggestion", "evidence")
"""The columns as they stand beside each other."""

LEAST: Final = 3
"""How much a move must put right: the period in its own cell, and more."""

_when: Final = pattern(r"เมื่อ|ณ|ใน")
"""How a result that is but a day begins."""
_unit: Final = pattern(r"(?:กอง|สำนัก|งาน|ฝ่าย|ส่วน|ทุก|คณะ|หน่วย|ศูนย์|อบ[ตจ]|เทศบาล|นัก|เจ้า|ผู้|ปลัด|รอง|หัวหน้า|โรงเรียน|นิติกร)")
_number: Final = pattern("[0-9๐-๙]")
_LONGEST_UNIT: Final = 60


class Displaced(NamedTuple):
    """A row whose texts stand in wrong columns: the first wrong cell, how it must be moved, and the row as meant."""

    row: TableRow
    column: str
    move: str
    meant: TableRow


def displaced_rows(submission: Submission, year: FiscalYear) -> Iterator[Displaced]:
    """Every row whose period stands in the column beside its own, when moving the texts puts all in place."""
    for row in filled(submission):
        if _is_period(row.text("period"), year) or not row.cells.keys() >= _NEEDED:
            continue
        problems = _problems(row.cells, year)
        better = [(_problems(each.meant.cells, year), number, each) for number, each in enumerate(_moves(row))]
        fewest = min(better, default=None, key=lambda each: each[:2])
        if fewest and fewest[0] + LEAST <= problems and _is_period(fewest[2].meant.text("period"), year):
            yield fewest[2]


def _moves(row: TableRow) -> Iterator[Displaced]:
    """The row with two neighbours exchanged, or all texts from some column on moved by one; least moved first."""
    cells = row.cells
    columns = [key for key in ORDER if key in cells]
    at = columns.index("period")
    for one, other in ((at - 1, at), (at, at + 1)):
        a, b = columns[one], columns[other]
        if row.text(a) and row.text(b):
            yield Displaced(row, a, "swap", _with(row, {a: cells[b], b: cells[a]}))
    for first in reversed(range(at)):
        key = columns[first]
        if not row.text(columns[-1]) and row.text(key):
            moved = {columns[place + 1]: cells[columns[place]] for place in range(first, len(columns) - 1)}
            yield Displaced(row, key, "right", _with(row, {key: _blank(cells[key]), **moved}))
    for first in reversed(range(at + 1)):
        key = columns[first]
        if not row.text(key):
            moved = {columns[place]: cells[columns[place + 1]] for place in range(first, len(columns) - 1)}
            last = columns[-1]
            yield Displaced(row, columns[first + 1], "left", _with(row, {**moved, last: _blank(cells[last])}))


def _with(row: TableRow, cells: Mapping[str, Located[str]]) -> TableRow:
    return TableRow(row.key, row.ref, {**row.cells, **cells})


def _blank(cell: Located[str]) -> Located[str]:
    return Located("", "", cell.ref)


def _problems(cells: Mapping[str, Located[str]], year: FiscalYear) -> int:
    """How much is wrong: one for a required cell that is blank, two for what cannot stand where it stands."""
    typed = {key: cells[key].value.strip() for key in _NEEDED}
    wrong = (
        typed["measure"] and not any(map(str.isalpha, typed["measure"])),
        _is_unit(typed["method"]),
        typed["owner"] and not _is_unit(typed["owner"]),
        not _is_period(typed["period"], year),
        *(_is_period(typed[key], year) for key in ("measure", "method", "owner", "result")),
    )
    return list(typed.values()).count("") + 2 * sum(map(bool, wrong))


def _is_unit(text: str) -> bool:
    """Whether a text can name an office or a post: กองคลัง, งานนโยบายและแผน สำนักปลัด."""
    return len(text) <= _LONGEST_UNIT and _unit().match(text) is not None and not _number().search(text)


def _is_period(text: str, year: FiscalYear) -> bool:
    return _reads_as_period(text, year.reported_year)


@lru_cache(maxsize=128)
def _reads_as_period(text: str, reported_year: int | None) -> bool:
    text = text.strip()
    return bool(text) and not _when().match(text) and read_date(text, fiscal_year=reported_year).understood


class Slid(NamedTuple):
    """Columns whose texts stand one row below (`down`) or above their own: the rows, and these as meant."""

    keys: tuple[str, ...]
    rows: tuple[TableRow, ...]
    down: bool
    meant: tuple[TableRow, ...]


_CONTENT: Final = tuple(key for key in ORDER if key != "no")
_NEEDED: Final = frozenset(column.key for column in REQUIRED)
_LEAST_ROWS: Final = 3
"""Rows from which on a column has slid; of two the second goes on with the first, which `spread` tells."""


def slid_columns(submission: Submission) -> Slid | None:
    """The columns that one row lacks and another has alone, when all rows between have everything."""
    if all(not missing_columns(row) for row in filled(submission)):
        return None
    for down in (True, False):
        ordered = filled(submission)[:: 1 if down else -1]
        for place, row in enumerate(ordered):
            keys = tuple(key for key in _CONTENT if row.text(key))
            start = next((at for at in range(place - 1, -1, -1) if missing_columns(ordered[at])), None)
            if start is None or place - start + 1 < _LEAST_ROWS or not _may_slide(set(keys) & _NEEDED):
                continue
            if missing_columns(ordered[start]) == set(keys) & _NEEDED and missing_columns(row) == _NEEDED - set(keys):
                taken = ordered[start : place + 1]
                meant = [_with(one, {key: other.cells[key] for key in keys}) for one, other in pairwise(taken)]
                return Slid(keys, tuple(sorted(taken, key=lambda each: each.ref)), down, tuple(meant))
    return None


def _may_slide(keys: set[str]) -> bool:
    """Whether these columns may have slid, and not all others beside them the other way."""
    return bool(keys) and ("measure" not in keys or keys == {"measure"})


def missing_columns(row: TableRow) -> set[str]:
    """The required columns that a row has nothing in."""
    return {key for key in _NEEDED if not row.text(key)}
