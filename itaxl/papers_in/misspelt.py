"""Labels, heads and columns of a paper that are typed with a slip: เรือง for เรื่อง, ข้อกฏหมาย for ข้อกฎหมาย."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaxl.papers_in.blocks import Block, PaperLine, PaperPlace, PaperTable, lines_of
from itaxl.papers_in.columns import heading, measures_head, said_again
from itaxl.papers_in.typed_text import one_line
from itaxl.papers_in.vocabulary import bare_heading, words
from itaxl.thai.spelling.word_model import pieces

_SHORTEST = 5
_MOST_LETTERS = 2
LINES_OF_HEAD: Final = 14
"""Of the beginning of a paper, where the head of a memo stands."""

_NUMBERED = re.compile(r"^(?:ข้อ\s*[\d๐-๙]+|\(?[\d๐-๙ก-ฉ]{1,2}[.)])\s*")


class Misspelt(NamedTuple):
    """A heading as typed, the name that is meant, and where it stands."""

    typed: str
    right: str
    place: PaperPlace


def misspelt_headings(blocks: Sequence[Block]) -> Iterator[Misspelt]:
    """The headings of a paper that differ from their names by a letter or two."""
    for line in list(lines_of(list(blocks)))[:LINES_OF_HEAD]:
        yield from _label(line)
    for block in blocks:
        if isinstance(block, PaperLine):
            bare = _NUMBERED.sub("", one_line(block.text))
            if right := _meant(bare, "section"):
                yield Misspelt(bare, right, block.place)
        else:
            yield from _columns(block)


def _label(line: PaperLine) -> Iterator[Misspelt]:
    """A label at the start of a line of a memo's head, glued to its value perhaps."""
    text = one_line(line.text)
    if text.startswith("เรือง"):
        yield Misspelt("เรือง", "เรื่อง", line.place)
    first = text.split(" ")[0]
    if right := _meant(first, "head"):
        yield Misspelt(first, right, line.place)


def _columns(table: PaperTable) -> Iterator[Misspelt]:
    head = measures_head(table)
    if head is None:
        return
    rows = [table.rows[head.first], *(row for row in table.rows[head.after :] if said_again(row, head))]
    for row in rows:
        for cell in row:
            if right := _meant(heading(cell), "column"):
                yield Misspelt(heading(cell), right, next(cell.lines()).place)


def _meant(typed: str, group: str) -> str:
    """The name that a heading misses by a letter or two; empty for a right one and for another word."""
    bare = bare_heading(typed)
    names = [name for word in words(group).values() for name in word.names]
    if len(bare) < _SHORTEST or bare in names or _is_word(bare):
        return ""
    return next((name for name in names if len(name) >= _SHORTEST and _is_slip(bare, name)), "")


def _is_word(text: str) -> bool:
    """Whether a heading is one word of its own that papers use, such as การดำเนินงาน above several columns."""
    read = pieces(text)
    return len(read) == 1 and read[0].known


def _is_slip(typed: str, name: str) -> bool:
    """Whether a word is the name with one letter or two lost, added or exchanged in one place."""
    if abs(len(typed) - len(name)) > _MOST_LETTERS:
        return False
    start = 0
    while start < min(len(typed), len(name)) and typed[start] == name[start]:
        start += 1
    end = 0
    while end < min(len(typed), len(name)) - start and typed[-1 - end] == name[-1 - end]:
        end += 1
    return max(len(typed), len(name)) - start - end <= _MOST_LETTERS
