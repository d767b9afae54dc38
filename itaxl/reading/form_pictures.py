"""Pictures of the form, by the field or the role on whose row they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from itaxl.form.fields import FIELDS, INPUT_SHEETS, NO_EMBLEM, SIGNERS_TABLE, VALUE_COLUMN, Kind
from itaxl.model.cell import CellRef, Located
from itaxl.model.grid import Grid, Picture, Remark
from itaxl.model.submission import TableRow
from itaxl.model.wording import Wording
from itaxl.reading.cells import Cells
from itaxl.reading.keys import Keys
from itaxl.reading.tables import TablePlace

UNUSABLE: Final = "F011"
UNUSED: Final = "F016"
NOT_FOUND = Wording("ไม่พบไฟล์รูปในโฟลเดอร์เดียวกับแบบฟอร์ม", "is not in the form's folder")
OF_WPS = Wording("เป็นรูปในช่องของโปรแกรม WPS", "is kept in the cell as only WPS does")
WPS: Final = "=DISPIMG("
"""How the text begins that a cell of WPS shows in every other program."""


def picture_cells(keys: Keys, signers: TablePlace | None) -> dict[str, CellRef]:
    """The cell for the picture of every field and role that may have one, by key."""
    return {
        key: CellRef(ref.sheet, ref.row, column)
        for key, column in _columns(signers)
        if (ref := keys.ref(key)) is not None
    }


def placed_pictures(grid: Grid, cells: Mapping[str, CellRef]) -> dict[str, Picture]:
    """The picture of every field and role that has one."""
    found = {}
    for key, ref in cells.items():
        on_row = [picture for picture in grid.pictures(ref.sheet) if picture.ref.row == ref.row]
        if on_row:
            found[key] = _best(on_row, ref.column)
    return found


def evidence_photos(grid: Grid, measuring: TablePlace | None, measures: Iterable[TableRow]) -> dict[str, Picture]:
    """The photos on the measures' cells for evidence, by keys that count those of a measure from the second on."""
    found: dict[str, Picture] = {}
    if measuring is None or "evidence" not in measuring.columns:
        return found
    drawn = grid.pictures(measuring.sheet)
    for measure in measures if drawn else ():
        place = measuring.cell(measure.ref.row, "evidence")
        on_cell = [picture for picture in drawn if picture.ref == place]
        found |= {f"{measure.key}.{f'{n}.' if n > 1 else ''}evidence": each for n, each in enumerate(on_cell, 1)}
    return found


def unusable_pictures(
    remarks: Iterable[Remark], places: Mapping[str, CellRef], pictures: Mapping[str, Picture], cells: Cells
) -> Iterator[Remark]:
    """What the source says of pictures on these rows, and names that no picture was found for."""
    told = {(remark.ref.sheet, remark.ref.row): remark for remark in remarks if remark.code == UNUSABLE and remark.ref}
    for key, ref in places.items():
        name = cells.text(ref)
        if key in pictures:
            continue
        if remark := told.get((ref.sheet, ref.row)):
            yield replace(remark, params={**remark.params, "key": key})
        elif name and name != NO_EMBLEM:
            fault = OF_WPS if name.upper().startswith(WPS) else NOT_FOUND
            yield Remark(UNUSABLE, ref, {"name": "" if fault is OF_WPS else name, "fault": fault, "key": key})


def pictures_of_wps(texts: Iterable[Located[str]], places: Mapping[str, CellRef]) -> Iterator[Remark]:
    """The cells besides those for pictures that hold one as only WPS keeps it: others show a formula's words."""
    for cell in texts:
        if cell.raw[: len(WPS)].upper() == WPS and cell.ref not in places.values():
            yield Remark("F019", cell.ref, {"why": OF_WPS})


def unfit_cells(remarks: Iterable[Remark], places: Mapping[str, CellRef]) -> frozenset[CellRef]:
    """The cells for pictures of which the source says that they hold one that no document can take."""
    return frozenset(remark.ref for remark in remarks if remark.code == UNUSABLE and remark.ref) & {*places.values()}


def unused_pictures(grid: Grid, places: Mapping[str, CellRef], pictures: Mapping[str, Picture]) -> Iterator[Remark]:
    """One remark per sheet for the pictures on it that no document prints: beside the one of their row, or elsewhere.

    Its params: `key` of the field on whose row the first of them stands, or nothing, and `also` the other cells.
    """
    rows = {(ref.sheet, ref.row): key for key, ref in places.items()}
    for sheet in INPUT_SHEETS:
        drawn = grid.pictures(sheet) if sheet in {tab.name for tab in grid.sheets()} else ()
        spare = {each.ref for each in drawn if not any(each is used for used in pictures.values())}
        unfit = {ref for ref in _unfit(grid.remarks(), sheet) if rows.get((sheet, ref.row)) in (None, *pictures)}
        if spare | unfit:
            first, *others = sorted(spare | unfit)
            params = {"key": rows.get((sheet, first.row), ""), "also": tuple(others)}
            yield Remark(UNUSED, first, params)


def _unfit(remarks: Iterable[Remark], sheet: str) -> Iterator[CellRef]:
    """Where pictures are drawn on a sheet that no document can take; those that a cell names are texts."""
    for remark in remarks:
        if remark.code == UNUSABLE and remark.ref and remark.ref.sheet == sheet and not remark.params.get("name"):
            yield remark.ref


def _columns(signers: TablePlace | None) -> Iterator[tuple[str, int]]:
    for fields in FIELDS.values():
        yield from ((field.key, VALUE_COLUMN) for field in fields if field.kind is Kind.PICTURE)
    if signers:
        column = next(column.key for column in SIGNERS_TABLE.columns if column.kind is Kind.PICTURE)
        yield from ((role.key, signers.columns[column]) for role in SIGNERS_TABLE.keyed_rows)


def _best(pictures: Sequence[Picture], column: int) -> Picture:
    """The picture in the field's own column, else the one nearest to it; of several the upper one."""
    return min(reversed(pictures), key=lambda picture: abs(picture.ref.column - column))
