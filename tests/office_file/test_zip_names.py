"""A name in a zip is the text that its sender saw, whichever system packed it."""

import zlib
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.office_file.zip_names import name_in_zip
from itaxl.thai.places import districts

PLACES = sorted(
    {name for province in districts().values() for district, names in province.items() for name in (district, *names)}
)
PATTERNS = ("{}.xlsm", "อบต.{}.xlsm", "ส่งงาน ITA/เทศบาลตำบล{} (2) ok.xlsx", "A{}1.xls", "เเบบฟอร์ม {}.xlsm")


def unicode_path(stored: bytes, name: str) -> bytes:
    content = pack("<BI", 1, zlib.crc32(stored)) + name.encode()
    return pack("<2H", 0x7075, len(content)) + content


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("encoding", ["cp874", "utf-8"])
def test_thai_names_are_read_in_either_encoding(pattern: str, encoding: str) -> None:
    names = [pattern.format(place) for place in PLACES]
    assert [name_in_zip(name.encode(encoding), b"", said_utf8=False) for name in names] == names


@pytest.mark.parametrize(
    "name", ["café.xlsm", "España ñandú.xlsm", "Müller Übersicht.xlsm", "naïve Ñoño àèìòù.xlsm", "Zoë ok.xlsx"]
)
@pytest.mark.parametrize("encoding", ["cp437", "utf-8"])
def test_names_of_the_west_are_no_thai(name: str, encoding: str) -> None:
    if name.encode(encoding, "ignore").decode(encoding) == name:
        assert name_in_zip(name.encode(encoding), b"", said_utf8=False) == name


@given(st.text(min_size=1), st.binary(max_size=30))
def test_what_is_said_to_be_utf_8_is(name: str, extra: bytes) -> None:
    assert (
        name_in_zip(name.encode("utf-8", "replace"), extra, said_utf8=True) == name.encode("utf-8", "replace").decode()
    )


@given(st.binary(max_size=40), st.binary(max_size=40), st.booleans())
def test_any_bytes_are_some_name(stored: bytes, extra: bytes, said_utf8: bool) -> None:
    name = name_in_zip(stored, extra, said_utf8=said_utf8)
    assert bool(name) == bool(stored)
    assert name.isprintable() or not name.isascii() or name == stored.decode("ascii")


@given(st.lists(st.binary(min_size=1, max_size=12), min_size=2, max_size=2, unique=True))
def test_two_names_are_two_but_for_the_same_letters_in_two_encodings(pair: list[bytes]) -> None:
    one, other = (name_in_zip(stored, b"", said_utf8=False) for stored in pair)
    assert one != other or set(pair) <= {one.encode(each, "replace") for each in ("utf-8", "cp874", "cp437")}


def test_a_name_in_utf_8_beside_the_other_counts_when_it_was_made_for_it() -> None:
    stored, name = b"a\x9a.xlsm", "อบต.บัลลังก์.xlsm"
    other_field = pack("<2H", 0x5455, 5) + bytes(5)
    assert name_in_zip(stored, other_field + unicode_path(stored, name), said_utf8=False) == name
    assert name_in_zip(stored, unicode_path(b"renamed.xlsm", name), said_utf8=False) == "aÜ.xlsm"


@pytest.mark.parametrize(
    "stored", [b"\xa1\xe8" * 30_000, b"\xe0" * 60_000, b"a\xa1" * 30_000, b"\xa1" + b"\xe8\xd2" * 30_000]
)
def test_a_long_name_takes_no_time(stored: bytes) -> None:
    assert name_in_zip(stored, b"", said_utf8=False)
