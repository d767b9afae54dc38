"""The official phrases: words of seven letters and more that papers of the ITA are made of."""

from collections.abc import Iterator
from functools import cache

from itaxl.thai.tsv import FOLDER, entries


@cache
def phrases() -> tuple[str, ...]:
    """All phrases of ``data/phrases.tsv``."""
    return tuple(phrase for phrase, _ in _rows())


@cache
def frequent_phrases() -> frozenset[str]:
    """The phrases that nearly every paper has."""
    return frozenset(phrase for phrase, often in _rows() if often)


def _rows() -> Iterator[tuple[str, bool]]:
    for phrase, _source, *often in entries(FOLDER / "phrases.tsv"):
        yield phrase, bool(often)
