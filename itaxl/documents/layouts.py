"""The looks and layouts that both documents share, made from the house's numbers."""

from typing import Final

from itaxl.documents.blocks import TAB, Align, Layout, Look, Paragraph, Role, Run, TabStop
from itaxl.documents.house import house

HOUSE: Final = house()
TEXT_WIDTH: Final = HOUSE.page.width - HOUSE.page.left - HOUSE.page.right

PLAIN: Final = Look(HOUSE.font.body)
BOLD: Final = Look(HOUSE.font.body, bold=True)

BODY: Final = Layout(Align(HOUSE.body.align), before=HOUSE.body.before, first=HOUSE.body.first_line, gives=4)
AFTER_HEADING: Final = BODY._replace(gives=1)
HEADING: Final = Layout(
    before=HOUSE.body.before, first=HOUSE.body.first_line, keep_next=True, keep_lines=True, role=Role.HEADING, gives=3
)
CENTRED: Final = Layout(Align.CENTER)
DOTTED: Final = Layout(
    before=HOUSE.body.before, tabs=(TabStop(TEXT_WIDTH, right=True, dots=True),), keep_next=True, keep_lines=True
)


def paragraph(text: str, layout: Layout, look: Look = PLAIN) -> Paragraph:
    """A paragraph of one run; a blank one when the text is empty."""
    return Paragraph((Run(text, look),) if text else (), layout, look)


def dotted_line(layout: Layout = DOTTED) -> Paragraph:
    """A dotted line as wide as the text, to be written on."""
    return Paragraph((TAB,), layout, PLAIN)
