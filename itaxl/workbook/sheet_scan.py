"""A light pass over a sheet's XML for what readers of values leave out: errors, formulas without a result, merges,
number formats, hidden rows and columns, and how far the sheet reaches.

By patterns on bytes: a few hundred microseconds for a form, against milliseconds for a parser.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from itaxl.files.limits import Limits
from itaxl.files.read_errors import over
from itaxl.model.cell import CellRef, column_letters
from itaxl.office_file.xml_tags import attributes, text
from itaxl.workbook.hidden_lines import Lines, filtered_rows, look_at_lines

_CELL: Final = re.compile(rb"""<c ([^>]*+)(?<!/)(?<! t="s")>(.*?)</c>""", re.DOTALL)
_PREFIXED_CELL: Final = re.compile(rb"""<(?:[\w.-]+:)?c\s([^>]*+)(?<!/)>(.*?)</(?:[\w.-]+:)?c\s*>""", re.DOTALL)
_FILLED_CELL: Final = re.compile(rb"""<(?:[\w.-]+:)?c\s[^>]*+(?<!/)>""")
_UNUSUAL: Final = re.compile(rb"""<c(?! r="[A-Z]{1,2}\d{1,4}")(?=[\s/>])""")
"""A cell that does not begin with its address, or stands far out."""
_FILLED: Final = re.compile(rb"""<(?:[\w.-]+:)?c\s[^>]*?\br=["']([A-Z]+)(\d+)["'][^>]*+(?<!/)>(?!\s*</)""")
_FAR: Final = re.compile(rb""" r=["'](?:[A-Z]{2}\d{5}|[A-Z]{3}|[A-Z]+\d{6})""")
_VALUE: Final = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]+)<")
_FORMULA: Final = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_BLANK: Final = re.compile(rb"<(?:c|row) [^>]*+(?<=/)>")
_MERGE: Final = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref=["']([A-Z0-9$:]+)["']""")
_DRAWING: Final = re.compile(rb"""<(?:[\w.-]+:)?drawing\s[^>]*?\bid=["']([^"']+)["']""")
_UNPLACED: Final = re.compile(rb"<(?:[\w.-]+:)?(?:c|row)(?=[\s>])(?![^>]*\br=)")
_START: Final = re.compile(rb"<((?:[\w.-]+:)?(row|c))(?=[\s/>])([^>]*)>")
_OWN_PLACE: Final = re.compile(rb"""\br=["'](?:([A-Z]+)(\d+)|(\d+))["']""")
_ROW: Final = re.compile(rb"(?:[\w.-]+:)?row\s")
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z")

WHOLE: Final = 1024 * 1024
"""Bytes of a sheet that are looked at in one go."""

LONGEST_PREFIX: Final = 40
LONG, MANY = 500_000, 20_000
"""How long a piece and how many blank cells make it worth while to drop them first."""

NUMBER, ERROR, SHARED_TEXT, FORMULA_TEXT, PICTURE_IN_CELL = "n", "e", "s", "str", "vm"


@dataclass(slots=True)
class SheetScan:
    """What a pass has seen on one sheet; places are addresses such as ``C5``.

    `errors` are error values by place, `unsolved` formulas without a stored result, `numbers` the stored numbers,
    `styles` the style numbers of cells that hold numbers or have a style that was asked for, `pictured` the numbers of
    pictures put into cells, `rows` and `columns` those that show nothing, `filtered` the rows under a filter, `runs`
    whether a text in its own cell has letters of several looks, `right` and `bottom` how far cells reach when they
    reach far, `last_row` the row that was counted last in a sheet without addresses.
    """

    errors: dict[str, str] = field(default_factory=dict)
    unsolved: list[str] = field(default_factory=list)
    numbers: dict[str, bytes] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    pictured: dict[str, int] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    rows: list[Lines] = field(default_factory=list)
    columns: list[Lines] = field(default_factory=list)
    filtered: range = range(0)
    runs: bool = False
    drawing: str = ""
    filled: int = 0
    right: int = 0
    bottom: int = 0
    last_row: int = 0


def scan(pieces: Iterable[bytes], limits: Limits, styles: frozenset[int] = frozenset()) -> SheetScan:
    """What one sheet's XML shows, in pieces cut anywhere, with the filled cells of some `styles`.

    Raises Unreadable past a limit.
    """
    found = SheetScan()
    for piece in cut_before_rows(pieces):
        _look(piece, limits, found, styles)
    return found


def cut_before_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes, cut before the start of a row wherever there is one."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = rest.rfind(b"<", 0, rest.rfind(b"row ")) if len(rest) > WHOLE else 0
        if cut > 0 and _ROW.match(rest, cut + 1):
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _look(xml: bytes, limits: Limits, found: SheetScan, styles: frozenset[int]) -> None:
    end = _end_of_cells(xml)
    usual = xml.find(b"<row ", 0, end) >= 0 and not _UNUSUAL.search(xml, 0, end)
    if not usual and _UNPLACED.search(xml, 0, end):
        xml, found.last_row = with_places(xml, found.last_row)
        end = _end_of_cells(xml)
    look_at_lines(xml[:end], found.rows, found.columns, usual=usual)
    if found.rows and (filtered := filtered_rows(xml, end)):
        found.filtered = filtered
    if b"mergeCell" in xml:
        found.merges += (each.decode().replace("$", "") for each in _MERGE.findall(xml))
        if len(found.merges) > limits["merges"]:
            raise over("merges", len(found.merges), limits["merges"])
    if (last := xml.rfind(b"drawing ")) > 0 and (drawing := _DRAWING.search(xml, max(0, last - LONGEST_PREFIX))):
        found.drawing = text(drawing[1])
    cells = xml[:end]
    if len(cells) > LONG and cells.count(b"/>") > MANY:
        cells = _BLANK.sub(b"", cells)
    for match in (_CELL if usual else _PREFIXED_CELL).finditer(cells):
        _note(match[1], match[2], found)
    if styles:
        found.styles |= _styled(cells, styles)
    if not usual and _FAR.search(cells):
        _measure(cells, limits, found)


def _end_of_cells(xml: bytes) -> int:
    """Where the cells of a piece end: what follows them, formats and lists, is often three times as long."""
    end = xml.find(b"</sheetData>")
    return end if end >= 0 else len(xml)


def _note(start: bytes, inside: bytes, found: SheetScan) -> None:
    """Note one cell, unless it holds a shared text."""
    tag = attributes(start)
    place, kind = tag.get("r", ""), tag.get("t", NUMBER)
    if kind == SHARED_TEXT:
        return
    if b"rPr" in inside:
        found.runs = True
    value = _VALUE.search(inside)
    if kind == ERROR:
        if tag.get(PICTURE_IN_CELL, "").isdecimal():
            found.pictured[place] = int(tag[PICTURE_IN_CELL])
        else:
            found.errors[place] = text(value[1]) if value else ""
    elif value is None:
        if kind != FORMULA_TEXT and _FORMULA.search(inside):
            found.unsolved.append(place)
    elif kind in (NUMBER, "d"):
        found.styles[place] = _style(tag)
        found.numbers[place] = value[1]


def _styled(xml: bytes, styles: frozenset[int]) -> dict[str, int]:
    """The cells that are not empty and have one of `styles`, which few workbooks have."""
    tags = map(attributes, _FILLED_CELL.findall(xml))
    return {tag["r"]: style for tag in tags if "r" in tag and (style := _style(tag)) in styles}


def _style(tag: Mapping[str, str]) -> int:
    """The number of a cell's style; a cell without one has the first."""
    style = tag.get("s", "")
    return int(style) if style.isdecimal() else 0


def _measure(xml: bytes, limits: Limits, found: SheetScan) -> None:
    """Note how far filled cells reach; raise Unreadable when that is past a limit."""
    places = _FILLED.findall(xml)
    found.filled += len(places)
    if not places:
        return
    found.bottom = max(found.bottom, *(int(row) for _, row in places))
    widest = max({letters for letters, _ in places}, key=lambda letters: (len(letters), letters))
    found.right = max(found.right, column_number(widest.decode()))
    for name, seen in (
        ("rows", found.bottom),
        ("columns", found.right),
        ("cells", found.filled),
        ("box", found.bottom * found.right),
    ):
        if seen > limits[name]:
            raise over(name, seen, limits[name])


def ref_of(sheet: str, place: str) -> CellRef | None:
    """The cell at an address such as ``C5``, None for what is none."""
    match = _PLACE.match(place)
    return CellRef(sheet, int(match[2]), column_number(match[1])) if match else None


def column_number(letters: str) -> int:
    """The number of a column counted from 1: ``A`` → 1, ``AB`` → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def with_places(xml: bytes, row: int) -> tuple[bytes, int]:
    """The XML with an address in every row and cell, and its last row.

    Writers may leave addresses out: then each row and cell follows the one before; the first row follows `row`.
    """
    column = 0

    def place(match: re.Match[bytes]) -> bytes:
        nonlocal row, column
        own = _OWN_PLACE.search(match[3])
        if match[2] == b"row":
            row, column = int(own[3]) if own and own[3] else row + 1, 0
            return match[0] if own else b'<%b r="%d"%b>' % (match[1], row, match[3])
        column = column_number(own[1].decode()) if own and own[1] else column + 1
        address = f"{column_letters(column)}{row}".encode()
        return match[0] if own else b'<%b r="%b"%b>' % (match[1], address, match[3])

    return _START.sub(place, xml), row
