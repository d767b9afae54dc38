"""Whether bytes are a picture that documents can take: PNG or JPEG, how large, and whole; no pixel is drawn for it."""

from struct import Struct
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_PNG_SIZE: Final = Struct(">2I")
_JPEG_SIZE: Final = Struct(">2H")
_NO_FRAME: Final = frozenset({0xC4, 0xC8, 0xCC})
_SCAN: Final = b"\xff\xda"
_END: Final = b"\xff\xd9"
_BARE_MARKERS: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, None for anything that is neither PNG nor JPEG."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) >= 24:
        width, height = _PNG_SIZE.unpack_from(data, 16)
        return (width, height) if width and height else None
    return _size_of_jpeg(data) if data.startswith(_JPEG) else None


def is_whole(data: bytes) -> bool:
    """Whether a PNG or JPEG was not cut off: its pixels end before its bytes do."""
    if data.startswith(_JPEG):
        return data.find(_END, data.rfind(_SCAN)) > 0 and _SCAN in data
    place, drawn = len(_PNG), False
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        place += 12 + length
        if place > len(data):
            return False
        drawn |= kind == b"IDAT"
        if kind == b"IEND":
            break
    return drawn


def scans_of(data: bytes) -> int:
    """In how many passes over all its pixels a picture is drawn, or a few more; a PNG in one.

    A pass takes some ten bytes, so that a small JPEG can be drawn for minutes. Every pass begins with a marker that
    packed pixels never hold (ITU T.81, B.1.1.5); what is added are previews and profiles that happen to hold one.
    """
    return data.count(_SCAN) if data.startswith(_JPEG) else 1


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The size that the frame's header says."""
    place = 2
    while place + 9 <= len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF or marker in _BARE_MARKERS:
            place += 1 if marker == 0xFF else 2
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            height, width = _JPEG_SIZE.unpack_from(data, place + 5)
            return (width, height) if width and height else None
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4])
    return None
