"""The official phrases: words of seven letters and more that papers of the ITA are made of."""

from functools import cache
from importlib.resources import files


@cache
def phrases() -> tuple[str, ...]:
    """All phrases of ``data/phrases.tsv``."""
    text = files("itaxl.thai").joinpath("data/phrases.tsv").read_text(encoding="utf-8")
    return tuple(line.partition("\t")[0] for line in text.splitlines() if line and not line.startswith("#"))
