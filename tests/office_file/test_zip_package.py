"""A container gives the parts that it says it has, and nothing that should not be unpacked."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

import pytest
from form_parts import parts_of, sample_form, zipped
from hypothesis import given
from hypothesis import strategies as st

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.zip_package import Container

LIMITS = limits("")
PART = "xl/a.xml"
DOCUMENT_TYPE = b'<!DOCTYPE a [<!ENTITY b "c">]>'
KILOBYTE = 1024


def container(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Container:
    return Container(zipped(parts, method), LIMITS)


def packed_by_hand(packed: bytes, *, size: int, crc: int) -> Container:
    """A container of one part, whose packed bytes, size and checksum are what the zip says they are."""
    entry = zipfile.ZipInfo(PART)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(entry, packed)
    data = stream.getvalue()
    central = data.rindex(b"PK\1\2")
    record = bytearray(data[central:])
    record[10:12] = zipfile.ZIP_DEFLATED.to_bytes(2, "little")
    record[16:28] = b"".join(number.to_bytes(4, "little") for number in (crc, len(packed), size))
    return Container(data[:central] + bytes(record), LIMITS)


def deflated(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-15)


def reason(refused: pytest.ExceptionInfo[UnreadableFile]) -> str:
    return refused.value.kind


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.(xml|bin)", fullmatch=True), st.binary(max_size=3000), max_size=5))
def test_every_part_is_read_as_it_was_written(parts: dict[str, bytes]) -> None:
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        held = container(parts, method)
        assert {name: held.read(name) for name in held.names} == parts
        assert {name: b"".join(held.stream(name)) for name in held.names} == parts
        assert {name: held.head(name) for name in held.names} == {name: parts[name][:KILOBYTE] for name in parts}


def test_a_form_is_read_as_another_reader_of_zips_reads_it() -> None:
    held = Container(sample_form(), LIMITS)
    assert {name: held.read(name) for name in held.names} == parts_of(sample_form())


@pytest.mark.parametrize("change", [-1, 1, 1000])
def test_a_part_of_another_size_than_it_says_is_damaged(change: int) -> None:
    data = b"<a>" + bytes(5000) + b"</a>"
    held = packed_by_hand(deflated(data), size=len(data) + change, crc=zlib.crc32(data))
    with pytest.raises(UnreadableFile) as refused:
        held.read(PART)
    assert reason(refused) == "damaged"


def test_a_part_is_never_unpacked_beyond_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred bytes that would become ten million."""
    given_out: list[int] = []

    class Watched:
        def __init__(self, wbits: int) -> None:
            self.unpacker = real(wbits)

        def decompress(self, packed: bytes, most: int) -> bytes:
            data: bytes = self.unpacker.decompress(packed, most)
            given_out.append(len(data))
            return data

    real = zlib.decompressobj
    held = packed_by_hand(deflated(bytes(10_000_000)), size=100, crc=0)
    monkeypatch.setattr(zlib, "decompressobj", Watched)
    with pytest.raises(UnreadableFile):
        held.read(PART)
    assert given_out == [101]


def test_a_part_that_is_damaged_behind_its_head_is_damaged_when_it_is_read() -> None:
    data = b"<a>" + bytes(range(256)) * 100 + b"</a>"
    packed = bytearray(deflated(data))
    packed[-40:-20] = bytes(20)
    held = packed_by_hand(bytes(packed), size=len(data), crc=zlib.crc32(data))
    held.refuse_document_types()
    assert held.head(PART) == data[:KILOBYTE]
    with pytest.raises(UnreadableFile) as refused:
        held.read(PART)
    assert reason(refused) == "damaged"


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xef\xbb\xbf",
        b'<?xml version="1.0"?>\n',
        b"<!-- a --><?b c?>",
        b"<!--" + b" a" * 200 + b"-->",
        b"<?b " + b"c" * 200 + b"?>",
        b"<?b " + b"c" * 2000 + b"?>",
        b"<!--" + b" a" * 2000 + b"-->",
        b" " * 2000,
    ],
)
@pytest.mark.parametrize("name", [PART, "xl/A.XML", "xl/_rels/a.rels", "xl/a.vml"])
def test_a_document_type_is_refused_wherever_it_stands(before: bytes, name: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        container({name: before + DOCUMENT_TYPE + b"<a/>"}).refuse_document_types()
    assert reason(refused) == "unsafe"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_document_type_in_utf_16_is_refused(encoding: str) -> None:
    part = ('<?xml version="1.0"?>' + "<!--" + "a" * 100 + "-->" + DOCUMENT_TYPE.decode() + "<a/>").encode(encoding)
    with pytest.raises(UnreadableFile):
        container({PART: part}).refuse_document_types()


def test_a_document_type_behind_empty_blocks_is_refused() -> None:
    data = DOCUMENT_TYPE + b"<a/>"
    nothing = b"\0\0\0\xff\xff"  # a stored block of no bytes
    for times in (1, 1000, 100_000):
        held = packed_by_hand(nothing * times + deflated(data), size=len(data), crc=zlib.crc32(data))
        with pytest.raises(UnreadableFile):
            held.refuse_document_types()


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"\n",
        b"<a/>",
        b"\xef\xbb\xbf<a/>",
        b'<?xml version="1.0"?><!-- ' + b"a" * 900 + b" --><a><!DOCTYPE too late></a>",
        '<?xml version="1.0"?><a/>'.encode("utf-16"),
        b"this is no XML <!DOCTYPE",
    ],
)
def test_what_begins_without_declarations_is_accepted(part: bytes) -> None:
    container({PART: part, "xl/b.bin": DOCUMENT_TYPE}).refuse_document_types()
