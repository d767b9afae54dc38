"""The pitch of lines as Word sets it: copies of installed fonts that make LibreOffice set the same.

Word takes a line as high as the font's ``win`` box with the external leading, LibreOffice as its ``hhea`` table says.
TH SarabunPSK says 20.96 pt in one and 18.08 pt in the other at 16 pt, so a page of Word's holds a seventh less.
Measured on PDFs that Word made; the formula of external leading is that of OpenType's recommendations.
"""

import os
import struct
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from itaxl.processes.programs import on_path

FAMILY: Final = "Sarabun"
SECONDS: Final = 20
LARGEST: Final = 5 * 1024 * 1024
HEADER, RECORD = struct.Struct(">4sHHHH"), struct.Struct(">4sIII")
LINES: Final = struct.Struct(">hhh")
"""Ascent, descent and gap in the table hhea."""
LINES_AT: Final = 4
WIN: Final = struct.Struct(">HH")
"""Ascent and descent of the win box in the table OS/2."""
WIN_AT: Final = 74
CONFIG: Final = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>\
<cachedir>{cache}</cachedir><include ignore_missing="yes">{usual}</include><dir>{folder}</dir>\
<selectfont><rejectfont>{rejected}</rejectfont></selectfont></fontconfig>"""
USUAL: Final = "/etc/fonts/fonts.conf"


class _Table(NamedTuple):
    record: int
    at: int
    length: int


def like_word(folder: Path) -> dict[str, str]:
    """The environment in which LibreOffice sets Sarabun's lines as Word does; its fonts are written into `folder`.

    Empty where no installed Sarabun needs it, or where the machine finds its fonts without fontconfig.
    """
    changed = {path: font for path, data in _installed() if (font := as_word_sets(data))}
    if not changed:
        return {}
    fonts, cache = folder / "fonts", folder / "font-cache"
    fonts.mkdir(exist_ok=True)
    for number, font in enumerate(changed.values()):
        (fonts / f"{number}.ttf").write_bytes(font)
    rejected = "".join(f"<glob>{escape(str(path))}</glob>" for path in changed)
    usual = os.environ.get("FONTCONFIG_FILE") or USUAL
    config = folder / "fonts.conf"
    words = {"cache": escape(str(cache)), "usual": escape(usual), "folder": escape(str(fonts)), "rejected": rejected}
    config.write_text(CONFIG.format_map(words), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(config)}


def as_word_sets(font: bytes) -> bytes | None:
    """The font with its line pitch as Word takes it; None when it is so already, or when it is no font of one face."""
    try:
        tables = _tables(font)
        lines, win = tables[b"hhea"], tables[b"OS/2"]
        ascent, descent, gap = LINES.unpack_from(font, lines.at + LINES_AT)
        above, below = WIN.unpack_from(font, win.at + WIN_AT)
    except (struct.error, KeyError):
        return None
    leading = max(0, gap - (above + below - (ascent - descent)))
    if ascent - descent + gap == above + below + leading or not above + below:
        return None
    changed = bytearray(font)
    LINES.pack_into(changed, lines.at + LINES_AT, above, -below, leading)
    RECORD.pack_into(changed, lines.record, b"hhea", _checksum(changed, lines), lines.at, lines.length)
    return bytes(changed)


def _installed() -> Iterator[tuple[Path, bytes]]:
    """The installed Sarabun fonts and their bytes, as far as fontconfig names them."""
    lister = on_path("fc-list")
    if lister is None:
        return
    try:
        words = [lister, ":", "family", "file"]
        listed = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False).stdout  # noqa: S603 - of the system
    except (OSError, subprocess.TimeoutExpired):
        return
    for path in sorted(_files(listed.decode("utf-8", "replace").splitlines())):
        try:
            if path.stat().st_size <= LARGEST:
                yield path, path.read_bytes()
        except OSError:
            continue


def _files(lines: Iterable[str]) -> set[Path]:
    named = (line.rpartition(": ") for line in lines)
    return {Path(file) for file, _, family in named if FAMILY in family}


def _tables(font: bytes) -> Mapping[bytes, _Table]:
    count = HEADER.unpack_from(font)[1]
    found = {}
    for number in range(count):
        record = HEADER.size + RECORD.size * number
        tag, _, at, length = RECORD.unpack_from(font, record)
        found[tag] = _Table(record, at, length)
    return found


def _checksum(font: bytearray, table: _Table) -> int:
    data = bytes(font[table.at : table.at + table.length])
    data += bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
