"""How high a row of the form must be, foreseen from the advances of the letters and the widths of the columns."""

from collections.abc import Mapping
from math import ceil
from typing import Any, Final

from itaxl.documents.text_metrics import advances

PIXELS_PER_CHARACTER: Final = 7
PIXELS_BESIDE: Final = 5
POINTS_PER_PIXEL: Final = 0.75
"""A column's width is counted in digits of the default font (Calibri 11), 7 pixels each, and 5 beside the text."""

INDENT: Final = 7
"""Points that one step of indent takes."""

LINE: Final = 1.36
"""The height of a line of TH SarabunPSK in times its size: its ascent and descent are 1.31, and Excel rounds up."""

HALF_WORD: Final = 1.1
"""What a broken line loses at its end, in times the size of its letters: Thai breaks between words."""


def column_pixels(width: float) -> int:
    """The pixels of a column `width` characters wide, on a screen of 96 dots an inch."""
    return int(width * PIXELS_PER_CHARACTER + PIXELS_BESIDE)


def height_of(text: str, style: Mapping[str, Any], width: float) -> float:
    """The points that `text` takes in a column `width` characters wide, in the format `style`."""
    size = float(style["font_size"])
    lines = text.split("\n") if style.get("text_wrap") else [""]
    room = column_pixels(width) * POINTS_PER_PIXEL - PIXELS_BESIDE - INDENT * int(style.get("indent", 0))
    return sum(_lines(line, size, room, bold=bool(style.get("bold"))) for line in lines) * size * LINE


def _lines(line: str, size: float, room: float, *, bold: bool) -> int:
    """How many lines Excel makes of one: a line that is broken loses about half a word at its end."""
    taken = sum(map(advances(bold).__getitem__, line)) * size
    return 1 if taken <= room else ceil(taken / (room - HALF_WORD * size))
