"""Slips that people make in frequent official words, from ``data/slips.tsv``."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from itaxl.thai.tsv import FOLDER

SEED: Final = 4
"""Letters that every slip has at least."""

SOUND: Final = "sound"


class SpellingSlip(NamedTuple):
    """Letters as typed, the word that they stand for, and whether the two sound alike."""

    wrong: str
    right: str
    by_sound: bool


def slips_at(run: str, start: int) -> Iterator[SpellingSlip]:
    """The slips whose letters stand at `start` of a run."""
    for line in _begun(run[start : start + SEED]):
        if run.startswith(line[: line.index("\t")], start):
            wrong, right, kind, _count = line.split("\t")
            yield SpellingSlip(wrong, right, kind == SOUND)


@lru_cache(maxsize=8192)
def _begun(seed: str) -> tuple[str, ...]:
    """The rows that begin with these letters. Most that a text has begin none, and recur."""
    lines = _lines()
    first = last = bisect_left(lines, seed)
    while last < len(lines) and lines[last].startswith(seed):
        last += 1
    return tuple(lines[first:last])


@cache
def _lines() -> list[str]:
    """The rows, sorted as they stand in the file: nothing is made of them until one is needed."""
    text = (FOLDER / "slips.tsv").read_text(encoding="utf-8")
    return text[text.rindex("#") :].split("\n")[1:-1]


def forget() -> None:
    """Drop what is remembered, after the file has changed."""
    _lines.cache_clear()
    _begun.cache_clear()
