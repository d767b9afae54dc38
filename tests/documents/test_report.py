"""The report's words and rows."""

from collections.abc import Callable
from typing import Any

import pytest

from itaxl.documents.blocks import Align, Document, Paragraph, Table
from itaxl.documents.measure_columns import COLUMNS
from itaxl.documents.papers.report import report
from itaxl.model.submission import Submission

Make = Callable[..., Submission]
NBSP = "\u00a0"


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def rows_of(document: Document) -> list[list[str]]:
    return [
        ["\n".join(paragraph.text.replace(NBSP, " ") for paragraph in cell.paragraphs) for cell in row.cells]
        for row in table_of(document).rows
    ]


def texts_of(document: Document) -> list[str]:
    return [block.text.replace(NBSP, " ") for block in document.blocks if isinstance(block, Paragraph) and block.text]


def test_title_stars_and_opening_come_before_the_table(submission: Make, year: Any) -> None:
    form = submission()
    texts = texts_of(report(form, year))
    assert texts == [*form.text("report.title").splitlines(), "*" * 26, form.text("report.intro")]


def test_every_measure_stands_in_its_row_as_typed(submission: Make, year: Any) -> None:
    form = submission()
    assert rows_of(report(form, year)) == [
        [measure.text(column) for column in COLUMNS] for measure in form.rows("measures")
    ]


def test_the_header_has_the_form_s_columns(submission: Make, year: Any) -> None:
    header = table_of(report(submission(), year)).header
    assert ["".join(paragraph.text for paragraph in cell.paragraphs) for cell in header.cells] == [
        *("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ"),
    ]
    assert {paragraph.layout.align for cell in header.cells for paragraph in cell.paragraphs} == {Align.CENTER}


@pytest.mark.parametrize(
    ("policy", "written"),
    [("ตามที่พิมพ์", "1. ใช้ O43 ปี ๒๕๖๘"), ("เลขไทย", "๑. ใช้ O43 ปี ๒๕๖๘"), ("เลขอารบิก", "1. ใช้ O43 ปี 2568")],
)
def test_digits_follow_the_setting(submission: Make, year: Any, policy: str, written: str) -> None:
    edits = {"style.report_digits": policy, "measures.1.measure": "1. ใช้ O43 ปี ๒๕๖๘"}
    assert rows_of(report(submission(edits), year))[0][0] == written


@pytest.mark.parametrize(
    ("number", "typed", "written"),
    [
        ("1", "จัดทำแผน", "1. จัดทำแผน"),
        ("๑.", "จัดทำแผน", "๑. จัดทำแผน"),
        ("1", "1.จัดทำแผน", "1.จัดทำแผน"),
        ("", "จัดทำแผน", "จัดทำแผน"),
        ("1", "", "." * 10),
    ],
)
def test_the_number_of_its_column_precedes_a_measure_without_one(
    submission: Make, year: Any, number: str, typed: str, written: str
) -> None:
    edits = {"measures.1.no": number, "measures.1.measure": typed}
    assert rows_of(report(submission(edits), year))[0][0] == written


def test_a_missing_cell_shows_dots_and_a_missing_suggestion_a_dash(submission: Make, year: Any) -> None:
    edits = {f"measures.2.{column}": "" for column in COLUMNS[1:]}
    row = rows_of(report(submission(edits), year))[1]
    assert row[1:] == ["." * 10] * 4 + ["-"]


def test_a_row_that_takes_a_third_of_a_page_may_split_and_others_may_not(submission: Make, year: Any) -> None:
    tall = report(submission({"measures.2.result": "\n".join(["ผลการดำเนินการข้อหนึ่ง"] * 60)}), year)
    assert [row.splits for row in table_of(tall).rows] == [False, True, False, False, False]


def test_without_measures_the_table_has_a_row_to_fill(submission: Make, year: Any) -> None:
    assert rows_of(report(submission(measures=()), year)) == [["." * 10] * 5 + ["-"]]


def test_a_report_on_its_side_is_as_wide_as_its_paper(submission: Make, year: Any) -> None:
    upright, turned = (report(submission(), year, landscape=side) for side in (False, True))
    assert sum(table_of(upright).widths) == pytest.approx(16.0)
    assert sum(table_of(turned).widths) == pytest.approx(25.7)
    assert (turned.page.width, turned.page.height) == (29.7, 21.0)


def test_a_blank_title_and_opening_are_dotted(submission: Make, year: Any) -> None:
    blank = {"report.title": "", "report.intro": "", "org.type": "", "org.name": "", "org.fiscal_year": ""}
    texts = texts_of(report(submission(blank), year))
    assert texts[0] == "." * 30 or texts[0].startswith("รายงาน")
