"""A form that the button ตรวจสอบ has marked, drawn and saved again by LibreOffice: what a clerk sees on each sheet."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import excel_double
import openpyxl
import pytest
from open_xml import errors_of
from PIL import Image, ImageColor
from pypdf import PdfReader

from itaxl import ribbon
from itaxl.app.new import new_form
from itaxl.form.fields import INPUT_SHEETS, MARKS, MEASURES_TABLE, MEMO, OFFICE, REPORT, SHEETS
from itaxl.template.style import look

pytestmark = pytest.mark.libreoffice
SEEN = 6
"""Sheets with a tab in view; each begins a page."""


def put(book: Any, sheet: str, key: str, column: int, text: str | None, *, below: int = 0) -> None:
    """Type a text into the row of a key, or so many rows below it."""
    row = next(cells[0].row for cells in book[sheet].iter_rows(max_col=1) if cells[0].value == key)
    book[sheet].cell(row + below, column).value = text


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with an error, a warning and a note, checked in the stand-in for Excel."""
    folder = tmp_path_factory.mktemp("marked")
    book = excel_double.open_form(new_form(folder / "form.xlsm", year=2569, sample=True).path).impl
    put(book.workbook, OFFICE, "org.district", 3, None)
    put(book.workbook, MEMO, "memo.date", 3, "๓๑ มิ.ย. ๖๙")
    put(book.workbook, MEMO, "memo.number", 3, "เว้นไว้ลงทะเบียน")
    put(book.workbook, MEMO, "memo.subject", 3, "รายงานผลมาตรการตามเเผน")
    put(book.workbook, REPORT, "measures", MEASURES_TABLE.place("period"), "มี.ค. 68 - ม.ค. 68", below=2)
    ribbon.check()
    book.save_copy(str(folder / "marked.xlsm"))
    return folder / "marked.xlsm"


@pytest.fixture(scope="module")
def by_libreoffice(soffice: str, marked: Path) -> Callable[[str], Path]:
    """The marked form as LibreOffice saves it."""

    def saved(kind: str) -> Path:
        profile = f"-env:UserInstallation={(marked.parent / 'profile').as_uri()}"
        words: list[str | Path] = [
            soffice,
            profile,
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            marked.parent,
            marked,
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        return marked.with_suffix(f".{kind}")

    return saved


def pixels(picture: Path) -> dict[str, int]:
    """How many pixels of a picture have the colour of each mark."""
    counted = {colour: count for count, colour in Image.open(picture).convert("RGB").getcolors(1 << 24) or ()}
    return {
        name: counted.get(ImageColor.getrgb(mark["bg_color"]), 0)
        for name, mark in look()["mark"].items()
        if "bg_color" in mark
    }


def test_the_sheets_are_drawn_whole_with_their_marks_lit(
    by_libreoffice: Callable[[str], Path], pdftoppm: str, sarabun: str
) -> None:
    pdf = by_libreoffice("pdf")
    texts = [page.extract_text() for page in PdfReader(pdf).pages]
    assert not any("###" in text for text in texts), "a column is too narrow"
    fonts = {str(font["/BaseFont"]) for page in PdfReader(pdf).pages for font in fonts_of(page)}
    assert all("Sarabun" in font for font in fonts), fonts
    subprocess.run([pdftoppm, "-r", "50", "-png", pdf, pdf.with_suffix("")], check=True)
    pages = sorted(pdf.parent.glob("marked-*.png"))
    lit = {name: sum(pixels(page)[name] > 300 for page in pages[1:]) for name in ("error", "warning", "info")}
    # A cell each on หน่วยงาน, บันทึกข้อความ and รายงาน, and the lines of ผลตรวจ; page 1 explains the colours.
    assert lit == {"error": 4, "warning": 2, "info": 2}
    assert SEEN <= len(pages) <= SEEN + 2
    assert min(pixels(pages[0])[name] for name in ("error", "warning", "info", "missing")) > 300


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"].get("/Font", {}).values()]


def test_a_form_saved_by_libreoffice_keeps_marks_keys_and_protection(
    marked: Path, by_libreoffice: Callable[[str], Path]
) -> None:
    before, after = (openpyxl.load_workbook(path) for path in (marked, by_libreoffice("xlsx")))
    assert after.sheetnames == list(SHEETS)
    for sheet in INPUT_SHEETS:
        keys = [[cells[0].value for cells in book[sheet].iter_rows(max_col=1, max_row=30)] for book in (before, after)]
        assert keys[0] == keys[1]
        assert after[sheet].protection.sheet
        assert "marks_place" in str(
            [rule.formula for area in after[sheet].conditional_formatting for rule in area.rules]
        )
    marks = [[row for row in book[MARKS].iter_rows(max_col=2, values_only=True) if row[0]] for book in (before, after)]
    assert marks[0] == marks[1]
    assert len(marks[0]) > 4


@pytest.mark.open_xml_sdk
def test_marking_brings_no_error_that_the_open_xml_sdk_finds(marked: Path, open_xml_sdk: str, tmp_path: Path) -> None:
    book = excel_double.open_form(marked.parent / "form.xlsm").impl
    book.save_copy(str(tmp_path / "unmarked.xlsm"))
    files = {"marked.xlsm": marked.read_bytes(), "unmarked.xlsm": (tmp_path / "unmarked.xlsm").read_bytes()}
    (tmp_path / "sdk").mkdir()
    found = errors_of(files, open_xml_sdk, tmp_path / "sdk")
    # The stand-in for Excel saves by openpyxl, which writes the parts of fonts in an order of its own.
    assert kinds_of(found["marked.xlsm"]) <= kinds_of(found["unmarked.xlsm"])


def kinds_of(errors: list[str]) -> set[str]:
    return {re.sub(r"\[\d+\]", "", error) for error in errors}
