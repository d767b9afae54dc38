"""The official layout of a memo, on a body of XML: what differs, and right ones near it that pass."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from paper_files import with_body

from itaxl.files.limits import limits
from itaxl.model.wording import Wording
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.blocks import PARAGRAPH, PaperPlace
from itaxl.papers_in.layout import layout_remarks
from itaxl.papers_in.layout_memo import memo_layout_remarks, order_remarks
from itaxl.papers_in.said import Reading, Value

LONG = (
    "ตามที่สำนักงาน ป.ป.ช. ได้กำหนดให้หน่วยงานของรัฐเข้ารับการประเมินคุณธรรมและความโปร่งใส "
    "และให้รายงานผลการดำเนินการตามมาตรการภายในหน่วยงานทุกปี"
)
TITLE = "<w:p><w:r><w:t>บันทึกข้อความ</w:t></w:r></w:p>"
A4 = '<w:sectPr><w:headerReference/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
THAI = "<w:p><w:r><w:t>ลงวันที่ ๑๒ มกราคม ๒๕๖๙</w:t></w:r></w:p>"


def codes(xml: str, header: str = "") -> set[str]:
    data = with_body(xml)
    if header:
        made = BytesIO()
        with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
            space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="a"'
            new.writestr("word/header1.xml", f"<w:hdr {space}>{header}</w:hdr>")
        data = made.getvalue()
    container = Container(data, limits())
    said = (*layout_remarks(container, limits()), *memo_layout_remarks(container, limits()))
    return {remark.code for remark in said}


def paragraph(properties: str = "", before: str = "", text: str = LONG) -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{before}<w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (paragraph(), True),
        (paragraph('<w:ind w:firstLine="200"/>'), True),
        (paragraph('<w:ind w:firstLine="1418"/>'), False),
        (paragraph(before="<w:tab/>"), False),
        (paragraph('<w:ind w:left="709"/>'), False),
        (paragraph('<w:numPr><w:numId w:val="1"/></w:numPr>'), False),
        (paragraph('<w:jc w:val="center"/>'), False),
        (paragraph(text=f"๑. {LONG}"), False),
        (paragraph(text=f"เรื่อง {LONG}"), False),
        (paragraph(text=LONG[:90]), False),
    ],
)
def test_first_lines_at_the_margin_are_told(one, told):
    assert ("L014" in codes(one * 2 + A4)) is told
    assert "L014" not in codes(one + A4)


@pytest.mark.parametrize(
    ("field", "told"),
    [("PAGE", True), (r"PAGE \* MERGEFORMAT", True), (r"PAGE \* ThaiArabic", False), ("NUMPAGES", False)],
)
def test_page_numbers_in_arabic_digits_are_told(field, told):
    header = f"<w:p><w:r><w:instrText> {field} </w:instrText></w:r></w:p>"
    assert ("L015" in codes(THAI + A4, header)) is told
    assert "L015" not in codes(THAI, header), "a header that is not used"
    assert "L015" not in codes(THAI + A4.replace("<w:pgSz", '<w:pgNumType w:fmt="thaiNumbers"/><w:pgSz'), header)


def test_digits_of_a_memo_that_are_all_arabic_are_told():
    arabic = paragraph(text="ที่ นฐ 52201/45 วันที่ 12 มกราคม 2569 รวม 15 เรื่อง")
    assert "L016" in codes(TITLE + arabic)
    assert "L016" not in codes(arabic), "a report alone is no official letter"
    assert "L016" not in codes(TITLE + arabic + THAI)
    assert "L016" not in codes(TITLE + paragraph(text="ดู https://a.go.th/123456789012345 ข้อ O43"))


def test_another_paper_size_and_a_small_title_are_told():
    assert "L017" in codes(A4.replace("11906", "12240").replace("16838", "15840"))
    assert "L017" not in codes(A4)
    assert "L017" not in codes('<w:sectPr><w:pgSz w:w="16840" w:h="11900"/></w:sectPr>'), "lying, and rounded"
    small = '<w:p><w:r><w:rPr><w:szCs w:val="32"/></w:rPr><w:t>บันทึกข้อความ</w:t></w:r></w:p>'
    assert "L006" in codes(small)
    assert "L006" not in codes(small.replace("32", "58"))


def test_the_size_is_that_of_running_text_and_not_of_tables():
    run = '<w:p><w:r><w:rPr><w:szCs w:val="26"/></w:rPr><w:t>{}</w:t></w:r></w:p>'
    small = run.format(LONG * 2)
    assert "L002" in codes(small)
    assert "L002" not in codes(f"<w:tbl><w:tr><w:tc>{small}</w:tc></w:tr></w:tbl>")
    assert "L002" not in codes(small.replace("26", "32"))


def test_a_head_out_of_order_is_told_once():
    at = {"org.department": 2, "memo.number": 4, "memo.subject": 3, "memo.to": 1}
    values = {key: Value("ก", "found", PaperPlace(PARAGRAPH, paragraph=number), "ก.docx") for key, number in at.items()}
    ((_, remark),) = order_remarks(Reading(values, {}))
    part = remark.params["part"]
    assert isinstance(part, Wording)
    assert part.th == "เรื่อง"
    ordered = {key: Value("ก", "found", PaperPlace(PARAGRAPH, paragraph=n), "ก.docx") for n, key in enumerate(at, 1)}
    assert not list(order_remarks(Reading(ordered, {})))


EMBLEM = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
DRAWN = {
    "above": EMBLEM + TITLE,
    "beside": TITLE.replace("<w:t>", "<w:pict><v:imagedata/></w:pict><w:t>"),
    "anchored below": TITLE + THAI * 4 + EMBLEM,
    "in a cell": f"<w:tbl><w:tr><w:tc>{EMBLEM}</w:tc><w:tc>{TITLE}</w:tc></w:tr></w:tbl>",
    "an object": TITLE.replace("<w:t>", "<w:object/><w:t>"),
}


@pytest.mark.parametrize("xml", DRAWN.values(), ids=DRAWN)
def test_an_emblem_about_the_title_is_seen(xml):
    assert "L020" not in codes(xml + LONG_MEMO)


LONG_MEMO = THAI * 20 + EMBLEM
"""A memo that has a picture far below, as signatures are."""


def test_a_memo_without_an_emblem_is_told():
    box = "<w:p><w:r><w:drawing><wps:txbx/></w:drawing></w:r></w:p>"
    assert "L020" in codes(TITLE + LONG_MEMO)
    assert "L020" in codes(box + TITLE + LONG_MEMO), "a box of text is no picture"
    assert "L020" not in codes(LONG_MEMO), "a report"
    assert "L020" not in codes(TITLE + LONG_MEMO, EMBLEM), "in the page's header"
    assert "L020" in codes(TITLE + LONG_MEMO, THAI)
