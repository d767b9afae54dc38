"""Papers read into the form's fields, in the manners in which people type them."""

from pathlib import Path

import pytest
from docx import Document
from paper_files import (
    COLUMNS,
    HEAD,
    MEASURES,
    OFFICE,
    SECTIONS,
    SIGNERS,
    TITLE,
    add_table,
    centred,
    indented,
    memo,
    own_layout,
    report,
    saved,
)

from itaxl.papers_in.reader import read_files
from itaxl.papers_in.said import FOUND, GUESSED, Reading

WHOLE = {
    "org.type": "เทศบาลตำบล",
    "org.name": "บ้านสวนงาม",
    "org.district": "เมืองนครปฐม",
    "org.province": "นครปฐม",
    "org.fiscal_year": "2569",
    "org.doc_code": "นฐ ๕๒๒๐๑",
    "org.department": "สำนักปลัดเทศบาล",
    "org.phone": "๐ ๓๔๑๒ ๓๔๕๖",
    "memo.number": "๔๕",
    "memo.date": "๑๒ มกราคม ๒๕๖๙",
    "memo.subject": HEAD["เรื่อง"],
    "memo.to": HEAD["เรียน"],
    "memo.background": SECTIONS["เรื่องเดิม"][0],
    "memo.facts": SECTIONS["ข้อเท็จจริง"][0],
    "memo.proposal": SECTIONS["ข้อเสนอเพื่อพิจารณา"][0],
    "memo.closing": "จึงเรียนมาเพื่อโปรดพิจารณา",
    "report.title": "\n".join(TITLE),
    "report.intro": "เทศบาลขอรายงานผลการดำเนินการ ดังนี้",
    "sign.author.prefix": "นางสาว",
    "sign.author.name": "ใจงาม",
    "sign.author.surname": "รักเรียน",
    "sign.author.position": "เจ้าพนักงานธุรการชำนาญงาน",
    "sign.head.name": "แก้ว",
    "sign.head.opinion": "- เพื่อโปรดทราบ",
    "sign.clerk.position": "ปลัดเทศบาลตำบลบ้านสวนงาม",
    "sign.clerk.opinion": "- เห็นควรอนุมัติ",
    "sign.mayor.name": "สมหวัง",
    "sign.mayor.opinion": "- อนุมัติ",
    "measures.1.no": "๑",
    "measures.1.measure": "การไม่รับของขวัญ",
    "measures.1.method": "๑. ทำประกาศ\n๒. แจ้งเวียน",
    "measures.1.owner": "สำนักปลัดเทศบาล",
    "measures.1.period": "ม.ค. ๖๘",
    "measures.1.result": "๑. ประกาศแล้ว\n๒. แจ้งครบทุกกอง",
    "measures.1.suggestion": "ควรทำทุกปี",
    "measures.2.measure": "การเปิดเผยข้อมูลการจัดซื้อ",
    "measures.2.suggestion": None,
    "measures.3.measure": None,
}


@pytest.fixture
def read(tmp_path):
    def reading(*papers) -> Reading:
        paths = [saved(paper, tmp_path / f"{number}.docx") for number, paper in enumerate(papers, 1)]
        return read_files([(path, path.name) for path in paths])

    return reading


def texts(reading: Reading) -> dict[str, str]:
    return {key: value.text for key, value in reading.values.items()}


def unused(reading: Reading) -> list[str]:
    return [each.text for every in reading.unused.values() for each in every]


def expected(**changes: str | None) -> dict[str, str | None]:
    return WHOLE | {key.replace("__", "."): text for key, text in changes.items()}


def assert_says(reading: Reading, right: dict[str, str | None] = WHOLE) -> None:
    assert {key: texts(reading).get(key) for key in right} == right


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


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("( น.ส.ใจงาม   รักเรียน )", ("น.ส.", "ใจงาม", "รักเรียน")),
        ("(ว่าที่ร้อยตรีหญิงใจงาม รักเรียน)", ("ว่าที่ร้อยตรีหญิง", "ใจงาม", "รักเรียน")),
        ("(พันจ่าเอกสมหวัง ณ อยุธยา)", ("พันจ่าเอก", "สมหวัง", "ณ อยุธยา")),
        ("(ร.ต.อ.สมหวัง ตั้งใจ)", ("ร.ต.อ.", "สมหวัง", "ตั้งใจ")),
        ("(ดร.สมหวัง ตั้งใจ)", ("ดร.", "สมหวัง", "ตั้งใจ")),
        ("(นายแพทย์สมหวัง ตั้งใจ)", ("นายแพทย์", "สมหวัง", "ตั้งใจ")),
        ("(ลงชื่อ) นายสมหวัง ตั้งใจ", ("นาย", "สมหวัง", "ตั้งใจ")),
    ],
)
def test_persons_have_ranks_and_titles(read, name, person):
    reading = texts(read(memo(signers=(*SIGNERS[:3], ("", name, "นายกเทศมนตรีตำบลบ้านสวนงาม")))))
    assert tuple(reading.get(f"sign.mayor.{part}") for part in ("prefix", "name", "surname")) == person


@pytest.mark.parametrize(
    ("post", "position", "acting"),
    [
        ("รองปลัดเทศบาล รักษาราชการแทน\nปลัดเทศบาลตำบลบ้านสวนงาม", "รองปลัดเทศบาล", "รักษาราชการแทน ปลัดเทศบาลตำบลบ้านสวนงาม"),
        ("หัวหน้าสำนักปลัด\nปฏิบัติราชการแทน ปลัดเทศบาลตำบลบ้านสวนงาม", "หัวหน้าสำนักปลัด", "ปฏิบัติราชการแทน ปลัดเทศบาลตำบลบ้านสวนงาม"),
        ("ตำแหน่ง ปลัดเทศบาลตำบลบ้านสวนงาม", "ปลัดเทศบาลตำบลบ้านสวนงาม", None),
    ],
)
def test_a_post_may_be_held_for_another(read, post, position, acting):
    paper = memo(signers=SIGNERS[:2])
    paper.add_paragraph("เห็นชอบ")
    centred(paper, "(นางทองดี มีสุข)")
    for line in post.split("\n"):
        centred(paper, line)
    reading = texts(read(paper))
    assert (reading["sign.clerk.position"], reading.get("sign.clerk.acting")) == (position, acting)
    assert reading["sign.clerk.opinion"] == "เห็นชอบ"


def test_dotted_opinions_and_names_are_blank(read):
    dots = "." * 60
    signers = (
        SIGNERS[0],
        (dots, *SIGNERS[1][1:]),
        (f"ความเห็นปลัด{dots}", *SIGNERS[2][1:]),
        (dots, f"({dots})", SIGNERS[3][2]),
    )
    reading = texts(read(memo(signers=signers)))
    assert not {"sign.head.opinion", "sign.clerk.opinion", "sign.mayor.name"} & reading.keys()
    assert reading["sign.mayor.position"] == SIGNERS[3][2]


@pytest.mark.parametrize(
    ("typed", "opinion"),
    [
        ("( / ) อนุมัติ   (   ) ไม่อนุมัติ", "อนุมัติ"),
        ("☐ เห็นชอบ ☑ ไม่เห็นชอบ", "ไม่เห็นชอบ"),
        ("(  ) อนุมัติ (  ) ไม่อนุมัติ", None),
        ("ความเห็น : ทราบ", "ทราบ"),
        ("คำสั่งนายกเทศมนตรี", None),
        ("เรียน นายกเทศมนตรี - เพื่อโปรดพิจารณา", "- เพื่อโปรดพิจารณา"),
    ],
)
def test_opinions_are_read_without_what_stands_around_them(read, typed, opinion):
    reading = texts(read(memo(signers=(*SIGNERS[:3], (typed, *SIGNERS[3][1:])))))
    assert reading.get("sign.mayor.opinion") == opinion


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


def test_a_number_of_another_kind_is_no_memo_number(read):
    reading = read(memo(head=HEAD | {"ที่": "(ร่าง)\tวันที่ ...... มกราคม ๒๕๖๙"}))
    assert "memo.number" not in reading.values
    assert reading.values["memo.date"].trust == GUESSED


def test_no_text_is_dropped(read):
    paper = memo()
    paper.add_paragraph("ข้อความท้ายบันทึกที่ไม่มีใครรู้จัก")
    report(paper=paper)
    paper.add_paragraph("หมายเหตุใต้ตาราง")
    reading = read(paper)
    assert {"ข้อความท้ายบันทึกที่ไม่มีใครรู้จัก", "หมายเหตุใต้ตาราง"} <= set(unused(reading))


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


@pytest.mark.parametrize(
    "written",
    [
        lambda name, post: [f"{name} {post}"],
        lambda name, post: [f"ลงชื่อ..................{name.strip('()')}", f"ตำแหน่ง {post}"],
        lambda name, post: [f"(ลงชื่อ)  {name.strip('()')}", name, post],
    ],
    ids=["post behind", "signed", "signed and in brackets"],
)
def test_names_and_posts_stand_in_several_manners(read, written):
    paper = memo(signers=())
    for opinion, name, post in SIGNERS:
        paper.add_paragraph(opinion)
        for line in written(name, post):
            centred(paper, line)
    assert_says(read(paper, report()))


def test_signers_stand_beside_each_other_in_rows_or_tabs(read):
    rows = memo(signers=())
    typed = memo(signers=())
    for pair in (SIGNERS[:2], SIGNERS[2:]):
        lines = list(zip(*pair, strict=True))
        add_table(rows, lines[0], lines[1:])
        rows.add_paragraph("")
        for line in lines:
            typed.add_paragraph("\t\t\t".join(line))
    assert_says(read(rows, report()))
    assert_says(read(typed, report()))


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


def test_the_office_may_stand_before_the_department(read):
    head = HEAD | {"ส่วนราชการ": f"{OFFICE} สำนักปลัดเทศบาล โทร ๐ ๓๔๑๒ ๓๔๕๖"}
    assert_says(read(memo(head=head), report()))


def test_an_urgent_memo_says_so_above_or_below_its_title(read):
    assert texts(read(memo(head={"ด่วนมาก": "", **HEAD})))["memo.urgency"] == "ด่วนมาก"
    paper = Document()
    paper.add_paragraph("ด่วนที่สุด")
    assert texts(read(memo(paper=paper)))["memo.urgency"] == "ด่วนที่สุด"


@pytest.mark.parametrize("named", [lambda name: name, lambda name: f"มาตรการที่ {name[0]} {name[3:]}"])
def test_names_of_measures_may_stand_in_rows_across_the_table(read, named):
    paper = report(columns=COLUMNS[1:], rows=[])
    table = paper.tables[0]
    for name, *texts in MEASURES:
        first, *_, last = table.add_row().cells
        first.merge(last).text = named(name)
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text.split("\n")[0]
            for line in text.split("\n")[1:]:
                cell.add_paragraph(line)
    assert_says(read(memo(), paper))


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


def test_cards_below_a_title_on_a_sheet_are_read(tmp_path: Path):
    rows: list[list[object]] = [[line] for line in TITLE]
    for row in MEASURES:
        rows.append([])
        rows += [[*pair] for pair in zip(COLUMNS, row, strict=True)]
    path = own_layout(tmp_path / "บัตร.xlsx", rows)
    reading = texts(read_files([(path, path.name)]))
    assert reading["report.title"] == "\n".join(TITLE)
    assert reading["measures.2.measure"] == "การเปิดเผยข้อมูลการจัดซื้อ"


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
