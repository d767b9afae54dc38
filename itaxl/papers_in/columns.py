"""Which column of a stranger's table is which of the form's, and where its rows begin."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from itaxl.papers_in.blocks import GridCell, PaperTable
from itaxl.papers_in.typed_text import joined, one_line
from itaxl.papers_in.vocabulary import best_word, fits, words

_ROWS_LOOKED_AT: Final = 40
_NEEDED: Final = (frozenset({"measure", "method"}), frozenset({"result", "period", "owner", "start", "method"}))
_NOT_A_STATE: Final = "สถานะ"


class Head(NamedTuple):
    """A table's header: the column of each of the form's fields, its rows, and its headings as typed."""

    columns: Mapping[str, int]
    first: int
    after: int
    titles: tuple[str, ...]


def text_of(cell: GridCell) -> str:
    """A cell's text, one line a paragraph."""
    return joined(line.text for line in cell.lines())


def heading(cell: GridCell) -> str:
    """A heading on one line, whatever breaks were put into it."""
    return "".join(one_line(line.text) for line in cell.lines())


def measures_head(table: PaperTable) -> Head | None:
    """The header of a table of measures, None when the table is another one."""
    for at, row in enumerate(table.rows[:_ROWS_LOOKED_AT]):
        head = _head(table, at, row, "column")
        if head and len(head.columns) >= 3 and all(need & head.columns.keys() for need in _NEEDED):
            return head
    return None


def oit_head(table: PaperTable) -> Head | None:
    """The header of a table of an OIT item's elements, None when the table is another one."""
    for at, row in enumerate(table.rows[:3]):
        columns = _matched([heading(cell) for cell in row], "oit")
        if {"elements", "title"} <= columns.keys():
            return Head(columns, at, at + 1, tuple(map(heading, row)))
    return None


def signers_head(table: PaperTable) -> Head | None:
    """The header of a list of signers, None when the table is another one."""
    for at, row in enumerate(table.rows[:_ROWS_LOOKED_AT]):
        columns = _matched([heading(cell) for cell in row], "signers")
        if {"name", "position"} <= columns.keys():
            return Head(columns, at, at + 1, tuple(map(heading, row)))
    return None


def said_again(row: Sequence[GridCell], head: Head) -> bool:
    """Whether a row is the header once more, as on a next page, misspelt perhaps."""
    columns = _matched([heading(cell) for cell in row], "column")
    return len(columns) >= 3 and sum(head.columns.get(key) == column for key, column in columns.items()) >= 3


def _head(table: PaperTable, at: int, row: Sequence[GridCell], group: str) -> Head | None:
    """The header that begins with this row: one row, or two where headings are merged."""
    upper = _spread(row)
    columns = _matched(upper, group)
    below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
    if _goes_on(row, below):
        lower = [heading(cell) for cell in below]
        both = [
            "" if _NOT_A_STATE in above else under or above
            for above, under in zip(upper, [*lower, *[""] * (len(upper) - len(lower))], strict=False)
        ]
        two = _matched(both, group)
        if len(two) >= len(columns):
            return Head(two, at, at + 2, tuple(both))
    return Head(columns, at, at + 1, tuple(upper)) if columns else None


def _spread(row: Sequence[GridCell]) -> list[str]:
    """The headings of a row, one that is merged across repeated over all its columns."""
    spread: list[str] = []
    for cell in row:
        spread.append(spread[-1] if cell.merged == "across" and spread else heading(cell))
    return spread


def _goes_on(row: Sequence[GridCell], below: Sequence[GridCell]) -> bool:
    """Whether the row below belongs to the header: some cells go on into it, the others part a merged heading."""
    across = [number for number, cell in enumerate(row) if cell.merged == "across"]
    if not across or not any(cell.merged == "down" for cell in below):
        return False
    return any(number < len(below) and heading(below[number]) for number in across)


def _matched(titles: Sequence[str], group: str) -> dict[str, int]:
    """The best one-to-one match of headings to the fields of a group."""
    order = list(words(group))
    pairs = []
    for number, title in enumerate(titles):
        if title and titles.index(title) == number:
            pairs += [(-fit, order.index(key), number, key) for key, fit in fits(title, group)]
    columns: dict[str, int] = {}
    for _, _, number, key in sorted(pairs):
        if key not in columns and number not in columns.values():
            columns[key] = number
    if group == "column" and "measure" not in columns:
        _other_measure(titles, columns)
    return columns


def _other_measure(titles: Sequence[str], columns: dict[str, int]) -> None:
    """Two columns named like methods are a measure and its method: the left one is the measure."""
    free = [
        n for n, title in enumerate(titles) if n not in columns.values() and best_word(title, "column")[0] == "method"
    ]
    if free and "method" in columns:
        columns["measure"], columns["method"] = sorted((free[0], columns["method"]))
