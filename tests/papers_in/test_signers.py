"""Who signs a paper: ranks, posts, opinions, and how they stand on the page."""

import pytest
from paper_files import (
    SIGNERS,
    add_table,
    centred,
    memo,
    report,
)
from papers_read import assert_says, texts


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
        ("ความเห็น ..เห็นชอบ......................", "เห็นชอบ"),
        ("☑ ทราบ", "ทราบ"),
        ("☐ อื่น ๆ ..................", None),
        ("วันที่ ....../......./.......", None),
    ],
)
def test_opinions_are_read_without_what_stands_around_them(read, typed, opinion):
    reading = texts(read(memo(signers=(*SIGNERS[:3], (typed, *SIGNERS[3][1:])))))
    assert reading.get("sign.mayor.opinion") == opinion


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
