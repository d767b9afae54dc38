"""The layout to the millimetre: what stands in the XML, and what LibreOffice prints."""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import groupby
from typing import Any

import pytest

from itaxl.documents.blocks import Document, Paragraph, ParagraphRole, Table
from itaxl.documents.house import house
from itaxl.documents.pagination import page_count, pieces
from itaxl.documents.signatures import SIGNATURE, SPARE_LINES
from itaxl.form.organisation import organisation_types

HOUSE = house()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
NAMES = (
    *("sample", *(kind.key for kind in organisation_types().values()), "two-line subject", "one measure"),
    *(
        "forty measures",
        "dates",
        "groups",
        "tall row",
        "long names",
        "missing",
        "no emblem",
        "pictures",
        "urgent",
        "law",
        "acting",
    ),
    *("hidden", "long office", "long number", "long text"),
)
LETTERS = ("letter short", "letter long", "letter blank")
MEMOS = tuple(f"memo {name}" for name in (*NAMES, "draft", "psk", "form"))
REPORTS = tuple(f"report {name}" for name in (*NAMES, "draft", "landscape", "form"))

Get = Callable[[str], Any]


def millimetres(points: float) -> float:
    return points * 25.4 / 72


def lines_of(page: Any) -> list[tuple[float, str, list[Any]]]:
    """The printed lines from the top: baseline in mm from the paper's top, text, characters."""
    chars = sorted((char for char in page.chars), key=lambda char: (-round(char["matrix"][5]), char["x0"]))
    lines = []
    for baseline, group in groupby(chars, key=lambda char: round(char["matrix"][5])):
        found = list(group)
        lines.append((millimetres(float(page.height) - baseline), "".join(char["text"] for char in found), found))
    return lines


def sized(page: Any, size: float) -> list[Any]:
    return [char for char in page.chars if abs(char["size"] - size) < 0.2 and char["text"].strip()]


@pytest.mark.parametrize("name", MEMOS + REPORTS)
def test_paper_and_margins_are_the_house_s(built: Get, name: str) -> None:
    section = built(name).xml.find(f".//{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    sides = [round(int(size.get(f"{W}{side}")) * 2.54 / 1440, 1) for side in ("w", "h")]
    assert sides == ([29.7, 21.0] if name == "report landscape" else [21.0, 29.7])
    centimetres = {side: int(margins.get(f"{W}{side}")) * 2.54 / 1440 for side in ("left", "right", "top", "bottom")}
    left_right = (2.0, 2.0) if name == "report landscape" else (3.0, 2.0)
    assert (centimetres["left"], centimetres["right"]) == pytest.approx(left_right, abs=0.02)
    assert centimetres["top"] == pytest.approx(1.5 if name.startswith("memo") else 2.5, abs=0.02)
    assert centimetres["bottom"] == pytest.approx(2.0, abs=0.02)


def test_what_libreoffice_ignores_stands_in_the_xml(built: Get) -> None:
    xml = built("memo sample").xml
    assert xml.find(f".//{W}pgNumType").get(f"{W}fmt") == "thaiNumbers"
    body = [p for p in xml.iter(f"{W}p") if p.find(f"./{W}pPr/{W}pStyle").get(f"{W}val") == "ItaxlBody"]
    assert sum(p.find(f"./{W}pPr/{W}jc") is None for p in body) == 4
    styles = built("memo sample").part("word/styles.xml").decode()
    assert "thaiDistribute" in styles.partition('w:styleId="ItaxlBody"')[2].partition("</w:style>")[0]
    header = built("memo sample").part("word/header1.xml").decode()
    assert "PAGE" in header
    assert header.index("- ") < header.index("PAGE") < header.index(" -")


def test_an_arabic_memo_numbers_its_pages_in_arabic(submission: Any, year: Any) -> None:
    from itaxl.documents.papers.memo import memo

    page = memo(submission({"style.memo_digits": "เลขอารบิก"}), year).page
    assert not page.thai_number


@pytest.mark.parametrize("name", REPORTS)
def test_the_table_is_fixed_repeats_its_header_and_keeps_rows_whole(built: Get, name: str) -> None:
    table = built(name).xml.find(f".//{W}tbl")
    rows = table.findall(f"{W}tr")
    assert table.find(f"./{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == int(table.find(f"./{W}tblPr/{W}tblW").get(f"{W}w"))
    expected = 25.7 if name == "report landscape" else 16.0
    assert sum(widths) * 2.54 / 1440 == pytest.approx(expected, abs=0.05)
    for row in rows:
        cells = [int(cell.find(f"./{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.findall(f"{W}tc")]
        assert cells == ([sum(widths)] if len(cells) == 1 else widths)
    assert [row.find(f"./{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    split = [number for number, row in enumerate(rows) if row.find(f"./{W}trPr/{W}cantSplit") is None]
    assert split == ([2] if name == "report tall row" else [])


@pytest.mark.parametrize("name", MEMOS)
def test_the_head_has_its_leaders_and_no_rule(built: Get, name: str) -> None:
    xml = built(name).xml
    assert sum(tab.get(f"{W}leader") == "dot" for tab in xml.iter(f"{W}tab")) >= 4
    assert not list(xml.iter(f"{W}pBdr"))


def test_pictures_say_what_they_are(built: Get) -> None:
    described = [drawing.get("descr") for drawing in built("memo pictures").xml.iter(f"{WP}docPr")]
    assert described[0] == "ตราครุฑ"
    assert all(described)


def test_headings_are_real_headings(documents: dict[str, Document]) -> None:
    blocks = [block for block in documents["memo sample"].blocks if isinstance(block, Paragraph)]
    headings = [block.text for block in blocks if block.layout.role is ParagraphRole.HEADING]
    assert [text.split()[-1][:7] for text in headings[:3]] == ["เรื่องเ", "ข้อเท็จ", "ข้อเสนอ"]
    assert len(headings) == 5
    assert [block.text for block in blocks if block.layout.role is ParagraphRole.TITLE] == ["บันทึกข้อความ"]


@pytest.mark.parametrize(
    "name",
    [
        "memo sample",
        "memo pictures",
        "memo missing",
        "memo draft",
        "report form",
        "report tall row",
        "letter long",
        "annex",
    ],
)
def test_an_auditor_of_office_files_finds_no_error(built: Get, tmp_path: Any, name: str) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "document.docx"
    path.write_bytes(built(name).data)
    assert not OpenXmlValidator().validate(path).errors


@pytest.mark.parametrize("name", MEMOS + REPORTS + LETTERS)
def test_python_docx_reads_the_same_words(built: Get, name: str) -> None:
    import docx

    opened = docx.Document(BytesIO(built(name).data))
    blocks = built(name).document.blocks
    written = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert [paragraph.text for paragraph in opened.paragraphs] == written
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in opened.tables] == [len(table.rows) + 1 for table in tables]


@pytest.mark.libreoffice
class TestPrinted:
    """Measured on the PDF that LibreOffice makes with TH Sarabun New."""

    @pytest.mark.parametrize("name", MEMOS)
    def test_the_title_stands_in_the_middle(self, rendered: Get, name: str) -> None:
        letters = sized(rendered(name).pages[0], HOUSE.title.size)
        assert "".join(char["text"] for char in sorted(letters, key=lambda char: char["x0"])) in "บันทึกข้อความ"
        centre = (min(char["x0"] for char in letters) + max(char["x1"] for char in letters)) / 2
        assert millimetres(centre) == pytest.approx(HOUSE.title.centre, abs=0.5)

    @pytest.mark.parametrize("name", MEMOS)
    def test_the_date_stands_under_kho_of_the_title(self, rendered: Get, name: str) -> None:
        page = rendered(name).pages[0]
        kho = next(char["x0"] for char in sized(page, HOUSE.title.size) if char["text"] == "ข")
        date = next(
            char["x0"] for char in sized(page, HOUSE.heading.label_size) if char["text"] == "ว" and char["x0"] > 250
        )
        assert millimetres(kho) == pytest.approx(HOUSE.heading.date_left, abs=0.5)
        if name == "memo long number":
            assert date > kho + 5
        else:
            assert date == pytest.approx(kho, abs=1 * 72 / 25.4)

    def test_the_emblem_stands_in_its_corner(self, rendered: Get) -> None:
        emblem = min(rendered("memo pictures").pages[0].images, key=lambda image: image["top"])
        place = [millimetres(emblem[side]) for side in ("x0", "top")]
        assert place == pytest.approx([HOUSE.emblem.left * 10, HOUSE.emblem.top * 10], abs=0.5)
        assert millimetres(emblem["bottom"] - emblem["top"]) == pytest.approx(15.0, abs=0.2)

    @pytest.mark.parametrize("name", ["memo no emblem", "memo sample", "memo missing"])
    def test_without_an_emblem_nothing_is_drawn_and_nothing_moves(self, rendered: Get, name: str) -> None:
        page = rendered(name).pages[0]
        assert not page.images
        title, drawn = (sized(each, HOUSE.title.size)[0] for each in (page, rendered("memo pictures").pages[0]))
        assert (title["x0"], title["top"]) == pytest.approx((drawn["x0"], drawn["top"]), abs=0.1)

    @pytest.mark.parametrize("name", MEMOS)
    def test_the_dots_of_the_head_reach_the_margin(self, rendered: Get, name: str) -> None:
        lines = [line for line in lines_of(rendered(name).pages[0]) if line[0] < 80 and line[1].endswith("....")]
        lines = [line for line in lines if not line[1].startswith("เรียน")]
        assert len(lines) >= 3
        for _, _, chars in lines:
            assert millimetres(max(char["x1"] for char in chars)) == pytest.approx(190, abs=1)

    @pytest.mark.parametrize("name", MEMOS + REPORTS + LETTERS)
    def test_nothing_leaves_the_margins(self, rendered: Get, name: str) -> None:
        left, right = (19.5, 277.5) if name == "report landscape" else (29.5, 190.5)
        for page in rendered(name).pages:
            letters = [char for char in page.chars if char["text"].strip()]
            assert millimetres(min(char["x0"] for char in letters)) >= left
            assert millimetres(max(char["x1"] for char in letters)) <= right
            assert millimetres(max(char["bottom"] for char in letters)) <= millimetres(float(page.height)) - 18

    @pytest.mark.parametrize("name", MEMOS)
    def test_a_section_is_indented_twenty_five_millimetres(self, rendered: Get, name: str) -> None:
        heading = next(line for line in lines_of(rendered(name).pages[0]) if line[1].lstrip().startswith("๑."))
        first = next(char for char in heading[2] if char["text"].strip())
        assert millimetres(first["x0"]) == pytest.approx(55.0, abs=0.5)

    def test_urgency_stands_above_the_title_in_red(self, rendered: Get) -> None:
        page = rendered("memo urgent").pages[0]
        urgent, title = sized(page, HOUSE.urgency.size), sized(page, HOUSE.title.size)
        assert urgent[0]["matrix"][5] > title[0]["matrix"][5]
        assert {char["non_stroking_color"] for char in urgent} == {(1, 0, 0)}

    @pytest.mark.parametrize("name", [name for name in MEMOS if name != "memo long text"])
    def test_a_memo_takes_two_pages_at_most(self, rendered: Get, name: str) -> None:
        assert len(rendered(name).pages) <= 2

    @pytest.mark.parametrize("name", ["sample", "form"])
    def test_the_sample_takes_two_pages_each(self, rendered: Get, name: str) -> None:
        assert [len(rendered(f"{kind} {name}").pages) for kind in ("memo", "report")] == [2, 2]

    def test_a_latin_word_is_never_broken(self, rendered: Get) -> None:
        words = ("Integrity", "Transparency", "Assessment", "Open", "Data")
        lines = [text for page in rendered("memo long text").pages for _, text, _ in lines_of(page)]
        found = sum(text.count(word) for text in lines for word in words)
        blocks = rendered("memo long text").document.blocks
        texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        assert found == sum(text.count(word) for text in texts for word in words) > 0

    @pytest.mark.parametrize("name", MEMOS)
    def test_the_pages_are_as_foreseen(self, rendered: Get, name: str) -> None:
        document = rendered(name).document
        foreseen = page_count(pieces(document.blocks, document.page.text_width), document.page)
        assert len(rendered(name).pages) == foreseen

    @pytest.mark.parametrize("name", MEMOS)
    def test_later_pages_begin_with_their_number(self, rendered: Get, name: str) -> None:
        for number, page in enumerate(rendered(name).pages[1:], 2):
            baseline, text, chars = lines_of(page)[0]
            assert text.replace(" ", "") in {f"-{number}-", f"-{'๐๑๒๓๔๕๖๗๘๙'[number]}-"}
            centre = (min(char["x0"] for char in chars) + max(char["x1"] for char in chars)) / 2
            assert millimetres(centre) == pytest.approx(110, abs=0.5)
            assert 18 < baseline < 22
            assert lines_of(page)[1][0] == pytest.approx(30, abs=2.5)

    @pytest.mark.parametrize("name", MEMOS)
    def test_a_signature_stays_with_what_it_signs(self, rendered: Get, name: str) -> None:
        document = rendered(name).document
        texts = [squeeze("".join(line[1] for line in lines_of(page))) for page in rendered(name).pages]
        for block, following in zip(document.blocks, document.blocks[1:], strict=False):
            if isinstance(block, Paragraph) and block.layout.keep_next and isinstance(following, Paragraph):
                end, start = squeeze(block.text)[-12:], squeeze(following.text)[:12]
                assert any(end in text and start in text for text in texts)

    @pytest.mark.parametrize("name", REPORTS)
    def test_the_header_row_stands_on_every_page(self, rendered: Get, name: str) -> None:
        pages = rendered(name).pages
        assert len(pages) >= {"report forty measures": 6, "report tall row": 3}.get(name, 1)
        for page in pages:
            assert squeeze("ผู้รับผิดชอบ") in squeeze("".join(line[1] for line in lines_of(page)))

    @pytest.mark.parametrize("name", REPORTS)
    def test_every_measure_is_printed(self, rendered: Get, name: str) -> None:
        document = rendered(name).document
        letters = sum(len(squeeze("".join(line[1] for line in lines_of(page)))) for page in rendered(name).pages)
        table = next(block for block in document.blocks if isinstance(block, Table))
        cells = [cell for row in table.rows for cell in row.cells]
        expected = sum(len(squeeze(paragraph.text)) for cell in cells for paragraph in cell.paragraphs)
        assert letters >= expected

    @pytest.mark.parametrize("kind", ["memo", "report"])
    def test_a_draft_s_stamp_moves_nothing(self, rendered: Get, kind: str) -> None:
        plain, draft = (rendered(f"{kind} {name}").pages for name in ("sample", "draft"))
        assert len(plain) == len(draft)
        for one, other in zip(plain, draft, strict=True):
            assert placed(one) == placed(other)
            assert len(other.curves) > len(one.curves)


def placed(page: Any) -> list[tuple[str, float, float]]:
    return [(char["text"], round(char["x0"], 1), round(char["top"], 1)) for char in page.chars]


def squeeze(text: str) -> str:
    """The consonants, Latin letters and digits: what a PDF says in the order it was written."""
    known = re.sub(r"\(cid:\d+\)", "", text)
    return "".join(letter for letter in known if letter.isalnum() and letter not in "าำ")


def test_the_fit_gives_up_nothing_where_one_page_is_enough(submission: Any, year: Any) -> None:
    from itaxl.documents.papers.memo import memo

    hidden = {f"sign.{role}.show": "ไม่" for role in ("head", "clerk", "mayor")}
    document = memo(submission(hidden), year)
    blanks = [block.layout for block in document.blocks if isinstance(block, Paragraph) and not block.content]
    assert sum(layout in (SIGNATURE, *SPARE_LINES) for layout in blanks) == HOUSE.sign.blank_lines
