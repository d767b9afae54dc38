"""Pictures of the form, by the field or the role on whose row they stand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from itaxl.form.fields import FIELDS, NO_EMBLEM, SIGNERS_TABLE, VALUE_COLUMN, Kind
from itaxl.model.cell import CellRef
from itaxl.model.grid import Grid, Picture, Remark
from itaxl.model.wording import Wording
from itaxl.reading.cells import Cells
from itaxl.reading.keys import Keys
from itaxl.reading.tables import Place

UNUSABLE: Final = "F011"
NOT_FOUND = Wording("ไม่พบไฟล์รูปในโฟลเดอร์เดียวกับแบบฟอร์ม", "is not in the form's folder")


def picture_cells(keys: Keys, signers: Place | None) -> dict[str, CellRef]:
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
            yield Remark(UNUSABLE, ref, {"name": name, "fault": NOT_FOUND, "key": key})


def _columns(signers: Place | None) -> Iterator[tuple[str, int]]:
    for fields in FIELDS.values():
        yield from ((field.key, VALUE_COLUMN) for field in fields if field.kind is Kind.PICTURE)
    if signers:
        column = next(column.key for column in SIGNERS_TABLE.columns if column.kind is Kind.PICTURE)
        yield from ((role.key, signers.columns[column]) for role in SIGNERS_TABLE.rows)


def _best(pictures: Iterable[Picture], column: int) -> Picture:
    """The picture in the field's own column, else the one nearest to it."""
    return min(pictures, key=lambda picture: abs(picture.ref.column - column))
