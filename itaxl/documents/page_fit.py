"""The fit: giving up a little space, in a fixed order, when that saves a page.

Step 1 takes away the space above paragraphs that follow a heading (in a letter, above the contact), step 2 one
blank line of each signature, step 3 the space above headings and the closing line, step 4 that above all other
paragraphs and fields, step 5 a second blank line of each signature; a step includes those before it.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from itaxl.documents.blocks import Block, Layout, Page, Paragraph
from itaxl.documents.own_letters import OwnLetters, as_seen
from itaxl.documents.pagination import Chunk, Pages, chunks, pieces

STEPS: Final = (0, 1, 2, 3, 4, 5)


class Filled(NamedTuple):
    """What went overleaf of the text and of the opinions, and how many pages all of it and the text alone fill."""

    text: Sequence[Chunk]
    opinions: Sequence[Chunk]
    pages: tuple[int, int]


def fitted(
    text: Sequence[Block], opinions: Sequence[Block], page: Page, own: Sequence[OwnLetters] = ()
) -> tuple[Block, ...]:
    """The text up to the author's signature and the opinions after it, on the fewest pages that any step brings about.

    Both give up as little as that takes: first the text, which should also end on the earliest page, then the opinions.
    `own` are styles of the office that make the same blocks higher or lower.
    """
    above, below = (chunks(pieces(tuple(as_seen(blocks, own)), page.text_width)) for blocks in (text, opinions))

    @cache
    def filled(first: int, then: int) -> Filled:
        pages = Pages(page)
        text_overleaf = pages.fill(above, step=first)
        of_text = pages.number
        return Filled(text_overleaf, pages.fill(below, step=then), (pages.number, of_text))

    fewest = filled(STEPS[-1], STEPS[-1]).pages
    first = next(step for step in STEPS if filled(step, STEPS[-1]).pages == fewest)
    then = next(step for step in STEPS if filled(first, step).pages == fewest)
    text_overleaf, opinions_overleaf, _ = filled(first, then)
    return *_given_up(text, first, text_overleaf), *_given_up(opinions, then, opinions_overleaf)


def _given_up(blocks: Sequence[Block], step: int, overleaf: Sequence[Chunk]) -> Iterator[Block]:
    """The blocks less what the step takes, said to turn the page where a signature with its text goes overleaf.

    Word keeps them together unasked; LibreOffice forgets to, now and then. A gap above such a page goes.
    """
    sealed = [chunk for chunk in overleaf if all(piece.sealed for piece in chunk)]
    gaps = {chunk[0].owner for chunk in sealed if chunk[0].blank}
    starts = {chunk[1 if chunk[0].blank else 0].owner for chunk in sealed}
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            yield block
            continue
        gives = 0 < block.layout.gives <= step
        if number not in gaps and (block.content or not gives):
            layout = block.layout._replace(before=0) if gives else block.layout
            yield _laid(block, layout._replace(turns=True) if number in starts else layout)


def _laid(paragraph: Paragraph, layout: Layout) -> Paragraph:
    return paragraph if layout is paragraph.layout else paragraph._replace(layout=layout)
