"""Which of the form's words a typed label, head or column means."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

LIKE: Final = 0.82
"""How like a name a heading with a slip in it still is; ส่วนราชการ and ข้อราชการ are 0.74 alike."""
HELD: Final = 0.8
_MOST_OTHERS: Final = 5
"""Letters that stand in one of two words alone; with more they are no slips of each other."""
LONGEST: Final = 48
"""Letters of a heading; what is longer is a sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one field is called in papers."""

    key: str
    names: tuple[str, ...]
    holds: re.Pattern[str] | None
    never: re.Pattern[str] | None

    def fits(self, bare: str) -> float:
        """How well a bare heading names this field: 1 by one of its names, less with a slip, 0 when it is another."""
        if not bare or len(bare) > LONGEST:
            return 0.0
        if self.never and self.never.search(bare):
            return 0.0
        best = max((_alike(bare, name) for name in self.names), default=0.0)
        held = HELD if self.holds and self.holds.search(bare) else 0.0
        return max(best if best >= LIKE else 0.0, held)


def bare_heading(typed: str) -> str:
    """A heading without blanks, a colon at its end and brackets behind it."""
    return re.sub(r"[:：.…]+$", "", re.sub(r"\s|\(.*?\)$", "", typed))


@cache
def label_patterns(group: str) -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """What finds the names of a group at the start of a line, blanks in them or not: pattern, key, letters."""
    named = [(name, key) for key, word in words(group).items() for name in word.names]
    return tuple(
        (re.compile(r"\s?".join(map(re.escape, name)) + (r"\.?" if name.endswith(("ท", "ร")) else "")), key, len(name))
        for name, key in sorted(named, key=lambda pair: -len(pair[0]))
    )


def best_word(typed: str, group: str) -> tuple[str, float]:
    """The field of a group that a heading names, and how well; an empty key when it names none."""
    return max(fits(typed, group), key=lambda fit: fit[1], default=("", 0.0))


def fits(typed: str, group: str) -> tuple[tuple[str, float], ...]:
    """The fields of a group that a heading may name, each with how well, in the order of the vocabulary."""
    return _fits(bare_heading(typed), group) if len(typed) <= 2 * LONGEST else ()


@lru_cache(maxsize=8192)
def _fits(bare: str, group: str) -> tuple[tuple[str, float], ...]:
    pairs = ((key, word.fits(bare)) for key, word in words(group).items())
    return tuple((key, fit) for key, fit in pairs if fit)


@cache
def words(group: str) -> Mapping[str, Word]:
    """The fields of a group (head, section, oit, column, signers) and what they are called."""
    facts = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
    return {
        key: Word(
            key,
            tuple(bare_heading(name) for name in entry["names"]),
            re.compile(entry["holds"]) if "holds" in entry else None,
            re.compile(entry["never"]) if "never" in entry else None,
        )
        for key, entry in facts[group].items()
    }


def _alike(typed: str, name: str) -> float:
    """1 for the same, else how much of both is the same; short words have no slips."""
    if typed == name:
        return 1.0
    if min(len(typed), len(name)) < 4 or abs(len(typed) - len(name)) > 3 or len(set(typed) ^ set(name)) > _MOST_OTHERS:
        return 0.0
    return min(0.99, SequenceMatcher(None, typed, name).ratio())
