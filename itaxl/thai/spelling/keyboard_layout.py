"""Words typed while the keyboard was in the other language: l;ylfu for สวัสดี, ไำิหระำ for website, ถจ for 50."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.remembered import remembered
from itaxl.thai.spelling.word_model import NEVER_FIRST, pieces, word_costs
from itaxl.thai.tsv import table

LATIN: Final = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"
THAI: Final = '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
"""The keys of both layouts (US and Kedmanee, มอก. 820), in the same order; first as they are, then with Shift."""

TO_THAI: Final = str.maketrans(LATIN, THAI)
TO_LATIN: Final = str.maketrans(THAI, LATIN)

_LATIN: Final = re.compile(r"[!-~](?<!\S.)[!-~]{3,39}(?!\S)")
"""One glance passes over texts without a word of Latin letters and signs alone, from letter to letter."""

_ALONE: Final = re.compile(r"[ๅ/\-ภถุึคตจ](?<![^\s(].)[ๅ/\-ภถุึคตจ]{0,8}(?![^\s).,])")
"""One glance passes over texts without a word of the letters that stand on the keys of digits, as the one above."""

_LATIN_WORD: Final = re.compile(r"(?<!\S)(?=\S*[a-z;'\[\]])[!-~]{4,40}(?!\S)")
_WORD: Final = re.compile(r"[A-Za-z]+(?:[-'&/.][A-Za-z]+)*[.,;:]?")
_ADDRESS: Final = re.compile(r".*(?:://|www\.|@|\.(?:go|com|th|or|net|org|pdf|docx?|xlsx?|jpe?g|png)).*", re.IGNORECASE)
SHORTEST_MEANT: Final = 4
"""Letters of Thai that a Latin word must stand for."""

COST_PER_LETTER: Final = 6
RAREST: Final = 24
"""How rare the rarest of the words may be that a Latin word stands for, see `likelihood`."""

_FIGURES: Final = re.compile(
    r"(?<![^\s(])(?P<typed>[ๅ/\-ภถุึคตจ]{1,9})(?=\s*(?:คน|บาท|ราย|ครั้ง|แห่ง|เรื่อง|โครงการ|ครัวเรือน|ชุด|หมู่บ้าน|ร้อยละ|เปอร์เซ็น|ล้าน|ข้อ|มาตรการ)(?![ก-๎]{0,1}[ะ-ู็-๎]))"
    r"|(?<![^\s(])(?P<alone>(?=[^\s]*ๅ)[ๅ/\-ภถุึคตจ]{2,9})(?![^\s).,])"
    r"|(?:(?<=จำนวน )|(?<=ร้อยละ )|(?<=เลขที่ )|(?<=ว ))(?P<counted>[ๅ/\-ภถุึคตจ]{2,9})(?![^\s).,])"
)
"""Digits typed on the Thai layout, where a number belongs."""

_NOT_FIGURES: Final = re.compile(r"[/\-]+|[คตจภถ]")
_TOKEN: Final = re.compile(r"(?<![^\s(“\"])[ก-๙]{2,20}(?![^\s)”\".,])")


class MeantKeys(NamedTuple):
    """Characters `start` to `end` of a text, and what the same keys say in the other layout."""

    start: int
    end: int
    right: str


@remembered
def other_layout(text: str) -> Iterator[MeantKeys]:
    """The words of running text typed in the other layout, from left to right."""
    found = [*_in_thai(text), *_in_latin(text)]
    done = 0
    for each in sorted(found):
        if each.start >= done:
            yield each
            done = each.end


def _in_thai(text: str) -> Iterator[MeantKeys]:
    """Latin letters and signs that are Thai words."""
    for match in _LATIN_WORD.finditer(text) if _LATIN.search(text) else ():
        right = match[0].translate(TO_THAI)
        if not _is_latin(match[0]) and _reads(right):
            yield MeantKeys(*match.span(), right)


def _is_latin(word: str) -> bool:
    """Whether the letters may be meant as they are: addresses, names, words with capitals, known English words."""
    return bool(_ADDRESS.fullmatch(word)) or (bool(_WORD.fullmatch(word)) and (not word.islower() or word in english()))


def _reads(thai: str) -> bool:
    """Whether all of it is known words, none of them rare, that could stand in a text."""
    if len(thai) < SHORTEST_MEANT or not all("ก" <= char <= "๎" for char in thai) or thai[0] in NEVER_FIRST:
        return False
    costs, parts = word_costs(), pieces(thai)
    words = [thai[part.start : part.end] for part in parts]
    if not all(part.known for part in parts) or any(costs[word] > RAREST for word in words):
        return False
    is_frequent = sum(costs[word] for word in words) <= COST_PER_LETTER * len(thai)
    return is_frequent and max(map(len, words)) >= SHORTEST_MEANT - 1


def _in_latin(text: str) -> Iterator[MeantKeys]:
    """Thai letters that are figures, or English words that official texts use."""
    for match in _FIGURES.finditer(text) if _ALONE.search(text) else ():
        span = match.span(match.lastgroup or 0)
        typed = text[slice(*span)]
        if not _NOT_FIGURES.fullmatch(typed):
            yield MeantKeys(*span, typed.translate(TO_LATIN))
    meant = latin_words()
    if not meant.keys().isdisjoint(text.split()):
        for match in _TOKEN.finditer(text):
            if (right := meant.get(match[0])) is not None:
                yield MeantKeys(*match.span(), right)


@cache
def latin_words() -> dict[str, str]:
    """What the English words of official texts look like in the Thai layout, but for Thai words that look so too."""
    words = (row["word"] for row in table("latin_words"))
    typed = {word.translate(TO_THAI): word for word in words}
    return {thai: word for thai, word in typed.items() if thai not in word_costs()}


@cache
def english() -> frozenset[str]:
    """English words that official texts use."""
    return frozenset(row["word"] for row in table("latin_words"))
