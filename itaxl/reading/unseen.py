"""What the documents would print and a person does not see so: rows and columns without a place, odd letters."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from itaxl.form.fields import KEY_COLUMN
from itaxl.model.cell import CellRef, column_letters
from itaxl.model.grid import Remark
from itaxl.reading.cells import Cells
from itaxl.reading.printed import PrintedCell

HIDDEN_LINES: Final = "F013"
ODD_LETTERS: Final = "F014"


def hidden_lines(
    remarks: Iterable[Remark], rows: Collection[CellRef], printed: Callable[[], Sequence[PrintedCell]]
) -> Iterator[Remark]:
    """One remark for all rows, or columns, of a sheet that one cause hides and whose content is printed.

    `rows` are cells in the rows that the form reads; `printed` is only asked when one of them may be hidden. The
    remark's params: `axis` and `cause` as the source gave them, `lines` their numbers or letters, `key` of the
    first, `also` the cells of the others.
    """
    groups: dict[tuple[str, str, str], list[range]] = {}
    for remark in remarks:
        if remark.code == HIDDEN_LINES and remark.ref:
            sheet, axis, cause = remark.ref.sheet, str(remark.params["axis"]), str(remark.params["cause"])
            lines = range(int(str(remark.params["first"])), int(str(remark.params["last"])) + 1)
            if _may_matter(sheet, axis, lines, rows):
                groups.setdefault((sheet, axis, cause), []).append(lines)
    for (sheet, axis, cause), hidden in groups.items():
        cells: dict[int, PrintedCell] = {}
        for each in printed():
            number = each.ref.row if axis == "rows" else each.ref.column
            if each.ref.sheet == sheet and any(number in lines for lines in hidden):
                cells.setdefault(number, each)
        if cells:
            yield _remark(axis, cause, cells)


def odd_letters(
    remarks: Iterable[Remark], cells: Cells, printed: Callable[[], Sequence[PrintedCell]]
) -> Iterator[Remark]:
    """The source's remarks about letters that print would not follow, in cells that are printed; `key` is added.

    Where `whole` says that they are all of the cell, `text` becomes what the cell shows.
    """
    found = [remark for remark in remarks if remark.code == ODD_LETTERS]
    keys = {each.ref: ".".join(filter(None, (each.key, each.column))) for each in printed()} if found else {}
    for remark in found:
        if remark.ref and remark.ref in keys:
            text = cells.text(remark.ref) if remark.params["whole"] else remark.params["text"]
            yield replace(remark, params={**remark.params, "text": text, "key": keys[remark.ref]})


def _may_matter(sheet: str, axis: str, lines: range, rows: Iterable[CellRef]) -> bool:
    """Not the column of keys and the rows of keys, which every form hides."""
    if axis == "columns":
        return lines.stop - 1 > KEY_COLUMN
    return any(ref.row in lines and ref.sheet == sheet for ref in rows)


def _remark(axis: str, cause: str, cells: dict[int, PrintedCell]) -> Remark:
    numbers = sorted(cells)
    first, *others = (cells[number] for number in numbers)
    also = tuple(each.ref for each in others)
    params = {"axis": axis, "cause": cause, "lines": _lines(axis, numbers), "key": first.key, "also": also}
    return Remark(HIDDEN_LINES, first.ref, params)


def _lines(axis: str, numbers: Sequence[int]) -> str:
    """Rows or columns as Excel names them, neighbours put together: ``13, 15–18``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    name = str if axis == "rows" else column_letters
    return ", ".join(name(first) if first == last else f"{name(first)}–{name(last)}" for first, last in runs)
