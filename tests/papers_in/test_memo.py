"""The memo of a paper: its labels, its head and its sections, in the manners in which people type them."""

import pytest
from docx import Document
from paper_files import (
    HEAD,
    OFFICE,
    centred,
    indented,
    memo,
    report,
)
from papers_read import assert_says, texts

from itaxl.papers_in.said import FOUND, GUESSED


@pytest.mark.parametrize("label", ["{}{}", "{} : {}", "{}\t{}", "{}..... {} .....", "  {}   {}"])
def test_labels_are_joined_with_their_values_in_any_manner(read, label):
    assert_says(read(report(paper=memo(label=label))))


@pytest.mark.parametrize("section", ["๑. {}", "1) {}", "ข้อ ๑ {}", "ก. {}", "{} :", "({}) ".replace("({})", "(๑) {}")])
def test_sections_are_headed_in_any_manner(read, section):
    assert_says(read(report(paper=memo(section=section))))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ความเป็นมา", "memo.background"),
        ("ต้นเรื่อง", "memo.background"),
        ("เรืองเดิม", "memo.background"),
        ("ข้อเทจจริง", "memo.facts"),
        ("ข้อพิจารณา", "memo.proposal"),
        ("ข้อเสนอแนะ/ข้อพิจารณา", "memo.proposal"),
        ("ข้อกฏหมาย", "memo.law"),
        ("ระเบียบ/กฎหมายที่เกี่ยวข้อง", "memo.law"),
    ],
)
def test_sections_have_other_names_and_slips(read, typed, key):
    sections = {"เรื่องเดิม": ["ก่อนนี้"], typed: ["ข้อความของส่วนนี้"]}
    assert "ข้อความของส่วนนี้" in texts(read(memo(sections=sections)))[key]


def test_a_memo_without_heads_is_guessed_by_its_first_words(read):
    paper = memo(sections={})
    reading = read(paper)
    assert "memo.background" not in reading.values
    lines = ["ตามที่เทศบาลเข้ารับการประเมิน นั้น", "บัดนี้ ดำเนินการแล้ว", "จึงขอเสนอรายงานเพื่อโปรดทราบ"]
    plain = Document()
    centred(plain, "บันทึกข้อความ")
    for name, value in HEAD.items():
        plain.add_paragraph(f"{name} {value}")
    for line in (*lines, "จึงเรียนมาเพื่อโปรดทราบ"):
        indented(plain, line)
    reading = read(plain)
    assert [texts(reading)[key] for key in ("memo.background", "memo.facts", "memo.proposal")] == lines
    assert reading.values["memo.facts"].trust == GUESSED
    assert reading.values["memo.closing"].trust == FOUND


def test_a_number_of_another_kind_is_no_memo_number(read):
    reading = read(memo(head=HEAD | {"ที่": "(ร่าง)\tวันที่ ...... มกราคม ๒๕๖๙"}))
    assert "memo.number" not in reading.values
    assert reading.values["memo.date"].trust == GUESSED


def test_a_head_typed_in_one_paragraph_is_parted_at_its_labels(read):
    paper = Document()
    centred(paper, "บันทึกข้อความ")
    run = paper.add_paragraph().add_run()
    for name, value in HEAD.items():
        run.add_text(f"{name} {value}")
        run.add_break()
    rest = memo(head={})
    for paragraph in list(rest.paragraphs)[1:]:
        paper._body._element.insert(-1, paragraph._element)
    assert_says(read(paper, report()))


def test_the_office_may_stand_before_the_department(read):
    head = HEAD | {"ส่วนราชการ": f"{OFFICE} สำนักปลัดเทศบาล โทร ๐ ๓๔๑๒ ๓๔๕๖"}
    assert_says(read(memo(head=head), report()))


def test_an_urgent_memo_says_so_above_or_below_its_title(read):
    assert texts(read(memo(head={"ด่วนมาก": "", **HEAD})))["memo.urgency"] == "ด่วนมาก"
    paper = Document()
    paper.add_paragraph("ด่วนที่สุด")
    assert texts(read(memo(paper=paper)))["memo.urgency"] == "ด่วนที่สุด"


@pytest.mark.parametrize(
    "first",
    ["๑. ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖", "๑. ระเบียบว่าด้วยงานสารบรรณ", "กฎหมายว่าด้วยข้อมูลข่าวสาร พ.ศ. ๒๕๔๐"],
)
def test_a_law_on_the_first_line_below_its_head_is_no_head(read, first):
    reading = read(memo(sections={"เรื่องเดิม": ["ก่อนนี้"], "ข้อกฎหมาย": [first, "๒. ประกาศคณะกรรมการ ป.ป.ช."]}))
    assert texts(reading)["memo.law"] == f"{first}\n๒. ประกาศคณะกรรมการ ป.ป.ช."


@pytest.mark.parametrize(("kind", "name"), [("เทศบาลเมือง", "สุไหงโก-ลก"), ("องค์การบริหารส่วนตำบล", "บางโทรัด")])
def test_names_with_a_dash_or_letters_of_a_label_are_read_whole(read, kind, name):
    head = HEAD | {"ส่วนราชการ": f"กองช่าง {kind}{name} โทร. ๐ ๓๔๑๒ ๓๔๕๖", "เรียน": f"นายก{kind}{name}"}
    found = texts(read(memo(head=head)))
    assert (found["org.name"], found["org.phone"], found["org.department"]) == (name, "๐ ๓๔๑๒ ๓๔๕๖", "กองช่าง")
