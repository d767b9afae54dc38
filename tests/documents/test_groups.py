"""Headings between the measures (ประเด็น, ตัวชี้วัด): rows of their own kind that print across the table."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from itaxl.app.document_files import documents_of
from itaxl.app.inspection import year_of
from itaxl.checking import check
from itaxl.documents.blocks import Document, Table
from itaxl.documents.measure_columns import COLUMNS
from itaxl.documents.pagination import page_count, pieces
from itaxl.documents.papers.report import report
from itaxl.form.form_content import grid_of
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

HEADING = "ประเด็นที่ 1 การใช้งบประมาณ"


def grouped(**row: str) -> Submission:
    """The sample with a row of its own before the second measure."""
    content = sample_content(fiscal_year(2569))
    first, *others = content.measures
    return read_submission(grid_of(replace(content, measures=(first, row, *others))))


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


@pytest.mark.parametrize(
    "row",
    [
        {"measure": HEADING},
        {"no": "2", "measure": HEADING},
        {"no": "ประเด็น", "measure": "การใช้งบประมาณ"},
        {"no": "ตัวชี้วัด", "measure": "การปฏิบัติหน้าที่"},
        {"measure": "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร"},
    ],
)
def test_a_heading_prints_across_the_table_and_stays_with_what_follows(row: dict[str, str]) -> None:
    form = grouped(**row)
    table = table_of(report(form, year_of(form)))
    assert [len(each.cells) for each in table.rows] == [6, 1, 6, 6, 6, 6]
    heading = table.rows[1]
    assert heading.across
    assert heading.cells[0].paragraphs[0].text.replace("\u00a0", " ") == row["measure"]
    assert all(paragraph.layout.keep_next for paragraph in heading.cells[0].paragraphs)


@pytest.mark.parametrize("row", [{"measure": HEADING}, {"no": "ประเด็น", "measure": "การใช้งบประมาณ"}])
def test_nothing_is_asked_of_a_heading(row: dict[str, str]) -> None:
    usual = read_submission(grid_of(sample_content(fiscal_year(2569))))
    assert [each.code for each in check(grouped(**row), year_of(usual))] == [
        each.code for each in check(usual, year_of(usual))
    ]


@pytest.mark.parametrize(
    "row",
    [
        {"measure": HEADING, "owner": "กองคลัง"},
        {"measure": "การใช้งบประมาณ"},
        {"no": "ประเด็น", "measure": "การใช้งบประมาณ", "method": "ประชุม"},
    ],
)
def test_a_measure_that_lacks_something_is_no_heading(row: dict[str, str]) -> None:
    form = grouped(**row)
    assert not form.rows("measures")[1].heading
    assert "R002" in {each.code for each in check(form, year_of(form))}


def test_word_sees_one_cell_over_all_columns() -> None:
    form = grouped(measure=HEADING)
    opened: Any = docx.Document(BytesIO(list(documents_of(form, year_of(form)).values())[1]))
    cells = opened.tables[0].rows[2].cells
    assert len({cell._tc for cell in cells}) == 1
    assert len(cells) == len(COLUMNS)


def test_the_pages_of_a_table_with_headings_are_foreseen() -> None:
    form = grouped(measure=HEADING)
    document = report(form, year_of(form))
    assert page_count(pieces(document.blocks, document.page.text_width), document.page) >= 1


def test_an_auditor_of_office_files_finds_no_error(tmp_path: Any, built: Callable[..., Any]) -> None:
    from openxml_audit import OpenXmlValidator

    form = grouped(measure=HEADING)
    path = tmp_path / "report.docx"
    path.write_bytes(list(documents_of(form, year_of(form)).values())[1])
    assert not OpenXmlValidator().validate(path).errors
