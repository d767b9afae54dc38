"""OLE compound files with the names that programs give, and nothing in them.

Source: [MS-CFB] 2.2 and 2.6. Entries of a storage hang on each other's right side, which readers accept.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

SECTOR = 512
_FREE, _END, _FAT, _NOTHING = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
Tree = Mapping[str, "Tree"]
"""Names of streams (nothing below them) and storages."""


def ole_file(tree: Tree, class_id: bytes = bytes(16)) -> bytes:
    """A compound file whose root holds `tree`."""
    entries: list[list[Any]] = [["Root Entry", _ROOT, _NOTHING, _NOTHING, class_id]]
    entries[0][3] = _added(entries, tree)
    directory = b"".join(_entry(*entry) for entry in entries)
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    sectors = len(directory) // SECTOR
    chain = [number + 1 for number in range(1, sectors)] + [_END]
    fat = struct.pack("<128I", *([_FAT, *chain] + [_FREE] * 128)[:128])
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    return head + fat + directory


def _added(entries: list[list[Any]], tree: Tree) -> int:
    """Add entries for what a storage holds; the number of the first."""
    first = _NOTHING
    for name, inside in reversed(list(tree.items())):
        number = len(entries)
        entry: list[object] = [name, _STORAGE if inside else _STREAM, first, _NOTHING, bytes(16)]
        entries.append(entry)
        entry[3] = _added(entries, inside)
        first = number
    return first


def _entry(name: str, kind: int, right: int, child: int, class_id: bytes) -> bytes:
    encoded = name.encode("utf-16-le")
    links = struct.pack("<HBB3I", len(encoded) + 2, kind, 1, _NOTHING, right, child)
    return encoded.ljust(64, b"\0") + links + class_id + bytes(20) + struct.pack("<IQ", _END, 0)


def streams(*names: str) -> Tree:
    """Streams at the top."""
    return {name: {} for name in names}


def protected(space: str, names: Sequence[str] = ("EncryptedPackage",)) -> Tree:
    """A package encrypted under the data space of that name."""
    return {**streams(*names), "\x06DataSpaces": {"DataSpaceInfo": streams(space), "DataSpaceMap": {}, "Version": {}}}
