"""How an office's own named styles show letters, and how high and wide that makes what the pages are foreseen from."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from itaxl.documents.blocks import Align, Block, Cell, Look, Paragraph, ParagraphRole, Row, Run, Table
from itaxl.documents.styles import LETTER_STYLES, STYLES


class OwnLetters(NamedTuple):
    """What an office's style of one role says otherwise than ours; None is as usual. Size in points, colour RRGGBB."""

    role: str
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    colour: str | None = None
    align: Align | None = None

    def look(self, usual: Look) -> Look:
        """Letters of the usual look as the office shows them."""
        size = usual.size if self.size is None else self.size
        return Look(size, usual.bold if self.bold is None else self.bold, usual.colour)


def named_looks() -> dict[str, Look]:
    """The usual look of every named style by its role."""
    return {
        **{role.value: style.look for role, style in STYLES.items()},
        **{role: look for look, (role, _) in LETTER_STYLES.items()},
    }


def as_seen(blocks: Iterable[Block], own: Sequence[OwnLetters]) -> Iterable[Block]:
    """The blocks as high and wide as they print when styles are the office's own."""
    if not own:
        return blocks
    usual = named_looks()
    looks = {each.role: (usual[each.role], each.look(usual[each.role])) for each in own}
    letters = {LETTER_STYLES[old][0]: new for old, new in looks.values() if old in LETTER_STYLES}
    return [_seen(block, looks, letters) for block in blocks]


def _seen(block: Block, looks: dict[str, tuple[Look, Look]], letters: dict[str, Look]) -> Block:
    if isinstance(block, Table):
        rows = tuple(_row(row, looks, letters) for row in block.rows)
        return block._replace(header=_row(block.header, looks, letters), rows=rows)
    return _paragraph(block, looks, letters)


def _row(row: Row, looks: dict[str, tuple[Look, Look]], letters: dict[str, Look]) -> Row:
    cells = (Cell(tuple(_paragraph(each, looks, letters) for each in cell.paragraphs)) for cell in row.cells)
    return row._replace(cells=tuple(cells))


def _paragraph(paragraph: Paragraph, looks: dict[str, tuple[Look, Look]], letters: dict[str, Look]) -> Paragraph:
    usual, own = looks.get(paragraph.layout.role, (paragraph.look, paragraph.look))

    def seen(look: Look) -> Look:
        if look == usual:
            return own
        return letters.get(LETTER_STYLES[look][0], look) if look in LETTER_STYLES else look

    content = (part._replace(look=seen(part.look)) if isinstance(part, Run) else part for part in paragraph.content)
    return paragraph._replace(content=tuple(content), look=seen(paragraph.look))


def style_names() -> dict[str, str]:
    """The name in Word of every named style by its role."""
    return {
        **{role.value: style.name for role, style in STYLES.items()},
        **dict(LETTER_STYLES.values()),
    }


def exact_line(role: str) -> float:
    """The height of the style's lines when the house fixes it, in points; else 0."""
    return STYLES[ParagraphRole(role)].layout.line if role in set(ParagraphRole) else 0
