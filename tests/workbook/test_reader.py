"""A workbook file is read alike by both sources, isolated or not."""

from pathlib import Path

import pytest
import xlsxwriter

from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.grid import GridData
from itaxl.model.refusal import Refused
from itaxl.reading import read_submission
from itaxl.workbook.calamine_file import calamine_rows
from itaxl.workbook.openpyxl_file import openpyxl_rows
from itaxl.workbook.reader import read_grid, read_grid_here


def written(grid: GridData, path: Path) -> Path:
    book = xlsxwriter.Workbook(path)
    for tab in grid.tabs:
        sheet = book.add_worksheet(tab.name)
        for number, row in enumerate(grid.values[tab.name]):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
    book.close()
    return path


@pytest.fixture
def form(tmp_path: Path) -> Path:
    content = FormContent(
        fields={"org.name": "หนองบัวงาม", "memo.facts": "ย่อหน้าหนึ่ง\nย่อหน้าสอง"},
        signers={"sign.author": {"name": "ใจดี"}},
        measures=[{"no": "๑", "measure": "มาตรการ", "method": "- ก\n- ข"}],
    )
    return written(grid_of(content), tmp_path / "form.xlsx")


def test_a_file_reads_as_what_was_written(form: Path) -> None:
    submission = read_submission(read_grid(form))
    assert submission.text("org.name") == "หนองบัวงาม"
    assert submission.text("memo.facts") == "ย่อหน้าหนึ่ง\nย่อหน้าสอง"
    assert dict(submission.texts())["sign.author.name"].value == "ใจดี"
    assert [row.text("method") for row in submission.rows("measures")] == ["- ก\n- ข"]


def test_isolation_changes_nothing(form: Path) -> None:
    assert read_grid(form) == read_grid_here(form)


def test_both_sources_give_the_same(form: Path) -> None:
    assert (
        read_grid_here(form, source=calamine_rows).values.keys()
        == read_grid_here(form, source=openpyxl_rows).values.keys()
    )
    assert read_submission(read_grid_here(form, source=calamine_rows)) == read_submission(
        read_grid_here(form, source=openpyxl_rows)
    )


def test_a_file_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        read_grid(tmp_path / "ไม่มี.xlsm")
    assert refusal.value.code == "F001"
    assert refusal.value.sentence() == "“ไม่มี.xlsm” ไม่พบไฟล์นี้: ตรวจชื่อไฟล์และโฟลเดอร์แล้วลองใหม่"
