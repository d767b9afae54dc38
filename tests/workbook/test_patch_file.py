"""A patched copy differs from the workbook in the touched cells and nowhere else."""

import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
import xlsxwriter
from form_parts import TEXTS, parts_of, zipped
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from itaxl.model.cell import CellRef
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.workbook.patch_file import FORMATS, FORMULA, NOT_FOUND, SAID_TWICE, TOO_LONG, only_typed_over, patched

MEMO, REPORT = "บันทึกข้อความ", "รายงาน"
SHEET_OF_MEMO = "xl/worksheets/sheet1.xml"
BEFORE = "๓๑ มิย. ๖๔"
C3 = CellRef(MEMO, 3, 3)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    text = book.add_format({"num_format": "@", "locked": False, "bold": True})
    for name in (MEMO, REPORT):
        sheet = book.add_worksheet(name)
        sheet.write_string("C3", BEFORE, text)
        sheet.write_string("C4", "คงเดิม", text)
        sheet.write_blank("C5", None, text)
        sheet.write_number("C6", 7, text)
        sheet.data_validation("C3", {"validate": "list", "source": [BEFORE, "อื่น"]})
        sheet.protect("")
    book.close()
    return stream.getvalue()


def copy_of(workbook: bytes, texts: Mapping[CellRef, str], before: str = BEFORE) -> bytes:
    """The copy in which all the texts were typed."""
    copy, by_hand = patched(workbook, "form.xlsm", texts, dict.fromkeys(texts, before))
    assert by_hand == {}
    return copy


def left(workbook: bytes, ref: CellRef = C3, text: str = "ใหม่") -> Wording:
    """Why a cell was left for a person; the copy is then the workbook itself."""
    copy, by_hand = patched(workbook, "form.xlsm", {ref: text}, {ref: BEFORE})
    assert parts_of(copy) == parts_of(workbook)
    return by_hand[ref]


def with_cell(workbook: bytes, cell: str, **more: bytes) -> bytes:
    """The workbook with other XML for C3 of the memo, and other parts of these names."""
    contents = parts_of(workbook)
    sheet = contents[SHEET_OF_MEMO].decode()
    start = sheet.index('<c r="C3"')
    end = sheet.index("</c>", start) + len("</c>")
    contents[SHEET_OF_MEMO] = (sheet[:start] + cell + sheet[end:]).encode()
    return zipped(contents | {name.replace("__", "/") + ".xml": part for name, part in more.items()})


def cell_of(copy: bytes) -> str:
    """The XML of C3 of the memo."""
    sheet = parts_of(copy)[SHEET_OF_MEMO].decode()
    start = sheet.index('<c r="C3"')
    return sheet[start : sheet.index("</c>", start) + len("</c>")]


def shared(items: str) -> bytes:
    """A table of shared texts."""
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<sst xmlns="{namespace}">{items}</sst>'.encode()


def test_the_text_is_typed_over_and_its_neighbours_stay(workbook: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(workbook, {C3: "๓๑ มิ.ย. ๖๔"})))[MEMO]
    assert sheet["C3"].value == "๓๑ มิ.ย. ๖๔"
    assert sheet["C4"].value == "คงเดิม"
    assert sheet["C6"].value == 7


def test_every_part_but_the_touched_sheet_keeps_its_bytes(workbook: bytes) -> None:
    copy = copy_of(workbook, {C3: "ใหม่"})
    before, after = parts_of(workbook), parts_of(copy)
    assert list(before) == list(after)
    assert [name for name in before if before[name] != after[name]] == [SHEET_OF_MEMO]
    assert only_typed_over(workbook, copy, "form.xlsm", [MEMO])
    assert not only_typed_over(workbook, copy, "form.xlsm", [REPORT])


def test_the_touched_sheet_keeps_every_byte_but_the_cell(workbook: bytes) -> None:
    before, after = parts_of(workbook)[SHEET_OF_MEMO], parts_of(copy_of(workbook, {C3: "ใหม่"}))[SHEET_OF_MEMO]
    start = before.index(b'<c r="C3"')
    assert after[:start] == before[:start]
    assert after.endswith(before[before.index(b"</c>", start) + len(b"</c>") :])


def test_the_cell_keeps_its_format_its_choices_and_the_sheet_its_protection(workbook: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(workbook, {C3: "ใหม่"})))[MEMO]
    assert sheet["C3"].number_format == "@"
    assert sheet["C3"].font.bold
    assert not sheet["C3"].protection.locked
    assert sheet.protection.sheet
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["C3"]


def test_blank_and_number_cells_take_text_and_a_cell_can_be_emptied(workbook: bytes) -> None:
    copy = copy_of(workbook, {CellRef(MEMO, 5, 3): "เดิมว่าง", CellRef(MEMO, 6, 3): "๗", C3: ""})
    sheet = openpyxl.load_workbook(io.BytesIO(copy))[MEMO]
    assert [sheet[place].value for place in ("C3", "C5", "C6")] == [None, "เดิมว่าง", "๗"]
    assert sheet["C3"].font.bold


@pytest.mark.parametrize("ref", [CellRef(MEMO, 99, 26), CellRef("ไม่มี", 3, 3), CellRef(MEMO, 3, 4)])
def test_a_cell_that_is_not_there_is_left_to_a_person(workbook: bytes, ref: CellRef) -> None:
    assert left(workbook, ref) == NOT_FOUND


def test_what_can_be_typed_is_typed_beside_what_cannot(workbook: bytes) -> None:
    nowhere = CellRef(MEMO, 99, 26)
    copy, by_hand = patched(workbook, "form.xlsm", {nowhere: "x", C3: "ใหม่"}, {nowhere: "", C3: BEFORE})
    assert by_hand == {nowhere: NOT_FOUND}
    assert openpyxl.load_workbook(io.BytesIO(copy))[MEMO]["C3"].value == "ใหม่"


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 torn", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_not_an_excel_file_is_declined(data: bytes) -> None:
    with pytest.raises(Refused):
        patched(data, "form.xlsm", {C3: "x"}, {C3: ""})


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C3" s="1" t="str"><f>"a"</f><v>a</v></c>',
        '<c r="C3" s="1" t="s"><f t="shared" si="0"/><v>0</v></c>',
        '<c r="C3" cm="1" t="str"><f t="array" ref="C3">A1</f><v>a</v></c>',
        '<c r="B3" t="str"><f t="array" ref="B2:C9">A1:B8</f><v>a</v></c><c r="C3" t="s"><v>0</v></c>',
        '<c r="B3" t="str"><f t="dataTable" ref="$C$3:$C$4" r1="A1"/><v>a</v></c><c r="C3" t="s"><v>0</v></c>',
    ],
)
def test_a_formula_and_what_it_fills_is_left_to_a_person(workbook: bytes, cell: str) -> None:
    assert left(with_cell(workbook, cell)) == FORMULA


def test_a_cell_said_twice_is_left_to_a_person(workbook: bytes) -> None:
    cell = '<c r="C3" t="s"><v>0</v></c>'
    assert left(with_cell(workbook, cell + cell)) == SAID_TWICE


def test_a_text_that_a_cell_cannot_hold_is_left_to_a_person(workbook: bytes) -> None:
    assert left(workbook, text="ก" * 32_768) == TOO_LONG
    assert openpyxl.load_workbook(io.BytesIO(copy_of(workbook, {C3: "ก" * 32_767})))[MEMO]["C3"].value == "ก" * 32_767


@pytest.mark.parametrize(
    "cell",
    [
        "<c r='C3' s='1' t='s'><v>0</v></c>",
        '<c t="s" s="1" r="C3"><v>0</v></c>',
        '<c\n r = "C3"\n s="1" t="s"\n><v>0</v\n></c\n>',
        '<c r="C3" s="1" t="inlineStr"><is><t>๓๑ &lt;&#xE21;</t></is></c>',
        '<c r="C3" s="1" t="s" vm="2" cm="1" ph="1"><v>0</v></c>',
        '<!-- <c r="C3" t="s"><v>9</v></c> --><c r="C3" s="1" t="s"><v>0</v></c>',
    ],
)
def test_a_cell_is_found_however_it_is_written(workbook: bytes, cell: str) -> None:
    copy = copy_of(with_cell(workbook, cell), {C3: "ใหม่ <&> ข"})
    sheet = openpyxl.load_workbook(io.BytesIO(copy))[MEMO]
    assert sheet["C3"].value == "ใหม่ <&> ข"
    assert sheet["C3"].font.bold
    assert b" vm=" not in parts_of(copy)[SHEET_OF_MEMO]


def test_letters_keep_the_one_format_that_they_have(workbook: bytes) -> None:
    text = f'<si><r><rPr><strike/><sz val="14"/></rPr><t>{BEFORE}</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
    copy = copy_of(with_cell(workbook, '<c r="C3" t="s"><v>0</v></c>', xl__sharedStrings=shared(text)), {C3: "ใหม่"})
    assert '<r><rPr><strike></strike><sz val="14"></sz></rPr><t xml:space="preserve">ใหม่</t></r>' in cell_of(copy)


def test_letters_of_several_formats_are_changed_one_by_one_or_by_a_person(workbook: bytes) -> None:
    text = "<si><r><rPr><strike/></rPr><t>๓๑</t></r><r><t> มิย. ๖๔</t></r></si>"
    struck = with_cell(workbook, '<c r="C3" t="s"><v>0</v></c>', xl__sharedStrings=shared(text))
    copy = copy_of(struck, {C3: "๓๑ มิ.ย. ๖๔"})
    assert '<r><rPr><strike></strike></rPr><t xml:space="preserve">๓๑</t></r>' in cell_of(copy)
    assert '<r><t xml:space="preserve"> มิ.ย. ๖๔</t></r>' in cell_of(copy)
    assert left(struck, text="สิบเจ็ด") == FORMATS
    assert patched(struck, "form.xlsm", {C3: "๓๑"}, {C3: "read otherwise"}).by_hand == {C3: FORMATS}


def test_a_sheet_that_is_no_xml_is_left_to_a_person(workbook: bytes) -> None:
    contents = parts_of(workbook)
    contents[SHEET_OF_MEMO] = contents[SHEET_OF_MEMO].replace(b"</sheetData>", b"</sheetDat>")
    assert left(zipped(contents)) == NOT_FOUND


@pytest.mark.parametrize("text", ["ก\x0bข", "ก\x1fข", "_x000B_", "ก\rข"])
def test_characters_that_xml_cannot_hold_are_written_as_excel_writes_them(workbook: bytes, text: str) -> None:
    copy = copy_of(workbook, {C3: text})
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
    copy = copy_of(stream.getvalue(), {CellRef(MEMO, 1, 1): text})
    assert openpyxl.load_workbook(io.BytesIO(copy))[MEMO]["A1"].value == text
    rows = CalamineWorkbook.from_filelike(io.BytesIO(copy)).get_sheet_by_name(MEMO).to_python(skip_empty_area=False)
    assert rows == [[text]]


def test_other_programs_find_the_copy_sound(workbook: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(copy_of(workbook, {C3: "ใหม่"}))) as archive:
        assert archive.testzip() is None
        assert TEXTS in archive.namelist()
