"""How hard a run of Thai letters is to read as words: a model of single words, from their frequencies.

Thai is written without spaces, so whether a run of letters is right can only be told by how well it divides into
words. The costs are those of ``data/words.tsv`` (built by ``scripts/build_words.py``), in half natural logarithms:
a word of cost 20 turns up once in e**10 words.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from itaxl.thai.phrases import phrases
from itaxl.thai.text import FOLLOWING, LEADING, MARKS

PHRASE_COST: Final = 18
"""Of an official phrase: in papers of the ITA each is far more frequent than in Thai at large."""

UNKNOWN_START, UNKNOWN_LETTER = 22, 8
"""Of letters that are no word: once for the run, then for each letter."""

LONGEST: Final = 24
"""Letters of a word at most."""

NEVER_FIRST: Final = frozenset(FOLLOWING + MARKS + "ๆฯ")
"""Signs that no word begins with."""

_NEVER: Final = 10**9


@cache
def word_costs() -> dict[str, int]:
    """The cost of every word known, official phrases among them."""
    costs: dict[str, int] = {}
    text = files("itaxl.thai").joinpath("data/words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            cost, _, words = line.partition("\t")
            costs.update(dict.fromkeys(words.split(" "), int(cost)))
    for phrase in phrases():
        costs[phrase] = min(costs.get(phrase, PHRASE_COST), PHRASE_COST)
    return costs


def reading_cost(run: str) -> int:
    """The cost of the cheapest way to divide `run` into words."""
    get = word_costs().get
    size = len(run)
    best = [_NEVER] * (size + 1)
    best[0] = 0
    unknown = [False] * (size + 1)
    for start in range(size):
        so_far = best[start]
        if run[start] not in NEVER_FIRST and not (start and run[start - 1] in LEADING):
            for end in range(start + 1, min(size, start + LONGEST) + 1):
                cost = get(run[start:end])
                if cost is not None and so_far + cost < best[end]:
                    best[end], unknown[end] = so_far + cost, False
        cost = so_far + UNKNOWN_LETTER + (0 if unknown[start] else UNKNOWN_START)
        if cost < best[start + 1]:
            best[start + 1], unknown[start + 1] = cost, True
    return best[size]
