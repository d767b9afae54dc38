"""Pictures on the form: placed over their cell and scaled to fit into it."""

from io import BytesIO
from typing import Final

from itaxl.template.row_heights import POINTS_PER_PIXEL, column_pixels
from itaxl.template.sheet_page import Page
from itaxl.template.style import look

DOTS_PER_INCH: Final = 96

MOVES_WITH_CELLS: Final = 2


def place_picture(page: Page, row: int, column: int, width: float, data: bytes, *, title: str) -> None:
    """Place a picture in the middle of a cell `width` characters wide, as large as fits, its row being written."""
    from xlsxwriter.image import Image

    image = Image(BytesIO(data))
    room = column_pixels(width), page.row_height(row) / POINTS_PER_PIXEL
    size = image.width * DOTS_PER_INCH / image.x_dpi, image.height * DOTS_PER_INCH / image.y_dpi
    margin = look()["size"]["margin_px"]
    scale = min((room[0] - 2 * margin) / size[0], (room[1] - 2 * margin) / size[1])
    options = {
        "x_scale": scale,
        "y_scale": scale,
        "x_offset": (room[0] - size[0] * scale) / 2,
        "y_offset": (room[1] - size[1] * scale) / 2,
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
