"""A form that LibreOffice has opened and saved again is read as before."""

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from itaxl.form.fields import MEMO, OFFICE, REPORT
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.workbook.reader import read_grid_here
from itaxl.years.catalogue import fiscal_year

pytestmark = pytest.mark.libreoffice
Convert = Callable[[Sequence[Path], str], list[Path]]


def texts(submission: Submission) -> dict[str, str]:
    return {key: cell.raw for key, cell in submission.texts()}


@pytest.fixture
def sample_file(tmp_path: Path) -> Path:
    (tmp_path / "form.xlsm").write_bytes(form_bytes(sample_content(fiscal_year(2569))))
    return tmp_path / "form.xlsm"


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xlsm"])
def test_texts_pictures_and_silence_survive(sample_file: Path, converted: Convert, soffice: str, kind: str) -> None:
    if kind == "xlsm":
        copy = shutil.copy(sample_file, sample_file.with_name("copy.xlsm"))
        (saved,) = converted([Path(copy)], "xlsm")
    else:
        (saved,) = converted([sample_file], kind)
    before, after = (read_submission(read_grid_here(path)) for path in (sample_file, saved))
    assert texts(after) == texts(before)
    assert after.remarks == before.remarks == ()
    assert {key: each.data for key, each in after.pictures.items()} == {
        key: each.data for key, each in before.pictures.items()
    }


@pytest.fixture
def odd_file(sample_file: Path) -> Path:
    """The sample with numbers, dates, formulas, an error and a merge in its fields, as a plain .xlsx."""
    book = openpyxl.load_workbook(BytesIO(sample_file.read_bytes()))
    rows = {row[0].value: row[0].row for sheet in (MEMO, OFFICE) for row in book[sheet].iter_rows(max_col=1)}

    def put(sheet: str, key: str, value: object, code: str = "General") -> None:
        cell = book[sheet].cell(rows[key], 3)
        cell.value, cell.number_format = value, code

    put(MEMO, "memo.number", 7, "000")
    put(MEMO, "memo.date", date(2021, 4, 16), "[$-107041E]d mmmm yyyy")
    put(MEMO, "memo.subject", '="รายงาน"&"ผล"')
    put(MEMO, "memo.to", "=1/0")
    put(OFFICE, "org.fiscal_year", 2569)
    put(OFFICE, "org.phone", 44381000, "0-####-####")
    put(OFFICE, "org.district", True)
    book[MEMO].merge_cells(start_row=rows["memo.law"], end_row=rows["memo.law"], start_column=3, end_column=4)
    book[REPORT].merge_cells("H1:I1")
    path = sample_file.with_name("odd.xlsx")
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_numbers_dates_formulas_errors_and_merges_are_read(
    odd_file: Path, converted: Convert, soffice: str, kind: str
) -> None:
    if kind == "xlsx":
        odd_file = odd_file.rename(odd_file.with_name("odd2.xlsx"))
    (saved,) = converted([odd_file], kind)
    submission = read_submission(read_grid_here(saved))
    assert submission.text("memo.number") == "007"
    assert submission["memo.number"].stored == 7
    assert submission.text("memo.date") == "16 เมษายน 2564"
    assert submission["memo.date"].stored == date(2021, 4, 16)
    assert submission.text("memo.subject") == "รายงานผล"
    assert submission.text("memo.to") == ""
    assert submission.text("org.fiscal_year") == "2569"
    assert submission.text("org.phone") == "0-4438-1000"
    assert submission.text("org.district") == "TRUE"
    law = submission["memo.law"].ref
    assert {(each.code, each.ref) for each in submission.remarks} == {
        ("F006", submission["memo.to"].ref),
        ("F008", law),
    }
