"""The measures paper: the same rows at the start of a year, before anything was done."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest

from itaxl.app.document_files import build, documents_of
from itaxl.app.inspection import year_of
from itaxl.checking import check
from itaxl.documents.blocks import Document, Paragraph, Table
from itaxl.documents.papers.measures import PLANNED, measures
from itaxl.form.fields import PLAN, REPORTING
from itaxl.form.form_content import grid_of
from itaxl.form.organisation import organisation_types
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year, known_years

STANDARD = (
    "memo.subject",
    "memo.background",
    "memo.oit_item",
    "memo.oit_title",
    "memo.oit_elements",
    "memo.facts",
    "memo.proposal",
    "report.title",
    "report.intro",
)
WITH_PAIR = tuple(year for year in known_years() if fiscal_year(year).measures_item)


def planned(year: int = 2569, **edits: str) -> Submission:
    """A form for the start of an ITA year: standard texts, measures of that year without results."""
    content = sample_content(fiscal_year(year))
    rows = range(1, len(content.measures) + 1)
    typed = {"org.stage": PLAN, "memo.date": f"16 ตุลาคม {year - 1}"} | dict.fromkeys(STANDARD, "")
    typed |= {f"measures.{row}.{column}": "" for row in rows for column in ("result", "suggestion", "evidence")}
    typed |= {f"measures.{row}.period": f"ม.ค. {year - 2500} - มี.ค. {year - 2500}" for row in rows}
    return read_submission(
        grid_of(content.edited(typed | {key.replace("__", "."): text for key, text in edits.items()}))
    )


def texts_of(document: Document) -> list[str]:
    blocks = (block.text.replace("\u00a0", " ") for block in document.blocks if isinstance(block, Paragraph))
    return [text for text in blocks if text]


def table_of(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


@pytest.mark.parametrize("year", WITH_PAIR)
def test_the_paper_is_of_the_year_itself_and_has_no_columns_of_results(year: int) -> None:
    form = planned(year)
    made = measures(form, year_of(form))
    assert texts_of(made)[0] == "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    assert texts_of(made)[2] == f"ประจำปีงบประมาณ พ.ศ. {year}"
    table = table_of(made)
    assert [cell.paragraphs[-1].text for cell in table.header.cells][-1] == "ดำเนินการ"
    assert {len(row.cells) for row in (table.header, *table.rows)} == {len(PLANNED)} == {4}
    assert len(table.rows) == len(form.rows("measures"))
    assert sum(table.widths) == pytest.approx(16.0)


@pytest.mark.parametrize("year", WITH_PAIR)
def test_its_memo_speaks_of_measures_and_of_their_item(year: int) -> None:
    form = planned(year)
    catalogue = year_of(form)
    made = build(form, catalogue)
    assert list(made) == ["memo", "measures"]
    texts = texts_of(made["memo"])
    thai = str(year).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert f"เรื่อง\tมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {thai}" in [
        text.strip() for text in texts
    ]
    assert not [text for text in texts if "รายงานผล" in text]
    assert table_of(made["memo"]).rows[0].cells[0].paragraphs[0].text == fiscal_year(year).measures_item


@pytest.mark.parametrize("kind", organisation_types())
def test_a_plan_is_clean_and_no_draft(kind: str) -> None:
    form = planned(org__type=kind)
    found = [finding.code for finding in check(form, year_of(form)) if finding.code[0] in "RD"]
    assert "R002" not in found
    assert "D009" not in found
    assert "D010" not in found


def test_a_result_is_asked_for_when_the_form_is_for_a_report() -> None:
    form = planned(org__stage=REPORTING)
    assert "R002" in {finding.code for finding in check(form, year_of(form))}


@pytest.mark.parametrize(("typed", "year"), [(PLAN, 2569), ("แผนมาตรการ", 2569), (REPORTING, 2568), ("", 2568)])
def test_the_stage_tells_which_year_the_rows_are_about(typed: str, year: int) -> None:
    assert year_of(planned(org__stage=typed)).reported_year == year


def test_a_period_without_a_year_lies_in_the_year_of_the_stage() -> None:
    def year_read(stage: str) -> Any:
        cell = planned(org__stage=stage, measures__1__period="ไตรมาสที่ 2").rows("measures")[0].cells["period"]
        assert cell.reading
        return cell.reading.start and cell.reading.start.year

    assert (year_read(PLAN), year_read(REPORTING)) == (2026, 2025)


def test_the_measures_of_a_report_are_made_when_asked_for_under_their_own_title() -> None:
    form = read_submission(grid_of(sample_content(fiscal_year(2569))))
    made = build(form, year_of(form), ("measures",))["measures"]
    assert texts_of(made)[0].startswith("มาตรการส่งเสริม")
    assert "2568" in texts_of(made)[2]
    assert not [text for text in texts_of(made) if "รายงานผล" in text]


def test_what_is_typed_in_a_plan_is_printed() -> None:
    form = planned(report__title="มาตรการของเรา", memo__subject="ขอความเห็นชอบมาตรการ")
    made = build(form, year_of(form))
    assert texts_of(made["measures"])[0] == "มาตรการของเรา"
    assert "เรื่อง\tขอความเห็นชอบมาตรการ" in [text.strip() for text in texts_of(made["memo"])]


def test_the_files_are_named_for_what_they_are() -> None:
    form = planned()
    assert [name.rpartition("_")[2] for name in documents_of(form, year_of(form))] == [
        "บันทึกข้อความ.docx",
        "มาตรการ.docx",
    ]


def test_word_opens_it(built: Callable[..., Any]) -> None:
    form = planned()
    data = list(documents_of(form, year_of(form)).values())[1]
    opened = docx.Document(BytesIO(data))
    assert len(opened.tables[0].columns) == 4


def test_a_form_of_before_has_no_stage_and_is_for_a_report() -> None:
    grid = grid_of(sample_content(fiscal_year(2569)))
    from dataclasses import replace

    rows = [row for row in grid.values["หน่วยงาน"] if row[0] != "org.stage"]
    guide = [[*row[:2], 1, *row[3:]] if row and row[0] == "meta.schema" else row for row in grid.values["คู่มือ"]]
    old = read_submission(replace(grid, values={**grid.values, "หน่วยงาน": rows, "คู่มือ": guide}))
    assert old.schema == 1
    assert "org.stage" not in old.fields
    assert "F004" not in {remark.code for remark in old.remarks}
    assert year_of(old).reported_year == 2568
    assert list(build(old, year_of(old))) == ["memo", "report"]
