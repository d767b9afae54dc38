"""How many pages the blocks of a document fill, foreseen line by line."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor
from typing import Final, NamedTuple, TypeAlias

from itaxl.documents.blocks import Block, Cell, Page, Paragraph, Row, Run, Table
from itaxl.documents.house import house
from itaxl.documents.text_metrics import CM_PER_POINT, line_count, line_height

FOOT: Final = house().table.foot / 10 / CM_PER_POINT
"""Points between a cell's text and the rule below it."""


class MeasuredBlock(NamedTuple):
    """One block as high as it prints, in points.

    `owner` is the number of the block, from 0. `splits` lets its lines part at the end of a page, `sealed` says
    that the layout forbids it. `gives` is as in `Layout`; `blank` tells that the block has no content.
    """

    owner: int
    lines: int
    line: float
    before: float = 0
    after: float = 0
    keep_next: bool = False
    new_page: bool = False
    splits: bool = False
    sealed: bool = False
    gives: int = 0
    blank: bool = False

    def height(self, step: int) -> float:
        """The height with the space around, after the steps of the fit up to `step`."""
        if 0 < self.gives <= step:
            return 0 if self.blank else self.lines * self.line + self.after
        return self.before + self.lines * self.line + self.after


Chunk: TypeAlias = Sequence[MeasuredBlock]
"""Pieces that stay on one page together."""


def pieces(blocks: Sequence[Block], width: float) -> tuple[MeasuredBlock, ...]:
    """The blocks measured in `width` centimetres; each row of a table is a piece."""
    return tuple(piece for number, block in enumerate(blocks) for piece in _pieces(number, block, width))


def _pieces(owner: int, block: Block, width: float) -> Iterator[MeasuredBlock]:
    if isinstance(block, Table):
        yield MeasuredBlock(owner, 1, row_height(block.header, block.widths), keep_next=True)
        for row in block.rows:
            yield _row_piece(owner, row, block.widths)
    else:
        yield _piece(owner, block, width)


def _row_piece(owner: int, row: Row, widths: Sequence[float]) -> MeasuredBlock:
    """A row as a piece: one line, or as many as it may part at."""
    height = row_height(row, widths)
    if not row.splits:
        return MeasuredBlock(owner, 1, height)
    lines = max(1, round(height / line_height(row.cells[0].paragraphs[0])))
    return MeasuredBlock(owner, lines, height / lines, splits=True)


def row_height(row: Row, widths: Sequence[float]) -> float:
    """The height of a table's row in points: its highest cell."""
    return max(_cell_height(cell, width) for cell, width in row.beside(widths)) + house().table.border + FOOT


def whole_or_split(rows: Iterable[Row], widths: Sequence[float], page: Page) -> tuple[Row, ...]:
    """The rows of a table, each allowed to go on overleaf when it takes a good part of a page.

    How many letters a row has tells that well enough: nothing depends on the line at which it may part.
    """
    limit = house().table.tall_row * _room(page, max(page.top, house().page.top))
    rooms = [(width - 2 * house().table.margin) * (1 - house().fit.most_lost) for width in widths]

    def tall(row: Row) -> bool:
        return any(_guessed(cell, room) > limit for cell, room in row.beside(rooms))

    return tuple([row._replace(splits=True) if tall(row) else row for row in rows])


def page_count(measured: Sequence[MeasuredBlock], page: Page) -> int:
    """How many pages the pieces fill."""
    pages = Pages(page)
    pages.fill(chunks(measured))
    return pages.number


def chunks(measured: Sequence[MeasuredBlock]) -> list[Chunk]:
    """Pieces that stay on one page together."""
    found: list[Chunk] = []
    chunk: list[MeasuredBlock] = []
    for piece in measured:
        chunk.append(piece)
        if not piece.keep_next:
            found.append(chunk)
            chunk = []
    return [*found, chunk] if chunk else found


class Pages:
    """Pages being filled from the top: the number of the last one and what is left of it, in points."""

    def __init__(self, page: Page) -> None:
        self.number = 1
        self._later = _room(page, max(page.top, house().page.top))
        self._whole = self._left = _room(page, page.top)

    def fill(self, chunks: Sequence[Chunk], *, step: int = 0) -> list[Chunk]:
        """Put all chunks on pages, after the fit's steps up to `step`; those that went overleaf as a whole."""
        return [chunk for chunk in chunks if self._put(chunk, step)]

    def _put(self, chunk: Chunk, step: int) -> bool:
        height = sum([piece.height(step) for piece in chunk])
        if chunk[0].new_page:
            self._turn()
        if height - chunk[-1].after <= self._left:
            self._left -= height
            return False
        if len(chunk) == 1 and chunk[0].splits:
            self._split(chunk[0])
            return False
        moved = self._left < self._whole
        if moved:
            self._turn()
        self._run_on(height)
        return moved

    def _turn(self) -> None:
        self.number += 1
        self._whole = self._left = self._later

    def _split(self, piece: MeasuredBlock) -> None:
        """Put as many lines as fit, never fewer than stay together, and the others overleaf."""
        orphans = house().fit.orphans
        here = floor((self._left - piece.before) / piece.line)
        here = min(here, piece.lines - orphans) if here >= orphans else 0
        self._turn()
        self._run_on((piece.lines - here) * piece.line + piece.after)

    def _run_on(self, height: float) -> None:
        while height > self._left:
            height -= self._left
            self._turn()
        self._left -= height


def _piece(owner: int, block: Paragraph, width: float) -> MeasuredBlock:
    layout = block.layout
    lines = line_count(block, width)
    return MeasuredBlock(
        owner=owner,
        lines=lines,
        line=line_height(block),
        before=layout.before,
        after=layout.after,
        keep_next=layout.keep_next,
        new_page=layout.new_page or layout.turns,
        splits=not (layout.keep_lines or layout.keep_next) and lines >= 2 * house().fit.orphans,
        sealed=layout.keep_lines,
        gives=layout.gives,
        blank=not block.content,
    )


def _cell_height(cell: Cell, width: float) -> float:
    inner = width - 2 * house().table.margin
    return sum(line_count(block, inner) * line_height(block) for block in cell.paragraphs)


def _guessed(cell: Cell, room: float) -> float:
    """About how high a cell of texts prints, in points."""
    first = cell.paragraphs[0]
    a_line = room / (house().fit.letter * first.look.size * CM_PER_POINT)
    lines = 0
    for block in cell.paragraphs:
        letters = 0
        for part in block.content:
            if isinstance(part, Run):
                letters += len(part.text)
        lines += ceil(letters / a_line) or 1
    return lines * line_height(first)


def _room(page: Page, top: float) -> float:
    return (page.height - top - page.bottom) / CM_PER_POINT - house().fit.reserve
