"""What a clerk or a rule must know about how a form could be read: lost sheets and keys, formulas, errors, merges."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Final

from itaxl.form.fields import FIELDS, GUIDE, HIDDEN_SHEETS, INPUT_SHEETS, MEASURES_TABLE, SIGNERS_TABLE, Field
from itaxl.model.cell import CellRef, Located
from itaxl.model.grid import Grid, Remark
from itaxl.model.wording import Wording
from itaxl.reading.cells import Cells
from itaxl.reading.drawn import DRAWN
from itaxl.reading.form_pictures import UNUSABLE
from itaxl.reading.keys import Keys, beside
from itaxl.reading.migration import added_since
from itaxl.reading.tables import TablePlace
from itaxl.reading.unseen import HIDDEN_LINES, ODD_LETTERS

CELL_LIMIT: Final = 32_767
"""Characters that a cell of Excel holds."""

NO_KEYS = Wording("ไม่ใช่แบบฟอร์มรายงาน ITA ไม่พบช่องกรอกของแบบฟอร์มนี้", "it is not the ITA form, it has none of its fields")
MAYBE = Wording(" (อาจเป็นแผ่น “{sheet}”)", " (perhaps it is “{sheet}” now)")
SIGNERS_COLUMNS = Wording("หัวตารางผู้ลงนาม", "the header of the signers' table")
MEASURES_HEAD = Wording("หัวตารางมาตรการ", "the header of the table of measures")
MEASURES_END = Wording("ท้ายตารางมาตรการ", "the end of the table of measures")

_TABLE_KEYS: Final[Mapping[str, Wording]] = {
    f"{SIGNERS_TABLE.key}.columns": SIGNERS_COLUMNS,
    f"{MEASURES_TABLE.key}.columns": MEASURES_HEAD,
    MEASURES_TABLE.key: MEASURES_HEAD,
    f"{MEASURES_TABLE.key}.end": MEASURES_END,
}
_OVER_FIELDS: Final = frozenset({"F005", "F006"})
_TOLD_ELSEWHERE: Final = frozenset({UNUSABLE, HIDDEN_LINES, ODD_LETTERS, DRAWN})
_RANGE: Final = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)\Z")


def lost_parts(grid: Grid, keys: Keys, schema: int) -> Iterator[Remark]:
    """Sheets and keys that the form should have and the workbook has not."""
    names = [sheet.name for sheet in grid.sheets()]
    for sheet in INPUT_SHEETS:
        if sheet not in names:
            yield Remark("F003", params={"sheet": sheet, "nearest": _nearest(sheet, names, keys)})
    lost = [(key, label, sheet) for key, label, sheet in _needed(schema) if not keys.ref(key) and sheet in names]
    said = set()
    for _, label, sheet in lost:
        if label not in said:
            said.add(label)
            yield Remark("F004", params={"field": label, "sheet": sheet})


def repeated_keys(keys: Keys, cells: Cells) -> Iterator[Remark]:
    """Fields that stand on their sheet more than once, with different texts."""
    for sheet, fields in FIELDS.items():
        for field in fields:
            places = keys.places.get(field.key, ())
            filled = [ref for ref in map(beside, places) if cells.text(ref)] if len(places) > 1 else []
            for ref in filled[1:]:
                if cells.text(ref) != cells.text(filled[0]):
                    yield Remark("F009", ref, {"field": _label(field), "first": filled[0].address, "sheet": sheet})


def over_fields(
    remarks: Iterable[Remark], fields: "ReadCells", cells: Cells, pictured: Container[CellRef] = ()
) -> Iterator[Remark]:
    """The source's remarks about single cells and merges as far as they touch what the form reads.

    Of a merge `unseen` is a text in a cell that it hides, which is read and printed all the same.
    Of the cells `pictured`, which hold a picture that no document can take, other remarks tell.
    """
    for remark in remarks:
        if remark.code == "F008" and remark.ref:
            inside = fields.inside(remark.ref.sheet, str(remark.params["range"]))
            if inside:
                texts = ((ref, cells.text(ref)) for ref in inside if ref != remark.ref)
                unseen = [ref for ref, text in texts if text and not text.strip(". ").isdecimal()]
                params = {**remark.params, "unseen": cells.text(unseen[0]) if unseen else ""}
                yield replace(remark, ref=(unseen or inside)[0], params=params)
        elif remark.code in _OVER_FIELDS:
            if remark.ref and fields.hold(remark.ref) and remark.ref not in pictured:
                yield remark
        elif remark.code not in _TOLD_ELSEWHERE:
            yield remark


def full_cells(texts: Iterable[Located[str]]) -> Iterator[Remark]:
    """Cells that hold as many characters as Excel lets them."""
    for cell in texts:
        if len(cell.raw) >= CELL_LIMIT:
            yield Remark("F010", cell.ref, {"length": len(cell.raw)})


class ReadCells:
    """The cells whose content the form reads."""

    __slots__ = ("_fields", "_tables")

    def __init__(self, fields: Mapping[str, Located[str]], tables: Iterable[TablePlace]) -> None:
        self._fields = [cell.ref for cell in fields.values()]
        self._tables = list(tables)

    def hold(self, ref: CellRef) -> bool:
        """Whether `ref` is one of them."""
        return self.first_inside(ref.sheet, f"{ref.address}:{ref.address}") is not None

    def first_inside(self, sheet: str, cells: str) -> CellRef | None:
        """The first of them inside a range such as ``B5:C9``."""
        return next(iter(self.inside(sheet, cells)), None)

    def inside(self, sheet: str, cells: str) -> list[CellRef]:
        """All of them inside a range, row by row."""
        match = _RANGE.match(cells)
        if match is None:
            return []
        left, right = _column(match[1]), _column(match[3])
        top, bottom = int(match[2]), int(match[4])
        inside = [
            ref
            for ref in self._fields
            if ref.sheet == sheet and left <= ref.column <= right and top <= ref.row <= bottom
        ]
        for table in self._tables:
            columns = [column for column in table.read_columns().values() if left <= column <= right]
            rows = range(max(top, table.first), min(bottom, table.last) + 1) if table.sheet == sheet else ()
            inside += [CellRef(sheet, row, column) for row in rows for column in columns]
        return sorted(inside)


def _needed(schema: int) -> Iterator[tuple[str, Wording, str]]:
    """Every key that a form of this schema must have, what to call it and its sheet."""
    added = added_since(schema)
    for sheet, fields in FIELDS.items():
        if sheet != GUIDE:
            yield from ((field.key, _label(field), sheet) for field in fields if field.key not in added)
    yield from ((role.key, _label(role), SIGNERS_TABLE.sheet) for role in SIGNERS_TABLE.rows)
    for key, label in _TABLE_KEYS.items():
        table = SIGNERS_TABLE if key.startswith(SIGNERS_TABLE.key) else MEASURES_TABLE
        yield key, label, table.sheet


def _label(field: Field) -> Wording:
    return Wording(_plain(field.label), _plain(field.label_en))


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _nearest(sheet: str, names: list[str], keys: Keys) -> Wording | str:
    """Words that name the sheet which holds the lost sheet's keys, or whose name is most like it."""
    free = [name for name in names if name not in (GUIDE, *INPUT_SHEETS, *HIDDEN_SHEETS)]
    holder = max(free, key=lambda name: len(keys.at_home_on(sheet, name)), default="")
    if not holder or not keys.at_home_on(sheet, holder):
        holder = next(iter(get_close_matches(sheet, free, n=1, cutoff=0.5)), "")
    if not holder:
        return ""
    return Wording(MAYBE.th.format(sheet=_plain(holder)), MAYBE.en.format(sheet=_plain(holder)))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
