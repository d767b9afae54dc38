"""The layouts that several documents share, each a named style and what the fit may take from it."""

from typing import Final

from itaxl.documents.blocks import TAB, Layout, Look, Paragraph, ParagraphRole, Run
from itaxl.documents.styles import STYLES, styled

BODY: Final = styled(ParagraphRole.BODY)._replace(gives=4)
AFTER_HEADING: Final = BODY._replace(gives=1)
HEADING: Final = styled(ParagraphRole.HEADING)._replace(gives=3)
DOTTED: Final = styled(ParagraphRole.DOTTED)


def paragraph(text: str, layout: Layout, look: Look | None = None) -> Paragraph:
    """A paragraph of one run, in the look of its style unless given; a blank one when the text is empty."""
    look = look or STYLES[layout.role].look
    return Paragraph((Run(text, look),) if text else (), layout, look)


def dotted_line(layout: Layout = DOTTED) -> Paragraph:
    """A dotted line as wide as the text, to be written on."""
    return Paragraph((TAB,), layout, STYLES[layout.role].look)
