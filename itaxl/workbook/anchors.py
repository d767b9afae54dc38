"""Where on a sheet a drawn thing stands: the row it belongs to, and the cells that it lies over."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from itaxl.model.cell import CellRef
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.workbook.drawing_part import Box, Node

_USUAL_HEIGHT: Final = re.compile(rb"\bdefaultRowHeight=[\"']([\d.]+)")
_COLUMN: Final = tag_pattern("col")
_EMU_PER_POINT: Final = 12_700
_EMU_PER_CHARACTER: Final = 66_675
"""A character of a column's width, as wide as a digit of Excel's usual font."""
_USUAL_HEAD: Final = 8192
"""Bytes before the cells of a sheet that are worth keeping."""
_POINTS, _CHARACTERS = 15.0, 9.14
Length = Callable[[int], int]
MOST: Final = 200
"""Rows that are looked at for one thing, and things of a sheet; a form needs five."""


class Lengths:
    """How high the rows of a sheet are and how wide its columns, in EMU; both are counted from 0."""

    __slots__ = ("_heights", "_sheet", "_usual", "_widths")

    def __init__(self, sheet: bytes) -> None:
        usual = _USUAL_HEIGHT.search(sheet)
        self._sheet = sheet
        self._usual = _emu(usual[1].decode(), _EMU_PER_POINT) if usual else int(_POINTS * _EMU_PER_POINT)
        self._heights: dict[int, int] = {}
        self._widths: Sequence[tuple[int, int, int]] | None = None

    def of_row(self, row: int) -> int:
        """The height of one row: its own, else the usual one."""
        if row not in self._heights:
            start = self._sheet.find(b'row r="%d"' % (row + 1))
            tag = attributes(self._sheet[start : self._sheet.find(b">", start)]) if start > 0 else {}
            self._heights[row] = _emu(tag["ht"], _EMU_PER_POINT) if "ht" in tag else self._usual
        return self._heights[row]

    def of_column(self, column: int) -> int:
        """The width of one column."""
        if self._widths is None:
            head = self._sheet[: self._sheet.find(b"sheetData")]
            self._widths = _widths(head) if len(head) <= _USUAL_HEAD else _widths.__wrapped__(head)
        for first, last, width in self._widths:
            if first <= column + 1 <= last:
                return width
        return int(_CHARACTERS * _EMU_PER_CHARACTER)


@lru_cache(maxsize=32)
def _widths(head: bytes) -> Sequence[tuple[int, int, int]]:
    """First and last column, and how wide they are; the sheets of forms of one origin begin alike."""
    return tuple(_width(attributes(tag)) for tag in _COLUMN.findall(head))


def _width(tag: dict[str, str]) -> tuple[int, int, int]:
    first, last = (int(tag[name]) if tag.get(name, "").isdecimal() else 0 for name in ("min", "max"))
    return first, last, _emu(tag.get("width", ""), _EMU_PER_CHARACTER)


def _emu(text: str, unit: int) -> int:
    try:
        return max(1, int(float(text) * unit))
    except (ValueError, OverflowError):
        return int(_POINTS * _EMU_PER_POINT)


def cell_stood_on(sheet: str, anchor: Node, box: Box, lengths: Lengths) -> CellRef:
    """The cell that a thing belongs to: in the row it stands on, in the column of its left edge.

    That row is the first whose height it covers by half, else the most covered. So a picture pushed a little over the
    edge of its cell, or one that hangs below it, still belongs to its row.
    """
    row, top, left = _stand(anchor, box, lengths)
    shares: dict[int, float] = {}
    while left > 0 and len(shares) < MOST:
        height = lengths.of_row(row)
        covered = max(0, min(left, height - top))
        shares[row] = covered / height
        if shares[row] >= 1 / 2:
            break
        left, top, row = left - covered, 0, row + 1
    row = max(shares, key=lambda each: shares[each], default=row)
    return CellRef(sheet, row + 1, _columns(anchor, box, lengths)[0] + 1)


def cells_covered(sheet: str, anchor: Node, box: Box, lengths: Lengths) -> tuple[CellRef, CellRef]:
    """The first and the last of the cells that a thing lies over by more than a quarter of their height."""
    row, top, left = _stand(anchor, box, lengths)
    covered: list[int] = []
    for number in range(row, row + MOST):
        height = lengths.of_row(number)
        share = max(0, min(left, height - top))
        if share / height > 1 / 4:
            covered.append(number)
        left, top = left - share, 0
        if left <= 0:
            break
    rows = covered or [cell_stood_on(sheet, anchor, box, lengths).row - 1]
    first, last = _columns(anchor, box, lengths)
    return CellRef(sheet, rows[0] + 1, first + 1), CellRef(sheet, rows[-1] + 1, last + 1)


def _stand(anchor: Node, box: Box, lengths: Lengths) -> tuple[int, int, int]:
    """The row (from 0) in which a thing begins, how far below the row's edge, and how tall it is, in EMU."""
    row, top = _start(anchor.number("from", "row"), anchor.number("from", "rowOff"), anchor.find("pos"), "y")
    whole = _extent(anchor, "row", "cy", lengths.of_row, row, top)
    down, height = int(whole * box[1]), int(whole * (box[3] - box[1]))
    return *_walked(row, top + down, lengths.of_row), height


def _columns(anchor: Node, box: Box, lengths: Lengths) -> tuple[int, int]:
    """The first and last column (from 0) that a thing lies over by more than a sliver."""
    column, left = _start(anchor.number("from", "col"), anchor.number("from", "colOff"), anchor.find("pos"), "x")
    whole = _extent(anchor, "col", "cx", lengths.of_column, column, left)
    first, beyond = _walked(column, left + int(whole * box[0]), lengths.of_column)
    last, over = _walked(first, beyond + int(whole * (box[2] - box[0])), lengths.of_column)
    if last > first and over < lengths.of_column(last) / 4:
        last -= 1
    return first, last


def _start(number: int, offset: int, place: Node | None, axis: str) -> tuple[int, int]:
    """Where an anchor begins: in which row or column and how far in it; without a cell, from the first."""
    if place:
        text = place.attributes.get(axis, "")
        return 0, int(text) if text.isdecimal() and len(text) < 12 else 0
    return max(0, number), max(0, offset)


def _extent(anchor: Node, axis: str, side: str, length: Length, start: int, offset: int) -> int:
    """How long an anchor is, in EMU."""
    if anchor.find("to"):
        last, beyond = anchor.number("to", axis), anchor.number("to", f"{axis}Off")
        numbers = takewhile(lambda each: each < start + MOST, range(start, last))
        return max(0, sum(map(length, numbers)) - offset + beyond)
    extent = anchor.find("ext")
    text = extent.attributes.get(side, "") if extent else ""
    return int(text) if text.isdecimal() and len(text) < 12 else length(start)


def _walked(number: int, offset: int, length: Length) -> tuple[int, int]:
    """The row or column, and how far in it, that lies `offset` behind the start of the one with `number`."""
    for each in range(number, number + MOST):
        if offset < length(each):
            return each, offset
        offset -= length(each)
    return number + MOST, 0
