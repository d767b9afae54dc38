"""The directory of a zip, looked over before anything of the zip is unpacked.

Read here and not by `zipfile`: what must be refused (overlaps, names said twice, sizes that lie) is just what a
forgiving reader hides, and the look costs a tenth of a millisecond instead of one.
Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
"""

import re
import struct
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import attrgetter
from struct import Struct
from typing import Any, Final, NamedTuple, TypeAlias

from itaxl.files.file_bytes import FileBytes
from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.office_file.zip_names import extra_fields, name_in_zip

STORED, DEFLATED = 0, 8
XML: Final = (".xml", ".rels", ".vml")

Bytes: TypeAlias = bytes | FileBytes

_LAST_PACKING: Final = 99
_END: Final = Struct("<4s4H2IH")
_END64: Final = Struct("<4sQ2H2I4Q")
_END64_LOCATOR: Final = Struct("<4sIQI")
_CENTRAL: Final = Struct("<4sH2x2H4x3I3H4x2I")
_LOCAL: Final = Struct("<4s22x2H")
_LONGEST_COMMENT: Final = 65_535
_MOST_ENDS: Final = 4096
"""Places in a file that are looked at as the end of a zip."""
_WIDE, _WIDE_COUNT = 0xFFFFFFFF, 0xFFFF
_WIDE_FIELD: Final = 1
_ENCRYPTED: Final = 0x2041
_UTF8: Final = 0x800
_UNIX, _LINK, _FILE_TYPE = 3, 0o120000, 0o170000
_DRIVE: Final = re.compile("[A-Za-z]:")


class DirectoryEntry(NamedTuple):
    """One part of a zip: its name with forward slashes, where its bytes are and how they are packed.

    `header` and `listed` are the places of its two records: before its bytes, and in the directory. `wrong` is why it
    alone is not unpacked, in a zip of files.
    """

    name: str
    start: int
    packed: int
    size: int
    crc: int
    method: int
    header: int
    listed: int
    wrong: UnreadableFile | None = None

    @property
    def deflated(self) -> bool:
        """Whether its bytes are packed as nearly all zips pack them."""
        return self.method == DEFLATED


class Directory(NamedTuple):
    """What a zip holds, and where it says so: the places where its directory starts and where its last record is."""

    entries: Sequence[DirectoryEntry]
    start: int
    end: int


def zip_length(data: Bytes) -> int:
    """How many of the bytes are the zip: all, unless none of its records goes on to the end.

    Then the last record counts whose directory stands just before it: the zip within a zip that was cut off has its
    own elsewhere.
    """
    if any(_ends_at(data, place) == len(data) for place in _last_places(data)):
        return len(data)
    for place in islice(_places(data), _MOST_ENDS):
        if (end := _ends_at(data, place)) > len(data):
            continue
        *_, size, start, _ = _unpacked(_END, data, place)
        if start + size == place and data.startswith(b"PK\1\2", start):
            return end
    return len(data)


def directory(data: Bytes, limits: Limits, *, of_files: bool = False) -> Directory:
    """What a zip holds that ends with `data`; Unreadable for what is not safe to unpack, or is too much.

    A zip `of_files` is what people send each other: their names may be any that a system allows, the bytes may be
    packed in ways that a package of an office program never uses, and what is `wrong` with one file is no hindrance to
    the others.
    """
    entries: list[DirectoryEntry] = []
    try:
        count, start, end = _place_of_directory(data)
        if count > limits["entries"]:
            raise over("entries", count, limits["entries"])
        place = start
        for _ in range(count):
            entry, place = _entry(data, place, of_files=of_files)
            entries.append(entry)
    except (struct.error, IndexError, OverflowError):
        raise UnreadableFile("damaged") from None
    if place > end:
        raise UnreadableFile("damaged")
    if of_files:
        return Directory(_each_looked_over(entries, start, limits), start, end)
    if reason := next((entry.wrong for entry in entries if entry.wrong), None):
        raise reason
    _refuse_doubles(entries)
    _look_over(entries, start, limits)
    return Directory(entries, start, end)


def _place_of_directory(data: Bytes) -> tuple[int, int, int]:
    """How many entries the directory has, where it starts and where it must end."""
    place = next((place for place in _last_places(data) if _ends_at(data, place) == len(data)), None)
    if place is None:
        raise UnreadableFile("truncated")
    _, disk, _, here, count, size, start, _ = _unpacked(_END, data, place)
    if disk not in (0, _WIDE_COUNT) or here != count:
        raise UnreadableFile("damaged")
    if _WIDE in (size, start) or count == _WIDE_COUNT:
        locator, _, where, _ = _unpacked(_END64_LOCATOR, data, max(0, place - _END64_LOCATOR.size))
        record, _, _, _, _, _, _, count, size, start = _unpacked(_END64, data, where)
        if locator != b"PK\6\7" or record != b"PK\6\6":
            raise UnreadableFile("damaged")
    if start + size > place:
        raise UnreadableFile("damaged")
    return count, start, place


def _last_places(data: Bytes) -> Iterator[int]:
    return _places(data, max(0, len(data) - _LONGEST_COMMENT - _END.size))


def _places(data: Bytes, first: int = 0) -> Iterator[int]:
    """Where a record may be that ends a zip, from the last on."""
    place = len(data)
    while (place := data.rfind(b"PK\5\6", first, place)) >= 0:
        yield place


def _ends_at(data: Bytes, place: int) -> int:
    """Where the zip ends whose last record is at `place`: behind its comment."""
    return place + _END.size + int.from_bytes(data[place + 20 : place + 22], "little")


def _entry(data: Bytes, place: int, *, of_files: bool) -> tuple[DirectoryEntry, int]:
    """The entry of the directory at `place`, and the place of the next."""
    listed = place
    fields = _unpacked(_CENTRAL, data, place)
    signature, made_by, flags, method, crc, packed, size, name_size, extra_size, note_size, attributes, offset = fields
    if signature != b"PK\1\2":
        raise UnreadableFile("damaged")
    place += _CENTRAL.size
    extra = data[place + name_size :][:extra_size]
    name = name_in_zip(data[place : place + name_size], extra, said_utf8=bool(flags & _UTF8)).replace("\\", "/")
    if _WIDE in (packed, size, offset):
        packed, size, offset = _wide(extra, packed, size, offset)
    following = place + name_size + extra_size + note_size
    wrong = _wrong(name, flags, method, made_by, attributes, of_files=of_files)
    start = 0
    try:
        signature, own_name_size, own_extra_size = _unpacked(_LOCAL, data, offset)
        start = offset + _LOCAL.size + own_name_size + own_extra_size
    except (struct.error, OverflowError):
        signature = b""
    if signature != b"PK\3\4":
        start, wrong = 0, wrong or UnreadableFile("damaged")
    return DirectoryEntry(name, start, packed, size, crc, method, offset, listed, wrong), following


def _wrong(
    name: str, flags: int, method: int, made_by: int, attributes: int, *, of_files: bool
) -> UnreadableFile | None:
    """Why an entry is not unpacked, by its record in the directory alone."""
    if flags & _ENCRYPTED:
        return UnreadableFile("locked_zip")
    link = made_by >> 8 == _UNIX and attributes >> 16 & _FILE_TYPE == _LINK
    if _leads_out(name, of_files=of_files) or (link and not of_files):
        return UnreadableFile("unsafe")
    if method not in (STORED, DEFLATED):
        return UnreadableFile("packing" if method <= _LAST_PACKING else "damaged")
    return None


def _unpacked(record: Struct, data: Bytes, place: int) -> tuple[Any, ...]:
    if isinstance(data, bytes):
        return record.unpack_from(data, place)
    return record.unpack(data[place : place + record.size])


def _leads_out(name: str, *, of_files: bool) -> bool:
    """Whether a name is that of a place outside of the folder that the zip would be unpacked into."""
    first, *_ = folders = name.split("/")
    drive = _DRIVE.match(first) is not None if of_files else ":" in first
    return not first or drive or "\0" in name or ".." in folders


def _wide(extra: bytes, packed: int, size: int, offset: int) -> tuple[int, int, int]:
    """Sizes and offset that did not fit into 32 bits, from the extra field for them."""
    for kind, content in extra_fields(extra):
        if kind == _WIDE_FIELD:
            numbers = iter(int.from_bytes(content[at : at + 8], "little") for at in range(0, len(content), 8))
            size = next(numbers, size) if size == _WIDE else size
            packed = next(numbers, packed) if packed == _WIDE else packed
            offset = next(numbers, offset) if offset == _WIDE else offset
    return packed, size, offset


def _refuse_doubles(entries: Sequence[DirectoryEntry]) -> None:
    """Raise Unreadable for a name said twice; Excel finds parts in any case of letters, so no part may be so found."""
    if len({entry.name.casefold() for entry in entries}) < len(entries):
        raise UnreadableFile("unsafe")


def _look_over(entries: Sequence[DirectoryEntry], start: int, limits: Limits) -> None:
    """Raise Unreadable for parts that overlap each other or the directory, and for sizes over the limits."""
    total = sum(entry.size for entry in entries)
    small = total <= min(limits["sheet_part"], limits["xml_part"], limits["ratio_from"])
    end = 0
    for entry in sorted(entries, key=attrgetter("start")):
        if entry.header < end:
            raise UnreadableFile("unsafe")
        end = entry.start + entry.packed
        if not small:
            _look_at_size(entry, limits)
        if entry.method == STORED and entry.size != entry.packed:
            raise UnreadableFile("damaged")
    if end > start:
        raise UnreadableFile("damaged")
    if total > limits["inflated"]:
        raise over("inflated", total, limits["inflated"])


def _each_looked_over(entries: Sequence[DirectoryEntry], start: int, limits: Limits) -> list[DirectoryEntry]:
    """The entries of a zip of files, each with what is wrong with it; Unreadable when the others are too much in all.

    A name said twice is nobody's, and so are bytes that belong to two files. Of files larger than a workbook may be,
    which nobody unpacks, only zips count.
    """
    names = Counter(entry.name for entry in entries)
    headers = Counter(entry.header for entry in entries if entry.start)  # where a record is
    beginnings = sorted(headers)
    looked = []
    for entry in entries:
        following = bisect_right(beginnings, entry.header)
        end = beginnings[following] if following < len(beginnings) else start
        wrong = entry.wrong or _wrong_with_size(entry, end, limits)
        if not wrong and (names[entry.name] > 1 or headers[entry.header] > 1):
            wrong = UnreadableFile("unsafe")
        looked.append(entry._replace(wrong=wrong))
    unpacked = (entry for entry in looked if not entry.wrong)
    total = sum(entry.size for entry in unpacked if entry.size <= limits["file"] or entry.name.lower().endswith(".zip"))
    if total > limits["inflated"]:
        raise over("inflated", total, limits["inflated"])
    return looked


def _wrong_with_size(entry: DirectoryEntry, end: int, limits: Limits) -> UnreadableFile | None:
    """Why a file in a zip is not unpacked, by its sizes: its bytes must `end` before those of another begin."""
    if entry.size > limits["inflated"]:
        return over("inflated", entry.size, limits["inflated"])
    if entry.size > limits["ratio_from"] and entry.size > limits["ratio"] * max(1, entry.packed):
        return over("ratio", entry.size // max(1, entry.packed), limits["ratio"])
    if entry.start + entry.packed > end or (entry.method == STORED and entry.size != entry.packed):
        return UnreadableFile("damaged")
    return None


def _look_at_size(entry: DirectoryEntry, limits: Limits) -> None:
    name = entry.name.lower()
    is_sheet = "/worksheets/" in name or name.endswith(("sharedstrings.xml", "content.xml"))
    limit = "sheet_part" if is_sheet else "xml_part"
    if entry.size > limits[limit] and (is_sheet or name.endswith(XML)):
        raise over(limit, entry.size, limits[limit])
    if entry.size > limits["ratio_from"] and entry.size > limits["ratio"] * max(1, entry.packed):
        raise over("ratio", entry.size // max(1, entry.packed), limits["ratio"])
