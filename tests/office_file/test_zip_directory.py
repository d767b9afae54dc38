"""Whatever stands in the records of a zip, it is read as it says or refused with a reason: nothing else is raised."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from form_parts import central, sample_form, zipped
from hypothesis import given
from hypothesis import strategies as st
from thai_windows import thai_windows_zip

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.zip_package import Container

LIMITS = limits("")
CONTENTS = {"xl/workbook.xml": b"<workbook/>" * 20, "xl/a.xml": b"<a/>", "xl/b.bin": bytes(range(256)) * 4}
EDGES = [0, 1, 2**15, 2**16 - 1, 2**31 - 1, 2**31, 2**32 - 1, 2**63 - 1, 2**63, 2**64 - 1]
RECORDS = (b"PK\1\2", b"PK\3\4", b"PK\5\6", b"PK\6\6", b"PK\6\7")


def reason(data: bytes, *, of_files: bool = False) -> str:
    """Why a zip cannot be read; empty when all of it can."""
    try:
        held = Container(data, LIMITS, of_files=of_files)
        held.refuse_document_types()
        for name in held.names:
            held.read(name)
            held.packed(name)
            b"".join(held.stream(name))
    except UnreadableFile as refused:
        return refused.kind
    return ""


def wide() -> bytes:
    """A zip with the records of zip64, which `zipfile` writes for a large one only."""
    data = zipped(CONTENTS)
    *_, count, size, start, _ = struct.unpack("<4s4H2IH", data[-22:])
    record = struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(data) - 22, 1)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:-22] + record + locator + end


def with_extra(offset: int) -> bytes:
    """A zip whose last part says in an extra field where it is."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in CONTENTS.items():
            entry = zipfile.ZipInfo(name)
            entry.extra = struct.pack("<2HQ", 1, 8, offset)
            archive.writestr(entry, data)
    data = stream.getvalue()
    return central(data, "xl/b.bin", 42, "<I", 2**32 - 1)


def test_records_of_zip64_are_read() -> None:
    assert reason(wide()) == ""


@pytest.mark.parametrize("offset", EDGES)
@pytest.mark.parametrize("place", range(6))
def test_a_number_of_zip64_that_leads_anywhere_is_a_reason(place: int, offset: int) -> None:
    data = wide()
    at = len(data) - 22 - 20 + 8 if place == 0 else len(data) - 22 - 20 - 8 * place
    assert reason(data[:at] + struct.pack("<Q", offset) + data[at + 8 :]) in ("", "damaged", "limit")


@pytest.mark.parametrize("offset", EDGES)
def test_an_offset_in_an_extra_field_that_leads_anywhere_is_a_reason(offset: int) -> None:
    assert reason(with_extra(offset)) in ("damaged", "unsafe")


SOURCES = {"plain": zipped(CONTENTS), "wide": wide(), "extra": with_extra(60), "form": sample_form()}


@given(st.data())
def test_any_change_of_the_records_is_read_or_has_its_reason(data: st.DataObject) -> None:
    changed = bytearray(SOURCES[data.draw(st.sampled_from(sorted(SOURCES)))])
    for _ in range(data.draw(st.integers(1, 3))):
        places = [at for mark in RECORDS for at in every_place(changed, mark)]
        at = data.draw(st.sampled_from(places or [0])) + data.draw(st.integers(0, 60))
        size = data.draw(st.sampled_from([1, 2, 4, 8]))
        number = data.draw(st.sampled_from(EDGES) | st.integers(0, 2**64 - 1))
        changed[at : at + size] = (number % 2 ** (8 * size)).to_bytes(size, "little")
    for of_files in (False, True):
        reason(bytes(changed), of_files=of_files)


def every_place(data: bytes | bytearray, mark: bytes) -> list[int]:
    places, at = [], -1
    while (at := data.find(mark, at + 1)) >= 0:
        places.append(at)
    return places


@given(st.lists(st.sampled_from(RECORDS) | st.binary(max_size=50), max_size=12).map(b"".join))
def test_any_records_strung_together_have_their_reason(data: bytes) -> None:
    assert reason(data) in ("", "damaged", "truncated", "limit", "unsafe", "packing", "locked_zip")


BEHIND: dict[str, Callable[[bytes], bytes]] = {
    "a line feed": lambda data: data + b"\r\n",
    "a page": lambda data: data + b"<html>" * 20_000,
    "a comment and the boundary of a mail": lambda data: data[:-2] + b"\x05\0hello" + b"\r\n--boundary--\r\n",
    "many ends": lambda data: data + b"PK\5\6" * 50,
}


@pytest.mark.parametrize("what", BEHIND)
def test_what_hangs_behind_a_zip_is_no_part_of_it(what: str) -> None:
    held = Container(BEHIND[what](zipped(CONTENTS)), LIMITS)
    assert {name: held.read(name) for name in held.names} == CONTENTS


def test_the_zip_within_one_that_was_cut_off_is_not_taken_for_it() -> None:
    outer = zipped([("a.bin", bytes(range(256))), ("form.xlsm", sample_form())], zipfile.ZIP_STORED)
    for cut in (1, 30, 100, 3000):
        assert reason(outer[:-cut], of_files=True) == "truncated"


def test_a_zip_of_files_may_hold_names_that_a_package_may_not() -> None:
    names = ["A.xlsm", "a.xlsm", "เวลา 10:30.xlsm", "ก:ข/ค.xlsm"]
    data = zipped([(name, name.encode()) for name in names])
    held = Container(data, LIMITS, of_files=True)
    assert [held.read(name).decode() for name in held.names] == names
    assert reason(data) == "unsafe"


@pytest.mark.parametrize(
    "name", ["../a.xlsm", "/a.xlsm", "C:/a.xlsm", "c:a.xlsm", "a/../../b.xlsm", "\\\\server\\a.xlsm"]
)
def test_no_zip_may_lead_out_of_its_folder(name: str) -> None:
    assert reason(zipped([(name, b"x")]), of_files=True) == "unsafe"


def test_one_part_packed_in_another_way_is_no_hindrance_to_the_others() -> None:
    data = central(zipped({"a.xlsm": b"a" * 50, "b.jpg": b"b" * 50}), "b.jpg", 10, "<H", 96)
    held = Container(data, LIMITS, of_files=True)
    assert held.read("a.xlsm") == b"a" * 50
    with pytest.raises(UnreadableFile) as refused:
        held.read("b.jpg")
    assert refused.value.kind == "packing"
    assert reason(data) == "packing"


def test_names_of_a_thai_windows_that_are_equally_long_are_two() -> None:
    names = ["แบบฟอร์ม ก.xlsm", "แบบฟอร์ม ข.xlsm"]
    assert Container(thai_windows_zip((name, b"x") for name in names), LIMITS, of_files=True).names == names
