"""The written form's layout, what a clerk may do in it, its content, and the file as others read it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest

from itaxl.files.limits import limits
from itaxl.form import fields
from itaxl.form.fields import (
    CODE_NAMES,
    MEASURES_TABLE,
    MEMO,
    OF_FURTHER,
    OFFICE,
    REPORT,
    SHEETS,
    SIGNERS,
    SIGNERS_TABLE,
    all_fields,
)
from itaxl.form.form_content import FormContent
from itaxl.model.refusal import Refused
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.sheet_page import CELL_LIMIT
from itaxl.workbook.bytes_reader import grid_of_bytes
from itaxl.years.catalogue import fiscal_year

INPUT_FIELDS = [(sheet, field) for sheet, field in all_fields() if sheet in fields.INPUT_SHEETS]


def photo(width: int, height: int) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.new("L", (width, height)).save(out, "PNG")
    return out.getvalue()


# Layout


def test_sheets_stand_in_the_order_of_work_and_only_they_are_seen(blank) -> None:
    assert tuple(blank.book.sheetnames) == SHEETS
    seen = [sheet.title for sheet in blank.book if sheet.sheet_state == "visible"]
    assert seen == ["คู่มือ", "หน่วยงาน", "ผู้ลงนาม", "บันทึกข้อความ", "รายงาน", "ผลตรวจ"]


def test_every_field_has_its_key_in_the_hidden_column_and_its_label_beside_it(blank) -> None:
    for sheet, field in all_fields():
        assert str(blank.shown(sheet, field.key, 2)).removesuffix(" *") == field.label
        assert blank[sheet].column_dimensions["A"].hidden


def test_column_keys_are_a_hidden_row_above_the_titles(blank) -> None:
    for table in fields.TABLES:
        rows = blank.keys(table.sheet)
        keys = rows[f"{table.key}.columns"]
        found = [blank[table.sheet].cell(keys, table.place(column.key)).value for column in table.columns]
        assert found == [column.key for column in table.columns]
        assert blank[table.sheet].row_dimensions[keys].hidden
        assert rows[table.key] == keys + 1


def test_twenty_rows_are_ready_between_the_header_and_the_end(blank) -> None:
    rows = blank.keys(REPORT)
    assert rows["measures.end"] - rows["measures"] - 1 == fields.READY_MEASURES


@pytest.mark.parametrize("count", [1, 20, 21, 200])
def test_any_number_of_measures_is_written(written, count: int) -> None:
    measures = [{"measure": f"มาตรการที่ {number}"} for number in range(1, count + 1)]
    found = written(FormContent(measures=measures))
    rows = found.keys(REPORT)
    first, end = rows["measures"] + 1, rows["measures.end"]
    texts = [found[REPORT].cell(row, MEASURES_TABLE.place("measure")).value for row in range(first, end)]
    assert texts[:count] == [row["measure"] for row in measures]
    assert end - first == max(count, fields.READY_MEASURES)


# What a clerk may do


@pytest.mark.parametrize(("sheet", "key"), [(sheet, field.key) for sheet, field in INPUT_FIELDS])
def test_inputs_are_unlocked_text_and_the_rest_of_the_row_is_locked(blank, sheet: str, key: str) -> None:
    cells = [blank.cell(sheet, key, column) for column in range(1, 7)]
    assert [cell.protection.locked for cell in cells] == [True, True, False, True, False, False]
    assert [cells[column].number_format for column in (2, 4, 5)] == ["@"] * 3


def test_signers_cells_are_unlocked_text_and_their_keys_locked(blank) -> None:
    for role in SIGNERS_TABLE.keyed_rows:
        own = [
            column for column in SIGNERS_TABLE.columns if column.key not in OF_FURTHER or role in SIGNERS_TABLE.further
        ]
        cells = [blank.cell(SIGNERS, role.key, SIGNERS_TABLE.place(column.key)) for column in own]
        assert {(cell.protection.locked, cell.number_format) for cell in cells} == {(False, "@")}
        assert blank.cell(SIGNERS, role.key, 1).protection.locked


def test_a_ready_measure_row_is_unlocked_from_end_to_end_so_that_it_can_be_deleted(blank) -> None:
    rows, sheet = blank.keys(REPORT), blank[REPORT]
    for row in range(rows["measures"] + 1, rows["measures.end"]):
        assert [cell.coordinate for cell in sheet[row] if cell.value or cell.number_format != "@"][1:] == []
        assert not sheet.row_dimensions[row].protection.locked
        assert all(not sheet.cell(row, column).protection.locked for column in range(2, 12))
    assert all(sheet.cell(rows["measures.end"], column).protection.locked for column in range(1, 12))


def test_protection_has_no_password_and_lets_pictures_rows_and_looks_be_changed(blank) -> None:
    allowed = 'sheet="1" scenarios="1" formatCells="0" formatRows="0" insertRows="0" deleteRows="0"'
    for sheet in (*fields.INPUT_SHEETS, fields.GUIDE):
        assert blank.find(sheet, "<sheetProtection[^>]*/>") == [f"<sheetProtection {allowed}/>"]


def test_what_the_check_writes_is_on_sheets_without_protection(blank) -> None:
    for sheet in (fields.RESULTS, *fields.HIDDEN_SHEETS):
        assert "sheetProtection" not in blank.xml(sheet)


def test_nothing_is_merged(blank) -> None:
    assert [sheet.title for sheet in blank.book if sheet.merged_cells.ranges] == []


# Content


def test_the_sample_is_written_field_by_field(sample) -> None:
    content = sample_content(fiscal_year(2569))
    for sheet, field in INPUT_FIELDS:
        assert (sample.cell(sheet, field.key).value or "") == content.fields.get(field.key, field.default)
    for role, texts in content.signers.items():
        for column, text in texts.items():
            assert sample.cell(SIGNERS, role, SIGNERS_TABLE.place(column)).value == text
    first = sample.keys(REPORT)["measures"] + 1
    for row, texts in enumerate(content.measures, first):
        for column, text in texts.items():
            assert sample[REPORT].cell(row, MEASURES_TABLE.place(column)).value == text


def test_reasons_are_written_beside_their_field_and_in_their_row(written) -> None:
    measures = [{"measure": "ก", "reason": "เหตุ"}]
    found = written(FormContent(reasons={"memo.date": "ลงวันที่ย้อนหลัง"}, measures=measures))
    assert found.cell(MEMO, "memo.date", fields.REASON_COLUMN).value == "ลงวันที่ย้อนหลัง"
    first = found.keys(REPORT)["measures"] + 1
    assert found[REPORT].cell(first, MEASURES_TABLE.place("reason")).value == "เหตุ"


@pytest.mark.parametrize("text", ["=1+1", "- แสดงผล", "+66", "@x", "000", "{=A1}", "http://a.go.th", "mailto:a", "๒๘"])
def test_whatever_a_text_begins_with_it_stays_text(written, text: str) -> None:
    found = written(FormContent(fields={"memo.number": text}))
    cell = found.cell(MEMO, "memo.number")
    assert (cell.value, cell.hyperlink) == (text, None)
    assert not {column for column in found.find(MEMO, r'<c r="([A-Z]+)\d+"[^>]*><f>') if column != "D"}


def test_a_text_longer_than_a_cell_is_refused_with_its_place(written) -> None:
    with pytest.raises(Refused) as refused:
        written(FormContent(fields={"memo.facts": "ก" * (CELL_LIMIT + 1)}))
    assert "บันทึกข้อความ" in refused.value.sentence()
    assert "32767" in refused.value.sentence()


def test_pictures_stand_inside_their_cells(sample) -> None:
    (emblem,), signatures = sample[OFFICE]._images, sample[SIGNERS]._images
    assert (emblem.anchor._from.row + 1, emblem.anchor._from.col + 1) == (sample.keys(OFFICE)["org.emblem"], 3)
    rows = {image.anchor._from.row + 1 for image in signatures}
    assert rows == {sample.keys(SIGNERS)["sign.head"], sample.keys(SIGNERS)["sign.mayor"]}
    for image in (emblem, *signatures):
        assert image.anchor.to.row == image.anchor._from.row
        assert image.anchor.to.col == image.anchor._from.col


@pytest.mark.parametrize("count", [1, 2, 3, 9, 30])
def test_photos_of_one_cell_stand_beside_each_other_and_are_read_in_their_order(written, count: int) -> None:
    keys = [f"measures.1.{f'{number}.' if number > 1 else ''}evidence" for number in range(1, count + 1)]
    photos = {key: photo(40 + number, 30) for number, key in enumerate(keys)}
    book = written(FormContent(measures=({"measure": "ก"},), pictures=photos))
    drawn = re.findall(
        r'<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>', book.part("xl/drawings/drawing1.xml")
    )
    boxes = [tuple(map(int, numbers)) for numbers in drawn]
    assert len(boxes) == count
    for (left, top, wide, high), (other_left, other_top, _, other_high) in combinations(boxes, 2):
        beside = left + wide <= other_left or other_left + wide <= left
        assert beside or top + high <= other_top or other_top + other_high <= top
    read = read_submission(grid_of_bytes(book.data, "form.xlsm", limits())).pictures
    assert {key: each.data for key, each in read.items()} == photos
    assert list(read) == keys


def test_rows_grow_with_their_text_but_not_those_that_hold_a_picture(sample) -> None:
    fixed = {int(row) for row in sample.find(SIGNERS, r'<row r="(\d+)"[^>]*customHeight="1"')}
    assert fixed == {sample.keys(SIGNERS)[role.key] for role in SIGNERS_TABLE.keyed_rows}
    assert "customHeight" not in sample.xml(REPORT)


# The file


def test_the_same_content_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib; from itaxl.template.form_file import form_bytes; from itaxl.sample import sample_content; "
        "from itaxl.years.catalogue import fiscal_year; "
        "print(hashlib.sha256(form_bytes(sample_content(fiscal_year(2569)))).hexdigest())"
    )

    def run(seed: str) -> str:
        command = [sys.executable, "-c", program]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert run("1") == run("2")


def test_code_names_in_the_sheets_are_those_of_the_vba_project(blank) -> None:
    from oletools.olevba import VBA_Parser

    modules = {name for _, _, name, _ in VBA_Parser("form.xlsm", data=blank.data).extract_macros()}
    assert {f"{name}.cls" for name in ("ThisWorkbook", *CODE_NAMES.values())} <= modules
    assert [name for sheet in SHEETS for name in blank.find(sheet, r'codeName="(\w+)"')] == list(CODE_NAMES.values())


@pytest.mark.parametrize("form_name", ["blank", "sample"])
def test_the_auditor_finds_no_error(tmp_path: Path, request: pytest.FixtureRequest, form_name: str) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "form.xlsm"
    path.write_bytes(request.getfixturevalue(form_name).data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.libreoffice
def test_libreoffice_keeps_keys_values_and_protection(tmp_path: Path, sample, converted: Callable) -> None:
    path = tmp_path / "sample.xlsm"
    path.write_bytes(sample.data)
    again = openpyxl.load_workbook(converted([path], "xlsx")[0])
    for sheet in fields.INPUT_SHEETS:
        assert {row[0].value: row[0].row for row in again[sheet].iter_rows(max_col=1) if row[0].value} == sample.keys(
            sheet
        )
        assert again[sheet].protection.sheet
    assert again[OFFICE].cell(sample.keys(OFFICE)["org.name"], 3).value == "ท่าช้าง"


@pytest.mark.parametrize(
    ("sheet", "key", "quoted"),
    [
        (MEMO, "memo.closing", "“จึงเรียนมาเพื่อโปรดพิจารณา”"),
        (MEMO, "memo.subject", "พ.ศ. (ปีที่รายงาน)”"),
        (REPORT, "report.intro", " …”"),
    ],
)
def test_a_hint_quotes_the_standard_text_that_stands_in(blank, sheet: str, key: str, quoted: str) -> None:
    assert str(blank.cell(sheet, key, fields.HINT_COLUMN).value).endswith(quoted)
