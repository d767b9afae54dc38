"""The memo's words: each field of the form where officials expect it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from itaxl.documents.blocks import Document, Paragraph, PrintedPicture, Table
from itaxl.documents.papers.memo import memo
from itaxl.documents.styles import HOUSE
from itaxl.form.fields import AS_TYPED
from itaxl.form.organisation import organisation_types
from itaxl.model.submission import Submission

Make = Callable[..., Submission]
NBSP = "\u00a0"


@pytest.fixture(scope="session")
def words(submission: Make, year: Any) -> Callable[..., list[str]]:
    """The memo's paragraphs after some texts are typed over, with plain spaces, tables left out."""

    def get(edits: dict[str, str] | None = None, **parts: Any) -> list[str]:
        return paragraphs(memo(submission(edits, **parts), year))

    return get


def paragraphs(document: Document) -> list[str]:
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return [text.replace(NBSP, " ").strip() for text in texts if text.strip()]


def text_that_starts(document: Document, start: str) -> str:
    texts = (block.text for block in document.blocks if isinstance(block, Paragraph))
    return next(text for text in texts if text.startswith(start))


def item_table(document: Document) -> list[str]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    cells = (cell for row in (table.header, *table.rows) for cell in row.cells)
    return ["\n".join(paragraph.text.replace(NBSP, " ") for paragraph in cell.paragraphs) for cell in cells]


def test_every_field_stands_in_its_place(words: Callable[..., list[str]]) -> None:
    head = words()[:5]
    assert head == [
        "บันทึกข้อความ",
        "ส่วนราชการ\tสำนักปลัด  องค์การบริหารส่วนตำบลหนองบัวงาม",
        "ที่\tนส ๗๑๒๐๑/๑๗ \tวันที่  ๒๐  มีนาคม  ๒๕๖๙",
        "เรื่อง\tรายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "เรียน\tนายกองค์การบริหารส่วนตำบลหนองบัวงาม",
    ]


def test_sections_are_numbered_by_what_is_there(words: Callable[..., list[str]]) -> None:
    numbered = [text for text in words() if text[:2] in {"๑.", "๒.", "๓.", "๔."}]
    assert numbered == ["๑. เรื่องเดิม", "๒. ข้อเท็จจริง", "๓. ข้อเสนอเพื่อพิจารณา"]
    with_law = words({"memo.law": "ระเบียบว่าด้วยเอกสารสมมุติ พ.ศ. 2500 ข้อ 3"})
    assert [text for text in with_law if text[:2] in {"๓.", "๔."}] == ["๓. ข้อกฎหมาย", "๔. ข้อเสนอเพื่อพิจารณา"]
    assert "ระเบียบว่าด้วยเอกสารสมมุติ พ.ศ. ๒๕๐๐ ข้อ ๓" in with_law


def test_the_item_s_table_keeps_its_code_and_lines(submission: Make, year: Any) -> None:
    assert item_table(memo(submission(), year)) == [
        *("ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล"),
        "O26",
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส",
        "- แสดงผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของหน่วยงาน\n"
        "- มีรายละเอียดการนำมาตรการไปสู่การปฏิบัติอย่างเป็นรูปธรรม\n- เป็นการดำเนินการในปี พ.ศ. ๒๕๖๘",
    ]


def test_signatures_and_opinions_follow_in_turn(words: Callable[..., list[str]]) -> None:
    texts = words()
    assert texts[texts.index("จึงเรียนมาเพื่อโปรดพิจารณา") :] == [
        "จึงเรียนมาเพื่อโปรดพิจารณา",
        "(นางสาวมะลิ  สมมุติดี)",
        "นักวิชาการชำนาญการ",
        "- จึงเรียนมาเพื่อโปรดทราบ",
        "(นางกุหลาบ  ไม่มีจริง)",
        "หัวหน้าสำนักปลัด",
        "ความเห็นของปลัดองค์การบริหารส่วนตำบลหนองบัวงาม",
        "(นายต้น  สมมุตินาม)",
        "ปลัดองค์การบริหารส่วนตำบลหนองบัวงาม",
        "การพิจารณาของนายกองค์การบริหารส่วนตำบลหนองบัวงาม",
        "(นายไผ่  ตัวอย่าง)",
        "นายกองค์การบริหารส่วนตำบลหนองบัวงาม",
    ]


@pytest.mark.parametrize(
    ("kind", "clerk", "mayor"),
    [
        ("องค์การบริหารส่วนตำบล", "ปลัดองค์การบริหารส่วนตำบลหนองบัวงาม", "นายกองค์การบริหารส่วนตำบลหนองบัวงาม"),
        ("เทศบาลตำบล", "ปลัดเทศบาลตำบลหนองบัวงาม", "นายกเทศมนตรีตำบลหนองบัวงาม"),
        ("เทศบาลเมือง", "ปลัดเทศบาลเมืองหนองบัวงาม", "นายกเทศมนตรีเมืองหนองบัวงาม"),
        ("เทศบาลนคร", "ปลัดเทศบาลนครหนองบัวงาม", "นายกเทศมนตรีนครหนองบัวงาม"),
        ("องค์การบริหารส่วนจังหวัด", "ปลัดองค์การบริหารส่วนจังหวัดหนองบัวงาม", "นายกองค์การบริหารส่วนจังหวัดหนองบัวงาม"),
    ],
)
def test_opinions_are_named_for_the_kind_of_organisation(
    words: Callable[..., list[str]], kind: str, clerk: str, mayor: str
) -> None:
    assert kind in organisation_types()
    texts = words({"org.type": kind})
    assert f"ความเห็นของ{clerk}" in texts
    assert f"การพิจารณาของ{mayor}" in texts
    assert f"ส่วนราชการ\tสำนักปลัด  {kind}หนองบัวงาม" in texts


def test_a_hidden_signer_leaves_no_trace(words: Callable[..., list[str]]) -> None:
    texts = words({"sign.clerk.show": "ไม่", "sign.head.show": "ไม่"})
    assert not [text for text in texts if "ปลัดองค์การ" in text or "กุหลาบ" in text or "โปรดทราบ" in text]
    assert "(นายไผ่  ตัวอย่าง)" in texts


def test_who_acts_for_another_says_so_below_the_position(words: Callable[..., list[str]]) -> None:
    texts = words({"sign.head.acting": "รักษาราชการแทน หัวหน้าสำนักปลัด"})
    assert texts[texts.index("หัวหน้าสำนักปลัด") + 1] == "รักษาราชการแทน หัวหน้าสำนักปลัด"


def test_an_opinion_that_is_typed_takes_the_place_of_the_dots(submission: Make, year: Any) -> None:
    blank = memo(submission(), year)
    typed = memo(submission({"sign.mayor.opinion": "อนุมัติ\nให้เผยแพร่"}), year)
    dots = [sum(block.text == "\t" for block in made.blocks if isinstance(block, Paragraph)) for made in (blank, typed)]
    assert dots == [3, 1]
    texts = paragraphs(typed)
    assert texts[texts.index("อนุมัติ") + 1] == "ให้เผยแพร่"


def test_nothing_is_silently_blank(submission: Make, year: Any) -> None:
    texts = paragraphs(memo(submission({}, fields={}, signers={}, measures=()), year))
    assert texts[1] == f"ส่วนราชการ\t{'.' * 30}  {'.' * 30}"
    assert texts.count(f"({'.' * 30})") == 4
    assert f"ความเห็นของปลัด{'.' * 30}" in texts


def test_a_prefix_typed_into_the_name_too_is_printed_once(words: Callable[..., list[str]]) -> None:
    assert "(นางสาวมะลิ  ตัวอย่าง)" in words({"sign.author.name": "นางสาว มะลิ", "sign.author.surname": "ตัวอย่าง"})


def test_a_long_name_begins_further_left_instead_of_breaking(submission: Make, year: Any) -> None:
    long = {"prefix": "ว่าที่ร้อยตรีหญิง", "name": "ณัฐกฤตาพรรณ", "surname": "เทพหัสดินทร์ ณ อยุธยา"}
    made = memo(submission({f"sign.author.{column}": text for column, text in long.items()}), year)
    lefts = {
        block.text: block.layout.left
        for block in made.blocks
        if isinstance(block, Paragraph) and block.text.startswith("(")
    }
    name, *others = lefts.values()
    assert HOUSE.sign.least_left <= name < HOUSE.sign.left
    assert set(others) == {HOUSE.sign.left}


def test_a_name_in_part_shows_what_is_missing(words: Callable[..., list[str]]) -> None:
    assert f"(นางสาวมะลิ  {'.' * 30})" in words({"sign.author.surname": ""})
    assert f"(นางสาว{'.' * 30})" in words({"sign.author.surname": "", "sign.author.name": ""})


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("20 มี.ค. 69", "๒๐  มีนาคม  ๒๕๖๙"),
        ("๒๐ มีนาคม พ.ศ. ๒๕๖๙", "๒๐  มีนาคม  ๒๕๖๙"),
        ("20/3/2569", "๒๐  มีนาคม  ๒๕๖๙"),
        ("วันเพ็ญเดือนสี่", "วันเพ็ญเดือนสี่"),
        ("31 กุมภาพันธ์ 2569", "๓๑ กุมภาพันธ์ ๒๕๖๙"),
        ("", ""),
    ],
)
def test_a_date_is_written_as_officials_write_it_or_as_typed(
    words: Callable[..., list[str]], typed: str, written: str
) -> None:
    assert words({"memo.date": typed})[2].partition("วันที่")[2].strip() == written


@pytest.mark.parametrize(
    ("policy", "number", "written"),
    [
        ("เลขไทย", "17", "นส ๗๑๒๐๑/๑๗ \tวันที่  ๒๐  มีนาคม  ๒๕๖๙"),
        ("เลขอารบิก", "๑๗", "นส 71201/17 \tวันที่  20  มีนาคม  2569"),
        (AS_TYPED, "17", "นส ๗๑๒๐๑/17 \tวันที่  20  มีนาคม  2569"),
    ],
)
def test_digits_follow_the_setting(words: Callable[..., list[str]], policy: str, number: str, written: str) -> None:
    texts = words({"style.memo_digits": policy, "memo.number": number})
    assert texts[2] == f"ที่\t{written}"
    assert ("๑. เรื่องเดิม" in texts) == (policy == "เลขไทย")


@pytest.mark.parametrize(
    ("code", "number", "written"),
    [
        ("นส ๗๑๒๐๑", "/๑๗", "นส ๗๑๒๐๑/๑๗"),
        ("นส ๗๑๒๐๑", "นส ๗๑๒๐๑/๑๗", "นส ๗๑๒๐๑/๑๗"),
        ("นส ๗๑๒๐๑", "ว ๑๗", "นส ๗๑๒๐๑/ว ๑๗"),
        ("นส ๗๑๒๐๑", "", "นส ๗๑๒๐๑/"),
        ("", "๑๗", "........../๑๗"),
    ],
)
def test_the_number_joins_the_code(words: Callable[..., list[str]], code: str, number: str, written: str) -> None:
    assert words({"org.doc_code": code, "memo.number": number})[2].split("\t")[1].strip() == written


@pytest.mark.parametrize("letters", [1, 20, 60, 200, 2000])
def test_the_date_s_place_stays_on_the_paper_however_long_the_number_is(
    submission: Make, year: Any, letters: int
) -> None:
    blocks = memo(submission({"org.doc_code": "ก" * letters}), year).blocks
    number = next(block for block in blocks if isinstance(block, Paragraph) and block.text.startswith("ที่"))
    stops = [stop.position for stop in number.layout.tabs]
    assert stops == sorted(stops)
    assert stops[-1] < 21


@pytest.mark.parametrize("typed", ["๐ ๔๔๐๐ ๐๐๐๐", "โทร. ๐ ๔๔๐๐ ๐๐๐๐", "0 4400 0000"])
def test_a_phone_number_ends_the_office_and_is_never_broken(submission: Make, year: Any, typed: str) -> None:
    document = memo(submission({"org.phone": typed}), year)
    office = text_that_starts(document, "ส่วนราชการ")
    assert office.endswith(f"หนองบัวงาม  โทร.{NBSP}๐{NBSP}๔๔๐๐{NBSP}๐๐๐๐ \t")


def test_a_year_never_parts_from_its_era_or_month(submission: Make, year: Any) -> None:
    document = memo(
        submission({"memo.facts": "ระหว่าง 1 ม.ค. 68 - มี.ค. 2569 ตาม พ.ร.บ. พ.ศ. 2540 ของ อบต. 3 แห่ง"}), year
    )
    facts = text_that_starts(document, "ระหว่าง")
    assert facts == f"ระหว่าง ๑{NBSP}ม.ค.{NBSP}๖๘ - มี.ค.{NBSP}๒๕๖๙ ตาม พ.ร.บ. พ.ศ.{NBSP}๒๕๔๐ ของ อบต. ๓ แห่ง"


def test_a_day_never_parts_from_its_month(submission: Make, year: Any) -> None:
    document = memo(submission({"memo.facts": "เมื่อ 18 กุมภาพันธ์ 2569 และ 1 ตุลาคม 2568 จำนวน 4 มาตรการ"}), year)
    facts = text_that_starts(document, "เมื่อ")
    assert facts == f"เมื่อ ๑๘{NBSP}กุมภาพันธ์ ๒๕๖๙ และ ๑{NBSP}ตุลาคม ๒๕๖๘ จำนวน ๔ มาตรการ"


def test_no_line_begins_with_the_colon_of_an_english_name(submission: Make, year: Any) -> None:
    document = memo(submission({"memo.facts": "ตามแบบ (Open Data Assessment : OIT) แล้ว"}), year)
    assert text_that_starts(document, "ตามแบบ") == f"ตามแบบ (Open Data Assessment{NBSP}: OIT) แล้ว"


def test_each_line_of_a_cell_is_a_paragraph(words: Callable[..., list[str]]) -> None:
    texts = words({"memo.proposal": "ข้อแรก\n\n  ข้อสอง\tต่อท้าย"})
    assert texts[texts.index("ข้อแรก") + 1] == "ข้อสอง ต่อท้าย"


def test_the_memo_knows_what_it_is(submission: Make, year: Any) -> None:
    document = memo(submission({"memo.date": "20 มี.ค. 2569"}), year, draft=True)
    assert document.draft
    assert document.created == date(2026, 3, 20)
    assert document.author == "องค์การบริหารส่วนตำบลหนองบัวงาม"
    assert document.subject.startswith("รายงานผล")
    assert document.font == "TH Sarabun New"
    assert memo(submission({"memo.date": "เมื่อวาน"}), year).created is None


@pytest.mark.parametrize("typed", ["", "Comic Sans", '"><w:p/>'])
def test_a_font_that_the_form_does_not_offer_is_the_official_one(submission: Make, year: Any, typed: str) -> None:
    assert memo(submission({"style.font": typed}), year).font == "TH SarabunPSK"


def test_an_item_higher_than_a_page_may_split(submission: Make, year: Any) -> None:
    tall, usual = memo(submission({"memo.oit_elements": "- องค์ประกอบ\n" * 60}), year), memo(submission(), year)
    rows = [row for made in (tall, usual) for block in made.blocks if isinstance(block, Table) for row in block.rows]
    assert [row.splits for row in rows] == [True, False]


def test_a_broken_picture_leaves_room_and_is_reported(
    submission: Make, year: Any, picture: Callable[..., bytes]
) -> None:
    whole = memo(submission(pictures={"sign.head": picture((90, 30))}), year)
    broken = memo(submission(pictures={"sign.head": picture((90, 30))[:60], "org.emblem": b"GIF89a"}), year)
    assert not whole.remarks
    assert sorted(str(remark.params["key"]) for remark in broken.remarks) == ["org.emblem", "sign.head"]
    assert {remark.code for remark in broken.remarks} == {"F011"}
    assert all(remark.ref is not None for remark in broken.remarks)
    pictures = [part for block in broken.blocks if isinstance(block, Paragraph) for part in block.content]
    assert not [part for part in pictures if isinstance(part, PrintedPicture)]


def test_a_picture_takes_the_place_of_the_blank_lines(
    submission: Make, year: Any, picture: Callable[..., bytes]
) -> None:
    document = memo(submission(pictures={"sign.head": picture((900, 300))}), year)
    drawn = next(
        part
        for block in document.blocks
        if isinstance(block, Paragraph)
        for part in block.content
        if isinstance(part, PrintedPicture) and part.place is None
    )
    assert drawn.alt == "ลายมือชื่อ(นางกุหลาบ  ไม่มีจริง)"
    assert (drawn.width, drawn.height) == pytest.approx((4.5, 1.5))
