"""Letters of another script that look like those of the word in which they stand: Lao in Thai, Cyrillic in English."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from itaxl.thai.characters.spot import Spot
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.word_model import reads_easily
from itaxl.thai.tsv import table

_PLAIN: Final = re.compile("[\t\n\r -~\u00a0\u0e01-\u0e44\u0e46-\u0e5b]*")
_GLANCE: Final = re.compile("[\u0e01-\u0e4e][a-z][\u0e01-\u0e4e]")
"""What a text of Thai and ASCII alone must have, as every text without these has none."""

_of_asia: Final = pattern("[\u0e01-\u0e4e\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df]+")
_foreign: Final = pattern("[\u0e45\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df]")
_thai_letter: Final = pattern("[\u0e01-\u0e44\u0e46-\u0e4e]")
_of_europe: Final = pattern("[A-Za-z\u0370-\u052f]+")
_guessed: Final = pattern("[\u0e01-\u0e4e]+[a-z][\u0e01-\u0e4e]+")
_dressed: Final = pattern("[\uff01-\uff0f\uff1a-\uff5e\ufb00-\ufb06\U0001d400-\U0001d7ff]+")
"""Letters as wide as those of China, ligatures of PDF, and bold ones of social media; wide digits are N004's."""


@remembered
def lookalikes(text: str) -> Iterator[Spot]:
    """Each such letter with the one that is meant; None where that cannot be told."""
    if _PLAIN.fullmatch(text) and not _GLANCE.search(text):
        return
    yield from sorted((*_in_thai(text), *_in_latin(text), *_guesses(text), *_plain_forms(text)))


def _in_thai(text: str) -> Iterator[Spot]:
    """Lao and other letters in a word with Thai ones; ๅ for า."""
    for word in _of_asia().finditer(text):
        if not _thai_letter().search(word[0]):
            continue
        for match in _foreign().finditer(word[0]):
            if match[0] == "ๅ" and word[0][match.start() - 1 : match.start()] in ("ฤ", "ฦ"):
                continue
            right = _listed("thai").get(match[0], "")
            start = word.start() + match.start()
            yield Spot(start, start + 1, match[0], right if len(right) == 1 else None)


def _in_latin(text: str) -> Iterator[Spot]:
    """Cyrillic and Greek letters in a Latin word, or in one that can be read as Latin whole: О43, ІТА."""
    listed = _listed("latin")
    for word in _of_europe().finditer(text):
        if word[0].isascii() or not (re.search("[A-Za-z]", word[0]) or _all_latin(word, listed)):
            continue
        for place, letter in enumerate(word[0], word.start()):
            if letter in listed:
                yield Spot(place, place + 1, letter, listed[letter])


def _all_latin(word: re.Match[str], listed: dict[str, str]) -> bool:
    """Whether every letter looks Latin; a single one only before a number, as in a code."""
    followed = word.string[word.end() : word.end() + 1].isdecimal()
    return all(letter in listed for letter in word[0]) and (len(word[0]) > 1 or followed)


def _guesses(text: str) -> Iterator[Spot]:
    """A small Latin letter in a Thai word that becomes common words with the Thai one that it looks like."""
    for word in _guessed().finditer(text):
        place = next(at for at, letter in enumerate(word[0]) if letter.isascii())
        for right in _listed("guess").get(word[0][place], ""):
            if reads_easily(word[0][:place] + right + word[0][place + 1 :]):
                yield Spot(word.start() + place, word.start() + place + 1, word[0][place], right, sure=False)
                break


def _plain_forms(text: str) -> Iterator[Spot]:
    """Wide letters, ligatures and bold ones, which are Latin letters in another dress."""
    for match in _dressed().finditer(text):
        yield Spot(*match.span(), match[0], unicodedata.normalize("NFKC", match[0]))


@cache
def _listed(inside: str) -> dict[str, str]:
    return {entry["letter"]: entry["right"] for entry in table("lookalikes") if entry["inside"] == inside}
