"""The body of a Word document, written directly as XML from blocks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from itaxl.documents.blocks import (
    Block,
    Cell,
    Document,
    Inline,
    Look,
    Page,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
)
from itaxl.documents.house import house
from itaxl.edges.docx_drawing import drawing
from itaxl.edges.docx_looks import paragraph_properties, run_properties
from itaxl.edges.docx_xml import DECLARATION, plain, twips

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

SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
THICKNESS: Final = round(house().table.border * 8)
"""In eighths of a point."""
BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="{THICKNESS}" w:space="0" w:color="000000"/>' for side in SIDES
)


@dataclass(slots=True)
class Body:
    """A body being written: the XML so far and the pictures it refers to, in their order."""

    font: str
    xml: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write paragraphs and tables."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block)
            else:
                self.table(block)

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write one paragraph."""
        self.xml.append(f"<w:p>{paragraph_properties(paragraph.layout, paragraph.look, self.font)}")
        for part in paragraph.content:
            self.xml.append(self.inline(part, paragraph.look))
        self.xml.append("</w:p>")

    def inline(self, part: Inline, look: Look) -> str:
        """One run; `look` is that of a tab and its dots."""
        if isinstance(part, Run):
            return (
                f'<w:r>{run_properties(part.look, self.font)}<w:t xml:space="preserve">{plain(part.text)}</w:t></w:r>'
            )
        if isinstance(part, Picture):
            self.pictures.append(part)
            return f"<w:r>{run_properties(look, self.font)}{drawing(part, len(self.pictures))}</w:r>"
        return f"<w:r>{run_properties(look, self.font)}<w:tab/></w:r>"

    def table(self, table: Table) -> None:
        """Write a table of fixed widths whose header row repeats."""
        widths = [twips(width) for width in table.widths]
        self.xml.append(_table_start(tuple(widths)))
        self.row(table.header, widths, "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "center")
        for row in table.rows:
            self.row(row, widths, "" if row.splits else "<w:trPr><w:cantSplit/></w:trPr>", "top")
        self.xml.append("</w:tbl>")

    def row(self, row: Row, widths: Iterable[int], properties: str, align: str) -> None:
        """Write one row of a table."""
        self.xml.append(f"<w:tr>{properties}")
        for cell, width in zip(row.cells, widths, strict=True):
            self.cell(cell, width, align)
        self.xml.append("</w:tr>")

    def cell(self, cell: Cell, width: int, align: str) -> None:
        """Write one cell; it always holds a paragraph."""
        properties = f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{align}"/>'
        self.xml.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>")
        for paragraph in cell.paragraphs:
            self.paragraph(paragraph)
        self.xml.append("</w:tc>")


def body_xml(document: Document, headers: str) -> tuple[bytes, list[Picture]]:
    """The document part with its `headers` references, and its pictures; picture n has the relationship rIdPn."""
    body = Body(document.font)
    body.blocks(document.blocks)
    start = f"{DECLARATION}<w:document {NAMESPACES}><w:body>"
    text = "".join((start, *body.xml, _section(document.page, headers), "</w:body></w:document>"))
    return text.encode(), body.pictures


@lru_cache(maxsize=64)
def _table_start(widths: tuple[int, ...]) -> str:
    margin = twips(house().table.margin)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


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
