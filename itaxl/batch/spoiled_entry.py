"""What stands for a workbook that is not unpacked from its zip: a file that is refused for the same reason.

So it is one workbook of the batch like any other, told to its office; no two are the same byte for byte.
"""

from collections.abc import Iterator
from typing import Final

from itaxl.files.limits import limits
from itaxl.office_file.zip_directory import DirectoryEntry
from itaxl.office_file.zip_writer import CENTRAL, CENTRAL_MARK, END, END_MARK, LOCAL, LOCAL_MARK, NOON_1980, VERSION

LOCKED, UNUSUAL, STORED = 1, 99, 0
OUTSIDE: Final = "../"
LARGEST: Final = 2**32 - 2
"""The largest size that a record has room for."""
PIECE: Final = 1 << 20


def damaged_like(entry: DirectoryEntry) -> bytes:
    """A damaged workbook."""
    return f"PK {entry.size} {entry.packed} {entry.crc:08x} {entry.name}".encode("utf-8", "replace")


def too_large_like(entry: DirectoryEntry) -> Iterator[bytes]:
    """A workbook a little larger than one may be; nothing but zeros is in it."""
    yield damaged_like(entry)
    for _ in range(0, limits()["file"], PIECE):
        yield bytes(PIECE)


def refused_like(entry: DirectoryEntry) -> bytes:
    """A zip whose directory says of its one part what makes the entry `wrong`, and which holds nothing."""
    kind = entry.wrong.kind if entry.wrong else "damaged"
    if kind == "damaged":
        return damaged_like(entry)
    name = ((OUTSIDE if kind == "unsafe" else "") + entry.name).encode("utf-8", "replace")[:1000]
    flags, method = (LOCKED if kind == "locked_zip" else 0), (UNUSUAL if kind == "packing" else STORED)
    sizes = (min(entry.packed, LARGEST), min(entry.size, LARGEST))
    numbers = (flags, method, *NOON_1980, entry.crc, *sizes, len(name), 0)
    local = LOCAL.pack(LOCAL_MARK, VERSION, *numbers) + name
    central = CENTRAL.pack(CENTRAL_MARK, VERSION, VERSION, *numbers, 0, 0, 0, 0, 0) + name
    return local + central + END.pack(END_MARK, 0, 0, 1, 1, len(central), len(local), 0)
