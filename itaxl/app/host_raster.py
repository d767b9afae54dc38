"""Pictures drawn by a host that draws later: what is not as it must be stands in until the host has drawn it.

A PNG that needs no change goes into the document with the very bytes that Pillow's raster gives. Anything else is
asked of the host; it draws what is `wanted`, and the papers are built again.
"""

import zlib
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from itaxl.documents.house import house
from itaxl.documents.pictures import NEARLY, Printable, bare_png, pixels_of
from itaxl.model.grid import AS_STORED, PictureLook
from itaxl.office_file.picture_type import size_of

PNG: Final = b"\x89PNG"
TURNED: Final = (b"eXIf", b"XML:com.adobe.xmp")
"""What a PNG has that may say how it is to be turned."""
CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Of a PNG's colour types. Source: PNG (ISO/IEC 15948), section 11.2.2."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture to draw: upright, cut and turned as `look` says, fitted into `width` × `height` centimetres.

    No finer than `resolution` pixels an inch; in full size where that is 0. As PNG where `lossless`, else JPEG.
    """

    data: bytes = field(repr=False)
    look: PictureLook
    lossless: bool
    width: float = 0
    height: float = 0
    resolution: int = 0

    @property
    def key(self) -> str:
        """The same for the same drawing."""
        facts = repr((tuple(self.look), self.lossless, self.width, self.height, self.resolution))
        return sha256(self.data + facts.encode()).hexdigest()


class HostRaster:
    """The raster of a host without Pillow: `wanted` are the drawings to make, by key; `draw` takes one that is made."""

    def __init__(self) -> None:
        self.wanted: dict[str, Drawing] = {}
        self._drawn: dict[str, bytes | None] = {}

    def draw(self, key: str, data: bytes | None) -> None:
        """Take a drawing that the host made, None for a picture that it cannot open."""
        self.wanted.pop(key, None)
        self._drawn[key] = data

    def printable(self, data: bytes, *, width: float, height: float, look: PictureLook) -> Printable | None:
        """The picture ready for print; one that is to be drawn yet is given as it is stored."""
        size = size_of(data)
        if size is None or size[0] * size[1] > house().picture.megapixels * 1e6:
            return None
        fitted = _fitted(size, width, height)
        if look == AS_STORED and data.startswith(PNG) and size[0] <= NEARLY * pixels_of(fitted)[0] and _plain(data):
            if not is_whole(data):
                return None
            if stored := bare_png(data):
                return Printable(stored, *fitted)
        drawing = Drawing(data, look, _lossless(data, look), width, height, house().picture.resolution)
        if drawing.key not in self._drawn:
            self.wanted[drawing.key] = drawing
            return Printable(data, *fitted)
        drawn = self._drawn[drawing.key]
        return Printable(drawn, *_fitted(size_of(drawn) or size, width, height)) if drawn else None

    def as_shown(self, data: bytes, look: PictureLook) -> bytes:
        """The picture cut and turned in full size; as it is stored until it is drawn, or when it cannot be."""
        drawing = Drawing(data, look, _lossless(data, look))
        if drawing.key not in self._drawn:
            self.wanted[drawing.key] = drawing
        return self._drawn.get(drawing.key) or data


def _lossless(data: bytes, look: PictureLook) -> bool:
    return data.startswith(PNG) or look.turn % 90 != 0


def _fitted(size: tuple[int, int], width: float, height: float) -> tuple[float, float]:
    scale = min(width / size[0], height / size[1])
    return size[0] * scale, size[1] * scale


def _plain(png: bytes) -> bool:
    """Whether a PNG is one that every program draws, and upright as it is stored."""
    grey_of_16_bits = png[24:26] == b"\x10\x00"
    return not grey_of_16_bits and not any(sign in png for sign in TURNED)


def is_whole(png: bytes) -> bool:
    """Whether every chunk of a PNG is whole, and its pixels unpack to as many bytes as its header says."""
    at, packed, header = 8, [], b""
    while at + 12 <= len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, body, end = png[at + 4 : at + 8], png[at + 8 : at + 8 + length], at + 12 + length
        if end > len(png) or zlib.crc32(kind + body) != int.from_bytes(png[end - 4 : end], "big"):
            return False
        if kind == b"IHDR":
            header = body
        elif kind == b"IDAT":
            packed.append(body)
        elif kind == b"IEND":
            break
        at = end
    if len(header) != 13 or not packed:
        return False
    return bool(header[12]) or _unpacks(b"".join(packed), header)  # rows of interlaced ones are not counted here


def _unpacks(packed: bytes, header: bytes) -> bool:
    across, down = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    row = 1 + (across * header[8] * CHANNELS.get(header[9], 0) + 7) // 8
    try:
        return len(zlib.decompressobj().decompress(packed, row * down + 1)) == row * down
    except zlib.error:
        return False
