"""The body of a Word document, written directly as XML from blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from itaxl.documents.blocks import Block, Document, Inline, Page, Paragraph, PrintedPicture, Row, Run, Table
from itaxl.docx.drawing import drawing
from itaxl.docx.looks import paragraph_start, run_start, style_id
from itaxl.docx.word_xml import DECLARATION, plain, twips

NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)

TABLE_STYLE: Final = style_id("Table")
TEXT_START: Final = b"<w:t>"
SPACED_START: Final = b'<w:t xml:space="preserve">'
"""Without it Word drops the spaces at the ends of a text."""
TEXT_END: Final = b"</w:t></w:r>"
PARAGRAPH_END: Final = b"</w:p>"
ONLY_TEXT_END: Final = TEXT_END + PARAGRAPH_END


@dataclass(slots=True)
class Body:
    """A body being written: the XML so far and the pictures it refers to, in their order.

    The XML is UTF-8 from the start: what is the same everywhere is encoded once, not in each document.
    """

    xml: list[bytes] = field(default_factory=list)
    pictures: list[PrintedPicture] = field(default_factory=list)
    _starts: dict[tuple[int, int, int], bytes] = field(default_factory=dict)
    """What stands before the text of a paragraph of one run: found by whose layout and looks these are, which is
    quicker than by what they say; the document being written holds them."""

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write paragraphs and tables."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block)
            else:
                self.table(block)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write one paragraph."""
        content, layout, look = paragraph
        if len(content) == 1 and isinstance(run := content[0], Run):  # nearly every one
            key = id(layout), id(look), id(run.look)
            start = self._starts.get(key)
            if start is None:
                start = self._starts[key] = paragraph_start(layout, look) + run_start(run.look, layout.role)
            text = plain(run.text)
            self.xml += (start, TEXT_START if text == text.strip() else SPACED_START, text.encode(), ONLY_TEXT_END)
            return
        self.xml.append(paragraph_start(layout, look))
        for part in content:
            self.inline(part, paragraph)
        self.xml.append(PARAGRAPH_END)

    def inline(self, part: Inline, paragraph: Paragraph) -> None:
        """Write one run of `paragraph`, whose look a tab and its dots have."""
        role = paragraph.layout.role
        if isinstance(part, Run):
            text = plain(part.text)
            start = TEXT_START if text == text.strip() else SPACED_START
            self.xml += (run_start(part.look, role), start, text.encode(), TEXT_END)
        elif isinstance(part, PrintedPicture):
            self.pictures.append(part)
            self.xml += (run_start(paragraph.look, role), drawing(part, len(self.pictures)).encode(), b"</w:r>")
        else:
            self.xml += (run_start(paragraph.look, role), b"<w:tab/></w:r>")

    def table(self, table: Table) -> None:
        """Write a table of fixed widths whose header row repeats."""
        self.xml.append(_table_start(table.widths))
        self.row(table.header, b"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", _cell_starts(table.widths, "center"))
        cells = _cell_starts(table.widths, "")
        for row in table.rows:
            starts = _across_start(table.widths) if row.across else cells
            self.row(row, b"" if row.splits else b"<w:trPr><w:cantSplit/></w:trPr>", starts)
        self.xml.append(b"</w:tbl>")

    def row(self, row: Row, properties: bytes, starts: Iterable[bytes]) -> None:
        """Write one row of a table, each cell with its start; a cell always holds a paragraph."""
        self.xml += (b"<w:tr>", properties)
        for cell, start in zip(row.cells, starts, strict=True):
            self.xml.append(start)
            for paragraph in cell.paragraphs:
                self.paragraph(paragraph)
            self.xml.append(b"</w:tc>")
        self.xml.append(b"</w:tr>")


def body_xml(document: Document, headers: str) -> tuple[bytes, list[PrintedPicture]]:
    """The document part with its `headers` references, and its pictures; picture n has the relationship rIdPn."""
    body = Body()
    body.blocks(document.blocks)
    start = f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
    end = f"{_section(document.page, headers)}</w:body></w:document>"
    return b"".join((start.encode(), *body.xml, end.encode())), body.pictures


@lru_cache(maxsize=64)
def _table_start(centimetres: tuple[float, ...]) -> bytes:
    widths = [twips(width) for width in centimetres]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    ).encode()


@lru_cache(maxsize=64)
def _cell_starts(centimetres: tuple[float, ...], align: str) -> tuple[bytes, ...]:
    """What stands before the paragraphs of each cell of a row."""
    high = f'<w:vAlign w:val="{align}"/>' if align else ""
    return tuple(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{high}</w:tcPr>'.encode() for width in centimetres
    )


@lru_cache(maxsize=64)
def _across_start(centimetres: tuple[float, ...]) -> tuple[bytes, ...]:
    """What stands before the paragraphs of a cell as wide as the table."""
    width = sum(twips(width) for width in centimetres)
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{len(centimetres)}"/>'
    return (f"<w:tc><w:tcPr>{properties}</w:tcPr>".encode(),)


def _section(page: Page, headers: str) -> str:
    margins = (("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left))
    edges = " ".join(f'w:{side}="{twips(width)}"' for side, width in margins)
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    digits = "thaiNumbers" if page.thai_number else "decimal"
    return (
        f'<w:sectPr>{headers}<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar {edges} w:header="{twips(page.header)}" w:footer="{twips(page.bottom / 2)}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="{digits}"/><w:titlePg/></w:sectPr>'
    )
