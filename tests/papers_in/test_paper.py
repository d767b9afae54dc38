"""Papers read into the form's fields: one or several files, memo and report, sheets, other documents."""

from pathlib import Path

from docx import Document
from paper_files import (
    COLUMNS,
    HEAD,
    MEASURES,
    OFFICE,
    SECTIONS,
    SIGNERS,
    TITLE,
    centred,
    indented,
    memo,
    own_layout,
    report,
)
from papers_read import WHOLE, assert_says, texts, unused

from itaxl.papers_in.reader import read_files
from itaxl.papers_in.said import GUESSED


def test_memo_and_report_in_one_file_are_read_whole(read):
    reading = read(report(paper=memo()))
    assert_says(reading)
    assert unused(reading) == []
    assert {key for key, value in reading.values.items() if value.trust == GUESSED} == set()


def test_memo_and_report_in_two_files_are_read_together(read):
    reading = read(memo(), report())
    assert_says(reading)
    assert reading.values["memo.date"].paper == "1.docx"
    assert reading.values["measures.1.result"].paper == "2.docx"
    assert reading.values["measures.1.result"].place.said().th == "ตาราง 1 แถว 2"


def test_lines_broken_by_hand_are_joined(read):
    paper = Document()
    centred(paper, "บันทึกข้อความ")
    for name, value in HEAD.items():
        paper.add_paragraph(f"{name} {value}")
    for line in (
        "          เรื่องเดิม",
        "          ด้วยเทศบาลได้รับแจ้งให้ดำเนิน",
        "การตามมาตรการ จำนวน",
        "๗ ข้อ",
        "          ข้อเท็จจริง",
        "          ทำแล้ว",
    ):
        paper.add_paragraph(line)
    indented(paper, "จึงเรียนมาเพื่อโปรดทราบ")
    assert texts(read(paper))["memo.background"] == "ด้วยเทศบาลได้รับแจ้งให้ดำเนินการตามมาตรการ จำนวน ๗ ข้อ"


def test_other_documents_in_the_file_are_listed_as_unused(read):
    paper = Document()
    centred(paper, f"คำสั่ง{OFFICE}")
    centred(paper, "เรื่อง แต่งตั้งคณะทำงาน")
    indented(paper, "ให้ผู้มีชื่อต่อไปนี้เป็นคณะทำงาน")
    centred(paper, "(นายสมหวัง ตั้งใจ)")
    paper.add_page_break()
    report(paper=memo(paper=paper))
    paper.add_page_break()
    centred(paper, f"ประกาศ{OFFICE}")
    indented(paper, "เพื่อให้ถือปฏิบัติ")
    reading = read(paper)
    assert_says(reading)
    assert {"ให้ผู้มีชื่อต่อไปนี้เป็นคณะทำงาน", "เพื่อให้ถือปฏิบัติ"} <= set(unused(reading))


def test_an_offices_own_table_in_a_workbook_is_read(tmp_path: Path):
    rows: list[list[object]] = [
        [TITLE[0]],
        [TITLE[1]],
        [TITLE[2]],
        [],
        ["ลำดับ", *COLUMNS],
        *([n, *row] for n, row in enumerate(MEASURES, 1)),
        [],
        ["รวม 2 มาตรการ"],
    ]
    path = own_layout(tmp_path / "ของเรา.xlsx", rows)
    reading = read_files([(path, path.name)])
    assert texts(reading)["report.title"] == "\n".join(TITLE)
    assert texts(reading)["measures.2.result"] == "๑. เผยแพร่แผนแล้ว"
    assert "measures.3.measure" not in reading.values
    assert unused(reading) == ["รวม 2 มาตรการ"]


def test_no_text_is_dropped(read):
    paper = memo()
    paper.add_paragraph("ข้อความท้ายบันทึกที่ไม่มีใครรู้จัก")
    report(paper=paper)
    paper.add_paragraph("หมายเหตุใต้ตาราง")
    reading = read(paper)
    assert {"ข้อความท้ายบันทึกที่ไม่มีใครรู้จัก", "หมายเหตุใต้ตาราง"} <= set(unused(reading))


def test_a_memo_and_a_report_on_one_sheet_are_read(tmp_path: Path):
    rows: list[list[object]] = [["บันทึกข้อความ"]]
    rows += [[name, *value.replace("\tวันที่ ", "\tวันที่\t").split("\t")] for name, value in HEAD.items()]
    for name, lines in SECTIONS.items():
        rows += [[name], [None, *lines]]
    rows += [[None, "จึงเรียนมาเพื่อโปรดพิจารณา"]]
    rows += [[None, text] for signer in SIGNERS for text in signer if text]
    rows += [[], ["รายงานผลการดำเนินการ"], [TITLE[1]], [*COLUMNS]]
    rows += [[*row] for row in MEASURES]
    path = own_layout(tmp_path / "แผ่นเดียว.xlsx", rows)
    reading = texts(read_files([(path, path.name)]))
    for key in ("memo.number", "memo.date", "memo.facts", "sign.mayor.name", "measures.1.result", "measures.2.measure"):
        assert reading[key] == WHOLE[key]
