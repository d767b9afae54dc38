"""The parts of a zip around a workbook, each unpacked only as far as its directory was looked over."""

import re
import zlib
from collections.abc import Iterable, Iterator, KeysView
from functools import lru_cache
from typing import Final

from itaxl.files.file_bytes import FileBytes
from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.office_file.zip_directory import XML, DirectoryEntry, directory, zip_length

_PIECE: Final = 4 * 1024 * 1024
_GLANCE, _HEAD = 128, 1024
_MOST_PACKED: Final = 64
"""How many times its size a head may be packed; a sound one is packed smaller."""
_BEGINS: Final = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*+(?:<[^!?]|[^<\s])", re.DOTALL)
"""A part whose content begins after comments and instructions alone."""


class Container:
    """A zip in memory or in a file whose every entry has been looked at; Unreadable for what is not safe to unpack.

    `data` is the zip alone, without what a mail program or a web server hung on to it; empty for one in a file. A zip
    `of_files` is one that
    people packed, not a package of an office program; it may be larger than what can be held, as FileBytes.
    """

    __slots__ = ("_data", "_glances", "_parts", "_read", "data", "directory", "names")

    def __init__(self, data: bytes | FileBytes, limits: Limits, *, of_files: bool = False) -> None:
        length = zip_length(data)
        data = data[:length] if isinstance(data, bytes) else data.until(length)
        self.data = data if isinstance(data, bytes) else b""
        self._data = memoryview(data) if isinstance(data, bytes) else data
        self.directory = directory(data, limits, of_files=of_files)
        self.names = [entry.name for entry in self.directory.entries]
        self._read: dict[str, bytes] = {}
        self._glances: dict[str, bytes] = {}
        self._parts = {(entry.name if of_files else entry.name.lower()): entry for entry in self.directory.entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def lower_names(self) -> KeysView[str]:
        """The names of the parts in lower case."""
        return self._parts.keys()

    def entry(self, name: str) -> DirectoryEntry:
        """Where a part is and how it is packed; Unreadable when there is no such part."""
        entry = self._parts.get(name) or self._parts.get(name.lower())
        if entry is None:
            raise UnreadableFile("lost_part")
        return entry

    def size(self, name: str) -> int:
        """The unpacked size of a part in bytes; Unreadable when there is no such part."""
        return self.entry(name).size

    def read(self, name: str, limit: int | None = None, limit_name: str = "") -> bytes:
        """A part's bytes in whole, proved by its checksum; in any case of letters, as Excel finds parts."""
        entry = self._unpackable(name)
        if limit is not None and entry.size > limit:
            raise over(limit_name, entry.size, limit)
        if entry.name not in self._read:
            self._read[entry.name] = self._whole(entry)
        return self._read[entry.name]

    def pieces(self, name: str) -> Iterator[bytes]:
        """A part's bytes, some MiB at a time; small parts in one piece, unpacked once."""
        entry = self._unpackable(name)
        return iter((self.read(name),)) if entry.size <= _PIECE else self._unpacked(entry)

    def stream(self, name: str) -> Iterator[bytes]:
        """A part's bytes, some MiB at a time and kept nowhere; Unreadable before the last piece when it is damaged."""
        return self._unpacked(self._unpackable(name))

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
            if name.lower().endswith(XML) and name in self and not _begins(self.glance(name)):
                head = self.head(name)
                if not _begins(head) and (head.strip() or len(head) < self.size(name)):
                    raise UnreadableFile("unsafe" if head else "damaged")

    def _unpackable(self, name: str) -> DirectoryEntry:
        entry = self.entry(name)
        if entry.wrong:
            raise UnreadableFile(*entry.wrong.args)
        return entry

    def _start(self, name: str, size: int) -> bytes:
        entry = self._unpackable(name)
        most = min(entry.packed, _MOST_PACKED * size)
        if not entry.deflated:
            return bytes(self._data[entry.start : entry.start + min(most, size)])
        try:
            start = _unpacked_start(bytes(self._data[entry.start : entry.start + min(most, 2 * size)]), size)
            if len(start) < size and most > 2 * size:  # hardly packed
                start = _unpacked_start.__wrapped__(bytes(self._data[entry.start : entry.start + most]), size)
        except zlib.error:
            raise UnreadableFile("damaged") from None
        return start

    def _whole(self, entry: DirectoryEntry) -> bytes:
        packed = self._data[entry.start : entry.start + entry.packed]
        try:  # never a byte more than the size that was looked over, and one to see that there are more
            data = zlib.decompressobj(-15).decompress(packed, entry.size + 1) if entry.deflated else bytes(packed)
        except zlib.error:
            raise UnreadableFile("damaged") from None
        if len(data) != entry.size or zlib.crc32(data) != entry.crc:
            raise UnreadableFile("damaged")
        return data

    def _unpacked(self, entry: DirectoryEntry) -> Iterator[bytes]:
        crc = size = 0
        packed = self._packed_pieces(entry)
        for piece in _inflated(packed) if entry.deflated else map(bytes, packed):
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            if size > entry.size:
                break
            yield piece
        if size != entry.size or crc != entry.crc:
            raise UnreadableFile("damaged")

    def _packed_pieces(self, entry: DirectoryEntry) -> Iterator[bytes | memoryview]:
        end = entry.start + entry.packed
        return (self._data[start : min(end, start + _PIECE)] for start in range(entry.start, end, _PIECE))


@lru_cache(maxsize=256)
def _unpacked_start(packed: bytes, size: int) -> bytes:
    """Up to `size` bytes of what begins packed so; most parts of a form begin as those of all forms do."""
    return zlib.decompressobj(-15).decompress(packed, size)


def _inflated(packed: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-15)
    try:
        for rest in packed:
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error:
        raise UnreadableFile("damaged") from None


def _begins(head: bytes) -> bool:
    """Whether a part's content is seen to begin, with no declarations before it."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        head = head.replace(b"\0", b"")[2 * (head[:1] > b"\x7f") :]
    return _BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")) is not None
