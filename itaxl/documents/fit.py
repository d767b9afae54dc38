"""The fit: giving up a little space, in a fixed order, when that saves a page.

Step 1 takes away the space above paragraphs that follow a heading, step 2 one blank line of each signature, step 3
the space above headings and the closing line; a step includes those before it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from itaxl.documents.blocks import BREAK, Block, Page, Paragraph
from itaxl.documents.flow import Piece, page_count, pieces

STEPS: Final = (0, 1, 2, 3)


def fitted(text: Sequence[Block], opinions: Sequence[Block], page: Page) -> tuple[Block, ...]:
    """The text up to the author's signature and the opinions after it, on the fewest pages that any step brings about.

    Both give up as little as that takes: first the text, which should also end on the earliest page, then the opinions.
    """
    measured, following = pieces(text, page.text_width), pieces(opinions, page.text_width)

    def pages(first: int, then: int) -> tuple[int, int]:
        above = _lowered(measured, first)
        return page_count((*above, *_lowered(following, then)), page), page_count(above, page)

    fewest = pages(STEPS[-1], STEPS[-1])
    first = next(step for step in STEPS if pages(step, STEPS[-1]) == fewest)
    then = next(step for step in STEPS if pages(first, step) == fewest)
    return (*_given_up(text, first), *_given_up(opinions, then))


def _lowered(measured: Sequence[Piece], step: int) -> tuple[Piece, ...]:
    return tuple(_less(piece) if 0 < piece.gives <= step else piece for piece in measured) if step else tuple(measured)


def _less(piece: Piece) -> Piece:
    return replace(piece, lines=piece.lines - 1) if piece.breaks else replace(piece, before=0)


def _given_up(blocks: Sequence[Block], step: int) -> tuple[Block, ...]:
    return tuple(
        _raised(block) if isinstance(block, Paragraph) and 0 < block.layout.gives <= step else block for block in blocks
    )


def _raised(paragraph: Paragraph) -> Paragraph:
    if BREAK in paragraph.content:
        at = paragraph.content.index(BREAK)
        return replace(paragraph, content=paragraph.content[:at] + paragraph.content[at + 1 :])
    return replace(paragraph, layout=replace(paragraph.layout, before=0))
