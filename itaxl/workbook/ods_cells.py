"""The cells of an .ods file's sheets, collected while its content passes by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from xml.parsers import expat

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import Remark
from itaxl.number_format.displayed_text import fixed_format
from itaxl.workbook.ods_dates import date_code
from itaxl.workbook.stored_values import plain

_DURATION: Final = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?\Z")
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})
_UNSEEN: Final = frozenset({"office:annotation", "draw:frame", "text:ruby-text"})
_LONGEST_DURATION: Final = 10**8


@dataclass(slots=True)
class OdsTable:
    """One sheet: the filled part of its rows, by number, and what belongs to its cells."""

    name: str
    visible: bool
    rows: dict[int, list[Value]] = field(default_factory=dict)
    formats: dict[CellRef, str] = field(default_factory=dict)
    images: list[tuple[int, int, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    filled: int = 0


class Content:
    """Takes in ``content.xml`` through `parser` and keeps its `tables`; raises Unreadable past a limit."""

    def __init__(self, limits: Limits) -> None:
        self.tables: list[OdsTable] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.EntityDeclHandler = _declared
        self._limits = limits
        self._depth = 0
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._column = 0
        self._rows_alike = 1
        self._cell: Mapping[str, str] | None = None
        self._line: list[str] | None = None
        self._length = 0
        self._lines: list[str] = []
        self._unseen = 0
        self._row_cells: list[tuple[int, int, Value, str]] = []

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limits["depth"]:
            raise over("depth", self._depth, self._limits["depth"])
        if name in _UNSEEN:
            self._unseen += 1
        starts = _STARTS.get(name)
        if starts:
            starts(self, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name in _UNSEEN:
            self._unseen -= 1
        ends = _ENDS.get(name)
        if ends:
            ends(self)

    def _characters(self, text: str) -> None:
        if self._line is not None and not self._unseen:
            self._line.append(text)
            self._length += len(text)
            if self._length > self._limits["text"]:
                raise over("text", self._length, self._limits["text"])

    def _start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("style:name", "")

    def _start_table_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table(self, attributes: dict[str, str]) -> None:
        visible = attributes.get("table:style-name", "") not in self._hidden_styles
        self.tables.append(OdsTable(attributes.get("table:name", ""), visible))
        self._row = 0
        if len(self.tables) > self._limits["sheets"]:
            raise over("sheets", len(self.tables), self._limits["sheets"])

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._rows_alike = _count(attributes, "table:number-rows-repeated")
        self._column, self._row_cells = 0, []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._lines = attributes, []

    def _start_line(self, _attributes: dict[str, str]) -> None:
        if not self._unseen:
            self._line, self._length = [], 0

    def _end_line(self) -> None:
        if self._line is not None and not self._unseen:
            self._lines.append("".join(self._line))
            self._line = None

    def _start_blanks(self, attributes: dict[str, str]) -> None:
        self._characters(" " * min(_count(attributes, "text:c"), self._limits["text"] + 1))

    def _start_image(self, attributes: dict[str, str]) -> None:
        if self._cell is not None and self.tables:
            part = attributes.get("xlink:href", "").removeprefix("./")
            self.tables[-1].images.append((self._row + 1, self._column + 1, part))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None or not self.tables:
            return
        alike = _count(cell, "table:number-columns-repeated")
        seen = "\n".join(self._lines)
        value = _value(cell, seen if self._lines else None)
        if value is not None:
            code = _number_format(value, seen) if self._lines else ""
            self._row_cells.append((self._column, min(alike, self._limits["columns"]), value, code))
        self._remark(cell, seen, value)
        self._column += alike

    def _remark(self, cell: Mapping[str, str], seen: str, value: Value) -> None:
        ref = CellRef(self.tables[-1].name, self._row + 1, self._column + 1)
        if cell.get("calcext:value-type") == "error":
            self.tables[-1].remarks.append(Remark("F006", ref, {"error": seen}))
            if self._row_cells and self._row_cells[-1][0] == self._column:
                self._row_cells.pop()
        elif "table:formula" in cell and value is None and "office:value-type" not in cell:
            self.tables[-1].remarks.append(Remark("F005", ref))
        right = ref.column + _count(cell, "table:number-columns-spanned") - 1
        bottom = ref.row + _count(cell, "table:number-rows-spanned") - 1
        if (right, bottom) != (ref.column, ref.row):
            merged = f"{ref.address}:{CellRef(ref.sheet, bottom, right).address}"
            self.tables[-1].remarks.append(Remark("F008", ref, {"range": merged}))

    def _end_row(self) -> None:
        if self._row_cells and self.tables:
            self._keep_row()
        self._row += self._rows_alike

    def _keep_row(self) -> None:
        table, width = self.tables[-1], max(column + alike for column, alike, _, _ in self._row_cells)
        bottom = self._row + self._rows_alike
        table.filled += self._rows_alike * sum(alike for _, alike, _, _ in self._row_cells)
        for name, seen in (("rows", bottom), ("columns", width), ("cells", table.filled), ("box", bottom * width)):
            if seen > self._limits[name]:
                raise over(name, seen, self._limits[name])
        row: list[Value] = [None] * width
        for column, alike, value, _ in self._row_cells:
            row[column : column + alike] = [value] * alike
        for number in range(self._row + 1, bottom + 1):
            table.rows[number] = row
            table.formats |= self._formats(table.name, number)

    def _formats(self, sheet: str, row: int) -> dict[CellRef, str]:
        """The number formats of the cells of a row that show something else than they hold."""
        return {
            CellRef(sheet, row, place): code
            for column, alike, _, code in self._row_cells
            if code
            for place in range(column + 1, column + alike + 1)
        }


_STARTS: Final = {
    "style:style": Content._start_style,
    "style:table-properties": Content._start_table_properties,
    "table:table": Content._start_table,
    "table:table-row": Content._start_row,
    "table:table-cell": Content._start_cell,
    "table:covered-table-cell": Content._start_cell,
    "text:p": Content._start_line,
    "text:s": Content._start_blanks,
    "text:tab": lambda content, _: content._characters("\t"),
    "text:line-break": lambda content, _: content._characters("\n"),
    "draw:image": Content._start_image,
}
_ENDS: Final = {
    "text:p": Content._end_line,
    "table:table-cell": Content._end_cell,
    "table:covered-table-cell": Content._end_cell,
    "table:table-row": Content._end_row,
}


def _declared(*_args: object) -> None:
    raise UnreadableFile("unsafe")


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 10 else 1


def _number_format(value: Value, seen: str) -> str:
    """A format that shows `value` as the cell does; empty for a text that is shown as it is."""
    if value == seen:
        return ""
    return (date_code(value, seen) if isinstance(value, date) else None) or fixed_format(seen)


def _value(cell: Mapping[str, str], seen: str | None) -> Value:
    """What a cell holds: by its type, else its text.

    A text stands apart where its format shows it otherwise (``@" คน"``); `seen` is None where nothing was written of
    what the cell shows.
    """
    kind = cell.get("office:value-type", "")
    try:
        if kind in _NUMBERS:
            return plain(float(cell["office:value"]))
        if kind == "date":
            text = cell["office:date-value"]
            return plain(datetime.fromisoformat(text)) if "T" in text else date.fromisoformat(text)
        if kind == "boolean":
            return cell["office:boolean-value"] == "true"
        if kind == "time":
            return _duration(cell["office:time-value"])
    except (KeyError, ValueError, OverflowError):
        return seen or None
    held = cell.get("office:string-value", "")
    # In an attribute a line break is a blank, so that a text of several lines seems to be shown otherwise.
    return (seen if seen is not None and (held.split() == seen.split() or not held) else held) or None


def _duration(text: str) -> timedelta:
    match = _DURATION.match(text)
    if match is None:
        raise ValueError(text)
    sign, *parts = match.groups()
    days, hours, minutes, seconds = (min(float(part or 0), _LONGEST_DURATION) for part in parts)
    passed = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -passed if sign else passed
