"""Texts typed into a copy of a workbook that is read as every workbook is; what is not typed over keeps its bytes."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.cell import CellRef
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.office_file.xml_encoding import as_utf8, written_as
from itaxl.office_file.xml_spans import Element, Span, each_span, element
from itaxl.office_file.zip_package import Container
from itaxl.office_file.zip_splice import with_parts
from itaxl.workbook.shared_strings import TEXTS
from itaxl.workbook.sheet_cells import StoredCell, cells_at
from itaxl.workbook.text_runs import HAS_RUNS, FormatRun, retyped, runs_of, written
from itaxl.workbook.workbook_package import EXCEL, package_of
from itaxl.workbook.workbook_parts import relationships, workbook_parts

NOT_PATCHABLE = Wording(
    "แก้ไขให้ได้เฉพาะไฟล์ .xlsm และ .xlsx ไฟล์ชนิดอื่นให้แก้ในโปรแกรมตารางคำนวณตามรายการที่แจ้ง",
    "Only .xlsm and .xlsx files can be mended; mend other kinds by hand from the list of findings.",
)
FORMULA = Wording("ช่องนี้เป็นสูตร", "the cell is filled by a formula")
FORMATS = Wording("ตัวอักษรในช่องนี้มีหลายรูปแบบ", "its letters have several formats")
NOT_FOUND = Wording("หาช่องนี้ในไฟล์ไม่พบ", "the cell is not found in the file")
SAID_TWICE = Wording("ช่องนี้มีซ้ำในไฟล์", "the file holds the cell twice")
TOO_LONG = Wording("ข้อความจะยาวเกินที่ช่องรับได้", "the text would be longer than a cell can hold")

MOST_LETTERS: Final = 32_767
"""What Excel holds in a cell, counted in units of UTF-16."""

_SHARED_ITEM: Final = ("sst", "si")
_NOT_OF_TEXTS: Final = frozenset({"t", "vm", "cm", "ph"})
"""Attributes of a cell that speak of what was in it: type, data of a linked value or an array, pronunciation."""


class Patched(NamedTuple):
    """A copy of a workbook, and why some cells in it were left for a person to mend."""

    copy: bytes
    by_hand: Mapping[CellRef, Wording]


def patched(workbook: bytes, name: str, texts: Mapping[CellRef, str], before: Mapping[CellRef, str]) -> Patched:
    """The file called `name` with `texts` in place of those `before`; formats of cells and of letters stay.

    Raises Refused for what is no .xlsx or .xlsm file.
    """
    caps = limits()
    container, place = _excel(workbook, name, caps)
    parts = workbook_parts(container, caps, place).sheets
    said = Counter(sheet.name for sheet in parts)
    where = {sheet.name: sheet.part for sheet in parts if sheet.part in container}
    shared = _SharedTexts(container, place, caps)
    new: dict[str, bytes] = {}
    by_hand: dict[CellRef, Wording] = {}
    for sheet in dict.fromkeys(ref.sheet for ref in texts):
        of_sheet = {ref: text for ref, text in texts.items() if ref.sheet == sheet}
        if said[sheet] != 1 or sheet not in where:
            by_hand |= dict.fromkeys(of_sheet, NOT_FOUND)
            continue
        stored = container.read(where[sheet], caps["sheet_part"], "sheet_part")
        try:
            typed, left = _typed_over(as_utf8(stored), of_sheet, before, shared)
        except UnreadableFile:
            typed, left = b"", dict.fromkeys(of_sheet, NOT_FOUND)
        by_hand |= left
        if len(left) < len(of_sheet):
            new[container.entry(where[sheet]).name] = written_as(typed, stored)
    return Patched(with_parts(container, new), by_hand)


def only_typed_over(workbook: bytes, copy: bytes, name: str, sheets: Collection[str]) -> bool:
    """Whether `copy` has the very parts of `workbook`, but for those of these sheets."""
    caps = limits()
    (one, place), (other, _) = (_excel(data, name, caps) for data in (workbook, copy))
    changed = {sheet.part.lower() for sheet in workbook_parts(one, caps, place).sheets if sheet.name in sheets}
    return one.names == other.names and all(
        name.lower() in changed or one.packed(name) == other.packed(name) for name in one.names
    )


def _excel(workbook: bytes, name: str, caps: Limits) -> tuple[Container, str]:
    try:
        container, kind, place = package_of(workbook, name, caps)
        container.refuse_document_types()
    except UnreadableFile as reason:
        raise Refused(NOT_PATCHABLE) from reason
    if kind != EXCEL:
        raise Refused(NOT_PATCHABLE)
    return container, place


class _SharedTexts:
    """The table of a workbook's shared texts, looked into where a text in it may have formats of its own."""

    def __init__(self, container: Container, workbook: str, caps: Limits) -> None:
        targets = relationships(container, workbook).values()
        part = next((target for kind, target in targets if kind == "sharedStrings"), TEXTS)
        self._xml = as_utf8(container.read(part, caps["sheet_part"], "sheet_part")) if part in container else b""

    def items(self, numbers: Collection[int]) -> dict[int, Element]:
        """The texts with these numbers; none when no text of the table has formats."""
        found: dict[int, Element] = {}
        number = 0

        def take(span: Span) -> None:
            nonlocal number
            if number in numbers:
                found[number] = element(self._xml[span.start : span.end])
            number += 1

        if numbers and HAS_RUNS.search(self._xml):
            each_span(self._xml, _SHARED_ITEM, take)
        return found


def _typed_over(
    xml: bytes, texts: Mapping[CellRef, str], before: Mapping[CellRef, str], shared: _SharedTexts
) -> tuple[bytes, dict[CellRef, Wording]]:
    """A sheet's part with the texts in their cells, and why some cells are as they were."""
    cells = cells_at(xml, {(ref.row, ref.column) for ref in texts})
    items = shared.items({number for found in cells.values() for cell in found for number in _shared_number(cell)})
    typed: list[tuple[StoredCell, bytes]] = []
    by_hand: dict[CellRef, Wording] = {}
    for ref, text in texts.items():
        found = cells.get((ref.row, ref.column), [])
        if why := _why_not(found, text):
            by_hand[ref] = why
            continue
        (cell,) = found
        known = _runs(cell, items, before[ref])
        runs = retyped(known, text) if known else None
        if runs is None:
            by_hand[ref] = FORMATS
        else:
            typed.append((cell, _written(cell.element, runs)))
    pieces, last = [], 0
    for cell, new in sorted(typed, key=lambda each: each[0].start):
        pieces += [xml[last : cell.start], new]
        last = cell.end
    return b"".join((*pieces, xml[last:])), by_hand


def _why_not(found: Sequence[StoredCell], text: str) -> Wording | None:
    """Why a text is not typed into the one cell that was found, if it is one."""
    if len(found) != 1:
        return SAID_TWICE if found else NOT_FOUND
    if found[0].calculated:
        return FORMULA
    return TOO_LONG if len(text.encode("utf-16-le", "surrogatepass")) > 2 * MOST_LETTERS else None


def _shared_number(cell: StoredCell) -> Iterator[int]:
    if dict(cell.element.attributes).get("t") == "s":
        yield from (
            int(each.text) for each in cell.element.inside if each.local == "v" and each.text.strip().isdecimal()
        )


def _runs(cell: StoredCell, items: Mapping[int, Element], before: str) -> Sequence[FormatRun] | None:
    """The letters of a cell with their formats; None when they have several and were read otherwise."""
    inline = [each for each in cell.element.inside if each.local == "is"]
    for item in inline or [items[number] for number in _shared_number(cell) if number in items]:
        runs = runs_of(item)
        if len({run.format for run in runs}) > 1:
            return runs if "".join(run.text for run in runs) == before else None
        if runs:
            return [FormatRun(runs[0].format, before)]
    return [FormatRun(None, before)]


def _written(cell: Element, runs: Sequence[FormatRun]) -> bytes:
    prefix = cell.name[: -len(cell.local)]
    kept = "".join(f" {name}={quoteattr(value)}" for name, value in cell.attributes if name not in _NOT_OF_TEXTS)
    if not any(run.text for run in runs):
        return f"<{cell.name}{kept}/>".encode()
    return f'<{cell.name}{kept} t="inlineStr"><{prefix}is>{written(runs, prefix)}</{prefix}is></{cell.name}>'.encode()
