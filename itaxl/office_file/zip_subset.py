"""A zip of some parts of a container, unpacked and proved already, so that a reader need not do it again."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final
from zlib import crc32

from itaxl.office_file.zip_package import Container
from itaxl.office_file.zip_writer import (
    CENTRAL,
    CENTRAL_MARK,
    DEFLATED,
    END,
    END_MARK,
    LOCAL,
    LOCAL_MARK,
    NOON_1980,
    STORED,
)

LARGE: Final = 64 * 1024
"""Parts larger than this (bytes unpacked) stay packed: the memory they need costs more than the reader saves."""
_VERSION, _UTF8 = 20, 0x800
_AS_THEY_ARE: Final[Mapping[str, bytes]] = MappingProxyType({})


def lean_zip(container: Container, names: Iterable[str], *, instead: Mapping[str, bytes] = _AS_THEY_ARE) -> bytes:
    """Those of the parts that there are, as a zip, some with other content; Unreadable when one is damaged."""
    found = {name.lower(): container.entry(name) for name in names if name in container}
    changed = {name.lower(): part for name, part in instead.items()}
    parts: list[bytes] = []
    records: list[bytes] = []
    place = 0
    for lower, entry in found.items():
        other = changed.get(lower)
        stored = other is not None or entry.size <= LARGE or not entry.deflated
        content = (container.read(entry.name) if stored else container.packed(entry.name)) if other is None else other
        crc, size = (entry.crc, entry.size) if other is None else (crc32(other), len(other))
        name = entry.name.encode()
        method = STORED if stored else DEFLATED
        numbers = (_VERSION, _UTF8, method, *NOON_1980, crc, len(content), size, len(name), 0)
        parts += (LOCAL.pack(LOCAL_MARK, *numbers), name, content)
        records += (CENTRAL.pack(CENTRAL_MARK, _VERSION, *numbers, 0, 0, 0, 0, place), name)
        place += LOCAL.size + len(name) + len(content)
    directory = b"".join(records)
    return b"".join((*parts, directory, END.pack(END_MARK, 0, 0, len(found), len(found), len(directory), place, 0)))
