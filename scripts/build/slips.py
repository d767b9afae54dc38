"""Build itaxl/thai/data/slips.tsv: the slips that people make in frequent official words, measured on right Thai.

    python3 scripts/build/slips.py CORPUS

CORPUS is a text file, plain or .gz, of one paragraph of right Thai a line; its frequent words and the official phrases
are the words. Each slip is one that people make: letters that sound alike, a การันต์ or tone left out, a mark for its
neighbour, a letter dropped, doubled, swapped or of the next key. One is kept when the other rules about words do not
find it, when it is no word and no part of a word of the dictionaries and lists of names that pythainlp and geothai
ship, and when it reads so much worse than the word that `near_miss` can tell. The count is how often it turns up in
CORPUS; these were read, and right words among them are in right_words.tsv.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from words import lists, names

from given import given_text
from itaxl.thai.spelling import near_miss
from itaxl.thai.spelling.keyboard_layout import THAI
from itaxl.thai.spelling.misspellings import find_misspellings
from itaxl.thai.spelling.phrases import phrases
from itaxl.thai.spelling.slips import forget
from itaxl.thai.spelling.word_model import NEVER_FIRST, pieces, reading_cost, word_costs
from itaxl.thai.text import FOLLOWING, LEADING, TONES
from venv_setup import one_sentence

DATA: Final = Path(__file__).parents[2] / "itaxl/thai/data/slips.tsv"
RUN: Final = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]{2,}")
SHORTEST: Final = 4
LONGEST: Final = 14
FREQUENT, FREQUENT_SHORT = 15, 25
"""Times that a word stands in the corpus; more often for slips of few letters, which are syllables of foreign names."""

ALIKE: Final = ("ณน", "ศษส", "ฎฏ", "รล", "ใไ", "ญย", "ทธ", "ภพ", "ฌช", "ตฏ", "ฐถ", "ฒธ", "ขค", "ิี", "ึื", "ุู", "ัะ", "ำา")
ROWS: Final = (THAI[1:13], THAI[13:25], THAI[26:37], THAI[37:47])
"""The rows of the Thai keyboard."""

IMPOSSIBLE: Final = re.compile(r"[เแโใไ](?![ก-ฮ])|^[ะ-ฺ็-๎]|[่้๊๋์][่้๊๋์ัิีึืฺุู]|(.)\1\1|[เแโใไ]$")
"""What other rules find: marks in a wrong order, a letter three times."""

AROUND: Final = (("ได้", "แล้ว"), ("ของ", "และ"), ("การ", "ที่"))
HEADER: Final = """\
# Slips that people make in frequent official words (T006), built by scripts/build/slips.py, not by hand; sorted.
#
#   wrong   the slip, which no other rule finds
#   right   the word
#   kind    sound  letters that sound alike, a การันต์ or tone left out or added
#           key    a letter dropped, doubled, swapped with its neighbour, or of the next key
#   count   how often it turns up in 12,000 paragraphs of government news, all of them read
#
# source: frequent words of government news and phrases.tsv; none of the slips is a word, or part of one, in the
# dictionaries and lists of names of pythainlp (CC0) or among the places of geothai.
"""


def main() -> None:
    """Write the file and say how many slips it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    texts = paragraphs(parser.parse_args().corpus)
    DATA.write_text(HEADER, encoding="utf-8", newline="\n")
    forget()
    known = set(word_costs()) | {word for word, _ in lists("orst_words_th.txt", "words_th.txt")} | set(names())
    inside = "\n".join(known)
    found: dict[str, tuple[str, str]] = {}
    frequent = words(texts)
    for word in sorted(frequent, key=lambda word: (-len(word), word)):
        for kind, made in (("sound", by_sound(word)), ("key", by_key(word))):
            for wrong in sorted(made):
                is_end_left_out = kind == "sound" and word.startswith(wrong)
                is_part = wrong in inside and not (is_end_left_out and not _is_part_of_another(wrong, word, known))
                is_rare = len(wrong) < near_miss.LONG_SLIP and frequent[word] < FREQUENT_SHORT
                if wrong in found or is_part or is_rare:
                    continue
                if is_new(word, wrong, by_sound=kind == "sound"):
                    found[wrong] = word, kind
    counts = Counter(wrong for text in texts for wrong in _standing(text, found))
    lines = (f"{wrong}\t{right}\t{kind}\t{counts[wrong]}\n" for wrong, (right, kind) in sorted(found.items()))
    DATA.write_text(HEADER + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(found)} slips")


def _is_part_of_another(wrong: str, word: str, known: Iterable[str]) -> bool:
    """Whether a slip that is the beginning of its own word is part of other words too: การันต์ left out at the end."""
    return any(wrong in each and word not in each for each in known)


def paragraphs(corpus: Path) -> list[str]:
    """The lines of a corpus."""
    return given_text(corpus).removesuffix("\n").split("\n")


def words(texts: Iterable[str]) -> dict[str, int]:
    """The frequent words of the corpus and the shorter official phrases, with how often they stand there."""
    runs = Counter(run[0] for text in texts for run in RUN.finditer(text))
    counts: Counter[str] = Counter()
    for run, count in runs.items():
        for piece in pieces(run):
            if piece.known:
                counts[run[piece.start : piece.end]] += count
    frequent = {word: count for word, count in counts.items() if count >= FREQUENT and len(word) >= SHORTEST}
    official = dict.fromkeys(phrases(), FREQUENT_SHORT)
    return {word: count for word, count in (frequent | official).items() if len(word) <= LONGEST}


def by_sound(word: str) -> set[str]:
    """What people type for `word` by ear."""
    return _possible(word, {*_alike(word), *_marks(word)})


def by_key(word: str) -> set[str]:
    """What fingers make of `word`."""
    return _possible(word, set(_letters(word)))


def _possible(word: str, made: set[str]) -> set[str]:
    longer = (wrong for wrong in made - {word} if len(wrong) >= SHORTEST)
    return {wrong for wrong in longer if wrong[0] not in NEVER_FIRST and not IMPOSSIBLE.search(wrong)}


def _alike(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        for group in ALIKE:
            if letter in group:
                yield from (word[:place] + other + word[place + 1 :] for other in group)


def _marks(word: str) -> Iterator[str]:
    """Tones and การันต์ left out, exchanged, or put where none belongs."""
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        if letter in TONES:
            yield from (before + other + after for other in ("", *TONES[:2]))
        if letter == "์":
            yield from (before[:cut] + after for cut in (len(before), len(before) - 1, len(before) - 2))
        ends = not after or "ก" <= after[0] <= "ฮ"
        if "ก" <= letter <= "ฮ" and ends and place and word[place - 1] not in LEADING:
            yield before + letter + "์" + after
            if after:
                yield before + letter + "ะ" + after
        if "ก" <= letter <= "ฮ" and place and after[:1] in FOLLOWING and after:
            yield before + letter + "์" + letter + after


def _letters(word: str) -> Iterator[str]:
    """A letter dropped, doubled, swapped with its neighbour, or of the key beside its own."""
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield before + after
        yield before + letter + letter + after
        yield before + after[:1] + letter + after[1:]
        for row in ROWS:
            at = row.find(letter)
            if at >= 0:
                yield from (before + key + after for key in (*row[max(at - 1, 0) : at], *row[at + 1 : at + 2]))


def is_new(word: str, wrong: str, *, by_sound: bool) -> bool:
    """Whether no other rule finds the slip, and it reads worse than the word whatever stands around it."""
    if any(near_miss.near_misses(f"ได้{wrong}แล้ว")) or any(find_misspellings(f"ได้{wrong}แล้ว")):
        return False
    asked = near_miss.asked_of_slip(wrong, by_sound=by_sound)
    if len(wrong) < near_miss.LONG_SLIP:
        asked = near_miss.EVIDENCE if by_sound else near_miss.PLAIN_EVIDENCE
    return all(reading_cost(b + wrong + a) - reading_cost(b + word + a) >= asked for b, a in AROUND)


def _standing(text: str, slips: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """The slips that stand in a text where their words do not."""
    for run in RUN.finditer(text):
        letters = run[0]
        for start in range(len(letters) - SHORTEST + 1):
            for end in range(start + SHORTEST, min(len(letters), start + LONGEST) + 1):
                wrong = letters[start:end]
                if wrong in slips and not letters.startswith(slips[wrong][0], start):
                    yield wrong


if __name__ == "__main__":
    with one_sentence():
        main()
