"""In which order a pile of misplaced marks was meant, and whether nothing else can have been meant.

A pile is put in order by its letters alone; whether that was meant is told by the word that it makes. ท่ี is ที่, but
ต้้ง is ต้ง to the eye and ตั้ง to a reader, and ประาชน is not ปราะชน: to put such a pile in order would hide the slip.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.thai.spelling.word_model import pieces, reading_cost, reads_as_words
from itaxl.thai.text import MARKS, SILENCER, TONES

VOWELS: Final = "ัิีึืุู็"
"""Marks over and under a letter of which a syllable has one at most; ฺ ํ ๎ of Pali are left alone."""

CONTEXT: Final = 14
"""Letters before and after a pile that are read with it."""

MARGIN: Final = 8
"""How much easier, in half natural logarithms, the pile in order must read than any other that may have been meant."""

SHORTEST: Final = 3
"""Letters of a word that is not found in unknown letters by chance."""

STRAY: Final = 4
"""How much easier a pile may read without one of its marks, while exchanged marks are still the likelier slip."""

_SYLLABLE_MARKS: Final = re.compile(
    rf"(?:[{VOWELS.replace('็', '')}]?[{TONES}]?|็|[ิุู]?{SILENCER}|[{TONES}]?[ะาำ]|[{TONES}]?าะ|[ฺํ๎])"
)
"""What may stand over, under and directly after one consonant."""

_CONSONANT: Final = re.compile("[ก-ฮ]")
_OTHERS: Final = VOWELS + TONES + "ะาำ"
"""What may have been meant instead of a mark that was typed twice."""

_FINALS: Final = "กงจดตถทนบปพมยรลวศษส"
"""Consonants that end a syllable."""


class MeantPile(NamedTuple):
    """What a pile should be, None where only a person can tell; `sure` when nothing else can have been meant."""

    marks: str | None
    sure: bool = False


NOBODY_KNOWS: Final = MeantPile(None)


def meant_marks(text: str, start: int, end: int) -> MeantPile:
    """What the marks and vowels `start` to `end`, which follow a consonant, should be."""
    before, after = _letters_before(text, start), _letters_after(text, end)
    return _meant(before, text[start:end], after)


def meant_vowel(text: str, start: int, end: int, options: str) -> MeantPile:
    """Which of the leading vowels `options` the characters `start` to `end` should be: the one that reads best."""
    before, after = _letters_before(text, start), _letters_after(text, end)
    return _vowel(before, options, after)


def _letters_before(text: str, place: int) -> str:
    first = place
    while first > max(0, place - CONTEXT) and "ก" <= text[first - 1] <= "๎":
        first -= 1
    return text[first:place]


def _letters_after(text: str, place: int) -> str:
    last = place
    while last < min(len(text), place + CONTEXT) and "ก" <= text[last] <= "๎":
        last += 1
    return text[place:last]


@lru_cache(maxsize=4096)
def _meant(before: str, pile: str, after: str) -> MeantPile:
    right = _in_order(pile)
    if right == pile or not _stands(before, right, after):
        return NOBODY_KNOWS
    if len(right) == len(pile):
        return _exchanged(before, pile, right, after)
    return _doubled(before, pile, right, after)


def _exchanged(before: str, pile: str, right: str, after: str) -> MeantPile:
    """Marks in the wrong order, each of them once."""
    cost, known = _read(before, right, after)
    stray = (_read(before, less, after)[0] for less in _without_one(pile) if _stands(before, less, after))
    sure = known and cost <= min(stray, default=cost) + STRAY
    # Marks over and under a letter look the same in either order: nothing is hidden by exchanging them.
    return MeantPile(right, sure) if sure or set(pile) <= set(MARKS) else NOBODY_KNOWS


def _doubled(before: str, pile: str, right: str, after: str) -> MeantPile:
    """A mark typed twice, or once too often in place of another."""
    cost, known = _read(before, right, after)
    swapped = {each for each in _with_another(pile, right) if _stands(before, each, after)}
    others = sorted((*_read(before, each, after), each) for each in swapped)
    if known and all(cost <= other for other, _, _ in others):
        return MeantPile(right, all(cost + MARGIN <= other for other, _, _ in others))
    if not others or not others[0][1]:
        return NOBODY_KNOWS
    least, best, next_best = others[0][0], others[0][2], [cost, *(other for other, _, _ in others[1:])]
    return MeantPile(best) if least + MARGIN <= min(next_best) else NOBODY_KNOWS


@lru_cache(maxsize=4096)
def _vowel(before: str, options: str, after: str) -> MeantPile:
    read = sorted((*_read(before, option, after, joined=False), option) for option in options)
    (cost, known, best), others = read[0], [cost for cost, _, _ in read[1:]]
    if not known:
        return NOBODY_KNOWS
    # เเ looks like แ: to make เ of it changes what is seen, so that all that follows must be words.
    seen = others and best == "เ"
    return MeantPile(
        best, all(cost + STRAY <= other for other in others) and not (seen and not _reads_on(before, best, after))
    )


def _reads_on(before: str, vowel: str, after: str) -> bool:
    """Whether a word of some length begins with the vowel, and another known one follows it."""
    word, *rest = (each for each in pieces(before + vowel + after) if len(before) < each.end)
    return word.end - word.start >= SHORTEST and all(each.known for each in rest[:1])


def _in_order(pile: str) -> str:
    """Vowel, tone, silencer, following vowel; what was typed twice once."""
    return "".join(sorted(dict.fromkeys(pile), key=_place))


def _place(char: str) -> int:
    if char in TONES:
        return 1
    if char == SILENCER:
        return 2
    return {"า": 3, "ำ": 3, "ะ": 4}.get(char, 0)


def _stands(before: str, marks: str, after: str) -> bool:
    """Whether `marks` can belong to the consonant before them, and have the one after them that some need."""
    own, ending = (marks[:-1], marks[-1]) if marks[-1:] in set(_FINALS) else (marks, after)
    if not _SYLLABLE_MARKS.fullmatch(own):
        return False
    needy = set(own) & set("ัื็") and not (own == "็" and before.endswith("ก"))
    return not needy or _CONSONANT.match(ending) is not None


def _without_one(pile: str) -> Iterator[str]:
    """What is left when one of the marks was not meant at all."""
    return (pile[:at] + pile[at + 1 :] for at in range(len(pile)))


def _with_another(pile: str, right: str) -> Iterator[str]:
    """What may have been meant when a mark typed twice should have been another one, or the letter after it, once."""
    doubled = [at for at, char in enumerate(pile) if pile.count(char) > 1]
    swapped = (_in_order(pile[:at] + other + pile[at + 1 :]) for at in doubled for other in _OTHERS)
    yield from (each for each in swapped if each != right)
    yield from (right + letter for letter in _FINALS)


def _read(before: str, marks: str, after: str, *, joined: bool = True) -> tuple[int, bool]:
    """How hard the letters read with `marks` in their middle, and whether these belong to a known word.

    Marks do together with the consonant before them; `joined` False is for vowels that begin a syllable.
    """
    run = before + marks + after
    first, last = len(before) - joined, len(before) + len(marks)
    return reading_cost(run), reads_as_words(run, max(0, first), last if joined else last + 1)
