"""A copy of a zip in which some parts are other ones, and every other byte is as it was."""

import zlib
from collections.abc import Mapping
from operator import attrgetter
from struct import Struct, pack
from typing import Final

from itaxl.office_file.zip_directory import DEFLATED, DirectoryEntry
from itaxl.office_file.zip_names import extra_fields
from itaxl.office_file.zip_package import Container

_LOCAL: Final = Struct("<4s5H3I2H")
_CENTRAL: Final = Struct("<4s6H3I5H2I")
_END: Final = Struct("<4s4H2IH")
_SIZES_FOLLOW: Final = 0x8
_WIDE_FIELD: Final = 1


def with_parts(container: Container, new: Mapping[str, bytes]) -> bytes:
    """The container's zip with the content of some of its parts, by their names as it has them, replaced by `new`.

    The other parts keep their bytes, packed as they were, and their order; what hung on behind the zip is left out.
    """
    data, directory = container.data, container.directory
    pieces: list[bytes] = []
    offsets: dict[int, int] = {}
    contents: dict[int, bytes] = {}
    written = taken = 0
    entries = sorted(directory.entries, key=attrgetter("header"))
    for entry, following in zip(entries, [each.header for each in entries[1:]] + [directory.start], strict=True):
        pieces.append(data[taken : entry.header])
        offsets[entry.listed] = written + entry.header - taken
        if entry.name in new:
            content = contents[entry.listed] = _deflated(new[entry.name])
            pieces.append(_local_record(data, entry, new[entry.name], content) + content)
            taken = following
        else:
            pieces.append(data[entry.header : following])
            taken = following
        written = offsets[entry.listed] + len(pieces[-1])
    records = [
        _central_record(data, entry, offsets[entry.listed], new.get(entry.name), contents.get(entry.listed, b""))
        for entry in directory.entries
    ]
    return b"".join((*pieces, *records, _end_record(data, directory.end, records, written)))


def _deflated(part: bytes) -> bytes:
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(part) + packer.flush()


def _local_record(data: bytes, entry: DirectoryEntry, part: bytes, content: bytes) -> bytes:
    """The record before a part's bytes, with the sizes of the new ones."""
    mark, version, flags, _, time, day, _, _, _, name_size, extra_size = _LOCAL.unpack_from(data, entry.header)
    start = entry.header + _LOCAL.size
    name, extra = data[start : start + name_size], _narrow(data[start + name_size :][:extra_size])
    sizes = (zlib.crc32(part), len(content), len(part), name_size, len(extra))
    return _LOCAL.pack(mark, version, flags & ~_SIZES_FOLLOW, DEFLATED, time, day, *sizes) + name + extra


def _central_record(data: bytes, entry: DirectoryEntry, offset: int, part: bytes | None, content: bytes) -> bytes:
    """A part's record in the directory: where it is now, and for a new one its sizes."""
    fields = _CENTRAL.unpack_from(data, entry.listed)
    mark, made_by, version, flags, method, time, day, *_, name_size, extra_size, note_size, disk, inner, outer, _ = (
        fields
    )
    start = entry.listed + _CENTRAL.size
    name, rest = data[start : start + name_size], data[start + name_size :]
    extra, note = _narrow(rest[:extra_size]), rest[extra_size : extra_size + note_size]
    crc, packed, size = entry.crc, entry.packed, entry.size
    if part is not None:
        flags, method, crc, packed, size = flags & ~_SIZES_FOLLOW, DEFLATED, zlib.crc32(part), len(content), len(part)
    numbers = (crc, packed, size, name_size, len(extra), note_size, disk, inner, outer, offset)
    return _CENTRAL.pack(mark, made_by, version, flags, method, time, day, *numbers) + name + extra + note


def _narrow(extra: bytes) -> bytes:
    """Extra fields without the one for sizes and offsets beyond 32 bits, of which there are none here."""
    return b"".join(pack("<2H", kind, len(field)) + field for kind, field in extra_fields(extra) if kind != _WIDE_FIELD)


def _end_record(data: bytes, place: int, records: list[bytes], start: int) -> bytes:
    """The record that ends a zip, with the comment that it had."""
    count, size = len(records), sum(map(len, records))
    comment = data[place + _END.size :]
    return _END.pack(b"PK\5\6", 0, 0, count, count, size, start, len(comment)) + comment
