"""The worklist: a row per finding, nothing in it a formula, links to the cells."""

import io
import zipfile
from dataclasses import replace
from urllib.parse import unquote

import openpyxl
import pytest
from empty_texts import empty_texts

from itaxl.reports.checked import Checked
from itaxl.reports.worklist import COLUMNS, worklist


@pytest.fixture(scope="module")
def data(results: list[Checked]) -> bytes:
    return worklist(results)


def test_every_finding_has_its_row(data: bytes, results: list[Checked]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    codes = [row[COLUMNS.index("code")] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert codes == [finding.code for result in results for finding in result.findings]


def test_no_text_becomes_a_formula(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_a_finding_links_to_its_cell(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    links = {cell.value: cell.hyperlink for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink}
    assert links
    assert all(link.target.endswith(".xlsm") and "!" in link.location for link in links.values())


@pytest.mark.parametrize("name", ["ก#1 ข.xlsm", "50%41 ก.xlsm", "ก%.xlsm", "แฟ้ม 1/ก ข.xlsm", "a#b%23.xlsm"])
def test_a_link_finds_its_file_whatever_its_name(faulty: Checked, name: str) -> None:
    data = worklist([replace(faulty, path=name)])
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    targets = {cell.hyperlink.target for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink}
    assert {unquote(target).replace("\\", "/") for target in targets} == {name}


def test_rows_can_be_filtered_and_the_header_stays(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes


def test_the_matrix_counts_each_rule_of_each_workbook(data: bytes, faulty: Checked) -> None:
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[1].iter_rows(values_only=True))
    header, of_faulty = rows[0], next(row for row in rows if row[0] == "ผิด.xlsm")
    counted = {code: count for code, count in zip(header[3:], of_faulty[3:], strict=True) if count}
    expected: dict[str, int] = {}
    for finding in faulty.findings:
        expected[finding.code] = expected.get(finding.code, 0) + 1
    assert counted == expected


def test_nothing_to_list_is_still_a_workbook() -> None:
    assert len(openpyxl.load_workbook(io.BytesIO(worklist([]))).worksheets) == 2


def test_both_sheets_print_on_a4_with_their_headings_on_every_page(data: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"


def test_several_cells_of_one_finding_can_all_be_read(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert all(cell.alignment.wrap_text for cell in sheet["F"][1:])


def test_what_nobody_wrote_is_blank_so_that_excel_does_not_count_it_as_ticked(results: list[Checked]) -> None:
    assert empty_texts(worklist(results)) == []
    assert empty_texts(worklist([])) == []
