"""A zip of some parts of a container, unpacked and proved already, so that a reader need not do it again."""

from collections.abc import Iterable
from typing import Final

from itaxl.edges.container import Container
from itaxl.edges.docx_zip import CENTRAL, CENTRAL_MARK, DEFLATED, END, END_MARK, LOCAL, LOCAL_MARK, NOON_1980, STORED

LARGE: Final = 64 * 1024
"""Parts larger than this (bytes unpacked) stay packed: the memory they need costs more than the reader saves."""
_VERSION, _UTF8 = 20, 0x800


def lean_zip(container: Container, names: Iterable[str]) -> bytes:
    """Those of the parts that there are, as a zip; Unreadable when one is damaged."""
    found = {name.lower(): container.entry(name) for name in names if name in container}
    parts: list[bytes] = []
    records: list[bytes] = []
    place = 0
    for entry in found.values():
        small = entry.size <= LARGE
        content = container.read(entry.name) if small else container.packed(entry.name)
        method = DEFLATED if entry.deflated and not small else STORED
        name = entry.name.encode()
        numbers = (_VERSION, _UTF8, method, *NOON_1980, entry.crc, len(content), entry.size, len(name), 0)
        parts += (LOCAL.pack(LOCAL_MARK, *numbers), name, content)
        records += (CENTRAL.pack(CENTRAL_MARK, _VERSION, *numbers, 0, 0, 0, 0, place), name)
        place += LOCAL.size + len(name) + len(content)
    directory = b"".join(records)
    return b"".join((*parts, directory, END.pack(END_MARK, 0, 0, len(found), len(found), len(directory), place, 0)))
