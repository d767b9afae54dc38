"""A picture from a form made ready for print: checked, turned upright, no finer than paper shows, without EXIF."""

import struct
import warnings
import zlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from itaxl.documents.blocks import Picture, Place
from itaxl.documents.house import house

if TYPE_CHECKING:
    from PIL.Image import Image

BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error, zlib.error)
"""What Pillow raises for bytes that are not the picture they say they are."""

CM_PER_INCH: Final = 2.54
AS_STORED: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""Pillow's names for the kinds of PNG that every program draws."""
DRAWN: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
NEARLY: Final = 1.5
"""A PNG no more than this much finer than paper shows stays as it was packed: making it coarser saves nothing."""
PACKING: Final = 1
"""zlib's level: twice as quick as the usual one, and no larger for drawings of this size."""


class Printable(NamedTuple):
    """A picture ready for print: PNG or JPEG bytes, width and height in centimetres."""

    data: bytes
    width: float
    height: float


def printable(data: bytes, *, width: float, height: float) -> Printable | None:
    """The picture fitted into `width` × `height` centimetres; None when it is broken, too large or no PNG or JPEG."""
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    if len(data) > house().picture.megabytes * 2**20:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DecompressionBombWarning)
            return _fitted(data, width, height)
    except (*BROKEN, DecompressionBombError, DecompressionBombWarning):
        return None


def emblem_picture(data: bytes | None, height: float, place: Place) -> tuple[Picture, bool]:
    """The emblem at its place, and whether it is the given one; an empty box when that is missing or broken."""
    rules = house().emblem
    ready = printable(data, width=rules.width * height / rules.memo_height, height=height) if data else None
    shown = ready or Printable(empty_box(), rules.box_width * height / rules.memo_height, height)
    return Picture(shown.data, rules.alt, shown.width, shown.height, place), ready is not None


@cache
def empty_box() -> bytes:
    """A PNG of an empty box, for an emblem that is still missing; Word can change it for a picture."""
    return Path(__file__).with_name("empty_box.png").read_bytes()


def _fitted(data: bytes, width: float, height: float) -> Printable | None:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
        if picture.width * picture.height > house().picture.megapixels * 1e6:
            return None
        picture.load()  # what cannot be drawn must not be taken
        says_how_to_turn = bool(picture.getexif())
        ImageOps.exif_transpose(picture, in_place=True)
        scale = min(width / picture.width, height / picture.height)
        size = (picture.width * scale, picture.height * scale)
        if picture.width <= NEARLY * _pixels(size)[0] and picture.mode in AS_STORED and not says_how_to_turn:
            stored = _bare(data) if picture.format == "PNG" else b""
            if stored:
                return Printable(stored, *size)
        return Printable(_written(_scaled(picture, size), lossless=picture.format == "PNG"), *size)


def _bare(png: bytes) -> bytes:
    """The PNG with nothing but what is drawn, its pixels as they were packed: three times as quick as packing anew.

    Empty for one whose chunks do not follow each other to the end. Source: PNG (ISO/IEC 15948), sections 5.3 and 11.
    """
    kept, at = [png[:8]], 8
    while at + 12 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, end = png[at + 4 : at + 8], at + 12 + length
        if end > len(png):
            return b""
        if kind in DRAWN:
            kept.append(png[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    return b""


def _pixels(size: tuple[float, float]) -> tuple[int, int]:
    """How many pixels a picture of `size` centimetres needs across and down."""
    across, down = (max(1, round(side / CM_PER_INCH * house().picture.resolution)) for side in size)
    return across, down


def _scaled(picture: "Image", size: tuple[float, float]) -> "Image":
    from PIL import Image

    alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    modes = {"1": "L", "L": "L", "I": "L", "I;16": "L", "LA": "LA"}
    converted = picture.convert(modes.get(picture.mode, "RGBA" if alpha else "RGB"))
    pixels = _pixels(size)
    if converted.width <= pixels[0]:
        return converted
    return converted.resize(pixels, Image.Resampling.LANCZOS)


def _written(picture: "Image", *, lossless: bool) -> bytes:
    out = BytesIO()
    if lossless:
        picture.save(out, "PNG", compress_level=PACKING)
    else:
        picture.convert("L" if picture.mode == "L" else "RGB").save(out, "JPEG", quality=house().picture.quality)
    return out.getvalue()
