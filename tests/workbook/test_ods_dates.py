"""Of a date in an .ods file it is known how it is shown, from the text that stands beside it."""

from datetime import date

import pytest
from bad_ods import ods, ods_cell, ods_sheet

from itaxl.model.cell import CellRef
from itaxl.number_format.date_format import date_format
from itaxl.number_format.displayed_text import shown, why_not_shown
from itaxl.workbook.ods_dates import date_code
from itaxl.workbook.reader import read_grid_here

DAY = date(2026, 4, 16)


@pytest.mark.parametrize(
    ("seen", "precision", "calendar"),
    [
        ("16 เมษายน 2569", "day", "be"),
        ("๑๖ เม.ย. ๖๙", "day", "be"),
        ("วันพฤหัสบดีที่ 16 เมษายน พ.ศ. 2569", "day", "be"),
        ("Thursday, April 16, 2026", "day", "ce"),
        ("16/4/2026", "day", "ce"),
        ("2026-04-16", "day", "ce"),
        ("04/16/26", "day", "ce"),
        ("16/04/69", "day", "be"),
        ("16 เมษายน", "day", ""),
        ("เมษายน 2026", "month", "ce"),
        ("Apr 2569", "month", "be"),
        ("04/2569", "month", "be"),
        ("๒๕๖๙", "year", "be"),
    ],
)
def test_it_is_shown_as_it_was_seen(seen: str, precision: str, calendar: str) -> None:
    code = date_code(DAY, seen)
    assert code is not None
    assert shown(DAY, code) == seen
    found = date_format(code)
    assert found is not None
    assert (found.precision, found.calendar) == (precision, calendar)


ODD = ["1 4", "16 เมษายน 2569 เวลา 9", "17/4/2026", "๑๖ April ๒๕๖๙", '16 "เมษายน" 2569', "16/4/2026 18:00"]


@pytest.mark.parametrize("seen", ODD)
def test_what_is_no_usual_date_has_no_code(seen: str) -> None:
    assert date_code(DAY, seen) is None


def cell(attributes: str, seen: str | None) -> str:
    return f"<table:table-cell {attributes}>{'' if seen is None else f'<text:p>{seen}</text:p>'}</table:table-cell>"


def test_texts_and_numbers_are_shown_as_the_file_says(tmp_path) -> None:
    text, number = 'office:value-type="string" office:string-value="{}"', 'office:value-type="float" office:value="{}"'
    cells = [
        cell(text.format("๒๔"), "๒๔ คน"),
        cell(text.format("ซ่อน"), ""),
        cell(text.format("มีแต่ค่า"), None),
        cell(text.format("สองบรรทัด"), "สองบรรทัด"),
        cell(number.format("85"), "85%"),
        cell(number.format("-5"), "(5)"),
        cell(number.format("12"), ""),
        cell(number.format("1.5"), None),
        cell('office:value-type="date" office:date-value="2026-04-16"', "16 เม.ย. 69"),
    ]
    rows = "".join(f"<table:table-row>{each}</table:table-row>" for each in (ods_cell("org.name"), *cells))
    (tmp_path / "form.ods").write_bytes(ods(ods_sheet(rows)))
    grid = read_grid_here(tmp_path / "form.ods")
    values = [row[0] for row in grid.rows("หน่วยงาน")[1:]]
    codes = [grid.number_format(CellRef("หน่วยงาน", row, 1)) for row in range(2, len(values) + 2)]
    assert values == ["๒๔", "ซ่อน", "มีแต่ค่า", "สองบรรทัด", 85, -5, 12, 1.5, DAY]
    assert [shown(value, code) for value, code in zip(values, codes, strict=True)] == [
        "๒๔ คน", "", "มีแต่ค่า", "สองบรรทัด", "85%", "(5)", "", "1.5", "16 เม.ย. 69",
    ]  # fmt: skip
    hidden = [value for value, code in zip(values, codes, strict=True) if why_not_shown(value, code)]
    assert hidden == ["ซ่อน", 12]
