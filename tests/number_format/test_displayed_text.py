"""A number or a date is read as the clerk sees it."""

import csv
import io
import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import GridData, Sheet
from itaxl.number_format.date_format import date_format
from itaxl.number_format.displayed_text import IN_WHITE, shown, why_not_shown
from itaxl.reading.cells import Cells

DAY = date(2021, 4, 16)
MOMENT = datetime(2021, 4, 16, 13, 5, 9)


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (28.0, "General", "28"),
        (28, "@", "28"),
        (0.1 + 0.2, "General", "0.3"),
        (-1.50, "General", "-1.5"),
        (44381000, "General", "44381000"),
        (123456789012, "General", "1.23457E+11"),
        (0.00001234, "General", "0.00001234"),
        (0.000012345678, "General", "1.23457E-05"),
        (7, "000", "007"),
        (28, "[$-D000000]0", "๒๘"),
        (28, "t0", "๒๘"),
        (1234.5, "t#,##0.00", "๑,๒๓๔.๕๐"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.125, "0.0%", "12.5%"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"ไม่มี"', "ไม่มี"),
        (44381000, "[<=99999999][$-D000000]0-####-####;[$-D000000]#-####-####", "๐-๔๔๓๘-๑๐๐๐"),
        (3100501234567, "0-0000-00000-00-0", "3-1005-01234-56-7"),
        (93501, '"นม "0', "นม 93501"),
        (2564, "0", "2564"),
        (12000, '#,##0,"พัน"', "12พัน"),
        (0.5, "#.##", ".5"),
        (True, "General", "TRUE"),
        (DAY, "[$-D07041E]d mmmm yyyy", "๑๖ เมษายน ๒๕๖๔"),
        (DAY, "[$-107041E]d mmm yy", "16 เม.ย. 64"),
        (DAY, "[$-th-TH,107]d mmmm yyyy;@", "16 เมษายน 2564"),
        (DAY, "[$-th-TH,D07]d mmmm yyyy;@", "๑๖ เมษายน ๒๕๖๔"),
        (DAY, "[$-187041E]d mmm yy;@", "16 เม.ย. 64"),
        (DAY, "[$-1070000]d/m/yyyy;@", "16/4/2564"),
        (DAY, "[$-409]d mmmm yyyy", "16 April 2021"),
        (DAY, "[$-41E]dddd d mmmm yyyy", "ศุกร์ 16 เมษายน 2021"),
        (DAY, "d mmm bbbb", "16 เม.ย. 2564"),
        (DAY, "tdd/mm/bb", "๑๖/๐๔/๖๔"),
        (DAY, 'd mmmm "พ.ศ." bbbb', "16 เมษายน พ.ศ. 2564"),
        (DAY, "d\\ mmm\\ yy", "16 เม.ย. 21"),
        (DAY, "General", "16/4/2021"),
        (MOMENT, "d/m/yy h:mm", "16/4/21 13:05"),
        (MOMENT, "hh:mm:ss AM/PM", "01:05:09 PM"),
        (time(8, 30), "hh:mm \"น.\"", "08:30 น."),
        (timedelta(hours=36, minutes=5), "[h]:mm", "36:05"),
        ("ข้อความ", "000", "ข้อความ"),
        (None, "000", ""),
    ],
)  # fmt: skip
def test_a_value_is_shown_by_its_format(value: Value, code: str, seen: str) -> None:
    assert shown(value, code) == seen


@pytest.mark.parametrize("code", ["[$-D07041E]d mmmm yyyy", "h:mm", "[h]:mm:ss", "bbbb", "tdd/mm/yyyy", "m/d/yy"])
def test_a_date_format_is_known(code: str) -> None:
    assert date_format(code)


@pytest.mark.parametrize(
    "code", ["General", "000", "@", '"วันที่ d" 0', "0.00E+00", "[Red]0", "\\d0", "t0", "#,##0.00_);[Red]"]
)
def test_other_formats_are_no_dates(code: str) -> None:
    assert not date_format(code)


VALUES = st.one_of(
    st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(), st.timedeltas(), st.none()
)


@given(VALUES, st.text(st.sampled_from('0#?,.%/E+-dmyhsbet[]$;@"\\ _*AMPกข<=>9D041E-th,General'), max_size=30))
def test_no_format_however_broken_stops_the_reading(value: Value, code: str) -> None:
    assert isinstance(shown(value, code), str)


NUMBER_CODES = [  # not "#.##": LibreOffice drops the point that Excel leaves in "1."
    "0",
    "000",
    "#,##0",
    "#,##0.00",
    "0.0%",
    "0-0000-0000",
    '"ก"0.0"ข"',
    "[$-D00041E]0",
    "0.00;(0.00)",
]
DATE_CODES = [
    "[$-41E]d mmmm yyyy",
    "[$-107041E]d mmm yy",
    "[$-D07041E]d mmmm yyyy",
    "dd/mm/yyyy",
    "yyyy-mm-dd hh:mm:ss",
]


@pytest.mark.libreoffice
def test_libreoffice_shows_the_same(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("needs LibreOffice")
    numbers = [0, 1, 7, 28, 999.5, 1000, 1234567.891, 0.125, -5, -0.004, 44381000, 2564]
    days = [datetime(2021, 1, 1), datetime(2021, 4, 16, 13, 5, 9), datetime(1999, 12, 31), datetime(2024, 2, 29)]
    cases = [(n, c) for c in NUMBER_CODES for n in numbers] + [(d, c) for c in DATE_CODES for d in days]
    book = xlsxwriter.Workbook(tmp_path / "shown.xlsx")
    sheet = book.add_worksheet()
    for row, (value, code) in enumerate(cases):
        sheet.write(row, 0, value, book.add_format({"num_format": code}))
    book.close()
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir", tmp_path, tmp_path / "shown.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    shown_there = [
        "".join(row) for row in csv.reader(io.StringIO((tmp_path / "shown.csv").read_text(encoding="utf-8")))
    ]
    ours = [shown(value, code) for value, code in cases]
    wrong = [(case, us, them) for case, us, them in zip(cases, ours, shown_there, strict=True) if us != them]
    assert not wrong, "\n".join(map(repr, wrong))


@pytest.mark.parametrize(("number", "code", "seen"), [(0.375, "# ?/?", "3/8"), (42, "_-* 0_-", "42"), (5, "???0", "5")])
def test_blanks_that_a_format_pads_with_are_nobodys_typing(number: float, code: str, seen: str) -> None:
    ref = CellRef("ก", 1, 1)
    cell = Cells(GridData("f", (Sheet("ก"),), {"ก": [[number]]}, {ref: code})).located(ref)
    assert (cell.value, cell.raw) == (seen, seen)


@pytest.mark.parametrize("code", ["[White]@", ";;;[Color2]@", "[ขาว]d mmmm bbbb"])
def test_letters_that_a_format_makes_white_are_not_seen(code: str) -> None:
    value: Value = date(2026, 4, 16) if "m" in code else "ผลงาน"
    assert why_not_shown(value, code) is IN_WHITE
    assert why_not_shown(value, code.replace("White", "Red").replace("2]", "3]").replace("ขาว", "แดง")) is None
