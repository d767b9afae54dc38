"""Words that a blank tears apart: ประ ชาสัมพันธ์, งบ ประมาณ."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.people import is_name
from itaxl.thai.spelling.unread_words import official_words
from itaxl.thai.spelling.word_model import NEVER_FIRST, WordPiece, pieces, reading_cost
from itaxl.thai.text import LEADING

EVIDENCE: Final = 11
"""How much easier, in half natural logarithms, the letters must read without the blank."""

SHORTEST: Final = 5
"""Letters of a word that was torn."""

WHOLE: Final = 4
"""Letters from which both halves are words of their own where they read as such: จัดซื้อ จัดจ้าง is right."""

RIGHT_APART: Final = frozenset({"กฎระเบียบ", "รวมทั้ง", "รวมทั้งสิ้น", "ผู้อำนวยการกอง", "ครบกำหนด"})
"""Words whose parts stand in lists, or at the ends of two phrases: กฎหมาย กฎ ระเบียบ."""

CONTEXT: Final = 12
"""Letters before and after the blank that are read."""

_SEAM: Final = re.compile(r"(?<=[ก-๎]{2}) (?=[ก-๎]{2})")
_BEFORE: Final = re.compile(rf"[ก-๎]{{2,{CONTEXT}}}\Z")
_AFTER: Final = re.compile(rf"[ก-๎]{{2,{CONTEXT}}}")


class Split(NamedTuple):
    """Characters `start` to `end` of a text, the pieces of a word with a blank between them, and the word."""

    start: int
    end: int
    right: str


@cache
def _words() -> str:
    """All official words, in which a seam is looked for before anything is read."""
    return "\n".join(sorted(word for word in official_words() if len(word) >= SHORTEST))


@remembered
def split_words(text: str) -> Iterator[Split]:
    """The torn words of running text, from left to right; what stands twice, or is a name, is none."""
    for seam in _SEAM.finditer(text):
        at = seam.start()
        if _is_inside(text[at - 2 : at] + text[at + 1 : at + 3]):
            before = _BEFORE.search(text, max(0, at - CONTEXT), at)
            after = _AFTER.match(text, at + 1)
            torn = _torn(before[0], after[0]) if before and after else None
            if torn and not is_name(text, at + 1) and not is_name(text, at - torn[0]):
                yield Split(at - torn[0], at + 1 + torn[1], torn[2])


@lru_cache(maxsize=4096)
def _is_inside(letters: str) -> bool:
    """Whether the letters on both sides of a blank follow each other in a word."""
    return letters in _words()


def _may_be_torn(word: str) -> bool:
    return word in official_words() and word not in RIGHT_APART


@lru_cache(maxsize=1024)
def _torn(before: str, after: str) -> tuple[int, int, str] | None:
    """The word that begins before a blank and ends after it: its letters on each side, and the word itself."""
    joined, size = before + after, len(before)
    read = next((each for each in pieces(joined) if each.start < size < each.end), None)
    if read is None:
        return None
    word = _shortest(joined, size, read)
    halves = word.partition(" ")[::2]
    if not word or all(len(half) >= WHOLE and all(each.known for each in pieces(half)) for half in halves):
        return None
    impossible = after[0] in NEVER_FIRST or before[-1] in LEADING
    gain = reading_cost(before) + reading_cost(after) - reading_cost(joined)
    if not impossible and gain < EVIDENCE:
        return None
    return len(halves[0]), len(halves[1]), "".join(halves)


def _shortest(joined: str, size: int, read: WordPiece) -> str:
    """The shortest official word about the seam in the piece that was `read` there, with the blank; empty if none."""
    for start in range(size - 1, read.start - 1, -1):
        if all(each.known for each in pieces(joined[read.start : start])):
            for end in range(size + 1, read.end + 1):
                if end - start >= SHORTEST and _may_be_torn(joined[start:end]):
                    return f"{joined[start:size]} {joined[size:end]}"
    return ""
