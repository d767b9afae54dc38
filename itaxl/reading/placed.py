"""Pictures placed on the form, by the field or the role on whose row they stand."""

from collections.abc import Iterable, Iterator

from itaxl.form import FIELDS, SIGNERS_TABLE, VALUE_COLUMN, Kind
from itaxl.grid import Grid, Picture
from itaxl.reading.keys import Keys
from itaxl.reading.tables import Place


def placed_pictures(grid: Grid, keys: Keys, signers: Place | None) -> dict[str, Picture]:
    """The picture of every field and role that has one."""
    found = {}
    for key, column in _picture_places(signers):
        if ref := keys.ref(key):
            on_row = [picture for picture in grid.pictures(ref.sheet) if picture.ref.row == ref.row]
            if on_row:
                found[key] = _best(on_row, column)
    return found


def _picture_places(signers: Place | None) -> Iterator[tuple[str, int]]:
    for fields in FIELDS.values():
        yield from ((field.key, VALUE_COLUMN) for field in fields if field.kind is Kind.PICTURE)
    if signers:
        column = next(column.key for column in SIGNERS_TABLE.columns if column.kind is Kind.PICTURE)
        yield from ((role.key, signers.columns[column]) for role in SIGNERS_TABLE.rows)


def _best(pictures: Iterable[Picture], column: int) -> Picture:
    """The picture in the field's own column, else the one nearest to it."""
    return min(pictures, key=lambda picture: abs(picture.ref.column - column))
