"""The numbered sections of a memo: เรื่องเดิม with the OIT item's table, ข้อเท็จจริง, ข้อกฎหมาย, ข้อเสนอเพื่อพิจารณา."""

from collections.abc import Iterator
from typing import Final

from itaxl.documents.blocks import Align, Block, Cell, Layout, Page, Paragraph, ParagraphRole, Row, Table
from itaxl.documents.layouts import AFTER_HEADING, BODY, HEADING, dotted_line, paragraph
from itaxl.documents.pagination import whole_or_split
from itaxl.documents.styles import HOUSE, styled
from itaxl.documents.texts import Texts, blank
from itaxl.form.fields import field_of

SECTIONS: Final = (
    ("memo.background", "เรื่องเดิม"),
    ("memo.facts", "ข้อเท็จจริง"),
    ("memo.law", "ข้อกฎหมาย"),
    ("memo.proposal", "ข้อเสนอเพื่อพิจารณา"),
)
ITEM: Final = ("memo.oit_item", "memo.oit_title", "memo.oit_elements")

BEFORE_TABLE: Final = Layout(line=HOUSE.table.gap, keep_next=True)
TITLE_CELL: Final = styled(ParagraphRole.ITEM_HEAD)
TEXT_CELL: Final = styled(ParagraphRole.ITEM_CELL)
CODE_CELL: Final = TEXT_CELL._replace(align=Align.CENTER)
CLOSING: Final = BODY._replace(align=Align.LEFT, keep_next=True, keep_lines=True, gives=3)


def sections(texts: Texts, page: Page) -> Iterator[Block]:
    """The sections numbered from ๑, and the closing line; a blank one that a memo must have shows a dotted line."""
    present = [(key, title) for key, title in SECTIONS if texts.lines(key) or _is_needed(key)]
    for number, (key, title) in enumerate(present, 1):
        yield paragraph(texts.number(f"{number}. ") + title, HEADING)
        yield from _paragraphs(texts.lines(key))
        if key == "memo.background":
            yield from _item_table(texts, page)
    yield paragraph(texts.line("memo.closing") or blank(), CLOSING)


def _is_needed(key: str) -> bool:
    field = field_of(key)
    return field.required or field.standard


def _paragraphs(lines: tuple[str, ...]) -> Iterator[Paragraph]:
    if not lines:
        yield dotted_line()
    for number, line in enumerate(lines):
        yield paragraph(line, BODY if number else AFTER_HEADING)


def _item_table(texts: Texts, page: Page) -> Iterator[Block]:
    columns = [texts.lines(key) for key in ITEM]
    if not any(columns):
        return
    yield paragraph("", BEFORE_TABLE)
    widths = HOUSE.table.item_widths
    titles = tuple(Cell((paragraph(title, TITLE_CELL),)) for title in HOUSE.table.item_titles)
    row = Row(tuple(map(_cell, columns, (CODE_CELL, TEXT_CELL, TEXT_CELL))))
    yield Table(widths, Row(titles), whole_or_split((row,), widths, page))


def _cell(lines: tuple[str, ...], layout: Layout) -> Cell:
    return Cell(tuple(paragraph(line, layout) for line in lines or (blank(HOUSE.body.cell_dots),)))
