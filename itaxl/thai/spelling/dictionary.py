"""Unknown words near a dictionary word, by pythainlp; slow to load, so only the thorough check asks for it."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

THAI_WORD: Final = re.compile(r"[ก-ฮเ-ไ][ก-๎]*")
LETTERS: Final = "".join(map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3A), *range(0x0E40, 0x0E4F))))
"""Every letter that a slip can put in: consonants, vowels and marks."""

SHORTEST: Final = 5
"""Letters from which an unknown word can be told from a name's syllable or a piece of another word."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word of no dictionary: characters `start` to `end`, and the dictionary's word one slip away."""

    start: int
    end: int
    word: str
    near: str


def unknown_words(text: str) -> Iterator[Unknown]:
    """The words of `text` that no dictionary has, where exactly one word of the dictionary is a single slip away."""
    cut, words = _cutter(), _words()
    at = 0
    for token in cut(text, engine="newmm", keep_whitespace=True):
        start = text.index(token, at)
        at = start + len(token)
        if len(token) >= SHORTEST and token not in words and THAI_WORD.fullmatch(token):
            near = {candidate for candidate in _one_slip_away(token) if candidate in words}
            if len(near) == 1:
                yield Unknown(start, at, token, near.pop())


def _one_slip_away(word: str) -> Iterator[str]:
    """Every text with one letter of `word` dropped, exchanged with its neighbour, replaced or added."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


@cache
def _words() -> frozenset[str]:
    _quiet()
    from pythainlp.corpus import thai_orst_words, thai_words

    return frozenset(thai_words() | thai_orst_words())


@cache
def _cutter() -> Callable[..., list[str]]:
    _quiet()
    from pythainlp.tokenize import word_tokenize

    cut: Callable[..., list[str]] = word_tokenize
    return cut


def _quiet() -> None:
    """Keep pythainlp from making a folder for data in the user's home."""
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
