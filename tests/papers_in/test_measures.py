"""The measures of a paper: in tables of any columns, in pieces, turned, on cards or told in lines."""

from pathlib import Path

import pytest
from docx import Document
from paper_files import (
    COLUMNS,
    MEASURES,
    TITLE,
    add_table,
    centred,
    indented,
    memo,
    own_layout,
    report,
)
from papers_read import WHOLE, assert_says, texts, unused

from itaxl.papers_in.reader import read_files


@pytest.mark.parametrize(
    "columns",
    [
        ("มาตรการ/แนวทาง", "ขั้นตอนการปฏิบัติ", "หน่วยงานที่รับผิดชอบ", "ห้วงเวลา", "ผลที่เกิดขึ้น", "ปัญหาและอุปสรรค"),
        ("โครงการ/กิจกรรม", "วิธีดำเนินการ", "ส่วนราชการ", "กำหนดแล้วเสร็จ", "สรุปผลการดำเนินงาน", "ข้อเสนอ"),
        ("มาตราการ", "วิธีการดำเนินกา", "ผู้รับผิดชอบหลัก", "ระยะเวลาดำเนินการ", "ผลการดำเนิการ", "ข้อเสนอแนะ/อื่น ๆ"),
        ("แนวทาง", "แนวทางการดำเนินงาน", "ผู้รับผิดชอบ", "เวลา", "ผล", "ข้อคิดเห็น"),
    ],
)
def test_columns_have_other_names_and_slips(read, columns):
    assert_says(read(memo(), report(columns=columns)))


def test_columns_stand_in_any_order_among_others(read):
    order = (4, 0, 3, 1, 5, 2)
    columns = ("งบประมาณ (บาท)", *(COLUMNS[n] for n in order))
    rows = [("๕,๐๐๐", *(row[n] for n in order)) for row in MEASURES]
    reading = read(memo(), report(columns=columns, rows=rows))
    assert_says(reading)
    assert unused(reading) == ["๕,๐๐๐", "๕,๐๐๐"]


def test_a_table_in_pieces_goes_on_under_its_header_or_without_one(read):
    paper = report(rows=MEASURES[:1])
    add_table(paper, COLUMNS, MEASURES[1:])
    assert_says(read(memo(), paper))
    bare = report(rows=MEASURES[:1])
    add_table(bare, MEASURES[1], [])
    assert_says(read(memo(), bare))


def test_a_row_that_goes_on_after_the_page_belongs_to_the_measure_above(read):
    first = ("๑. การไม่รับของขวัญ", "๑. ทำประกาศ", "สำนักปลัดเทศบาล", "ม.ค. ๖๘", "๑. ประกาศแล้ว", "ควรทำทุกปี")
    paper = report(rows=[first])
    add_table(paper, COLUMNS, [("(ต่อ)", "๒. แจ้งเวียน", "", "", "๒. แจ้งครบทุกกอง", ""), MEASURES[1]])
    assert_says(read(memo(), paper))


def test_measures_told_without_a_table_are_read(read):
    paper = Document()
    for line in TITLE:
        centred(paper, line)
    indented(paper, "เทศบาลขอรายงานผลการดำเนินการ ดังนี้")
    for name, method, owner, period, result, suggestion in MEASURES:
        paper.add_paragraph(name)
        paper.add_paragraph("วิธีการดำเนินการ")
        for line in method.split("\n"):
            paper.add_paragraph(line)
        paper.add_paragraph(f"ผู้รับผิดชอบ : {owner}")
        paper.add_paragraph(f"ระยะเวลาดำเนินการ : {period}")
        paper.add_paragraph("ผลการดำเนินการ")
        for line in result.split("\n"):
            paper.add_paragraph(line)
        paper.add_paragraph(f"ข้อเสนอแนะ : {suggestion}")
    assert_says(read(memo(), paper))


def test_a_card_for_each_measure_is_read(read):
    paper = Document()
    for line in TITLE:
        centred(paper, line)
    indented(paper, "เทศบาลขอรายงานผลการดำเนินการ ดังนี้")
    for number, row in enumerate(MEASURES):
        paper.add_paragraph(f"มาตรการที่ {'๑๒'[number]}")
        add_table(paper, (COLUMNS[0], row[0]), list(zip(COLUMNS[1:], row[1:], strict=True)))
    assert_says(read(memo(), paper))


def test_a_table_typed_with_tabs_or_turned_is_read(read):
    typed, turned = Document(), Document()
    for paper in (typed, turned):
        for line in TITLE:
            centred(paper, line)
        indented(paper, "เทศบาลขอรายงานผลการดำเนินการ ดังนี้")
    for row in (COLUMNS, *MEASURES):
        typed.add_paragraph("\t".join(text.split("\n")[0] for text in row))
    first, *others = zip(COLUMNS, *MEASURES, strict=True)
    add_table(turned, first, others)
    one_line = {
        key: text.split("\n")[0] if key.startswith("measures.") and text else text for key, text in WHOLE.items()
    }
    assert_says(read(memo(), typed), one_line)
    assert_says(read(memo(), turned))


@pytest.mark.parametrize("named", [lambda name: name, lambda name: f"มาตรการที่ {name[0]} {name[3:]}"])
def test_names_of_measures_may_stand_in_rows_across_the_table(read, named):
    paper = report(columns=COLUMNS[1:], rows=[])
    table = paper.tables[0]
    for name, *rest in MEASURES:
        first, *_, last = table.add_row().cells
        first.merge(last).text = named(name)
        for cell, text in zip(table.add_row().cells, rest, strict=True):
            cell.text = text.split("\n")[0]
            for line in text.split("\n")[1:]:
                cell.add_paragraph(line)
    assert_says(read(memo(), paper))


def test_cards_below_a_title_on_a_sheet_are_read(tmp_path: Path):
    rows: list[list[object]] = [[line] for line in TITLE]
    for row in MEASURES:
        rows.append([])
        rows += [[*pair] for pair in zip(COLUMNS, row, strict=True)]
    path = own_layout(tmp_path / "บัตร.xlsx", rows)
    reading = texts(read_files([(path, path.name)]))
    assert reading["report.title"] == "\n".join(TITLE)
    assert reading["measures.2.measure"] == "การเปิดเผยข้อมูลการจัดซื้อ"
