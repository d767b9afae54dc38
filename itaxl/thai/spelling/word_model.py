"""How hard a run of Thai letters is to read as words: a model of single words, from their frequencies.

Thai is written without spaces, so whether a run of letters is right can only be told by how well it divides into
words. The costs are those of ``data/words.tsv`` (built by ``scripts/build/words.py``), in half natural logarithms:
a word of cost 20 turns up once in e**10 words.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.spelling.phrases import frequent_phrases, phrases
from itaxl.thai.text import FOLLOWING, LEADING, MARKS
from itaxl.thai.tsv import FOLDER

PHRASE_COST, FREQUENT_COST = 18, 12
"""Of an official phrase, and of one that is in nearly every paper: there they are far more frequent than elsewhere."""

UNKNOWN_START, UNKNOWN_LETTER = 22, 8
"""Of letters that are no word: once for the run, then for each letter."""

LONGEST: Final = 24
"""Letters of a word at most."""

SHORT: Final = 4
"""Letters of a word that must turn up often to be known for sure."""

NEVER_FIRST: Final = frozenset(FOLLOWING + MARKS + "ๆฯ")
"""Signs that no word begins with."""

_NEVER: Final = 10**9


COMMON_COST, SHORT_COST = 20, 14
"""Of words so frequent that two of them together read more easily than any misspelled phrase (`near_miss`)."""


@cache
def word_costs() -> dict[str, int]:
    """The cost of every word known, official phrases among them."""
    costs = dict(_costs(most=_NEVER))
    for phrase in phrases():
        cost = FREQUENT_COST if phrase in frequent_phrases() else PHRASE_COST
        costs[phrase] = min(costs.get(phrase, cost), cost)
    return costs


@cache
def common_words() -> frozenset[str]:
    """The most frequent words and the official phrases: 3,000 words, read in a fifth of the time of all.

    Of words shorter than four letters only the most frequent of all: the others turn up in misspelled phrases.
    """
    frequent = _costs(most=COMMON_COST)
    return frozenset(phrases()) | {w for w, cost in frequent if len(w) > 3 or (cost <= SHORT_COST and len(w) > 1)}


def _costs(most: int) -> Iterator[tuple[str, int]]:
    """Words with their costs up to `most`; the file's lines go from the most frequent words to the rarest."""
    with (FOLDER / "words.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            cost, _, words = line.rstrip("\n").partition("\t")
            if int(cost) > most:
                return
            yield from ((word, int(cost)) for word in words.split(" "))


def reads_easily(run: str) -> bool:
    """Whether `run` is nothing but common words and official phrases, taking the longest first."""
    common = common_words()
    start, size = 0, len(run)
    while start < size:
        for end in range(min(size, start + LONGEST), start + 1, -1):
            if run[start:end] in common:
                start = end
                break
        else:
            return False
    return True


def reading_cost(run: str) -> int:
    """The cost of the cheapest way to divide `run` into words."""
    return _divided(run)[0][-1]


def costs_before(run: str) -> list[int]:
    """For each place of `run`, and its end: the cost of the letters before it."""
    return _divided(run)[0]


def costs_after(run: str) -> list[int]:
    """For each place of `run`, and its end: the cost of the letters from it on."""
    get, size = word_costs().get, len(run)
    best, unknown = [0] * (size + 1), [False] * (size + 1)
    for start in reversed(range(size)):
        best[start] = best[start + 1] + UNKNOWN_LETTER + (0 if unknown[start + 1] else UNKNOWN_START)
        unknown[start] = True
        if run[start] in NEVER_FIRST or (start and run[start - 1] in LEADING):
            continue
        for end in range(start + 1, min(size, start + LONGEST) + 1):
            cost = get(run[start:end])
            if cost is not None and best[end] + cost < best[start]:
                best[start], unknown[start] = best[end] + cost, False
    return best


def reads_as_words(run: str, start: int, end: int) -> bool:
    """Whether the letters `start` to `end` lie inside one well-known word where `run` is divided in the cheapest way.

    Short words that hardly ever turn up are as often pieces of other words.
    """
    first, last, known = next(each for each in pieces(run) if start < each.end)
    word = run[first:last]
    return known and first <= start and end <= last and (len(word) > SHORT or word_costs()[word] <= COMMON_COST)


class WordPiece(NamedTuple):
    """The letters `start` to `end` of a run: a word that is `known`, or a letter of none."""

    start: int
    end: int
    known: bool


def pieces(run: str) -> list[WordPiece]:
    """`run` divided in the cheapest way."""
    _, begun, unknown = _divided(run)
    found, end = [], len(run)
    while end:
        found.append(WordPiece(begun[end], end, not unknown[end]))
        end = begun[end]
    return found[::-1]


def _divided(run: str) -> tuple[list[int], list[int], list[bool]]:
    """For each place of `run`: the least cost up to it, where the last word begins, and whether that is none."""
    get = word_costs().get
    size = len(run)
    best = [_NEVER] * (size + 1)
    best[0] = 0
    begun = [0] * (size + 1)
    unknown = [False] * (size + 1)
    for start in range(size):
        so_far = best[start]
        if run[start] not in NEVER_FIRST and not (start and run[start - 1] in LEADING):
            for end in range(start + 1, min(size, start + LONGEST) + 1):
                cost = get(run[start:end])
                if cost is not None and so_far + cost < best[end]:
                    best[end], begun[end], unknown[end] = so_far + cost, start, False
        cost = so_far + UNKNOWN_LETTER + (0 if unknown[start] else UNKNOWN_START)
        if cost < best[start + 1]:
            best[start + 1], begun[start + 1], unknown[start + 1] = cost, start, True
    return best, begun, unknown
