"""A paper as a person sees it: lines and tables in reading order, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeAlias

from itaxl.model.wording import Wording

PARAGRAPH: Final = Wording("ย่อหน้า {paragraph}", "paragraph {paragraph}")
TABLE: Final = Wording("ตาราง {table}", "table {table}")
ROW: Final = Wording("ตาราง {table} แถว {row}", "table {table} row {row}")
SHEET_ROW: Final = Wording("แผ่น {sheet} แถว {row}", "sheet {sheet} row {row}")
HEADER: Final = Wording("หัวกระดาษ", "page header")
FOOTER: Final = Wording("ท้ายกระดาษ", "page footer")
FOOTNOTE: Final = Wording("เชิงอรรถ", "footnote")
COMMENT: Final = Wording("ความคิดเห็น (comment)", "comment")
HIDDEN: Final = Wording("ข้อความที่ซ่อนไว้", "hidden text")
UNFILLED: Final = Wording("ช่องที่ยังไม่ได้กรอก", "a field not filled in")


class PaperPlace(NamedTuple):
    """Where a text stands in a paper: words, and the numbers and names in them."""

    words: Wording
    paragraph: int = 0
    table: int = 0
    row: int = 0
    sheet: str = ""

    def said(self) -> Wording:
        """The place as people say it: ตาราง 2 แถว 3."""
        numbers = {"paragraph": self.paragraph, "table": self.table, "row": self.row, "sheet": _plain(self.sheet)}
        return Wording(*(text.format_map(numbers) for text in self.words))


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph, or what it is parted into; `number` tells it from all others of its paper, in reading order.

    `text` has tabs as they are and ``\\v`` for a line break made by hand. `indented`: its first line begins further
    right than its neighbours'. `aside`: it is no part of the running text (a page header, a note, a hidden text).
    """

    number: tuple[int, ...]
    text: str
    place: PaperPlace
    centred: bool = False
    indented: bool = False
    new_page: bool = False
    pictures: int = 0
    aside: bool = False


Merged: TypeAlias = Literal["", "across", "down"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A place of a table's grid; `merged` when it only continues the cell before (across) or above (down) it."""

    blocks: "tuple[Block, ...]" = ()
    merged: Merged = ""
    link: str = ""

    def lines(self) -> Iterator[PaperLine]:
        """All lines in it, those of tables inside too."""
        for block in self.blocks:
            if isinstance(block, PaperLine):
                yield block
            else:
                for row in block.rows:
                    for cell in row:
                        yield from cell.lines()


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table as a grid. `sheet`: it is a whole sheet of a workbook."""

    rows: tuple[tuple[GridCell, ...], ...]
    place: PaperPlace
    sheet: bool = False


Block: TypeAlias = PaperLine | PaperTable


def lines_of(blocks: "tuple[Block, ...] | list[Block]") -> Iterator[PaperLine]:
    """Every line of a paper in reading order."""
    yield from GridCell(tuple(blocks)).lines()


def _plain(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
