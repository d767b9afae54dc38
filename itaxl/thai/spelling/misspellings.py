"""Known misspellings, and where they are no misspellings: in other words and across the seams of words."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.word_model import reading_cost
from itaxl.thai.tsv import FOLDER, entries

EVIDENCE: Final = 2
"""How much harder the typed letters must read, in half natural logarithms, where they stand among other letters."""

RIGHT_COST: Final = 20
"""Of the word meant, whichever it is."""

CONTEXT: Final = 14
SEED: Final = 3
AFTER: Final = " \n\t\u00a0.,;:()[]/-“”\"'0123456789๐๑๒๓๔๕๖๗๘๙ฯๆ"
"""What may follow a word of its own."""


LONGEST_NAME: Final = 60
_AFTER_TITLE: Final = re.compile(
    r"(?:นาย|นาง|นางสาว|เด็กชาย|เด็กหญิง|คุณ|พระ|(?:ว่าที่)?ร้อย(?:ตรี|โท|เอก)(?:หญิง)?|สิบเอก|จ่า\w*|[ก-ฮ]\.)\s?(?:[ก-๎]+\s{1,2})?\Z"
)
"""A title, and perhaps a first name: what follows is a name, spelled as its bearer does."""


class Misspelling(NamedTuple):
    """One row of ``data/misspellings.tsv``."""

    wrong: str
    right: str
    anywhere: bool
    inside: tuple[str, ...]
    sure: bool = False


class Misspelled(NamedTuple):
    """Characters `start` to `end` of a text, and the word that was meant; `sure` when no other can be."""

    start: int
    end: int
    right: str
    sure: bool = False


@cache
def misspellings() -> tuple[Misspelling, ...]:
    """All rows, in the file's order."""
    return tuple(
        Misspelling(wrong, right, where in {"anywhere", "exact"}, tuple(inside.split()), where == "exact")
        for wrong, right, where, inside, _ in entries(FOLDER / "misspellings.tsv")
    )


@cache
def _by_seed() -> dict[str, list[tuple[str, Misspelling]]]:
    """The rows, each with the letters before its first blank or dot, by the first of these; longer words first.

    Fewer letters than a seed has are found at the end of a run, or before a sign that ends a word.
    """
    seeds: dict[str, list[tuple[str, Misspelling]]] = {}
    for row in sorted(misspellings(), key=lambda row: -len(row.wrong)):
        head = _RUN.match(row.wrong)
        letters = head[0] if head else ""
        short = (letters, *(letters + sign for sign in "ฯๆ")) if len(letters) < SEED else ()
        for seed in short or (letters[:SEED],):
            seeds.setdefault(seed, []).append((letters, row))
    return seeds


_RUN: Final = re.compile("[ก-๎]{2,}")


@lru_cache(maxsize=4096)
def _begun(run: str) -> tuple[tuple[int, Misspelling], ...]:
    """Where wrong words may stand in a run of Thai letters, left to right. Runs recur, see `near_miss`."""
    get = _by_seed().get
    seeded = ((at, rows) for at in range(len(run) - 1) if (rows := get(run[at : at + SEED])))
    return tuple((at, row) for at, rows in seeded for letters, row in rows if run.startswith(letters, at))


@remembered
def find_misspellings(text: str) -> Iterator[Misspelled]:
    """The misspelled words of running text, from left to right, never overlapping."""
    done = 0
    for run in _RUN.finditer(text):
        for at, row in _begun(run[0]):
            start = run.start() + at
            end = start + len(row.wrong)
            if start >= done and text.startswith(row.wrong, start) and _meant(text, start, end, row):
                yield Misspelled(start, end, row.right, row.sure)
                done = end


def _meant(text: str, start: int, end: int, row: Misspelling) -> bool:
    if len(row.wrong) < SEED and text[end : end + 1] not in AFTER:
        return False
    if any(_covers(word, text, start, end) for word in row.inside):
        return False
    if not (_thai(text[start - 1 : start]) or _thai(text[end : end + 1])):
        return row.anywhere or not _AFTER_TITLE.search(text, max(0, start - LONGEST_NAME), start)
    return row.anywhere and _harder(text, start, end)


def _covers(word: str, text: str, start: int, end: int) -> bool:
    """Whether `word` stands in the text with the letters from `start` to `end` in it."""
    return text.find(word, max(0, end - len(word)), start + len(word)) >= 0


def _thai(char: str) -> bool:
    return "ก" <= char <= "๎"


def _harder(text: str, start: int, end: int) -> bool:
    """Whether the letters read much more easily with the right word in place of the typed one."""
    first, last = start, end
    while first > max(0, start - CONTEXT) and _thai(text[first - 1]):
        first -= 1
    while last < min(len(text), end + CONTEXT) and _thai(text[last]):
        last += 1
    typed = reading_cost(text[first:last])
    meant = reading_cost(text[first:start]) + RIGHT_COST + reading_cost(text[end:last])
    return typed - meant >= EVIDENCE
