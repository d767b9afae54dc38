"""A picture from a form made ready for print: checked, turned upright, no finer than paper shows, without EXIF."""

import struct
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from itaxl.documents.blocks import Picture, Place
from itaxl.documents.house import house
from itaxl.model.grid import AS_STORED, Look

if TYPE_CHECKING:
    from PIL.Image import Image

BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error, zlib.error)
"""What Pillow raises for bytes that are not the picture they say they are."""

CM_PER_INCH: Final = 2.54
AS_STORED_MODES: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
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


def printable(data: bytes, *, width: float, height: float, look: Look = AS_STORED) -> Printable | None:
    """The picture, cut and turned as `look` says, fitted into `width` × `height` centimetres.

    None when it is broken, too large or no PNG or JPEG.
    """
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    if len(data) > house().picture.megabytes * 2**20:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow thinks of its EXIF is nobody's concern
            warnings.simplefilter("error", DecompressionBombWarning)
            return _fitted(data, width, height, look)
    except (*BROKEN, DecompressionBombError, DecompressionBombWarning):
        return None


def as_shown(data: bytes, look: Look) -> bytes:
    """The picture as its sheet shows it, in full size; as it is stored where that is the same, or it is broken."""
    from PIL import Image
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    if look == AS_STORED:
        return data
    try:
        with warnings.catch_warnings(), Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
            warnings.simplefilter("error", DecompressionBombWarning)
            lossless = picture.format == "PNG" or look.turn % 90 != 0
            return _written(_looking(_upright(picture), look), lossless=lossless)
    except (*BROKEN, DecompressionBombError, DecompressionBombWarning):
        return data


def emblem_picture(data: bytes | None, height: float, place: Place, look: Look = AS_STORED) -> Picture | None:
    """The emblem at its place; None when it is missing or broken, and the paper keeps its room."""
    rules = house().emblem
    width = rules.width * height / rules.memo_height
    ready = printable(data, width=width, height=height, look=look) if data else None
    return Picture(ready.data, rules.alt, ready.width, ready.height, place) if ready else None


def _fitted(data: bytes, width: float, height: float, look: Look) -> Printable | None:
    from PIL import Image

    with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
        if picture.width * picture.height > house().picture.megapixels * 1e6:
            return None
        picture.load()  # what cannot be drawn must not be taken
        as_stored = look == AS_STORED and not picture.getexif()
        seen = _looking(_upright(picture), look)
        scale = min(width / seen.width, height / seen.height)
        size = (seen.width * scale, seen.height * scale)
        if seen.width <= NEARLY * _pixels(size)[0] and picture.mode in AS_STORED_MODES and as_stored:
            stored = _bare(data) if picture.format == "PNG" else b""
            if stored:
                return Printable(stored, *size)
        lossless = picture.format == "PNG" or look.turn % 90 != 0
        return Printable(_written(_scaled(seen, size), lossless=lossless), *size)


def _upright(picture: "Image") -> "Image":
    """The picture as its camera says that it was held."""
    from PIL import ImageOps

    ImageOps.exif_transpose(picture, in_place=True)
    return picture


def _looking(picture: "Image", look: Look) -> "Image":
    """The picture cut, mirrored and turned; what a slanting one leaves free is clear."""
    from PIL.Image import Resampling, Transpose

    if look == AS_STORED:
        return picture
    wide, high = picture.size
    left, top = int(wide * look.left), int(high * look.top)
    right, bottom = round(wide * (1 - look.right)), round(high * (1 - look.bottom))
    seen = picture.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
    if look.mirrored:
        seen = seen.transpose(Transpose.FLIP_LEFT_RIGHT)
    if look.flipped:
        seen = seen.transpose(Transpose.FLIP_TOP_BOTTOM)
    if look.turn % 90:
        return seen.convert("RGBA").rotate(-look.turn, Resampling.BICUBIC, expand=True)
    quarters = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
    return seen.transpose(quarters[int(look.turn)]) if look.turn else seen


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
