"""The text of a VBA module, for its version: as Excel saved it, compressed, with or without a cache before it.

Source: MS-OVBA 2.4.1 (compression). A module's text begins with ``Attribute VB_Name``, whose first eight letters are
stored as they are, so the text is found without the list of offsets.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Final

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.active_content import PROJECT
from itaxl.office_file.zip_package import Container

SIGNATURE: Final = 1
TEXT_BEGINS: Final = b"\x00Attribut"
CHUNK_SIZE: Final = 4096
XLWINGS: Final = "xlwings"
XLWINGS_VERSION: Final = re.compile(r"^'Version: (\S+)", re.MULTILINE)


def module_version(workbook: Path) -> str | None:
    """The version of the xlwings module in a workbook's macros; None when it has none that can be read."""
    try:
        return xlwings_version(Container(workbook.read_bytes(), limits()).read(PROJECT))
    except (OSError, UnreadableFile):
        return None


def xlwings_version(project: bytes) -> str | None:
    """The version of the xlwings module in a VBA project; None when there is none that can be read."""
    from olefile import OleFileIO

    try:
        with OleFileIO(BytesIO(project)) as ole:
            streams = [path for path in ole.listdir() if path[-1] == XLWINGS and len(path) == 2]
            stream = ole.openstream(streams[0]).read()
        found = XLWINGS_VERSION.search(first_lines(stream))
    except Exception:  # noqa: BLE001 - whatever a damaged project does to the parser, it has no version to tell
        return None
    return found[1] if found else None


def first_lines(stream: bytes) -> str:
    """The first 4,096 letters of a module's text; empty when the stream holds none."""
    place = stream.find(TEXT_BEGINS) - 3
    if place < 0 or stream[place] != SIGNATURE:
        return ""
    header = int.from_bytes(stream[place + 1 : place + 3], "little")
    end = place + 1 + (header & 0x0FFF) + 3
    return _unpacked(stream[place + 3 : end]).decode("cp874", "replace").replace("\r\n", "\n")


def _unpacked(chunk: bytes) -> bytes:
    """One compressed chunk: a byte of flags before each eight tokens, each a letter or a copy of earlier ones."""
    out = bytearray()
    place = 0
    while place < len(chunk):
        flags = chunk[place]
        place += 1
        for bit in range(8):
            if place >= len(chunk):
                break
            if flags >> bit & 1:
                _copy(out, int.from_bytes(chunk[place : place + 2], "little"))
                place += 2
            else:
                out.append(chunk[place])
                place += 1
    return bytes(out[:CHUNK_SIZE])


def _copy(out: bytearray, token: int) -> None:
    bits = max((len(out) - 1).bit_length(), 4)
    back = (token >> (16 - bits)) + 1
    for _ in range((token & (0xFFFF >> bits)) + 3):
        out.append(out[-back])
