"""The words of a text in a row, and what is found out on the way through them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from itaxl.thai.dates.eras import ANY_YEAR, buddhist_year
from itaxl.thai.dates.issues import UnreadableDate
from itaxl.thai.dates.words import DateToken

EXCLUDED: Final = 1
"""In the number of a word such as ก่อน: the time named is no longer part of it."""

DAY_FOLLOWS: Final = 2
"""In the number of a word that ends in วันที่: a day must follow."""

AS_OF: Final = 4
"""In the number of a word such as ณ สิ้น: it names the last day itself, not what is due on it."""

ENDS: Final = 8
"""In the number of a word such as สิ้นสุด: after a beginning it says the end."""

DURING: Final = 16
"""In the number of a word such as ระหว่าง: the time named is meant, not all that follows it."""

_BEFORE_DAY: Final = frozenset("LftD&")


@dataclass(slots=True)
class Words:
    """The words of a text and, for the patterns, their letters in a row.

    `fiscal_year` is the one to take for a period that names none; `breaks` are the words that begin a line of the
    text. In `running` text days that are complete are not joined by และ or a comma. `issues` gathers what is found on
    the way, `refusals` the issues for which the whole cannot be read.
    """

    tokens: Sequence[DateToken]
    fiscal_year: int | None = None
    breaks: frozenset[int] = frozenset()
    running: bool = False
    issues: set[str] = field(default_factory=set)
    refusals: set[str] = field(default_factory=set)
    codes: str = field(init=False)

    def __post_init__(self) -> None:
        self.codes = "".join([token.code for token in self.tokens])

    def says(self, place: int, what: int) -> bool:
        """Whether the number of the word at `place` holds `what`, one of the parts above."""
        return self.tokens[place].value & what > 0

    def day_follows(self, place: int) -> bool:
        """Whether the word at `place` ends in วันที่, so that a day must follow."""
        return self.codes[place] in _BEFORE_DAY and self.says(place, DAY_FOLLOWS)

    def year(self, start: int, end: int) -> int:
        """The year B.E. said by the words `start` to `end`, the last of which is its number."""
        number, codes = self.tokens[end - 1], self.codes[start:end]
        era = "C" if "C" in codes else "B" if "B" in codes else ""
        try:
            near = None if self.running else self.fiscal_year
            year, issues = buddhist_year(number.value, number.width, era=era, fiscal_year=near)
        except UnreadableDate as why:
            self.refusals.add(why.code)
            return ANY_YEAR
        self.issues.update(issues)
        return year
