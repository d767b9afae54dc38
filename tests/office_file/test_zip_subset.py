"""A zip of some parts holds them as the container does, and a reader of values sees the same in it."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from form_parts import MEMO_PART, STYLES, part_of, parts, zipped
from hypothesis import given
from hypothesis import strategies as st
from odd_files import odd_files
from python_calamine import CalamineWorkbook

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.form.fields import GUIDE, INPUT_SHEETS
from itaxl.office_file.zip_package import Container
from itaxl.office_file.zip_subset import LARGE, lean_zip
from itaxl.workbook.calamine_file import Rows, calamine_rows
from itaxl.workbook.stored_values import plain_rows
from itaxl.workbook.workbook_parts import WORKSHEET, workbook_parts

LIMITS = limits("")


def sheets_of(container: Container) -> dict[str, str]:
    found = workbook_parts(container, LIMITS).sheets
    return {each.name: each.part for each in found if each.kind == WORKSHEET and each.name in (GUIDE, *INPUT_SHEETS)}


def rows_of_the_file(data: bytes, sheets: Mapping[str, str]) -> dict[str, Rows] | None:
    """As calamine reads the whole file, which the lean zip must not change; None when it declines that."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return {name: plain_rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in sheets}
    except Exception:  # noqa: BLE001 - its errors have no base
        return None


def test_calamine_reads_the_same_rows_as_in_the_file() -> None:
    compared = []
    for case in odd_files():
        if case.slow:  # large, and otherwise like another
            continue
        try:
            container = Container(case.make(), LIMITS)
            sheets = sheets_of(container)
        except UnreadableFile:  # no workbook of Excel
            continue
        theirs = rows_of_the_file(container.data, sheets)
        if theirs is not None:
            assert calamine_rows(container, sheets) == theirs, case.what
            compared.append(case.what)
    assert len(compared) > 45


NAMES = st.from_regex(r"[a-zก-ฮ]{1,8}/[a-z]{1,8}\.xml", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=6), st.sampled_from([0, 8]), st.sampled_from([1, 300]))
def test_another_reader_of_zips_finds_the_parts_in_it(contents: dict[str, bytes], method: int, times: int) -> None:
    contents = {name: data * times for name, data in contents.items()}
    container = Container(zipped(contents, method), LIMITS)
    wanted = list(contents)[::2]
    with zipfile.ZipFile(BytesIO(lean_zip(container, [*wanted, *wanted, "no/such.xml"]))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {name: contents[name] for name in wanted}
        assert archive.testzip() is None


def test_large_parts_stay_packed() -> None:
    container = Container(zipped({"a.xml": bytes(LARGE + 1), "b.xml": bytes(LARGE)}), LIMITS)
    assert LARGE < len(lean_zip(container, container.names)) < LARGE + 1000


def test_parts_that_calamine_does_not_need_are_not_given_to_it() -> None:
    contents = parts() | {part_of("_lists"): b"no XML at all", "xl/media/image1.png": bytes(1000)}
    container = Container(zipped(contents), LIMITS)
    assert calamine_rows(container, sheets_of(container)) == calamine_rows(
        Container(zipped(parts()), LIMITS), sheets_of(container)
    )


@pytest.mark.parametrize("part", [MEMO_PART, STYLES])
def test_a_damaged_part_is_told_before_any_reader_sees_it(part: str) -> None:
    data = bytearray(zipped(parts()))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entry = archive.getinfo(part)
    data[entry.header_offset + 30 + len(part) + entry.compress_size // 2] ^= 0x55
    container = Container(bytes(data), LIMITS)
    with pytest.raises(UnreadableFile) as refused:
        lean_zip(container, [part])
    assert refused.value.kind == "damaged"
