"""The named styles of the papers: how a paragraph of each role looks and stands before anything is said of it alone.

A document's text says only what differs from them, so changing a style in Word changes every paragraph of its kind.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from itaxl.documents.blocks import Align, Layout, Look, ParagraphRole, TabStop
from itaxl.documents.house import house

HOUSE: Final = house()
TEXT_WIDTH: Final = HOUSE.page.width - HOUSE.page.left - HOUSE.page.right

PLAIN: Final = Look(HOUSE.font.body)
BOLD: Final = Look(HOUSE.font.body, bold=True)
SMALL: Final = Look(HOUSE.font.table)
SMALL_BOLD: Final = Look(HOUSE.font.table, bold=True)
TITLE_LOOK: Final = Look(HOUSE.title.size, bold=True)
URGENT: Final = Look(HOUSE.urgency.size, bold=True, colour=HOUSE.urgency.colour)
LABEL: Final = Look(HOUSE.heading.label_size, bold=True)
TO_MARGIN: Final = TabStop(TEXT_WIDTH, right=True, dots=True)


class NamedStyle(NamedTuple):
    """One style: its name in Word, how its paragraphs stand and look, its outline level (1 is the highest)."""

    name: str
    layout: Layout
    look: Look
    outline: int = 0


STYLES: Final[Mapping[ParagraphRole, NamedStyle]] = {
    ParagraphRole.TEXT: NamedStyle("itaxl ข้อความ", Layout(), PLAIN),
    ParagraphRole.TITLE: NamedStyle(
        "itaxl ชื่อเรื่อง", Layout(Align.CENTER, line=HOUSE.title.line, after=HOUSE.title.after), TITLE_LOOK, 1
    ),
    ParagraphRole.URGENCY: NamedStyle("itaxl ชั้นความเร็ว", Layout(Align.CENTER, line=HOUSE.urgency.line), URGENT),
    ParagraphRole.FIELD: NamedStyle("itaxl หัวหนังสือ", Layout(), PLAIN),
    ParagraphRole.SUBJECT: NamedStyle("itaxl เรื่อง", Layout(before=HOUSE.letter.field_before), PLAIN, 1),
    ParagraphRole.HEADING: NamedStyle(
        "itaxl หัวข้อ",
        Layout(before=HOUSE.body.before, first=HOUSE.body.first_line, keep_next=True, keep_lines=True),
        BOLD,
        2,
    ),
    ParagraphRole.BODY: NamedStyle(
        "itaxl เนื้อความ", Layout(Align(HOUSE.body.align), before=HOUSE.body.before, first=HOUSE.body.first_line), PLAIN
    ),
    ParagraphRole.DOTTED: NamedStyle(
        "itaxl เส้นประ",
        Layout(before=HOUSE.body.before, tabs=(TO_MARGIN,), keep_next=True, keep_lines=True),
        PLAIN,
    ),
    ParagraphRole.REPORT_TITLE: NamedStyle("itaxl ชื่อรายงาน", Layout(Align.CENTER, keep_next=True), BOLD, 1),
    ParagraphRole.SUBTITLE: NamedStyle("itaxl ชื่อรอง", Layout(Align.CENTER, keep_next=True), BOLD),
    ParagraphRole.CELL: NamedStyle("itaxl ตาราง", Layout(), SMALL),
    ParagraphRole.CELL_HEAD: NamedStyle("itaxl หัวตาราง", Layout(Align.CENTER), SMALL_BOLD),
    ParagraphRole.ITEM_CELL: NamedStyle("itaxl ตารางในหนังสือ", Layout(), PLAIN),
    ParagraphRole.ITEM_HEAD: NamedStyle("itaxl หัวตารางในหนังสือ", Layout(Align.CENTER), BOLD),
    ParagraphRole.SIGNATURE: NamedStyle(
        "itaxl ลายเซ็น", Layout(Align.CENTER, left=HOUSE.sign.left, keep_next=True, keep_lines=True), PLAIN
    ),
}

LETTER_STYLES: Final[Mapping[Look, tuple[str, str]]] = {LABEL: ("Label", "itaxl ป้ายหัวหนังสือ")}
"""Named styles of letters inside a paragraph: by their look, their role and their name in Word."""


def styled(role: ParagraphRole) -> Layout:
    """How paragraphs of a role stand."""
    return STYLES[role].layout._replace(role=role)
