"""Letters that read as no word, and the frequent official word that one slip of the fingers or the ear makes them.

A run of letters is divided into words in the cheapest way (`word_model`). Where a piece of it is no word, or a rare
one, every stretch about it is held against the words of ``data/official_words.tsv``: a letter or mark dropped, typed
twice, of a key beside its own or with Shift, of the same sound, or two exchanged. What is found must read far more
easily than what was typed, among words that are frequent themselves, so that names of people and places stay.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.keyboard_layout import THAI
from itaxl.thai.spelling.people import is_name, may_be_place, without_place
from itaxl.thai.spelling.phrases import phrases
from itaxl.thai.spelling.word_model import (
    NEVER_FIRST,
    WordPiece,
    costs_after,
    costs_before,
    pieces,
    reads_easily,
    word_costs,
)
from itaxl.thai.text import LEADING, MARKS, SILENCER
from itaxl.thai.tsv import table

EVIDENCE: Final = 20
"""How much easier, in half natural logarithms, the word must read: as for near misses of phrases."""

SHORT_EVIDENCE: Final = 26
"""What is asked where a letter was dropped and three or fewer are left."""

SHORT: Final = 3
RARE_COST: Final = 21
"""Of words so rare that a slip of a frequent one is likelier."""

NEIGHBOUR_COST: Final = 18
"""Of the words beside the one that was meant, at most: others are parts of names."""

LONG, LONG_COST = 5, 22
"""Letters from which they may be rarer, and how rare."""

DOUBLED_COST: Final = 20
"""Of a word that one letter too many, or two exchanged, made: no name is spelled so."""

LEAST: Final = 9
"""The cost that no word goes below."""

SHORTEST_TYPED, LONGEST_TYPED = 3, 15
"""Letters of what was typed."""

REACH: Final = 9
"""Letters before an odd piece where the word may begin."""

CONTEXT: Final = 14

ALIKE: Final = (
    "ณน", "ศษส", "ฎฏตด", "รล", "ใไ", "ญย", "ทธฑฒ", "ภพผ", "ฐถ", "ขคฆ", "ชฌ", "ิี", "ึื", "ุู", "ัะา", "่้๊๋็", "เแ", "ำา",
)  # fmt: skip
"""Letters that sound or look alike."""

KEYS: Final = 47
"""Keys of the keyboard: those with Shift follow in the same order."""

ROWS: Final = (13, 25, 37, 47)
"""Where its rows end."""

_RUN: Final = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{3,}")
_PLACE: Final = re.compile(
    r"(?:บ้าน|วัด|ห้วย|หนอง|คลอง|เกาะ|ดอย|เขา|บึง|แม่|ตำบล|อำเภอ|จังหวัด|ถนน|ซอย|ชุมชน|โรงเรียน|ลำ|ป่า|ภู|พระครู|พระ|แขวง|เขต|แก้ม|พวง)\Z"
)
_BEFORE_NAME: Final = re.compile(r"(?:[ก-ฮ]\.|ณ)\s?\Z|(?:[A-Za-z]|์)\Z")
"""ต. อ. จ. and the like."""


class Unread(NamedTuple):
    """Characters `start` to `end` of a text, which read as no word, and the word that was meant."""

    start: int
    end: int
    word: str


class _Meant(NamedTuple):
    gain: int
    start: int
    end: int
    word: str


@cache
def official_words() -> frozenset[str]:
    """The words that texts of the government use often, and the official phrases."""
    return frozenset(row["word"] for row in table("official_words")) | frozenset(phrases())


@cache
def _confused() -> frozenset[tuple[str, str]]:
    """Pairs of letters that are typed for each other."""
    ends = (0, *ROWS, *(KEYS + end for end in ROWS))
    pairs = [pair for first, last in pairwise(ends) for pair in pairwise(THAI[first:last])]
    pairs += zip(THAI[:KEYS], THAI[KEYS:], strict=False)
    pairs += [(a, b) for group in ALIKE for a in group for b in group if a != b]
    return frozenset(pairs) | frozenset((b, a) for a, b in pairs)


@cache
def _by_letters() -> dict[str, list[str]]:
    """The official words by their letters, all of them or all but one."""
    words: dict[str, list[str]] = {}
    for word in sorted(official_words()):
        if len(word) < LONGEST_TYPED:
            for letters in {word, *_shorter(word)}:
                words.setdefault(letters, []).append(word)
    return words


def _shorter(letters: str) -> set[str]:
    return {letters[:at] + letters[at + 1 :] for at in range(len(letters))}


@remembered
def unread_words(text: str) -> Iterator[Unread]:
    """The slips of `text`, from left to right; at most one in a run of letters, the likeliest."""
    for run in _RUN.finditer(text):
        start, end = run.span()
        if text[end : end + 1] in {".", "ฯ"}:
            continue
        found = _in_run(run[0])
        if found is None or _BEFORE_NAME.search(text, max(0, start - 3), start):
            continue
        if not _is_in_name(text, start, start + found.start):
            yield Unread(start + found.start, start + found.end, found.word)


def _is_in_name(text: str, run: int, start: int) -> bool:
    """Whether a title stands so shortly before the letters in their run that they are part of a name."""
    return any(is_name(text, at) for at in range(max(run, start - CONTEXT), start + 1))


@lru_cache(maxsize=4096)
def _in_run(run: str) -> _Meant | None:
    """The likeliest slip in a run of Thai letters. Runs recur, see `near_miss`."""
    run = without_place(run)
    if reads_easily(run):
        return None
    odd = [(each.start, each.end) for each in pieces(run) if _is_odd(run, each)]
    found = set(_meant(run, odd)) if odd else ()
    likeliest_first = sorted(found, key=lambda each: (-each.gain, run[each.start] in NEVER_FIRST, each))
    return next((each for each in likeliest_first if _stands(run, each)), None)


def _is_odd(run: str, each: WordPiece) -> bool:
    """Whether a piece of the run is no word, or a rare one, and no part of the name of a place."""
    word = run[each.start : each.end]
    read = each.known and (word_costs()[word] < RARE_COST or word in official_words())
    return not read and not may_be_place(run, each.start)


def forget() -> None:
    """Drop what is remembered, after the words have changed."""
    for remembering in (official_words, _by_letters, _in_run, unread_words):
        remembering.cache_clear()


def _meant(run: str, odd: Iterable[tuple[int, int]]) -> Iterator[_Meant]:
    """What may have been meant by the letters about the `odd` pieces, wherever it reads so much more easily."""
    costs, before, after = word_costs(), costs_before(run), costs_after(run)
    for start, end in _stretches(run, odd):
        most = before[-1] - EVIDENCE - before[start] - after[end]
        if most >= LEAST:
            typed = run[start:end]
            yield from (
                _Meant(most + EVIDENCE - costs[word], start, end, word)
                for word in {*_slipped(typed), *_mistyped(typed)}
                if costs[word] <= most
            )


def _stretches(run: str, odd: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Every part of the run with letters of an odd piece, or next to it, that could be a word typed wrongly."""
    return {
        (start, end)
        for first, last in odd
        for start in range(max(0, first - REACH), last + 1)
        if not (start and run[start - 1] in LEADING)
        for end in range(max(start + SHORTEST_TYPED, first), min(len(run), start + LONGEST_TYPED - 1) + 1)
        if end == len(run) or run[end] not in NEVER_FIRST
    }


def _slipped(typed: str) -> Iterator[str]:
    """The official words that a slip of finger or ear turns into `typed`."""
    words = _by_letters()
    for letters in {typed, *_shorter(typed)}:
        yield from (word for word in words.get(letters, ()) if word != typed and _is_slip(typed, word))


def _is_slip(typed: str, word: str) -> bool:
    """Whether one letter was dropped, added beside one like it, taken for one like it, or exchanged with the next."""
    same = next((at for at, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), min(len(typed), len(word)))
    longer = len(typed) - len(word)
    if longer < 0:
        return word[same + 1 :] == typed[same:] or (
            word[same + 1 : same + 2] == SILENCER and word[same + 2 :] == typed[same:]
        )
    if longer > 0:
        return typed[same + 1 :] == word[same:] and (typed[same] in MARKS or _is_beside_its_like(typed, same))
    rest = typed[same + 1 :]
    if rest == word[same + 1 :]:
        return (typed[same], word[same]) in _confused()
    return typed[same : same + 2] == word[same : same + 2][::-1] and typed[same + 2 :] == word[same + 2 :]


def _is_beside_its_like(typed: str, at: int) -> bool:
    beside = {*typed[max(0, at - 1) : at], *typed[at + 1 : at + 2]}
    return typed[at] in beside or any((typed[at], other) in _confused() for other in beside)


def _mistyped(typed: str) -> Iterator[str]:
    """The words, frequent or not, of which one letter is typed twice, or a mark behind the letter after its own."""
    costs = word_costs()
    for at in range(len(typed) - 1):
        first, second = typed[at], typed[at + 1]
        if first == second:
            meant = typed[:at] + typed[at + 1 :]
        elif second in MARKS and first not in MARKS:
            meant = typed[:at] + second + first + typed[at + 2 :]
        else:
            continue
        if costs.get(meant, RARE_COST) <= DOUBLED_COST:
            yield meant


def _stands(run: str, each: _Meant) -> bool:
    """Whether with the word in its place its neighbours are frequent words, and no place or person is named so."""
    if each.start and (run[each.start] in NEVER_FIRST and run[each.start : each.end][1:] != each.word):
        return False
    if _PLACE.search(run, 0, each.start):
        return False
    before = run[max(0, each.start - CONTEXT) : each.start]
    first, last = len(before), len(before) + len(each.word)
    meant = before + each.word + run[each.end : each.end + CONTEXT]
    near = [piece for piece in pieces(meant) if piece.start <= last and first <= piece.end]
    beside = [meant[piece.start : piece.end] for piece in near if piece.end <= first or last <= piece.start]
    if not all(piece.known for piece in near) or not all(map(_is_frequent, beside)):
        return False
    short = each.end - each.start <= SHORT and len(each.word) > each.end - each.start
    return not short or (each.gain >= SHORT_EVIDENCE and all(len(word) >= SHORT for word in beside))


def _is_frequent(word: str) -> bool:
    """Whether a word beside the one that was meant is no part of a name."""
    if word in official_words():
        return True
    return len(word) > 1 and word_costs()[word] <= (NEIGHBOUR_COST if len(word) < LONG else LONG_COST)
