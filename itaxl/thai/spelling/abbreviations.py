"""Abbreviations whose dots are missing, misplaced or torn off: ปปช., ป.ป.ช, อ.บ.ต., อบต without its dot."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Final, NamedTuple

from itaxl.thai.lazy_regex import pattern
from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.word_model import reads_as_words
from itaxl.thai.tsv import FOLDER, entries

YEARS: Final = {"no": "", "any": r"(?:[0-9๐-๙]|\s|$)", "long": r"[0-9๐-๙]{4}"}
"""What must follow, by the column `year`."""

_LONGER: Final = re.compile(r"(?<=\.)[ก-ฮ]{1,4}\.|[-–/_]\s?[0-9A-Za-z๐-๙]")
"""What goes on with the letters of another office (ศอ.บต.กษ.), or with a number or code."""

_PIECE_BEFORE: Final = re.compile(r"(?<![ก-๎])[ก-ฮ]{1,2}\Z")
"""One or two consonants before an abbreviation are its beginning: ก in กอบต., ศ in ศอบต."""

_YEAR: Final = pattern(r" ?(?:[12๑๒][0-9๐-๙]{3}(?![0-9๐-๙])|\.{2,}|…|_{2,})")
_OF_YEAR: Final = pattern(r"ปี\s?\Z")

CONTEXT: Final = 24
"""Letters before a glued abbreviation that must read as words."""


class Abbreviation(NamedTuple):
    """One row of ``data/abbreviations.tsv``."""

    right: str
    glued: bool
    year: str
    others: tuple[str, ...]

    @property
    def dotted(self) -> str:
        """A regular expression for its letters however dotted, after the first."""
        letters = self.right.replace(".", "")
        dots = r"(?:\. ?)?" if self.right.count(".") == len(letters) else r"\.?"
        return f"(?<={letters[0]})" + "".join(dots + letter for letter in letters[1:])

    @property
    def ending(self) -> str:
        """A regular expression for what may follow its letters."""
        if self.year:
            return rf"(?:(?:\.(?!\.)| \.)|(?![ก-๎A-Za-z.]))(?= ?{self.year})"
        return r"(?:\.(?!\.)|(?![ก-๎A-Za-z.]))(?! ?[0-9๐-๙])"


class Misdotted(NamedTuple):
    """Characters `start` to `end` of a text, and the abbreviation as it should be; `sure` when it can be no other."""

    start: int
    end: int
    right: str
    sure: bool


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All rows, in the file's order."""
    return tuple(
        Abbreviation(right, glued == "yes", YEARS[year], tuple(others.split()))
        for right, glued, year, others, _ in entries(FOLDER / "abbreviations.tsv")
    )


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[Abbreviation, ...]]:
    """One pattern for all, a group for the rest of each, and the row of each group.

    Rows that end alike share their ending, for each set of letters costs half a millisecond to compile.
    """
    every = sorted(abbreviations(), key=lambda each: not each.glued)
    glued, alone = (_any_of([each for each in every if each.glued is kind]) for kind in (True, False))
    pattern = rf"{_beginnings()}(?:(?<!\..)(?:{glued})|(?:(?<![ก-๎.].)|(?<=ปี.))(?:{alone}))"
    return re.compile(pattern), tuple(every)


def _any_of(rows: Iterable[Abbreviation]) -> str:
    """The alternatives in their order, those with one ending side by side in front of it."""
    alike = groupby(rows, key=lambda each: each.ending)
    return "|".join(f"(?:{'|'.join(f'({each.dotted})' for each in of_one)}){ending}" for ending, of_one in alike)


def _beginnings() -> str:
    """The first letter of any abbreviation, before others up to where no letter follows: most of a text is no such."""
    words = [each.right.replace(".", "") for each in abbreviations()]
    first = "".join(sorted({word[0] for word in words}))
    later = "".join(sorted({letter for word in words for letter in word[1:]}))
    return rf"[{first}](?=(?:(?:\. ?)?[{later}]){{1,{max(map(len, words)) - 1}}}(?![ก-๎]))"


@remembered
def find_misdotted(text: str) -> Iterator[Misdotted]:
    """The abbreviations of running text that are not dotted as they should be; after a Thai letter a space is added."""
    pattern, rows = _pattern()
    for match in pattern.finditer(text):
        row = rows[(match.lastindex or 1) - 1]
        start, end = match.span()
        if match[0] != row.right and not _is_another(text, start, end, row):
            right = f" {row.right}" if _is_glued(text, start) else row.right
            yield Misdotted(start, end, right, _is_sure(text, start, end, row))


def _is_another(text: str, start: int, end: int, row: Abbreviation) -> bool:
    """Whether the letters are another office's, a piece of a longer abbreviation, or พศ. without a year."""
    typed = text[start:end]
    if typed.rstrip(".") in (other.rstrip(".") for other in row.others) or _LONGER.match(text, end):
        return True
    if _PIECE_BEFORE.search(text, max(0, start - 3), start) and not _OF_YEAR().search(text, max(0, start - 3), start):
        return True
    undotted = row.year and "." not in typed[:-1]
    return bool(undotted) and not _YEAR().match(text, end) and not _OF_YEAR().search(text, max(0, start - 3), start)


def _is_sure(text: str, start: int, end: int, row: Abbreviation) -> bool:
    """Whether nothing else can have been meant: neither initials of a name nor letters at the end of a word."""
    if " " in text[start:end].rstrip(". ") and not row.year:
        return False
    if f"({text[start:end]})" in text and f"{text[start:end]}." != row.right:
        return False  # the text itself says what its letters stand for
    if not _is_glued(text, start) or row.year:
        return True
    before = re.search(rf"[ก-๎]{{1,{CONTEXT}}}\Z", text[:start])
    return before is not None and reads_as_words(before[0], len(before[0]) - 1, len(before[0]))


def _is_glued(text: str, start: int) -> bool:
    return "ก" <= text[start - 1 : start] <= "๎"
