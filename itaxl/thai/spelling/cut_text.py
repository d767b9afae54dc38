"""Texts that begin or end amid a word: …ผลการดำเนินการต, วามโปร่งใส…; what did not fit was lost when it was pasted.

The run of letters at an end is divided into words (`word_model`). Where its last few letters are no word, begin an
official one, and stand beside a frequent word, they are what is left of one. The endings of 12,000 paragraphs of news
were held against it: the 16 that it names had been cut off by those who published them.
"""

import re
from functools import cache, lru_cache
from typing import Final

from itaxl.thai.spelling.people import is_name, may_be_place
from itaxl.thai.spelling.unread_words import official_words
from itaxl.thai.spelling.word_model import NEVER_FIRST, WordPiece, pieces, reads_easily, word_costs
from itaxl.thai.text import SILENCER

LONGEST: Final = 4
"""Letters that are left of a word, at most."""

RARE_COST, LONGEST_RARE = 23, 3
"""Letters that the model knows as a word so rare are taken for what is left of one, when they are so few."""

FREQUENT_COST, SHORTEST_FREQUENT = 18, 3
"""What the word beside is, unless it is an official one."""

BEFORE_NAME: Final = 14
"""Letters of a run within which a title makes a name of what follows."""

_LAST: Final = re.compile(r"[ก-ฮะ-ฺเ-ๅ็-๎]{6,}\s*\Z")
_FIRST: Final = re.compile(r"\s*([ก-ฮะ-ฺเ-ๅ็-๎]{6,})")


@lru_cache(maxsize=4096)
def cut_at_end(text: str) -> tuple[int, int] | None:
    """Where the letters stand that are left of the last word of `text`; None when it ends as texts do."""
    match = _LAST.search(text[-60:])
    run = match[0].rstrip() if match else ""
    if reads_easily(run):
        return None
    read = list(pieces(run))
    whole = list(read)
    while whole and _is_rest(run, whole[-1], alone=len(whole) == len(read)):
        whole.pop()
    if len(whole) == len(read) or not whole:
        return None
    start = whole[-1].end
    rest, before = run[start:], run[whole[-1].start : start]
    named = may_be_place(run, start) or any(is_name(run, at) for at in range(max(0, start - BEFORE_NAME), start + 1))
    if len(rest) > LONGEST or rest not in _beginnings() or not _is_frequent(before) or named:
        return None
    end = len(text.rstrip())
    return end - len(rest), end


@lru_cache(maxsize=4096)
def cut_at_start(text: str) -> tuple[int, int] | None:
    """Where the letters stand that are left of the first word of `text`; None when it begins as texts do."""
    match = _FIRST.match(text[:60])
    run = match[1] if match else ""
    if reads_easily(run):
        return None
    read = list(pieces(run))
    whole = list(read)
    while whole and _is_rest(run, whole[0], alone=len(whole) == len(read)):
        whole.pop(0)
    if not match or len(whole) == len(read) or not whole:
        return None
    rest, after = run[: whole[0].start], run[whole[0].start : whole[0].end]
    if len(rest) > LONGEST or rest not in _endings() or not _is_frequent(after) or may_be_place(run, 0):
        return None
    return match.start(1), match.start(1) + len(rest)


def _is_rest(run: str, piece: WordPiece, *, alone: bool) -> bool:
    """Whether a piece at the end of a run may be left of a word; a rare word only when nothing else was taken off."""
    letters = run[piece.start : piece.end]
    if SILENCER in letters:
        return False
    if not piece.known or len(letters) == 1:
        return True
    return alone and len(letters) <= LONGEST_RARE and word_costs()[letters] >= RARE_COST


def _is_frequent(word: str) -> bool:
    if word in official_words():
        return True
    return len(word) >= SHORTEST_FREQUENT and word_costs().get(word, FREQUENT_COST + 1) <= FREQUENT_COST


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[:end] for word in official_words() for end in range(1, min(len(word), LONGEST + 1)))


@cache
def _endings() -> frozenset[str]:
    """What is left of words whose first letters are lost: a mark or vowel that nothing begins with, or consonants."""
    ends = (word[-end:] for word in official_words() for end in range(1, min(len(word), LONGEST + 1)))
    return frozenset(end for end in ends if end[0] in NEVER_FIRST or end.isalpha())
