"""How wide a text is and how many lines it takes, foreseen from the advances of the letters.

An estimate: Thai breaks between words, which only a dictionary knows, so every line is taken to lose half a word.
"""

from functools import cache
from math import ceil
from pathlib import Path
from typing import Final

from itaxl.documents.blocks import Look, Paragraph, PrintedPicture, Run
from itaxl.documents.house import house
from itaxl.thai.tsv import entries

CM_PER_POINT: Final = 2.54 / 72


class Advances(dict[str, float]):
    """Advances by letter in parts of the size; a letter that the table lacks is as wide as ก."""

    def __missing__(self, letter: str) -> float:
        return self["ก"]


@cache
def advances(bold: bool) -> Advances:
    """The advances of TH Sarabun, from ``advances.tsv``."""
    rows = entries(Path(__file__).with_name("advances.tsv"))
    return Advances((chr(int(row[0], 16)), int(row[2 if bold else 1]) / 1000) for row in rows)


def text_width(text: str, look: Look) -> float:
    """The width of `text` on one line, in centimetres."""
    return sum(map(advances(look.bold).__getitem__, text)) * look.size * CM_PER_POINT


def line_count(paragraph: Paragraph, width: float) -> int:
    """How many lines `paragraph` takes in `width` centimetres; at least one."""
    layout = paragraph.layout
    room = width - layout.left
    widths = [text_width(part.text, part.look) for part in paragraph.content if isinstance(part, Run)]
    taken = layout.first + sum(widths)
    if taken <= room:
        return 1
    letter = paragraph.look.size * CM_PER_POINT
    loss = min(house().fit.half_word * letter, house().fit.most_lost * room)
    return ceil(taken / max(room - loss, letter))


def line_height(paragraph: Paragraph) -> float:
    """The height of one line in points: exact, or the tallest letters or picture on it."""
    if paragraph.layout.line:
        return paragraph.layout.line
    if len(paragraph.content) == 1 and isinstance(run := paragraph.content[0], Run):
        return run.look.size * house().font.line
    sizes = [part.look.size for part in paragraph.content if isinstance(part, Run)] or [paragraph.look.size]
    pictures = [
        part.height / CM_PER_POINT for part in paragraph.content if isinstance(part, PrintedPicture) and not part.place
    ]
    return max([max(sizes) * house().font.line, *pictures])
