"""The fit: giving up a little space, in a fixed order, when that saves a page.

Step 1 takes away the space above paragraphs that follow a heading (in a letter, above the contact), step 2 one
blank line of each signature, step 3 the space above headings and the closing line, step 4 that above all other
paragraphs and fields; a step includes those before it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from itaxl.documents.blocks import Block, Page, Paragraph
from itaxl.documents.flow import Pages, Piece, chunks, page_count, pieces

STEPS: Final = (0, 1, 2, 3, 4)


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
    blocks = (*_given_up(text, first), *_given_up(opinions, then))
    return _turned(blocks, page) if fewest[0] > 1 else blocks


def _turned(blocks: tuple[Block, ...], page: Page) -> tuple[Block, ...]:
    """The blocks with a page begun before each signature that goes overleaf with its text.

    Word would keep them together unasked; LibreOffice forgets to, now and then. The gap above goes.
    """
    placed = [(number, piece) for number, block in enumerate(blocks) for piece in pieces((block,), page.text_width)]
    pages, starts, at = Pages(page), set(), 0
    for chunk in chunks([piece for _, piece in placed]):
        if pages.put(chunk) and all(piece.sealed for piece in chunk):
            starts.add(placed[at][0])
        at += len(chunk)
    gaps = {number for number in starts if _is_blank(blocks[number])}
    return tuple(
        _begun(block) if number in starts or number - 1 in gaps else block
        for number, block in enumerate(blocks)
        if number not in gaps
    )


def _begun(block: Block) -> Block:
    return replace(block, layout=replace(block.layout, new_page=True)) if isinstance(block, Paragraph) else block


def _lowered(measured: Sequence[Piece], step: int) -> tuple[Piece, ...]:
    return tuple(
        replace(piece, before=0) if 0 < piece.gives <= step else piece
        for piece in measured
        if not (piece.blank and 0 < piece.gives <= step)
    )


def _given_up(blocks: Sequence[Block], step: int) -> tuple[Block, ...]:
    return tuple(_raised(block, step) for block in blocks if not (_gives(block, step) and _is_blank(block)))


def _raised(block: Block, step: int) -> Block:
    if isinstance(block, Paragraph) and _gives(block, step):
        return replace(block, layout=replace(block.layout, before=0))
    return block


def _gives(block: Block, step: int) -> bool:
    return isinstance(block, Paragraph) and 0 < block.layout.gives <= step


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.content
