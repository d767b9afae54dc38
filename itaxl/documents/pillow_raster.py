"""Pictures drawn by Pillow: opened whole, turned upright, cut, made coarser, written anew."""

import struct
import warnings
import zlib
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from itaxl.documents.house import house
from itaxl.documents.pictures import NEARLY, Printable, bare_png, pixels_of
from itaxl.model.grid import AS_STORED, PictureLook

if TYPE_CHECKING:
    from PIL.Image import Image

BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, MemoryError, struct.error, zlib.error)
"""What Pillow raises for bytes that are not the picture they say they are."""
AS_STORED_MODES: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""Pillow's names for the kinds of PNG that every program draws."""
PACKING: Final = 1
"""zlib's level: twice as quick as the usual one, and no larger for drawings of this size."""


SMALL: Final = 128 * 1024
"""Bytes of a picture that is kept as it was made ready: an emblem is the same in each paper, the Garuda in all."""


class PillowRaster:
    """The raster of every machine that has Pillow."""

    def printable(self, data: bytes, *, width: float, height: float, look: PictureLook) -> Printable | None:
        """The picture ready for print, None when it is broken, has too many pixels or is no PNG or JPEG."""
        from PIL.Image import DecompressionBombError, DecompressionBombWarning

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # what Pillow thinks of its EXIF is nobody's concern
                warnings.simplefilter("error", DecompressionBombWarning)
                fit = _fitted if len(data) <= SMALL else _fitted.__wrapped__
                return fit(data, width, height, look)
        except (*BROKEN, DecompressionBombError, DecompressionBombWarning):
            return None

    def as_shown(self, data: bytes, look: PictureLook) -> bytes:
        """The picture cut and turned in full size; as it is stored when it is broken."""
        from PIL import Image
        from PIL.Image import DecompressionBombError, DecompressionBombWarning

        try:
            with warnings.catch_warnings(), Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
                warnings.simplefilter("error", DecompressionBombWarning)
                lossless = picture.format == "PNG" or look.turn % 90 != 0
                return _written(_looking(_upright(picture), look), lossless=lossless)
        except (*BROKEN, DecompressionBombError, DecompressionBombWarning):
            return data


PILLOW: Final = PillowRaster()


@lru_cache(maxsize=16)
def _fitted(data: bytes, width: float, height: float, look: PictureLook) -> Printable | None:
    from PIL import Image

    with Image.open(BytesIO(data), formats=["PNG", "JPEG"]) as picture:
        if picture.width * picture.height > house().picture.megapixels * 1e6:
            return None
        picture.load()  # what cannot be drawn must not be taken
        as_stored = look == AS_STORED and not picture.getexif()
        seen = _looking(_upright(picture), look)
        scale = min(width / seen.width, height / seen.height)
        size = (seen.width * scale, seen.height * scale)
        if seen.width <= NEARLY * pixels_of(size)[0] and picture.mode in AS_STORED_MODES and as_stored:
            stored = bare_png(data) if picture.format == "PNG" else b""
            if stored:
                return Printable(stored, *size)
        lossless = picture.format == "PNG" or look.turn % 90 != 0
        return Printable(_written(_scaled(seen, size), lossless=lossless), *size)


def _upright(picture: "Image") -> "Image":
    """The picture as its camera says that it was held."""
    from PIL import ImageOps

    ImageOps.exif_transpose(picture, in_place=True)
    return picture


def _looking(picture: "Image", look: PictureLook) -> "Image":
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


def _scaled(picture: "Image", size: tuple[float, float]) -> "Image":
    from PIL import Image

    alpha = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    modes = {"1": "L", "L": "L", "I": "L", "I;16": "L", "LA": "LA"}
    converted = picture.convert(modes.get(picture.mode, "RGBA" if alpha else "RGB"))
    pixels = pixels_of(size)
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
