"""Pictures of a form made ready for print, and the port by which they are drawn: by Pillow unless a host draws."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, NamedTuple, Protocol

from itaxl.documents.blocks import Place, PrintedPicture
from itaxl.documents.house import house
from itaxl.model.grid import AS_STORED, PictureLook

CM_PER_INCH: Final = 2.54
DRAWN: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
NEARLY: Final = 1.5
"""A PNG no more than this much finer than paper shows stays as it was packed: making it coarser saves nothing."""


class Printable(NamedTuple):
    """A picture ready for print: PNG or JPEG bytes, width and height in centimetres."""

    data: bytes
    width: float
    height: float


class Raster(Protocol):
    """What draws pictures."""

    def printable(self, data: bytes, *, width: float, height: float, look: PictureLook) -> Printable | None:
        """As `printable` of this module; `data` is no heavier than a picture may be."""

    def as_shown(self, data: bytes, look: PictureLook) -> bytes:
        """As `as_shown` of this module, of a `look` other than as it is stored."""


_CHOSEN: ContextVar[Raster | None] = ContextVar("raster", default=None)


@contextmanager
def drawn_by(raster: Raster) -> Iterator[None]:
    """Pictures are drawn by `raster` inside this context."""
    before = _CHOSEN.set(raster)
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def printable(data: bytes, *, width: float, height: float, look: PictureLook = AS_STORED) -> Printable | None:
    """The picture, cut and turned as `look` says, fitted into `width` × `height` centimetres.

    Upright, no finer than paper shows, without EXIF. None when it is broken, too large or no PNG or JPEG.
    """
    if len(data) > house().picture.megabytes * 2**20:
        return None
    return _raster().printable(data, width=width, height=height, look=look)


def as_shown(data: bytes, look: PictureLook) -> bytes:
    """The picture as its sheet shows it, in full size; as it is stored where that is the same, or it is broken."""
    return data if look == AS_STORED else _raster().as_shown(data, look)


def _raster() -> Raster:
    if (chosen := _CHOSEN.get()) is not None:
        return chosen
    from itaxl.documents.pillow_raster import PILLOW  # of a module that needs Pillow at every call

    return PILLOW


def emblem_picture(
    data: bytes | None, height: float, place: Place, look: PictureLook = AS_STORED
) -> PrintedPicture | None:
    """The emblem at its place; None when it is missing or broken, and the paper keeps its room."""
    rules = house().emblem
    width = rules.width * height / rules.memo_height
    ready = printable(data, width=width, height=height, look=look) if data else None
    return PrintedPicture(ready.data, rules.alt, ready.width, ready.height, place) if ready else None


def bare_png(png: bytes) -> bytes:
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


def pixels_of(size: tuple[float, float]) -> tuple[int, int]:
    """How many pixels a picture of `size` centimetres needs across and down."""
    across, down = (max(1, round(side / CM_PER_INCH * house().picture.resolution)) for side in size)
    return across, down
