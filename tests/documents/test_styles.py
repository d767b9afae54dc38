"""Each paragraph bears a named style, which says how it looks; a document's own text says only what differs."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from itaxl.documents.blocks import Document, Layout, Look, Paragraph, ParagraphRole, Run
from itaxl.documents.styles import BOLD, LABEL, PLAIN, STYLES

Get = Callable[[str], Any]
KINDS = (
    "memo sample",
    "memo pictures",
    "memo urgent",
    "memo draft",
    "report sample",
    "report landscape",
    "letter long",
)
BLACK = "000000"


def opened(built: Get, name: str) -> Any:
    return docx.Document(BytesIO(built(name).data))


def paragraphs(document: Any) -> list[Any]:
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def said(element: Any) -> dict[str, Any]:
    """The run properties of an element by their names."""
    found = element.find(qn("w:rPr")) if element is not None else None
    return {} if found is None else {etree.QName(child).localname: child for child in found}


def effective(document: Any, paragraph: Any, run: Any) -> dict[str, Any]:
    """The properties of a run as Word finds them: the defaults, the paragraph's style, the letters' style, its own."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    letters = run._r.style
    return {
        **said(defaults),
        **said(paragraph.style.element),
        **(said(next(style for style in styles if style.get(qn("w:styleId")) == letters)) if letters else {}),
        **said(run._r),
    }


@pytest.mark.parametrize("name", KINDS)
def test_no_letter_lacks_a_thai_attribute(built: Get, name: str) -> None:
    document = opened(built, name)
    runs = [(paragraph, run) for paragraph in paragraphs(document) for run in paragraph.runs]
    assert runs
    for paragraph, run in runs:
        properties = effective(document, paragraph, run)
        fonts = {properties["rFonts"].get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")}
        assert fonts == {built(name).document.font}
        assert properties["sz"].get(qn("w:val")) == properties["szCs"].get(qn("w:val"))
        assert ("b" in properties) == ("bCs" in properties)
        assert properties["lang"].get(qn("w:bidi")) == "th-TH"


@pytest.mark.parametrize("name", KINDS)
def test_every_paragraph_looks_and_stands_as_its_block_says(built: Get, name: str) -> None:
    document = opened(built, name)
    blocks = [block for block in built(name).document.blocks if isinstance(block, Paragraph)]
    for block, paragraph in zip(blocks, document.paragraphs, strict=True):
        for part, run in zip(block.content, paragraph.runs, strict=True):
            look = part.look if isinstance(part, Run) else block.look
            properties = effective(document, paragraph, run)
            bold = properties.get("b")
            assert float(properties["sz"].get(qn("w:val"))) == look.size * 2
            assert (bold is not None and bold.get(qn("w:val")) != "0") == look.bold
            assert (properties["color"].get(qn("w:val")) if "color" in properties else BLACK) == (look.colour or BLACK)
        assert stands(paragraph) == pytest.approx(
            (block.layout.before, block.layout.after, block.layout.left, block.layout.first), abs=0.05
        )


def stands(paragraph: Any) -> tuple[float, ...]:
    """Space before and after in points, indent and first line in centimetres, the style's where it says none itself."""
    of_itself, of_style = paragraph.paragraph_format, paragraph.style.paragraph_format

    def length(name: str, unit: str) -> float:
        own = getattr(of_itself, name)
        found = getattr(of_style, name) if own is None else own
        return float(getattr(found, unit)) if found is not None else 0.0

    return (
        length("space_before", "pt"),
        length("space_after", "pt"),
        length("left_indent", "cm"),
        length("first_line_indent", "cm"),
    )


@pytest.mark.parametrize("name", KINDS)
def test_each_paragraph_bears_one_of_our_styles(built: Get, name: str) -> None:
    document = opened(built, name)
    names = {paragraph.style.name for paragraph in paragraphs(document)}
    assert names <= {style.name for style in STYLES.values()}
    assert all(table.style.name == "itaxl กรอบตาราง" for table in document.tables)


@pytest.mark.parametrize("name", ["memo sample", "report sample", "letter short"])
def test_restyling_the_running_text_restyles_all_of_it(built: Get, name: str) -> None:
    document = opened(built, name)
    style = document.styles["itaxl เนื้อความ"]
    style.font.size, style.font.italic = Pt(20), True
    out = BytesIO()
    document.save(out)
    again = docx.Document(BytesIO(out.getvalue()))
    body = [each for each in again.paragraphs if each.style and each.style.name == "itaxl เนื้อความ"]
    assert body
    assert not [run for paragraph in body for run in paragraph.runs if said(run._r)]


@pytest.mark.parametrize("role", ["Heading", "Title", "ReportTitle", "Subject"])
def test_running_text_follows_a_title_or_heading_and_navigation_finds_it(built: Get, role: str) -> None:
    document = opened(built, "memo sample")
    style = next(each for each in document.styles if each.style_id == f"Itaxl{role}")
    assert style.next_paragraph_style.name == "itaxl เนื้อความ"
    assert style.element.pPr.find(qn("w:outlineLvl")) is not None


@pytest.mark.parametrize("name", ["memo sample", "report sample", "letter short", "letter long"])
def test_every_paper_has_a_place_in_the_outline(built: Get, name: str) -> None:
    document = opened(built, name)
    levels = [level for each in document.paragraphs for level in each.style.element.iter(qn("w:outlineLvl"))]
    assert levels[0].get(qn("w:val")) == "0"


@pytest.mark.parametrize("name", ["memo sample", "report forty measures", "letter long"])
def test_most_of_a_document_is_not_markup_about_looks(built: Get, name: str) -> None:
    """Half of what a paragraph costs when each run says its font, sizes, weight and language."""
    xml = built(name).part("word/document.xml").decode()
    assert "<w:rFonts" not in xml
    assert "<w:lang" not in xml
    assert "<w:szCs" not in xml


def test_what_differs_from_the_style_is_said_and_what_does_not_is_not(document_xml: Callable[..., Any]) -> None:
    body = STYLES[ParagraphRole.BODY].layout._replace(role=ParagraphRole.BODY)
    assert document_xml(Paragraph((Run("ก", PLAIN),), body, PLAIN)) == '<w:pStyle w:val="ItaxlBody"/>|'
    closer = body._replace(before=0, first=0, keep_next=True)
    assert document_xml(Paragraph((Run("ก", BOLD),), closer, PLAIN)) == (
        '<w:pStyle w:val="ItaxlBody"/><w:keepNext/><w:spacing w:before="0"/><w:ind w:firstLine="0"/>|<w:b/><w:bCs/>'
    )
    title = Layout(role=ParagraphRole.SUBTITLE)
    assert document_xml(Paragraph((Run("ก", Look(20)),), title, PLAIN)) == (
        '<w:pStyle w:val="ItaxlSubtitle"/><w:keepNext w:val="0"/><w:jc w:val="left"/>'
        '<w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr>|'
        '<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="40"/><w:szCs w:val="40"/>'
    )
    assert document_xml(Paragraph((Run("ที่", LABEL),), body, PLAIN)).endswith('|<w:rStyle w:val="ItaxlLabel"/>')
    dots = STYLES[ParagraphRole.DOTTED].layout._replace(role=ParagraphRole.DOTTED, tabs=())
    assert '<w:tab w:val="clear" w:pos="9071"/>' in document_xml(Paragraph((), dots, PLAIN))


@pytest.fixture
def document_xml(documents: dict[str, Document]) -> Callable[[Paragraph], str]:
    """What a paragraph says of itself and, after a stroke, its first run."""
    from dataclasses import replace

    from itaxl.docx.document_body import body_xml

    def write(paragraph: Paragraph) -> str:
        xml, _ = body_xml(replace(documents["memo sample"], blocks=(paragraph,)), "")
        start = xml.decode().split("<w:pPr>", 1)[1]
        own, _, rest = start.partition("</w:pPr>")
        run = rest.split("<w:rPr>", 1)[1].split("</w:rPr>")[0] if "<w:rPr>" in rest.split("<w:sectPr>")[0] else ""
        return f"{own}|{run}"

    return write
