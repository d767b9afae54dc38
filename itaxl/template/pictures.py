"""Pictures on the form: placed over their cell and scaled to fit into it."""

from collections.abc import Iterator
from io import BytesIO
from math import ceil
from typing import Final, NamedTuple

from itaxl.template.row_heights import POINTS_PER_PIXEL, column_pixels
from itaxl.template.sheet_page import SheetPage
from itaxl.template.style import look

DOTS_PER_INCH: Final = 96

MOVES_WITH_CELLS: Final = 2


class Share(NamedTuple):
    """The part of a cell that a picture has: which one, counted from 0, of so many beside and below each other."""

    across: int = 0
    down: int = 0
    columns: int = 1
    rows: int = 1


WHOLE: Final = Share()


ACROSS, DOWN = 2, 7
"""How many pictures a cell has beside each other, unless there are more than so many lines of them."""


def shares(count: int) -> Iterator[Share]:
    """The parts of a cell that `count` pictures have, in their order, line by line."""
    columns = max(1, min(count, ACROSS), ceil(count / DOWN))
    rows = ceil(count / columns)
    return (Share(number % columns, number // columns, columns, rows) for number in range(count))


def place_picture(
    page: SheetPage, row: int, column: int, width: float, data: bytes, *, title: str, share: Share = WHOLE
) -> None:
    """Place a picture in the middle of its `share` of a cell `width` characters wide, as large as fits.

    Its row is being written.
    """
    from xlsxwriter.image import Image

    image = Image(BytesIO(data))
    room = column_pixels(width) / share.columns, page.row_height(row) / POINTS_PER_PIXEL / share.rows
    size = image.width * DOTS_PER_INCH / image.x_dpi, image.height * DOTS_PER_INCH / image.y_dpi
    margin = look()["size"]["margin_px"]
    scale = min((room[0] - 2 * margin) / size[0], (room[1] - 2 * margin) / size[1])
    options = {
        "x_scale": scale,
        "y_scale": scale,
        "x_offset": share.across * room[0] + (room[0] - size[0] * scale) / 2,
        "y_offset": share.down * room[1] + (room[1] - size[1] * scale) / 2,
        "object_position": MOVES_WITH_CELLS,
        "description": title,
    }
    page.sheet.insert_image(row - 1, column - 1, BytesIO(data), options)


def readable(data: bytes) -> bool:
    """Whether a picture can be placed at all: damaged ones and foreign kinds cannot."""
    from xlsxwriter.exceptions import XlsxWriterException
    from xlsxwriter.image import Image

    try:
        image = Image(BytesIO(data))
    except (XlsxWriterException, ValueError, LookupError, OSError):
        return False
    return bool(image.width > 0 and image.height > 0)
