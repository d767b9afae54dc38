"""The report's columns are as wide as what they hold wants, and a date in them stays whole where it can."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.documents.blocks import Document, Table
from itaxl.documents.column_widths import TITLES, column_widths, whole_dates
from itaxl.documents.house import house
from itaxl.documents.papers.report import report
from itaxl.documents.texts import NBSP, written
from itaxl.form.fields import ARABIC_DIGITS

USUAL = house().table.measure_widths
RESULT, PERIOD = 4, 3
TEXTS = st.text(st.sampled_from("กขคงจ  1234567890๑๒๓.\u00a0"), max_size=200)


def row(**texts: str) -> tuple[tuple[str, ...], ...]:
    columns = ("measure", "method", "owner", "period", "result", "suggestion")
    return tuple((written(texts.get(column, "ก"), ARABIC_DIGITS),) for column in columns)


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def test_most_of_the_width_goes_where_most_is_written() -> None:
    even = column_widths([row()], 16.0)
    long = column_widths([row(result="ดำเนินการแล้วเสร็จ " * 40)], 16.0)
    assert long[RESULT] > even[RESULT] + 1
    assert all(one < other for number, (one, other) in enumerate(zip(long, even, strict=True)) if number != RESULT)


@given(
    st.lists(st.lists(st.lists(TEXTS, max_size=3), min_size=6, max_size=6), max_size=6), st.sampled_from([16.0, 25.7])
)
def test_the_columns_fill_the_text_s_width_and_none_is_too_narrow_for_its_title(
    rows: list[list[list[str]]], whole: float
) -> None:
    widths = column_widths(rows, whole)
    assert sum(widths) == pytest.approx(whole)
    assert all(width >= title - 0.001 for width, title in zip(widths, TITLES, strict=True))


@pytest.mark.parametrize(
    "date", ["31 มี.ค. 2568", "15 ธ.ค. 67", "18 กุมภาพันธ์ 2569", "1 ตุลาคม 2567", "๓๐ กันยายน ๒๕๖๘", "มี.ค. 2568"]
)
def test_a_date_is_given_the_width_it_needs_and_stays_whole(date: str) -> None:
    cells = row(period=date, result="ผลการดำเนินการ " * 30)
    width = column_widths([cells], 16.0)[PERIOD]
    assert whole_dates(cells[PERIOD][0], width).replace(NBSP, " ") == cells[PERIOD][0].replace(NBSP, " ")
    assert " " not in whole_dates(cells[PERIOD][0], width)


def test_a_date_too_wide_for_its_cell_parts_between_its_words_alone() -> None:
    bound = written("เมื่อ 18 กุมภาพันธ์ 2569 และ 1 ม.ค. 2569", ARABIC_DIGITS)
    assert whole_dates(bound, 1.6) == "เมื่อ 18 กุมภาพันธ์ 2569 และ 1 ม.ค. 2569"


@pytest.mark.parametrize("typed", ["", "-", " - "])
def test_no_suggestion_is_a_dash_in_the_middle(submission: Callable[..., Any], year: Any, typed: str) -> None:
    made = report(submission({"measures.2.suggestion": typed}), year)
    cell = table_of(made).rows[1].cells[5]
    assert [(each.text, each.layout.align) for each in cell.paragraphs] == [("-", "center")]


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["report form", "report dates", "report forty measures", "report landscape"])
def test_no_date_is_torn_in_print(rendered: Callable[[str], Any], name: str) -> None:
    document = rendered(name)
    lines = [line for page in document.pages for line in printed_lines(page)]
    dates = [
        squeeze(found[0])
        for row in table_of(document.document).rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for found in re.finditer(r"[0-9๐-๙]+[\u00a0 ][ก-์.]+[\u00a0 ][0-9๐-๙]+", paragraph.text)
        if re.search("มกรา|กุมภา|มีนา|ตุลา|กันยา|[ก-ฮ][ิี]?\\.[คพย]", found[0])
    ]
    assert dates
    assert [date for date in dates if not any(date in line for line in lines)] == []


def printed_lines(page: Any) -> list[str]:
    lines: dict[int, list[Any]] = {}
    for char in page.chars:
        lines.setdefault(round(char["matrix"][5]), []).append(char)
    return [squeeze("".join(c["text"] for c in sorted(line, key=lambda c: c["x0"]))) for line in lines.values()]


def squeeze(text: str) -> str:
    """The consonants and digits: what a PDF says in the order it was written."""
    known = re.sub(r"\(cid:\d+\)", "", text)
    return "".join(letter for letter in known if letter.isalnum() and letter not in "าำ")
