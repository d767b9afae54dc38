"""The stand-in for Excel is as strict as Excel, and has no member that the real engines lack."""

import ast
from datetime import datetime
from pathlib import Path
from typing import Any

import excel_double
import excel_ranges
import openpyxl
import pytest
import xlwings
from excel_double import com_error, excel, open_form
from openpyxl.styles import Protection

XLWINGS = Path(xlwings.__file__).parent
CLASSES = ("App", "Apps", "Book", "Books", "Sheet", "Sheets", "Range")


def members(path: Path) -> dict[str, set[str]]:
    """The members of each class of a module, read from its source."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            names = {each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
            names |= {
                target.id
                for each in node.body
                if isinstance(each, ast.Assign)
                for target in each.targets
                if isinstance(target, ast.Name)
            }
            found[node.name] = names
    return found


@pytest.fixture
def sheet(tmp_path: Path) -> Any:
    path = tmp_path / "ทดลอง.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    page.title = "แผ่น"
    page["A1"].number_format = "@"
    page["A2"] = 28
    page["A3"] = datetime(2021, 4, 16)
    for address in ("A1", "B1", "B2"):
        page[address].protection = Protection(locked=False)
    page.protection.enable()
    book.save(path)
    return open_form(path).sheets["แผ่น"]


@pytest.mark.parametrize("engine", ["_xlwindows.py", "_xlmac.py"])
@pytest.mark.parametrize("name", CLASSES)
def test_every_member_that_xlwings_asks_for_exists_in_the_real_engines(engine: str, name: str) -> None:
    ours = {**members(Path(excel_double.__file__)), **members(Path(excel_ranges.__file__))}[name]
    asked_for = members(XLWINGS / "base_classes.py")[name]
    real = members(XLWINGS / engine)[name]
    assert {member for member in ours & asked_for if not member.startswith("_")} <= real


def test_a_locked_cell_is_not_written(sheet: Any) -> None:
    with pytest.raises(com_error):
        sheet.range("A2").raw_value = "x"
    with pytest.raises(com_error):
        sheet.range("A1:A2").raw_value = (("x",), ("y",))
    sheet.range("B1:B2").raw_value = (("x",), ("y",))


def test_numbers_dates_and_blanks_come_as_com_gives_them(sheet: Any) -> None:
    assert sheet.range("A2").raw_value == 28.0
    assert isinstance(sheet.range("A2").raw_value, float)
    assert sheet.range("A3").raw_value == datetime(2021, 4, 16)
    assert sheet.range("C9").raw_value is None


def test_a_text_cell_keeps_text_and_another_makes_numbers_and_formulas_of_it(sheet: Any) -> None:
    for text in ("007", "=1+1", "16/4/2564"):
        sheet.range("A1").raw_value = text
        assert sheet.range("A1").raw_value == text
    sheet.range("B1").raw_value = "007"
    assert sheet.range("B1").raw_value == 7.0
    sheet.range("B1").raw_value = "=1+1"
    assert sheet.range("B1").raw_value == 0.0


def test_a_member_that_is_not_there_raises(sheet: Any) -> None:
    with pytest.raises((AttributeError, NotImplementedError)):
        sheet.range("A1").autofit()
    with pytest.raises(AttributeError):
        sheet.range("A1").wibble  # noqa: B018 - asking is the test


def test_rows_are_inserted_whole_or_not_at_all(sheet: Any) -> None:
    with pytest.raises(com_error):
        sheet.range("A1").insert("down", "format_from_left_or_above")


def test_a_sheet_that_is_not_there_is_refused_as_com_does(sheet: Any) -> None:
    with pytest.raises(com_error) as refused:
        sheet.book.sheets["หาย"]
    assert refused.value.args[0] == -2147352565


def test_xlwings_finds_no_local_folder_for_an_address(sheet: Any) -> None:
    sheet.book.impl.full_name = "https://d.docs.live.net/0123456789abcdef/ทดลอง.xlsx"
    with pytest.raises(xlwings.XlwingsError):
        sheet.book.fullname  # noqa: B018 - asking is the test


def test_a_block_by_two_corners_costs_more_than_by_its_address(sheet: Any) -> None:
    excel.calls.clear()
    sheet.range("A1:B2")
    assert sum(excel.calls.values()) == 1
    sheet.range((1, 1), (2, 2))
    assert sum(excel.calls.values()) == 4


def test_the_cells_of_a_whole_sheet_cannot_be_counted(sheet: Any) -> None:
    with pytest.raises(com_error):
        len(sheet.range("1:1048576"))


@pytest.mark.parametrize("cells", ["A1", "B1", "B1:B2"])
def test_an_empty_text_clears_cells_as_excel_does(sheet: Any, cells: str) -> None:
    blanks: Any = (("",), ("",)) if ":" in cells else ""
    sheet.range(cells).raw_value = blanks
    assert all(cell.value is None for row in sheet.range(cells).impl._rows() for cell in row)


def test_a_blank_is_written_as_xlwings_writes_it(sheet: Any) -> None:
    with pytest.raises(AssertionError):
        sheet.range("B1").raw_value = None


def test_every_call_is_counted_and_a_busy_excel_fails_every_one(sheet: Any) -> None:
    excel.calls.clear()
    sheet.range("A2").raw_value  # noqa: B018 - the call is the test
    assert sum(excel.calls.values()) == 2
    excel.fails_with = excel_double.failed(excel_double.BUSY)
    with pytest.raises(com_error):
        sheet.range("A2")
    excel.fails_with = None
