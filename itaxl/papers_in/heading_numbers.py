"""The numbers of a memo's headings: ๑. เรื่องเดิม, ๒. ข้อเท็จจริง, ๔. ข้อเสนอ skips one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaxl.papers_in.blocks import Block, PaperLine, PaperPlace
from itaxl.papers_in.typed_text import one_line
from itaxl.papers_in.vocabulary import bare_heading, words
from itaxl.thai.digits import to_arabic, to_thai

_NUMBERED: Final = re.compile(r"^(?P<number>[0-9๐-๙]{1,2})[.)]\s*(?P<name>\S.*)$")


class Misnumbered(NamedTuple):
    """A heading as typed, the number that it ought to have, and where it stands."""

    typed: str
    right: str
    place: PaperPlace


def misnumbered_headings(blocks: Sequence[Block]) -> Iterator[Misnumbered]:
    """The first heading of a section whose typed number does not follow that of the one before.

    A numbered line of another name between the two may be the heading that is missed.
    """
    before, between = 0, set[int]()
    for block in blocks:
        if not isinstance(block, PaperLine) or (match := _NUMBERED.match(one_line(block.text))) is None:
            continue
        number = int(to_arabic(match["number"]))
        if not _is_section(match["name"]):
            between.add(number)
        elif before and number != before + 1 and before + 1 not in between:
            right = str(before + 1)
            yield Misnumbered(match[0], right if match["number"].isascii() else to_thai(right), block.place)
            return
        else:
            before, between = number, set()


def _is_section(name: str) -> bool:
    return bare_heading(name) in {each for word in words("section").values() for each in word.names}
