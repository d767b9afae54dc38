"""Word lists that others made, as oracles of what is Thai."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

CORPUS = Path(str(files("pythainlp"))) / "corpus"


@cache
def _word_list(name: str) -> tuple[str, ...]:
    """The lines of one of pythainlp's lists, without its comments and numbers."""
    lines = (CORPUS / name).read_text(encoding="utf-8-sig").splitlines()
    return tuple(line.split("\t")[0] for line in lines if line and not line.startswith("#"))


@pytest.fixture(scope="session")
def word_list() -> Callable[[str], tuple[str, ...]]:
    """`word_list(name)`: the lines of one of pythainlp's lists."""
    return _word_list


@pytest.fixture(scope="session")
def dictionary() -> tuple[str, ...]:
    """The headwords of the Royal Institute's dictionary."""
    return _word_list("orst_words_th.txt")


@pytest.fixture(scope="session")
def names() -> tuple[str, ...]:
    """First names and family names of people."""
    return tuple(
        name
        for part in ("person_names_female_th.txt", "person_names_male_th.txt", "family_names_th.txt")
        for name in _word_list(part)
    )
