"""Slips made anew at random words of right texts, as fingers and ears make them; `--measure --generated N` names them.

Each slip is of one kind, at one word of one sentence of the corpus, and makes of the word what is none. The same
number always makes the same slips, and another seed makes others: whoever adds words by hand for those that were
missed measures with the next seed.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from itaxl.thai.spelling.keyboard_layout import THAI
from itaxl.thai.spelling.unread_words import ALIKE, KEYS, ROWS
from itaxl.thai.spelling.word_model import pieces, word_costs
from itaxl.thai.text import ABOVE_BELOW, LEADING, MARKS, TONES

SHORTEST: Final = 4
"""Letters of a word that gets a slip."""

RAREST: Final = 20
"""Its cost at most, see `itaxl/thai/spelling/word_model.py`: rare words are names."""

SENTENCE: Final = range(30, 160)
"""Characters of a sentence: what stands between blanks, with its neighbours."""

VOWELS: Final = ("ิี", "ึื", "ุู", "ัะา", "เแ", "ใไ", "ำา", "โเ")


class Generated(NamedTuple):
    """A slip: its kind, the letters as typed, at which place of which sentence, and the right ones."""

    kind: str
    wrong: str
    right: str
    sentence: str
    start: int


def _dropped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def _exchanged(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _replaced(word: str, chance: random.Random, others: Callable[[str], str]) -> str:
    places = [at for at, letter in enumerate(word) if others(letter)]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + chance.choice(others(word[at])) + word[at + 1 :]


def _beside(letter: str) -> str:
    """The keys beside a letter's own, without and with Shift as it was."""
    ends = (0, *ROWS, *(KEYS + end for end in ROWS))
    rows = [THAI[first:last] for first, last in pairwise(ends)]
    near = [row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in rows if (at := row.find(letter)) >= 0]
    return "".join(each for each in "".join(near) if "ก" <= each <= "๎")


def _shifted(letter: str) -> str:
    at = THAI.find(letter)
    other = THAI[(at + KEYS) % (2 * KEYS)] if at >= 0 else ""
    return other if "ก" <= other <= "๎" else ""


def _others(groups: Sequence[str]) -> Callable[[str], str]:
    return lambda letter: "".join(other for group in groups if letter in group for other in group if other != letter)


def _tone(word: str, chance: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter in TONES]
    if places:
        at = chance.choice(places)
        others: list[str] = ["", "", *TONES.replace(word[at], "")]
        return word[:at] + chance.choice(others) + word[at + 1 :]
    places = [at for at, letter in enumerate(word) if letter in "ัิีึืุู"]
    if not places:
        return word
    at = chance.choice(places) + 1
    return word[:at] + chance.choice("่้") + word[at:]


def _karan(word: str, chance: random.Random) -> str:
    if "์" in word:
        return word.replace("์", "")
    return word + "์" if chance.random() < 0.5 and word[-1] not in MARKS + "ะาำ" else word


def _marks(word: str, chance: random.Random) -> str:
    places = [at for at in range(len(word) - 1) if word[at] in ABOVE_BELOW and word[at + 1] in TONES]
    places += [at for at in range(len(word) - 1) if word[at] not in MARKS + LEADING and word[at + 1] in MARKS]
    if not places:
        return word
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _twice(word: str, chance: random.Random) -> str:
    return word + chance.choice(["", "", " ", "\n"]) + word


def _split(word: str, chance: random.Random) -> str:
    places = [at for at in range(2, len(word) - 1) if word[at] not in MARKS + "ะาำ" and word[at - 1] not in LEADING]
    return word if not places else word[: (at := chance.choice(places))] + " " + word[at:]


KINDS: Final[dict[str, Callable[[str, random.Random], str]]] = {
    "dropped": _dropped,
    "typed twice": _doubled,
    "exchanged": _exchanged,
    "neighbour key": lambda word, chance: _replaced(word, chance, _beside),
    "Shift": lambda word, chance: _replaced(word, chance, _shifted),
    "sounds alike": lambda word, chance: _replaced(word, chance, _others(ALIKE)),
    "vowel": lambda word, chance: _replaced(word, chance, _others(VOWELS)),
    "tone": _tone,
    "karan": _karan,
    "order of marks": _marks,
    "word twice": _twice,
    "blank amid": _split,
}


def generated(texts: Sequence[str], count: int, seed: int) -> Iterator[Generated]:
    """`count` slips of each kind in sentences of `texts`."""
    chance = random.Random(seed)
    costs = word_costs()
    for kind, slip in KINDS.items():
        made = 0
        while made < count:
            sentence, places = _sentence(chance.choice(texts), chance)
            if not places:
                continue
            start, end = chance.choice(places)
            right = sentence[start:end]
            wrong = slip(right, chance)
            if wrong != right and wrong not in costs:
                made += 1
                yield Generated(kind, wrong, right, sentence[:start] + wrong + sentence[end:], start)


def _sentence(text: str, chance: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """A part of the text between blanks, and where its words of some length and frequency stand."""
    parts = text.split(" ")
    first = chance.randrange(len(parts))
    sentence = ""
    for part in parts[first:]:
        if len(sentence) + len(part) > SENTENCE.stop:
            break
        sentence = f"{sentence} {part}".lstrip()
        if len(sentence) in SENTENCE and chance.random() < 0.5:
            break
    if len(sentence) not in SENTENCE:
        return "", []
    costs, places, done = word_costs(), [], 0
    for run in sentence.split(" "):
        if run and all("ก" <= letter <= "๎" for letter in run):
            places += [
                (done + each.start, done + each.end)
                for each in pieces(run)
                if each.known and each.end - each.start >= SHORTEST and costs[run[each.start : each.end]] <= RAREST
            ]
        done += len(run) + 1
    return sentence, places
