"""The cells of a sheet as its part stores them: where each stands in the bytes, and what is in it.

A cell is found by its address, or, where writers leave addresses out, by following the one before it.
Source: ECMA-376 part 1, 18.3.1.4 (c), 18.3.1.40 (f) and 18.3.1.73 (row).
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from itaxl.office_file.xml_spans import Element, Span, each_span, element
from itaxl.workbook.sheet_scan import column_number

Place = tuple[int, int]
"""Row and column, counted from 1."""

_CELL: Final = ("worksheet", "sheetData", "row", "c")
_FORMULA: Final = "f"
_OVER_CELLS: Final = ("array", "dataTable")
"""Formulas whose results fill cells that hold no formula of their own."""
_ADDRESS: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})\Z")


class StoredCell(NamedTuple):
    """A cell's bytes from `start` to `end`, what they say, and whether a formula gives what it shows."""

    start: int
    end: int
    element: Element
    calculated: bool


def cells_at(xml: bytes, places: Collection[Place]) -> dict[Place, list[StoredCell]]:
    """The cells at `places`; more than one where an address is said twice. `xml` is the sheet's part in UTF-8."""
    spans: dict[Place, list[Span]] = {}
    row = column = parent = 0

    def take(span: Span) -> None:
        nonlocal row, column, parent
        if span.parent != parent:
            own = span.parent_attributes.get("r", "")
            row, column, parent = int(own) if own.isdecimal() else row + 1, 0, span.parent
        place = _place(span.attributes.get("r", "")) or (row, column + 1)
        column = place[1]
        if place in places:
            spans.setdefault(place, []).append(span)

    each_span(xml, _CELL, take)
    filled = _filled_by_arrays(xml)
    return {
        place: [_stored(xml, span, calculated=any(_within(place, area) for area in filled)) for span in found]
        for place, found in spans.items()
    }


def _stored(xml: bytes, span: Span, *, calculated: bool) -> StoredCell:
    cell = element(xml[span.start : span.end])
    return StoredCell(span.start, span.end, cell, calculated or any(inside.local == _FORMULA for inside in cell.inside))


def _filled_by_arrays(xml: bytes) -> list[tuple[Place, Place]]:
    """The areas, first and last cell, that formulas over several cells fill."""
    areas = []

    def take(span: Span) -> None:
        if span.attributes.get("t") in _OVER_CELLS:
            first, _, last = span.attributes.get("ref", "").partition(":")
            if start := _place(first):
                areas.append((start, _place(last) or start))

    if any(word.encode() in xml for word in _OVER_CELLS):
        each_span(xml, (*_CELL, _FORMULA), take)
    return areas


def _within(place: Place, area: tuple[Place, Place]) -> bool:
    (top, left), (bottom, right) = area
    return top <= place[0] <= bottom and left <= place[1] <= right


def _place(address: str) -> Place | None:
    match = _ADDRESS.match(address)
    return (int(match[2]), column_number(match[1].upper())) if match else None
