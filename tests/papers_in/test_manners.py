"""More manners of typing: tables, tabs and boxes below a memo, rows of a report's table that are no measures."""

from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as Paper
from openpyxl import Workbook
from paper_files import (
    CLOSING,
    COLUMNS,
    HEAD,
    MEASURES,
    SECTIONS,
    SIGNERS,
    TITLE,
    add_table,
    centred,
    indented,
    memo,
    report,
)
from papers_read import WHOLE, assert_says, expected, texts, unused

from itaxl.papers_in.measures import _are_numbers_of_columns
from itaxl.papers_in.reader import read_files
from itaxl.papers_in.signatures import _DATED


def headed(paper: Paper) -> Paper:
    """A report's title and introduction."""
    for line in TITLE:
        centred(paper, line)
    indented(paper, WHOLE["report.intro"] or "")
    return paper


def card(paper: Paper, name: str, values: tuple[str, ...]) -> None:
    """A table of one measure whose name stands in a row across it."""
    table = paper.add_table(rows=0, cols=2)
    cells = table.add_row().cells
    cells[0].merge(cells[1]).text = name
    for label, value in zip(COLUMNS[1:], values, strict=True):
        first, second = table.add_row().cells
        first.text, second.text = label, value


@pytest.mark.parametrize("number", ["มาตรการที่ {} ", "มาตรการที่ {} : ", "{}. ", "กิจกรรมที่ {}. "])
def test_a_card_may_have_its_name_across_it_and_signatures_below(read, number):
    paper = headed(Document())
    for sign, row in zip("๑๒", MEASURES, strict=True):
        card(paper, number.format(sign) + row[0][3:], row[1:])
        paper.add_paragraph("")
    _, name, post = SIGNERS[0]
    for line in ("ลงชื่อ.................... ผู้รายงาน", name, post):
        centred(paper, line)
    reading = read(paper)
    assert_says(reading, {key: text for key, text in WHOLE.items() if key.startswith(("measures.", "report."))})
    assert texts(reading)["sign.author.name"] == "ใจงาม"
    assert unused(reading) == []


def test_rows_that_count_columns_or_sum_up_are_no_measures(read):
    rows = [tuple(f"({n})" for n in "๑๒๓๔๕๖"), *MEASURES, ("รวมทั้งสิ้น", "๒ มาตรการ", "", "", "", "")]
    assert_says(read(memo(), report(rows=rows)))
    assert not _are_numbers_of_columns(["๑", "๓", "๔", "๕"])
    assert not _are_numbers_of_columns(["1", "2", "3"])


def test_a_mark_alone_is_a_blank_cell(read):
    rows = [(*MEASURES[0][:1], "๑.", *MEASURES[0][2:]), MEASURES[1]]
    assert "measures.1.method" not in texts(read(memo(), report(rows=rows)))


@pytest.mark.parametrize("heading", ["มิติที่ ๑ การสร้างสังคมสุจริต", "ยุทธศาสตร์ที่ 2 ธรรมาภิบาล", "ด้านที่ ๑ การใช้อำนาจ"])
def test_a_heading_above_the_table_is_no_introduction(read, heading):
    paper = headed(Document())
    paper.add_paragraph(heading)
    add_table(paper, COLUMNS, MEASURES)
    assert_says(read(memo(), paper))


def test_the_words_that_turn_a_page_are_no_text(read):
    sections = {**SECTIONS, "ข้อเท็จจริง": ["/สำนักปลัดเทศบาลได้...", "- ๒ -", *SECTIONS["ข้อเท็จจริง"]]}
    assert_says(read(memo(sections=sections), report()))


@pytest.mark.parametrize("between", ["\t", "....", "     "])
@pytest.mark.parametrize("label", ["ที่", "เลขที่"])
def test_the_number_may_stand_behind_the_day(read, label, between):
    number, _, day = HEAD["ที่"].partition("\tวันที่ ")
    head = {**HEAD, "ที่": f"{number}"}
    del head["ที่"]
    paper = Document()
    centred(paper, "บันทึกข้อความ")
    paper.add_paragraph(f"ส่วนราชการ {HEAD['ส่วนราชการ']}")
    paper.add_paragraph(f"วันที่ {day}{between}{label} {number}")
    for name in ("เรื่อง", "เรียน"):
        paper.add_paragraph(f"{name} {HEAD[name]}")
    for name, lines in SECTIONS.items():
        paper.add_paragraph(name)
        for line in lines:
            indented(paper, line)
    indented(paper, CLOSING)
    reading = texts(read(paper))
    assert (reading["memo.date"], reading["org.doc_code"], reading["memo.number"]) == (day, "นฐ ๕๒๒๐๑", "๔๕")


def pairs() -> Iterator[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    yield SIGNERS[0], SIGNERS[1]
    yield SIGNERS[2], SIGNERS[3]


def test_opinions_and_dotted_lines_may_stand_in_rows_above_the_names(read):
    paper = memo(signers=())
    for one, other in pairs():
        rows = [("ลงชื่อ..........", "ลงชื่อ.........."), (one[1], other[1]), (one[2], other[2])]
        add_table(paper, (one[0], other[0]), rows)
        paper.add_paragraph("")
    assert_says(read(paper, report()))


def test_words_of_acting_below_one_of_two_beside_each_other_are_his(read):
    paper = memo(signers=())
    for one, other in pairs():
        deputy = one is SIGNERS[2]
        paper.add_paragraph(f"\t{one[0]}\t{other[0]}")
        paper.add_paragraph(f"\t{one[1]}\t{other[1]}")
        paper.add_paragraph(f"\t{'รองปลัดเทศบาล' if deputy else one[2]}\t{other[2]}")
        if deputy:
            paper.add_paragraph("\tรักษาราชการแทนปลัดเทศบาลตำบลบ้านสวนงาม\t")
        paper.add_paragraph("")
    more = {"sign__clerk__position": "รองปลัดเทศบาล", "sign__clerk__acting": "รักษาราชการแทน ปลัดเทศบาลตำบลบ้านสวนงาม"}
    assert_says(read(paper, report()), expected(**more))


@pytest.mark.parametrize("prefix", ["นาย", "นาง", "นางสาว"])
def test_a_prefix_may_stand_above_the_name(read, prefix):
    signers = [(opinion, f"({name.strip('()').removeprefix('นาย')})", post) for opinion, name, post in SIGNERS[3:]]
    paper = memo(signers=SIGNERS[:3])
    for opinion, name, post in signers:
        for line in (opinion, "", prefix, name, post):
            paper.add_paragraph(line)
    reading = texts(read(paper))
    assert (reading["sign.mayor.prefix"], reading["sign.mayor.name"]) == (prefix, "สมหวัง")
    assert reading["sign.mayor.opinion"] == "- อนุมัติ"


@pytest.mark.parametrize(
    ("line", "is_day"),
    [
        ("วันที่ ๕ เม.ย. ๒๕๖๘", True),
        ("ลงวันที่ 5/4/68", True),
        ("วันที่......เดือน", False),
        ("วันที่ ๕ เมษายน ๒๕๖๘ อนุมัติ", False),
        ("วันที่ดำเนินการถูกต้อง", False),
    ],
)
def test_a_day_beside_a_signature(line, is_day):
    assert bool(_DATED.fullmatch(line)) is is_day


def test_a_report_on_a_sheet_of_its_own_has_its_title(tmp_path):
    book = Workbook()
    sheet = book.active
    rows = [["บันทึกข้อความ"], *([name, value] for name, value in HEAD.items())]
    rows += [[text] for name, lines in SECTIONS.items() for text in (name, *lines)]
    for row in [*rows, [CLOSING]]:
        sheet.append(row)
    second = book.create_sheet("รายงาน")
    for texts_of_row in [*([line] for line in TITLE), ["เทศบาลขอรายงานผลการดำเนินการ ดังนี้"], COLUMNS, *MEASURES]:
        second.append(texts_of_row)
    book.save(tmp_path / "สองแผ่น.xlsx")
    reading = texts(read_files([(tmp_path / "สองแผ่น.xlsx", "สองแผ่น.xlsx")]))
    assert reading["report.title"] == "\n".join(TITLE)
    assert reading["memo.closing"] == CLOSING
