"""One measure that was pasted over several rows of the table: which rows, and the row that they make together."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from itaxl.evidence.measures import REQUIRED, filled
from itaxl.form.fields import MEASURE_CONTENT, MEASURES_TABLE, Kind
from itaxl.model.cell import Located
from itaxl.model.cleaning import clean
from itaxl.model.submission import Submission, TableRow
from itaxl.thai.dates import read_date
from itaxl.thai.lazy_regex import pattern
from itaxl.years.catalogue import FiscalYear

_first: Final = pattern(r"\s*[(-]?\s*[1๑]\s*[.)]")
"""How the first item of a method or a result begins."""
_summary: Final = pattern(r"\s*(?:รวม|หมายเหตุ|สรุป)")
"""How a row below all measures begins."""
_JOINT: Final[Mapping[Kind, str]] = {Kind.PARAGRAPHS: "\n", Kind.PERIOD: " ", Kind.UNIT: " "}
_ITEMS: Final = ("method", "result")


class Spread(NamedTuple):
    """The rows that hold one measure between them, and that measure as one row in the place of the first."""

    rows: tuple[TableRow, ...]
    joined: TableRow


def spreads(submission: Submission, year: FiscalYear) -> Iterator[Spread]:
    """Every run of rows of which the first begins a measure that the others go on with."""
    rows = list(filled(submission))
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and _goes_on(rows[start:end], rows[end], year):
            end += 1
        if end - start > 1:
            joined = _joined(rows[start:end])
            if not _missing(joined):
                yield Spread(tuple(rows[start:end]), joined)
        start = end


def _goes_on(before: Sequence[TableRow], row: TableRow, year: FiscalYear) -> bool:
    """Whether a row that lacks something is a part of the measure that the rows before it are."""
    lacks = _missing(row)
    if (
        not lacks
        or not before[0].text("measure")
        or any(_summary().match(row.text(column)) for column in MEASURE_CONTENT)
    ):
        return False
    if "measure" in lacks and ("owner" in lacks or "period" in lacks):
        return True
    return _period_goes_on(before, row, year) or _items_go_on(before[0], row)


def _missing(row: TableRow) -> set[str]:
    return {column.key for column in REQUIRED if not row.text(column.key).strip()}


def _period_goes_on(before: Sequence[TableRow], row: TableRow, year: FiscalYear) -> bool:
    """Whether its period can be read only together with the one before: ม.ค. 68 and -มี.ค. 68."""
    typed, so_far = row.text("period"), _text(before, "period")
    return bool(typed and so_far) and not _is_period(typed, year) and _is_period(f"{so_far} {typed}", year)


def _is_period(text: str, year: FiscalYear) -> bool:
    return read_date(text, fiscal_year=year.reported_year).understood


def _items_go_on(first: TableRow, row: TableRow) -> bool:
    """Whether the measure numbers its items and this row begins with none or a later one."""
    typed = [row.text(column) for column in _ITEMS if row.text(column)]
    numbered = any(_first().match(first.text(column)) for column in _ITEMS)
    return bool(typed) and numbered and not any(map(_first().match, typed))


def _joined(rows: Sequence[TableRow]) -> TableRow:
    cells = {key: _cell(rows, key) if key in MEASURE_CONTENT else cell for key, cell in rows[0].cells.items()}
    return TableRow(rows[0].key, rows[0].ref, cells)


def _cell(rows: Sequence[TableRow], key: str) -> Located[str]:
    typed = [row.cells[key] for row in rows if row.text(key)]
    if len(typed) == 1:
        return typed[0]
    raw = _JOINT.get(MEASURES_TABLE.column(key).kind, "").join(cell.raw for cell in typed)
    return Located(clean(raw), raw, rows[0].cells[key].ref)


def _text(rows: Sequence[TableRow], key: str) -> str:
    return _JOINT[MEASURES_TABLE.column(key).kind].join(filter(None, (row.text(key) for row in rows)))
