"""The zip around a workbook, looked over before any of it is unpacked.

Read here and not by `zipfile`: what must be refused (overlaps, names said twice, sizes that lie) is just what a
forgiving reader hides, and the look costs a tenth of a millisecond instead of one.
Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, KeysView
from operator import attrgetter
from struct import Struct
from typing import Final, NamedTuple

from itaxl.edges.limits import Limits
from itaxl.edges.unreadable import Unreadable, over

_END: Final = Struct("<4s4H2IH")
_END64: Final = Struct("<4sQ2H2I4Q")
_END64_LOCATOR: Final = Struct("<4sIQI")
_CENTRAL: Final = Struct("<4sH2x2H4x3I3H4x2I")
_LOCAL: Final = Struct("<4s22x2H")
_EXTRA: Final = Struct("<2H")
_LONGEST_COMMENT: Final = 65_535
_WIDE, _WIDE_COUNT = 0xFFFFFFFF, 0xFFFF
_STORED, _DEFLATED = 0, 8
_ENCRYPTED: Final = 0x2041
_UTF8: Final = 0x800
_UNIX, _LINK, _FILE_TYPE = 3, 0o120000, 0o170000
_PIECE: Final = 4 * 1024 * 1024
_GLANCE, _HEAD = 128, 1024
_MOST_PACKED: Final = 64
"""How many times its size a head may be packed; a sound one is packed smaller."""
_XML: Final = (".xml", ".rels", ".vml")
_BEGINS: Final = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*+(?:<[^!?]|[^<\s])", re.DOTALL)
"""A part whose content begins after comments and instructions alone."""


class Entry(NamedTuple):
    """One part of a container: its name with forward slashes, where its bytes are and how they are packed."""

    name: str
    start: int
    packed: int
    size: int
    crc: int
    deflated: bool


class Container:
    """A zip held in memory whose every entry has been looked at; raises Unreadable for what is not safe to unpack.

    `data` is the zip alone, without what a mail program or a web server hung on to it.
    """

    __slots__ = ("_data", "_glances", "_parts", "_read", "data", "names")

    def __init__(self, data: bytes, limits: Limits) -> None:
        data = data[: _length(data)]
        self.data = data
        self._data = memoryview(data)
        entries = list(_entries(data, limits))
        _look_over(entries, limits)
        self.names = [entry.name for entry in entries]
        self._read: dict[str, bytes] = {}
        self._glances: dict[str, bytes] = {}
        self._parts = {entry.name.lower(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def lower_names(self) -> KeysView[str]:
        """The names of the parts in lower case."""
        return self._parts.keys()

    def entry(self, name: str) -> Entry:
        """Where a part is and how it is packed; Unreadable when there is no such part."""
        try:
            return self._parts[name.lower()]
        except KeyError:
            raise Unreadable("lost_part") from None

    def size(self, name: str) -> int:
        """The unpacked size of a part in bytes; Unreadable when there is no such part."""
        return self.entry(name).size

    def read(self, name: str, limit: int | None = None, limit_name: str = "") -> bytes:
        """A part's bytes in whole, proved by its checksum; in any case of letters, as Excel finds parts."""
        entry = self.entry(name)
        if limit is not None and entry.size > limit:
            raise over(limit_name, entry.size, limit)
        if entry.name not in self._read:
            self._read[entry.name] = self._whole(entry)
        return self._read[entry.name]

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes, some MiB at a time; small parts in one piece, unpacked once."""
        entry = self.entry(name)
        return iter((self.read(name),)) if entry.size <= _PIECE else self._unpacked(entry)

    def stream(self, name: str) -> Iterator[bytes]:
        """A part's bytes, some MiB at a time and kept nowhere; Unreadable before the last piece when it is damaged."""
        return self._unpacked(self.entry(name))

    def packed(self, name: str) -> bytes:
        """A part's bytes as they are packed."""
        entry = self.entry(name)
        return bytes(self._data[entry.start : entry.start + entry.packed])

    def head(self, name: str) -> bytes:
        """The first kilobyte of a part."""
        return self._start(name, _HEAD)

    def glance(self, name: str) -> bytes:
        """The first few bytes of a part, which tell its encoding and mostly where its content begins."""
        if name not in self._glances:
            self._glances[name] = self._start(name, _GLANCE)
        return self._glances[name]

    def refuse_document_types(self, names: Iterable[str] | None = None) -> None:
        """Raise Unreadable when an XML part (of `names`, else any) brings declarations of its own (DOCTYPE).

        Likewise when they may stand further on, behind more comments than an office program writes.
        """
        for name in self.names if names is None else names:
            if name.lower().endswith(_XML) and name in self and not _begins(self.glance(name)):
                head = self.head(name)
                if not _begins(head) and (head.strip() or len(head) < self.size(name)):
                    raise Unreadable("unsafe" if head else "damaged")

    def _start(self, name: str, size: int) -> bytes:
        entry = self.entry(name)
        packed = self._data[entry.start : entry.start + min(entry.packed, _MOST_PACKED * size)]
        try:
            return zlib.decompressobj(-15).decompress(packed, size) if entry.deflated else bytes(packed[:size])
        except zlib.error:
            raise Unreadable("damaged") from None

    def _whole(self, entry: Entry) -> bytes:
        packed = self._data[entry.start : entry.start + entry.packed]
        try:  # never a byte more than the size that was looked over, and one to see that there are more
            data = zlib.decompressobj(-15).decompress(packed, entry.size + 1) if entry.deflated else bytes(packed)
        except zlib.error:
            raise Unreadable("damaged") from None
        if len(data) != entry.size or zlib.crc32(data) != entry.crc:
            raise Unreadable("damaged")
        return data

    def _unpacked(self, entry: Entry) -> Iterator[bytes]:
        packed = self._data[entry.start : entry.start + entry.packed]
        crc = size = 0
        for piece in _inflated(packed) if entry.deflated else (bytes(packed),):
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            if size > entry.size:
                break
            yield piece
        if size != entry.size or crc != entry.crc:
            raise Unreadable("damaged")


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    try:
        rest: bytes | memoryview = packed
        while rest and not unpacker.eof:
            yield unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise Unreadable("damaged") from None


def _begins(head: bytes) -> bool:
    """Whether a part's content is seen to begin, with no declarations before it."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")[2 * (head[:1] > b"\x7f") :]
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _entries(data: bytes, limits: Limits) -> Iterator[Entry]:
    """The entries that the central directory lists."""
    try:
        count, start, end = _directory(data)
        if count > limits["entries"]:
            raise over("entries", count, limits["entries"])
        place = start
        for _ in range(count):
            entry, place = _entry(data, place)
            yield entry
    except (struct.error, IndexError):
        raise Unreadable("damaged") from None
    if place > end:
        raise Unreadable("damaged")


def _directory(data: bytes) -> tuple[int, int, int]:
    """How many entries the central directory has, where it starts and where it must end."""
    place = _end(data)
    _, disk, _, here, count, size, start, _ = _END.unpack_from(data, place)
    if disk not in (0, _WIDE_COUNT) or here != count:
        raise Unreadable("damaged")
    if _WIDE in (size, start) or count == _WIDE_COUNT:
        _, _, where, _ = _END64_LOCATOR.unpack_from(data, place - _END64_LOCATOR.size)
        _, _, _, _, _, _, _, count, size, start = _END64.unpack_from(data, where)
    if start + size > place:
        raise Unreadable("damaged")
    return count, start, place


def _end(data: bytes) -> int:
    """Where the record is that ends a zip: the last one whose comment goes on to the end of the data."""
    for place in _ends(data):
        if _ends_all(data, place):
            return place
    raise Unreadable("truncated")


def _ends(data: bytes) -> Iterator[int]:
    """Where a record may be that ends a zip, from the last on."""
    place, first = len(data), max(0, len(data) - _LONGEST_COMMENT - _END.size)
    while (place := data.rfind(b"PK\5\6", first, place)) >= 0:
        yield place


def _ends_all(data: bytes, place: int) -> bool:
    return place + _END.size + int.from_bytes(data[place + 20 : place + 22], "little") == len(data)


def _length(data: bytes) -> int:
    """How many of the bytes are the zip: all, unless none of its records goes on to the end.

    Then the last record counts whose directory stands just before it: the zip within a zip that was cut off has its
    own elsewhere.
    """
    if any(_ends_all(data, place) for place in _ends(data)):
        return len(data)
    for place in _ends(data):
        if place + _END.size > len(data):
            continue
        *_, size, start, comment = _END.unpack_from(data, place)
        if not comment and start + size == place and data.startswith(b"PK\1\2", start):
            return place + _END.size
    return len(data)


def _entry(data: bytes, place: int) -> tuple[Entry, int]:
    """The entry of the central directory at `place`, and the place of the next."""
    fields = _CENTRAL.unpack_from(data, place)
    signature, made_by, flags, method, crc, packed, size, name_size, extra_size, note_size, attributes, offset = fields
    if signature != b"PK\1\2":
        raise Unreadable("damaged")
    place += _CENTRAL.size
    name = _name(data[place : place + name_size], flags)
    if _WIDE in (packed, size, offset):
        packed, size, offset = _wide(data[place + name_size :][:extra_size], packed, size, offset)
    if flags & _ENCRYPTED:
        raise Unreadable("password")
    link = made_by >> 8 == _UNIX and attributes >> 16 & _FILE_TYPE == _LINK
    if link or method not in (_STORED, _DEFLATED):
        raise Unreadable("unsafe")
    signature, own_name_size, own_extra_size = _LOCAL.unpack_from(data, offset)
    if signature != b"PK\3\4":
        raise Unreadable("damaged")
    start = offset + _LOCAL.size + own_name_size + own_extra_size
    entry = Entry(name, start, packed, size, crc, method == _DEFLATED)
    return entry, place + name_size + extra_size + note_size


def _name(stored: bytes, flags: int) -> str:
    """A part's name with forward slashes; Unreadable for one that leads out of the container."""
    try:
        name = stored.decode("ascii" if not flags & _UTF8 else "utf-8")
    except UnicodeDecodeError:
        name = stored.decode("utf-8", "replace")
    name = name.replace("\\", "/")
    folders = name.split("/")
    if not folders[0] or ":" in folders[0] or "\0" in name or ".." in folders:
        raise Unreadable("unsafe")
    return name


def _wide(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset that did not fit into 32 bits, from the extra field 1."""
    place = 0
    while place + 4 <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, place)
        if kind == 1:
            numbers = iter(
                int.from_bytes(extra[at : at + 8], "little") for at in range(place + 4, place + 4 + length, 8)
            )
            size = next(numbers, size) if size == _WIDE else size
            packed = next(numbers, packed) if packed == _WIDE else packed
            offset = next(numbers, offset) if offset == _WIDE else offset
        place += 4 + length
    return packed, size, offset


def _look_over(entries: list[Entry], limits: Limits) -> None:
    """Raise Unreadable for names said twice, parts that overlap, and sizes over the limits."""
    if len({entry.name.casefold() for entry in entries}) < len(entries):
        raise Unreadable("unsafe")
    total = sum(entry.size for entry in entries)
    small = total <= min(limits["sheet_part"], limits["xml_part"], limits["ratio_from"])
    end = 0
    for entry in sorted(entries, key=attrgetter("start")):
        if entry.start - _LOCAL.size < end:
            raise Unreadable("unsafe")
        end = entry.start + entry.packed
        if not small:
            _look_at_size(entry, limits)
        if not entry.deflated and entry.size != entry.packed:
            raise Unreadable("damaged")
    if total > limits["inflated"]:
        raise over("inflated", total, limits["inflated"])


def _look_at_size(entry: Entry, limits: Limits) -> None:
    name = entry.name.lower()
    is_sheet = "/worksheets/" in name or name.endswith(("sharedstrings.xml", "content.xml"))
    limit = "sheet_part" if is_sheet else "xml_part"
    if entry.size > limits[limit] and (is_sheet or name.endswith(_XML)):
        raise over(limit, entry.size, limits[limit])
    if entry.size > limits["ratio_from"] and entry.size > limits["ratio"] * max(1, entry.packed):
        raise over("ratio", entry.size // max(1, entry.packed), limits["ratio"])
