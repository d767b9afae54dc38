"""The numbers that clerks type before the lines of a list."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from itaxl.thai.digits import to_arabic
from itaxl.thai.remembered import remembered

_NUMBERED: Final = re.compile(
    r"^[ \t\u00a0]*(?:ข้อ[ \t]?)?\(?(?P<number>[0-9๐-๙]{1,2})(?:[.)](?![0-9๐-๙])|(?<=\d)/[ \t])", re.MULTILINE
)


class Numbered(NamedTuple):
    """A number of the first level at the start of a line: its value and the characters that it takes."""

    value: int
    start: int
    end: int


@remembered
def numbered_lines(text: str) -> Iterator[Numbered]:
    """The numbers 1. 2) (3) that begin lines of `text`; those of a lower level, such as 1.1, are none."""
    found = _NUMBERED.finditer(text)
    return (Numbered(int(to_arabic(match["number"])), *match.span("number")) for match in found)
