"""An .xlsx or .xlsm file as a grid: its container looked over, its form's sheets scanned, its values by a source."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from itaxl.files.limits import Limits
from itaxl.form.fields import GUIDE, HIDDEN_SHEETS, INPUT_SHEETS, ORIGINS, RESULTS, UNUSED_TEXTS, all_fields
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import GENERAL, GridData, Picture, Remark, Sheet
from itaxl.office_file.active_content import foreign_content
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.zip_package import Container
from itaxl.workbook.calamine_file import Rows
from itaxl.workbook.cell_looks import looks_of_cells
from itaxl.workbook.copied_sheets import copied_sheets
from itaxl.workbook.hidden_lines import Lines, said_filtered
from itaxl.workbook.number_formats import number_formats, text_styles
from itaxl.workbook.pictures_file import in_cells, sheet_drawings
from itaxl.workbook.shared_strings import look_at_lengths, look_at_texts, mentions
from itaxl.workbook.sheet_notes import sheet_notes
from itaxl.workbook.sheet_scan import SheetScan, ref_of, scan
from itaxl.workbook.stored_values import stored_number
from itaxl.workbook.workbook_parts import STYLES, WORKSHEET, SheetPart, WorkbookParts, look_over, workbook_parts

Source = Callable[[Container, Mapping[str, str]], dict[str, Rows]]
"""What gives the values of sheets, their parts by name: calamine_rows, openpyxl_rows."""

SOME_KEYS: Final = tuple(entry.key.encode() for _, entry in all_fields())
"""Keys of which a form, however damaged, still has one; names of tables alone are words that any workbook may have."""

_READ: Final = (GUIDE, *INPUT_SHEETS)
_OWN_NAMES: Final = frozenset((GUIDE, *INPUT_SHEETS, *HIDDEN_SHEETS))
_MOST_STRANGERS: Final = 12


def workbook_grid(container: Container, name: str, limits: Limits, source: Source) -> GridData:
    """The form's sheets of a workbook; a workbook without any of the form's keys has its sheets' names only.

    Such a stranger may be damaged or larger than a form may be: that it is no form is what there is to say of it.
    """
    container.refuse_document_types()
    parts = workbook_parts(container, limits)
    tabs = tuple(Sheet(sheet.name, sheet.visible) for sheet in parts.sheets)
    ours = _ours(parts)
    empty: dict[str, Rows] = dict.fromkeys((sheet.name for sheet in parts.sheets), ())
    has_keys = mentions(container, [sheet.part for sheet in ours if sheet.part in container], SOME_KEYS)
    if has_keys or not tabs or any(tab.name in _OWN_NAMES for tab in tabs):
        look_over(parts, container, limits)
    if not has_keys:
        return GridData(name, tabs, empty)
    look_at_texts(container, limits)
    for sheet in ours:
        look_at_lengths(container, sheet.part, limits)
    styles = _styles(container, limits)
    of_texts = text_styles(styles)
    scans = {sheet.name: scan(container.pieces(sheet.part), limits, of_texts) for sheet in ours}
    of_papers = [sheet for sheet in parts.sheets if sheet.kind == WORKSHEET and sheet.name in (ORIGINS, UNUSED_TEXTS)]
    for sheet in of_papers:
        look_at_lengths(container, sheet.part, limits)
    read = [*ours, *copied_sheets(container, parts.sheets, limits)] if len(ours) == len(_READ) else ours
    read = [*read, *(sheet for sheet in of_papers if sheet not in read)]
    values = empty | source(container, {sheet.name: sheet.part for sheet in read})
    formats = dict(_formats(styles, scans))
    values |= _meant(values, scans, formats, epoch_1904=parts.epoch_1904)
    seen = looks_of_cells(container, [sheet for sheet in ours if sheet.name in INPUT_SHEETS], scans, limits)
    drawn = [each for sheet in ours for each in _drawn(container, sheet, scans[sheet.name], limits)]
    return GridData(
        name=name,
        tabs=tabs,
        values=values,
        formats=formats,
        drawn=_by_sheet(each for each in drawn if isinstance(each, Picture)),
        noticed=(
            *foreign_content(container),
            *(remark for sheet in scans for remark in _remarks(sheet, scans[sheet])),
            *(each for each in drawn if isinstance(each, Remark)),
            *seen.remarks,
        ),
        mixed=seen.mixed,
    )


def _ours(parts: WorkbookParts) -> list[SheetPart]:
    """The sheets of the form; while one is missing, others too: it may have another name now."""
    named = [sheet for sheet in parts.sheets if sheet.kind == WORKSHEET and sheet.name in _READ]
    if len(named) >= len(_READ):
        return named
    known = {sheet.name for sheet in named} | {RESULTS, *HIDDEN_SHEETS}
    strangers = [sheet for sheet in parts.sheets if sheet.kind == WORKSHEET and sheet.name not in known]
    return named + strangers[:_MOST_STRANGERS]


def _styles(container: Container, limits: Limits) -> bytes:
    return as_utf8(container.read(STYLES, limits["xml_part"], "xml_part")) if STYLES in container else b""


def _formats(styles: bytes, scans: Mapping[str, SheetScan]) -> Iterator[tuple[CellRef, str]]:
    """The number formats other than General of cells that hold numbers, or texts that a format changes."""
    codes = number_formats(styles) if any(each.styles for each in scans.values()) else []
    for sheet, found in scans.items():
        for place, style in found.styles.items():
            ref = ref_of(sheet, place)
            if ref and style < len(codes) and codes[style] != GENERAL:
                yield ref, codes[style]


def _meant(
    values: Mapping[str, Rows], scans: Mapping[str, SheetScan], formats: Mapping[CellRef, str], *, epoch_1904: bool
) -> dict[str, Rows]:
    """The sheets in which a source gave something else for a number than its format means, put right.

    Sources know which formats are dates by rules of their own, and differ.
    """
    changed: dict[str, list[list[Value]]] = {}
    for sheet, found in scans.items():
        rows = changed.get(sheet) or values[sheet]
        for place, stored in found.numbers.items():
            ref = ref_of(sheet, place)
            if ref is None or ref not in formats or ref.row > len(rows) or ref.column > len(rows[ref.row - 1]):
                continue
            meant = stored_number(stored, formats[ref], epoch_1904=epoch_1904)
            if meant is not None and meant != rows[ref.row - 1][ref.column - 1]:
                rows = changed.setdefault(sheet, [list(row) for row in values[sheet]])
                changed[sheet][ref.row - 1][ref.column - 1] = meant
    return {sheet: tuple(map(tuple, rows)) for sheet, rows in changed.items()}


def _drawn(container: Container, sheet: SheetPart, found: SheetScan, limits: Limits) -> Iterator[Picture | Remark]:
    """The pictures on an input sheet and in its cells; those of the guide belong to no field."""
    if sheet.name not in INPUT_SHEETS:
        return
    if found.pictured:
        places = {ref_of(sheet.name, place): number for place, number in found.pictured.items()}
        yield from in_cells(container, {ref: number for ref, number in places.items() if ref}, limits)
    if found.drawing:
        yield from sheet_drawings(container, sheet.name, sheet.part, found.drawing, limits)
    yield from sheet_notes(container, sheet.name, sheet.part, limits)


def _by_sheet(pictures: Iterable[Picture]) -> dict[str, Sequence[Picture]]:
    found: dict[str, list[Picture]] = {}
    for picture in pictures:
        found.setdefault(picture.ref.sheet, []).append(picture)
    return {sheet: tuple(pictures) for sheet, pictures in found.items()}


def _remarks(sheet: str, found: SheetScan) -> Iterator[Remark]:
    """What the scan of a sheet noticed, each at its cell."""
    for place, error in found.errors.items():
        if ref := ref_of(sheet, place):
            yield Remark("F006", ref, {"error": error})
    for place in found.unsolved:
        if ref := ref_of(sheet, place):
            yield Remark("F005", ref)
    for merge in found.merges:
        if ref := ref_of(sheet, merge.partition(":")[0]):
            yield Remark("F008", ref, {"range": merge})
    yield from (_unseen(sheet, "rows", lines) for lines in said_filtered(found.rows, found.filtered))
    yield from (_unseen(sheet, "columns", lines) for lines in found.columns)


def _unseen(sheet: str, axis: str, lines: Lines) -> Remark:
    first = CellRef(sheet, lines.first, 1) if axis == "rows" else CellRef(sheet, 1, lines.first)
    return Remark("F013", first, {"axis": axis, **lines._asdict()})
