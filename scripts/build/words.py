"""Build itaxl/thai/data/words.tsv: how often Thai words turn up, for judging near misses of official phrases.

Sources: the word frequencies of the Thai National Corpus and the Thai Textbook Corpus and the word lists that
pythainlp ships (CC0), the headwords of the Royal Society's dictionary as a filter, geothai's place names, and
right_words.tsv and misspellings.tsv of this project. Run it after a change of these or of phrases.tsv:

    python3 scripts/build/words.py
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import geothai

from itaxl.thai.spelling import near_miss, unread_words, word_model
from itaxl.thai.spelling.misspellings import misspellings

DATA = Path(__file__).parents[2] / "itaxl/thai/data"
THAI = re.compile("[ก-๎]+")
FREQUENT = 20
"""Occurrences in the corpora (36 million words) from which a word is listed whatever it is."""

RIGHT_COST = 24
"""Of the words of right_words.tsv: as frequent in official papers as the 20th part of a phrase."""

RARE_COST = 30
"""Of rare words and names at most: whoever writes one means it."""

MARGIN = 4
"""Right words are listed that come this close to counting as a near miss, in the units of `near_miss.EVIDENCE`."""

HEADER = """\
# Thai words by how rare they are, for judging near misses of official phrases (itaxl/thai/spelling/word_model.py).
# Built by scripts/build/words.py, not by hand: right words that it lacks go into right_words.tsv.
#
#   cost    twice the natural logarithm of the words among which this one turns up once
#   words   separated by spaces
#
# source: word frequencies of the Thai National Corpus and the Thai Textbook Corpus as shipped with pythainlp (CC0);
# rarer words only where they look like a misspelled phrase: dictionaries and names of pythainlp, places of geothai.
"""


def lists(*names: str) -> Iterator[tuple[str, int]]:
    """The Thai words of pythainlp's lists with their counts (1 where a list has none)."""
    spec = find_spec("pythainlp")
    assert spec is not None
    assert spec.submodule_search_locations
    for name in names:
        text = Path(spec.submodule_search_locations[0], "corpus", name).read_text(encoding="utf-8-sig")
        for line in text.splitlines():
            word, _, count = line.partition("\t")
            if THAI.fullmatch(word):
                yield word, int(count or 1)


def frequencies() -> tuple[dict[str, int], int]:
    """The counts of words, and the number of words they were counted among; every headword counts once at least.

    Of pythainlp's own list only words that the corpora know count: it holds misspellings too.
    """
    counts: Counter[str] = Counter()
    for word, count in lists("tnc_freq.txt", "ttc_freq.txt"):
        counts[word] += count
    total = counts.total()
    headwords = {word for word, _ in lists("orst_words_th.txt")}
    listed = headwords | {word for word, _ in lists("words_th.txt")}
    known = {word: count for word, count in counts.items() if count >= FREQUENT or word in listed}
    wrong = {row.wrong for row in misspellings()} - headwords
    wrong |= {word for word in known if len(word) == 1 and word not in "ณธ"}
    return {word: known.get(word, 1) for word in (known.keys() | headwords) - wrong}, total


def right_words() -> Iterator[str]:
    """The words of right_words.tsv."""
    for line in (DATA / "right_words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.partition("\t")[0]


def names() -> Iterator[str]:
    """Names of places and people."""
    for province in geothai.provinces():
        yield province.name_th
        for district in geothai.districts(province.code):
            yield district.name_th
            yield from (subdistrict.name_th for subdistrict in geothai.subdistricts(district.code))
    for word, _ in lists("person_names_male_th.txt", "person_names_female_th.txt", "family_names_th.txt"):
        yield word


def write(costs: dict[str, int]) -> None:
    """The file, one line a cost."""
    by_cost: dict[int, list[str]] = {}
    for word, cost in costs.items():
        by_cost.setdefault(cost, []).append(word)
    lines = (f"{cost}\t{' '.join(sorted(by_cost[cost]))}\n" for cost in sorted(by_cost))
    (DATA / "words.tsv").write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")
    word_model.word_costs.cache_clear()
    word_model.common_words.cache_clear()
    near_miss.forget()
    unread_words.forget()


def mistaken(words: Iterable[str]) -> set[str]:
    """The words that would count, or nearly count, as a misspelled phrase."""
    near_miss.EVIDENCE -= MARGIN  # type: ignore[misc]
    near_miss.forget()
    try:
        return {word for word in words if near_miss.near_misses(word)}
    finally:
        near_miss.EVIDENCE += MARGIN  # type: ignore[misc]


def main() -> None:
    """Write the frequent words, see which right words look misspelled by them, and write those in as well."""
    counts, total = frequencies()
    cost = {word: round(2 * math.log(total / count)) for word, count in counts.items()}
    listed = {word: cost[word] for word, count in counts.items() if count >= FREQUENT}
    listed |= {word: min(cost.get(word, RIGHT_COST), RIGHT_COST) for word in right_words()}
    write(listed)
    headwords = {word for word, _ in lists("orst_words_th.txt")}
    rare = mistaken(word for word in headwords if word not in listed)
    rare |= mistaken(name for name in set(names()) if THAI.fullmatch(name) and name not in listed)
    write(listed | {word: min(cost.get(word, RARE_COST), RARE_COST) for word in rare})
    print(f"{len(listed) + len(rare)} words, of them {len(rare)} rare ones: {' '.join(sorted(rare))}")


if __name__ == "__main__":
    main()
