"""A patched copy differs from the workbook in the touched cells and nowhere else."""

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from itaxl.cell import CellRef
from itaxl.edges.patch_file import patched, sheet_parts
from itaxl.refusal import Refused

MEMO, REPORT = "บันทึกข้อความ", "รายงาน"


@pytest.fixture(scope="module")
def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    text = book.add_format({"num_format": "@", "locked": False, "bold": True})
    for name in (MEMO, REPORT):
        sheet = book.add_worksheet(name)
        sheet.write_string("C3", "๓๑ มิย. ๖๔", text)
        sheet.write_string("C4", "คงเดิม", text)
        sheet.write_blank("C5", None, text)
        sheet.write_number("C6", 7, text)
        sheet.protect("")
    book.close()
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_text_is_typed_over_and_its_neighbours_stay(workbook: bytes) -> None:
    copy = patched(workbook, {CellRef(MEMO, 3, 3): "๓๑ มิ.ย. ๖๔"})
    sheet = openpyxl.load_workbook(io.BytesIO(copy))[MEMO]
    assert sheet["C3"].value == "๓๑ มิ.ย. ๖๔"
    assert sheet["C4"].value == "คงเดิม"
    assert sheet["C6"].value == 7


def test_every_part_but_the_touched_sheet_keeps_its_bytes(workbook: bytes) -> None:
    before, after = parts(workbook), parts(patched(workbook, {CellRef(REPORT, 3, 3): "ใหม่"}))
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        touched = sheet_parts(archive)[REPORT]
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [touched]


def test_the_cell_keeps_its_format_and_the_sheet_its_protection(workbook: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(patched(workbook, {CellRef(MEMO, 3, 3): "ใหม่"})))[MEMO]
    assert sheet["C3"].number_format == "@"
    assert sheet["C3"].font.bold
    assert not sheet["C3"].protection.locked
    assert sheet.protection.sheet


def test_blank_and_number_cells_take_text(workbook: bytes) -> None:
    copy = patched(workbook, {CellRef(MEMO, 5, 3): "เดิมว่าง", CellRef(MEMO, 6, 3): "๗"})
    sheet = openpyxl.load_workbook(io.BytesIO(copy))[MEMO]
    assert [sheet["C5"].value, sheet["C6"].value] == ["เดิมว่าง", "๗"]


def test_a_cell_that_is_not_there_is_named(workbook: bytes) -> None:
    with pytest.raises(KeyError, match="Z99"):
        patched(workbook, {CellRef(MEMO, 99, 26): "x"})


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 torn"])
def test_what_is_not_an_excel_file_is_declined(data: bytes) -> None:
    with pytest.raises(Refused):
        patched(data, {CellRef(MEMO, 3, 3): "x"})


@pytest.mark.parametrize("text", ["ก\x0bข", "ก\x1fข", "_x000B_", "ก\rข"])
def test_characters_that_xml_cannot_hold_are_written_as_excel_writes_them(workbook: bytes, text: str) -> None:
    copy = patched(workbook, {CellRef(MEMO, 3, 3): text})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(copy)).get_sheet_by_name(MEMO).to_python(skip_empty_area=False)
    assert rows[2][2] == text


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff") | st.just("\n"), min_size=1
    )
)
def test_any_text_comes_back_as_it_was_typed(text: str) -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet(MEMO).write_string("A1", "เดิม")
    book.close()
    copy = patched(stream.getvalue(), {CellRef(MEMO, 1, 1): text})
    assert openpyxl.load_workbook(io.BytesIO(copy))[MEMO]["A1"].value == text
    rows = CalamineWorkbook.from_filelike(io.BytesIO(copy)).get_sheet_by_name(MEMO).to_python(skip_empty_area=False)
    assert rows == [[text]]
