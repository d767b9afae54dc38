"""Words that differ by one letter from an official phrase, where nothing else can have been meant.

A candidate is a piece of text one edit away from a phrase: a letter dropped, added or replaced, or two neighbours
swapped. It counts only when, among the letters around it, the phrase reads far more easily as Thai than what was
typed (`likelihood`), so that ถูกฟ้อง is not taken for ถูกต้อง nor หนังสือเรียน for หนังสือเวียน.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.people import is_name, is_place, without_place
from itaxl.thai.spelling.phrases import phrases
from itaxl.thai.spelling.slips import SEED, slips_at
from itaxl.thai.spelling.word_model import NEVER_FIRST, pieces, reading_cost, reads_easily, word_costs
from itaxl.thai.text import LEADING

EVIDENCE: Final = 20
"""How much easier, in half natural logarithms, the phrase must read: one in 22,000.

Measured over 290,000 titles of the Thai Wikipedia and the dictionaries of pythainlp
(`tests/thai/spelling/test_near_miss.py`).
"""

PLAIN_EVIDENCE: Final = 26
"""What is asked of letters that are plain words already, such as ใช้|บริการ beside ให้บริการ."""

PLAIN_COST, PLAIN_LETTERS = 20, 3
"""Of plain words: how rare and how short they are at most."""

SHORT_SLIP_EVIDENCE, SLIP_EVIDENCE, SOUND_EVIDENCE, LONG_SLIP = 20, 14, 8, 6
"""What is asked of a known slip of fewer letters than the last, of longer ones, and of those of these that sound alike.

Slips are no part of any word, so that less is asked of long ones than of other letters: over 12,000 paragraphs of
government news these numbers find no right word more than 26, 20 and 10. Short ones are syllables of foreign names.
"""

SURE_EVIDENCE: Final = 34
"""From where on the neighbours of a long slip need not be words."""

Exact = tuple[int, int, str]
"""Start, end and phrase of one that stands as it should."""

CONTEXT: Final = 14
"""Letters before and after a candidate that are read with it."""

_RUN: Final = re.compile("[ก-ฮะ-ฺเ-ๆ็-๎]{6,}")
"""No phrase goes on across ฯ, which shortens a word."""


class NearMiss(NamedTuple):
    """Characters `start` to `end` of the text, and the phrase that they miss by one letter."""

    start: int
    end: int
    phrase: str


class _Candidate(NamedTuple):
    """A near miss before it is weighed: the letters at `edit_start` to `edit_end` differ, or one is missing there."""

    start: int
    end: int
    phrase: str
    edit_start: int
    edit_end: int


SIZES: Final = (3, 4, 6)
"""Letters of a seed, by which the phrases that may stand at a place are found: the most that half a phrase has."""

Half = tuple[str, str, str, str]
"""Half a phrase, the phrase, its two letters farthest from that half, and all of it but the three farthest."""


@cache
def _seeds() -> dict[str, tuple[list[Half], list[Half]]]:
    """The phrases by the beginning of their first half, and by the end of their second.

    One edit leaves the first half whole, or all after the letter that follows it.
    """
    seeds: dict[str, tuple[list[Half], list[Half]]] = {}
    for phrase in phrases():
        half = len(phrase) // 2
        head, tail = phrase[:half], phrase[half + 1 :]
        seeds.setdefault(head[: _size(head)], ([], []))[0].append((head, phrase, phrase[-2:], phrase[:-3]))
        seeds.setdefault(tail[-_size(tail) :], ([], []))[1].append((tail, phrase, phrase[:2], phrase[3:]))
    return seeds


def _size(half: str) -> int:
    return max(size for size in SIZES if size <= len(half))


@remembered
def near_misses(text: str) -> tuple[NearMiss, ...]:
    """The near misses in `text`, from left to right, never overlapping; the likeliest phrase for each place.

    A letter before a dot is an abbreviation and not typed twice: รับสมัครร.ร. A word that ฯ shortens is none, and a
    person's name is spelled as its bearer does.
    """
    return tuple(
        NearMiss(run.start() + miss.start, run.start() + miss.end, miss.phrase)
        for run in _RUN.finditer(text)
        for miss in _in_run(run[0])
        if not (run[0][: miss.end].endswith(miss.phrase[-1] * 2) and text.startswith(".", run.start() + miss.end))
        and not text.startswith("ฯ", run.start() + miss.end)
        and not is_name(text, run.start() + miss.start)
    )


@lru_cache(maxsize=4096)
def _in_run(run: str) -> tuple[NearMiss, ...]:
    """The near misses in a run of Thai letters. Runs recur within a paper, and from one office's to the next."""
    if reads_easily(without_place(run)):
        return ()
    exact, candidates = _candidates(run)
    standing = {each for each in candidates if _stands(run, each) and not _explained(each, exact)}
    weighed = [(_evidence(run, each), each) for each in standing]
    taken: list[_Candidate] = []
    for evidence, each in sorted(weighed, key=_likeliest_first):
        if evidence >= _asked(run, each, evidence) and not any(
            each.start < other.end and other.start < each.end for other in taken
        ):
            taken.append(each)
    for slip in _slips(run):
        if not any(slip.start < other.end and other.start < slip.end for other in taken):
            taken.append(slip)
    return tuple(NearMiss(each.start, each.end, each.phrase) for each in sorted(taken, key=lambda each: each.start))


def asked_of_slip(wrong: str, *, by_sound: bool) -> int:
    """The evidence that a known slip of a frequent word needs: less where it sounds alike, more of few letters."""
    if len(wrong) < LONG_SLIP:
        return SHORT_SLIP_EVIDENCE
    return SOUND_EVIDENCE if by_sound else SLIP_EVIDENCE


def _slips(run: str) -> list[_Candidate]:
    """The known slips that stand in the run and read so much worse than their words, the likeliest first."""
    weighed = []
    for start in range(len(run) - SEED + 1):
        for slip in slips_at(run, start):
            if run.startswith(slip.right, start):
                continue
            end = start + len(slip.wrong)
            each = _Candidate(start, end, slip.right, start, end)
            evidence = _evidence(run, each) if _stands(run, each) and not is_place(run, start) else 0
            asked = asked_of_slip(slip.wrong, by_sound=slip.by_sound)
            plain = evidence < PLAIN_EVIDENCE and _is_plain(run, each)
            is_sure = evidence >= SURE_EVIDENCE and len(slip.wrong) >= LONG_SLIP
            if evidence >= asked and not plain and (is_sure or _reads_when_mended(run, each)):
                weighed.append((evidence, each))
    return [each for _, each in sorted(weighed, key=_likeliest_first)]


def _likeliest_first(weighed: tuple[int, _Candidate]) -> tuple[int, int, int, str]:
    """By evidence, then the shortest, then the first; the phrase itself decides at last, so that it is never chance."""
    evidence, each = weighed
    return -evidence, each.end - each.start, each.start, each.phrase


def forget() -> None:
    """Drop the answers that are remembered, after the words or phrases have changed."""
    near_misses.cache_clear()
    _in_run.cache_clear()


def _candidates(run: str) -> tuple[list[Exact], list[_Candidate]]:
    """Every phrase that stands in the run as it should, and every place where one stands with an edit."""
    exact: list[Exact] = []
    found: list[_Candidate] = []
    for place, seed_end, (heads, tails) in _seeded(run):
        for head, phrase, last, most in heads:
            if run.startswith(head, place):
                end = place + len(phrase)
                if run.startswith(phrase, place):
                    exact.append((place, end, phrase))
                elif last in run[end - 3 : end + 1] or run.startswith(most, place):
                    found += _from_left(run, place, phrase, len(head))
        for tail, phrase, first, most in tails:
            if run.endswith(tail, 0, seed_end) and not run.endswith(phrase, 0, seed_end):
                start = max(1, seed_end - len(phrase))
                if first in run[start - 1 : start + 3] or run.endswith(most, 0, seed_end):
                    found += _from_right(run, seed_end, phrase, len(tail))
    for start, end, phrase in exact:
        if phrase[0] == run[start - 1 : start] or phrase[-1] == run[end : end + 1]:
            found += _doubled(run, start, end, phrase)
    return exact, found


def _seeded(run: str) -> list[tuple[int, int, tuple[list[Half], list[Half]]]]:
    """The places of the run that hold a seed, and the phrases that have it."""
    get = _seeds().get
    return [
        (start, start + size, seed)
        for size in SIZES
        for start in range(len(run) - size + 1)
        if (seed := get(run[start : start + size]))
    ]


def _doubled(run: str, start: int, end: int, phrase: str) -> Iterator[_Candidate]:
    """A phrase whose first or last letter is typed twice."""
    if start and run[start - 1] == phrase[0]:
        yield _Candidate(start - 1, end, phrase, start - 1, start)
    if end < len(run) and run[end] == phrase[-1]:
        yield _Candidate(start, end + 1, phrase, end, end + 1)


def _from_left(run: str, start: int, phrase: str, same: int) -> Iterator[_Candidate]:
    """The candidates at `start` whose first `same` letters, or more, are the phrase's."""
    size = len(phrase)
    at = start + same
    while same < size and at < len(run) and run[at] == phrase[same]:
        same, at = same + 1, at + 1
    rest = phrase[same + 1 :]
    if at < len(run) and run.startswith(rest, at + 1):
        yield _Candidate(start, start + size, phrase, at, at + 1)
    if run.startswith(rest, at):
        yield _Candidate(start, start + size - 1, phrase, at, at)
    if run.startswith(phrase[same:], at + 1):
        yield _Candidate(start, start + size + 1, phrase, at, at + 1)
    if rest and run.startswith(rest[0] + phrase[same] + rest[1:], at):
        yield _Candidate(start, start + size, phrase, at, at + 2)


def _from_right(run: str, end: int, phrase: str, same: int) -> Iterator[_Candidate]:
    """The candidates up to `end` whose last `same` letters, or more, are the phrase's."""
    size = len(phrase)
    at = end - same
    while same < size and at and run[at - 1] == phrase[size - same - 1]:
        same, at = same + 1, at - 1
    rest = phrase[: size - same - 1]
    if at and run.endswith(rest, 0, at - 1):
        yield _Candidate(end - size, end, phrase, at - 1, at)
    if run.endswith(rest, 0, at):
        yield _Candidate(end - size + 1, end, phrase, at, at)
    if at and run.endswith(phrase[: size - same], 0, at - 1):
        yield _Candidate(end - size - 1, end, phrase, at - 1, at)
    if rest and run.endswith(rest[:-1] + phrase[size - same - 1] + rest[-1], 0, at):
        yield _Candidate(end - size, end, phrase, at - 2, at)


def _stands(run: str, each: _Candidate) -> bool:
    """Whether words could begin and end where the candidate does."""
    if each.start < 0 or (each.end < len(run) and run[each.end] in NEVER_FIRST):
        return False
    if each.start and run[each.start - 1] in LEADING:
        return False
    return not (each.start == each.edit_start < each.edit_end and run[each.start] in NEVER_FIRST)


def _explained(each: _Candidate, exact: list[Exact]) -> bool:
    """Whether what differs stands inside another phrase that is typed rightly."""
    if each.edit_start == each.edit_end:
        return any(start < each.edit_start < end for start, end, _ in exact)
    return any(start <= each.edit_start and each.edit_end <= end for start, end, _ in exact)


def _asked(run: str, each: _Candidate, evidence: int) -> int:
    """The evidence asked for: more where the letters typed are plain words, as few are."""
    return PLAIN_EVIDENCE if EVIDENCE <= evidence < PLAIN_EVIDENCE and _is_plain(run, each) else EVIDENCE


def _is_plain(run: str, each: _Candidate) -> bool:
    """Whether the letters typed are plain words, divided in the cheapest way."""
    first = max(0, each.start - CONTEXT)
    near = run[first : each.end + CONTEXT]
    touched = [p for p in pieces(near) if p.start < each.end - first and each.start - first < p.end]
    costs = word_costs()
    return all(
        p.known and p.end - p.start >= PLAIN_LETTERS and costs[near[p.start : p.end]] <= PLAIN_COST for p in touched
    )


def _reads_when_mended(run: str, each: _Candidate) -> bool:
    """Whether with the word in its place its neighbours are words too, unlike the syllables of a foreign name.

    Beside a short slip they have three letters at least.
    """
    before = run[max(0, each.start - CONTEXT) : each.start]
    meant = before + each.phrase + run[each.end : each.end + CONTEXT]
    end = len(before) + len(each.phrase)
    near = [p for p in pieces(meant) if p.start <= end and len(before) <= p.end]
    beside = [p for p in near if p.end <= len(before) or end <= p.start]
    short = each.end - each.start < LONG_SLIP
    return all(p.known for p in near) and not (short and any(p.end - p.start < PLAIN_LETTERS for p in beside))


def _evidence(run: str, each: _Candidate) -> int:
    """How much harder the typed letters read than the phrase in their place."""
    before = run[max(0, each.start - CONTEXT) : each.start]
    after = run[each.end : each.end + CONTEXT]
    typed = before + run[each.start : each.end] + after
    return reading_cost(typed) - reading_cost(before + each.phrase + after)
