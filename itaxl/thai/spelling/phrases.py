"""The official phrases: words of seven letters and more that papers of the ITA are made of."""

from collections.abc import Iterator
from functools import cache

from itaxl.thai.tsv import FOLDER


@cache
def phrases() -> tuple[str, ...]:
    """All phrases of ``data/phrases.tsv``."""
    return tuple(phrase for phrase, _ in _rows())


@cache
def frequent_phrases() -> frozenset[str]:
    """The phrases that nearly every paper has."""
    return frozenset(phrase for phrase, often in _rows() if often)


def _rows() -> Iterator[tuple[str, bool]]:
    text = (FOLDER / "phrases.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            phrase, _source, *often = line.split("\t")
            yield phrase, bool(often)
