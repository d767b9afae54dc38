"""Abbreviations whose dots are missing, misplaced or torn off: ปปช., ป.ป.ช, อ.บ.ต., อบต without its dot."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.facts import FOLDER

YEARS: Final = {"no": "", "any": r"(?:[0-9๐-๙]|\s|$)", "long": r"[0-9๐-๙]{4}"}
"""What must follow, by the column `year`."""


class Abbreviation(NamedTuple):
    """One row of ``data/abbreviations.tsv``."""

    right: str
    glued: bool
    year: str

    @property
    def pattern(self) -> str:
        """A regular expression for its letters however dotted, after the first, and for what may follow them."""
        letters = self.right.replace(".", "")
        dots = r"(?:\. ?)?" if self.right.count(".") == len(letters) else r"\.?"
        dotted = f"(?<={letters[0]})" + "".join(dots + letter for letter in letters[1:])
        if self.year:
            return rf"{dotted}(?:(?:\.(?!\.)| \.)|(?![ก-๎A-Za-z.]))(?= ?{self.year})"
        return rf"{dotted}(?:\.(?!\.)|(?![ก-๎A-Za-z.]))(?! ?[0-9๐-๙])"


class Misdotted(NamedTuple):
    """Characters `start` to `end` of a text, and the abbreviation as it should be."""

    start: int
    end: int
    right: str


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All rows, in the file's order."""
    text = (FOLDER / "abbreviations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(Abbreviation(right, glued == "yes", YEARS[year]) for right, glued, year, _ in rows)


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all, a group for the rest of each, and the right form of each group."""
    every = sorted(abbreviations(), key=lambda each: not each.glued)
    glued, alone = ("|".join(f"({each.pattern})" for each in every if each.glued is kind) for kind in (True, False))
    pattern = rf"{_beginnings()}(?:(?<!\..)(?:{glued})|(?:(?<![ก-๎.].)|(?<=ปี.))(?:{alone}))"
    return re.compile(pattern), tuple(each.right for each in every)


def _beginnings() -> str:
    """The first letter of any abbreviation, before others up to where no letter follows: most of a text is no such."""
    words = [each.right.replace(".", "") for each in abbreviations()]
    first = "".join(sorted({word[0] for word in words}))
    later = "".join(sorted({letter for word in words for letter in word[1:]}))
    return rf"[{first}](?=(?:(?:\. ?)?[{later}]){{1,{max(map(len, words)) - 1}}}(?![ก-๎]))"


def find_misdotted(text: str) -> Iterator[Misdotted]:
    """The abbreviations of running text that are not dotted as they should be; after a Thai letter a space is added."""
    pattern, right_forms = _pattern()
    for match in pattern.finditer(text):
        right = right_forms[(match.lastindex or 1) - 1]
        if match[0] != right:
            glued = "ก" <= text[match.start() - 1 : match.start()] <= "๎"
            yield Misdotted(match.start(), match.end(), f" {right}" if glued else right)
