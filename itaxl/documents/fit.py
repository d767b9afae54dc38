"""The fit: giving up a little space, in a fixed order, when that saves a page.

Step 1 takes away the space above paragraphs that follow a heading (in a letter, above the contact), step 2 one
blank line of each signature, step 3 the space above headings and the closing line, step 4 that above all other
paragraphs and fields; a step includes those before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from itaxl.documents.blocks import Block, Layout, Page, Paragraph
from itaxl.documents.flow import Pages, Piece, pieces

STEPS: Final = (0, 1, 2, 3, 4)


def fitted(text: Sequence[Block], opinions: Sequence[Block], page: Page) -> tuple[Block, ...]:
    """The text up to the author's signature and the opinions after it, on the fewest pages that any step brings about.

    Both give up as little as that takes: first the text, which should also end on the earliest page, then the opinions.
    """
    above, below = pieces(text, page.text_width), pieces(opinions, page.text_width)

    def pages(first: int, then: int) -> tuple[int, int]:
        filled = Pages(page)
        filled.fill(above, step=first)
        of_text = filled.number
        filled.fill(below, step=then)
        return filled.number, of_text

    fewest = pages(STEPS[-1], STEPS[-1])
    first = next(step for step in STEPS if pages(step, STEPS[-1]) == fewest)
    then = next(step for step in STEPS if pages(first, step) == fewest)
    filled = Pages(page)
    return (
        *_given_up(text, first, filled.fill(above, step=first)),
        *_given_up(opinions, then, filled.fill(below, step=then)),
    )


def _given_up(blocks: Sequence[Block], step: int, overleaf: Sequence[Sequence[Piece]]) -> Iterator[Block]:
    """The blocks less what the step takes, a page begun where a signature with its text goes overleaf.

    Word would keep them together unasked; LibreOffice forgets to, now and then. A gap above such a page goes.
    """
    chunks = [chunk for chunk in overleaf if all(piece.sealed for piece in chunk)]
    gaps = {chunk[0].owner for chunk in chunks if chunk[0].blank}
    starts = {chunk[1 if chunk[0].blank else 0].owner for chunk in chunks}
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            yield block
            continue
        gives = 0 < block.layout.gives <= step
        if number not in gaps and (block.content or not gives):
            layout = replace(block.layout, before=0) if gives else block.layout
            yield _laid(block, replace(layout, new_page=True) if number in starts else layout)


def _laid(paragraph: Paragraph, layout: Layout) -> Paragraph:
    return paragraph if layout is paragraph.layout else replace(paragraph, layout=layout)
