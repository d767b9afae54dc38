"""Misspelled words of a date: what no word begins with is compared with the months and the long words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from itaxl.thai.dates.eras import PLAUSIBLE
from itaxl.thai.dates.months import MONTHS, month, month_begun, month_meant
from itaxl.thai.dates.roles import ROLES, WordRole
from itaxl.thai.dates.words import MONTH, NO_MONTH, UNKNOWN, DateToken
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.spelling.edit_distance import edits

SHORTEST_WORD: Final = 5
LONGEST_RUN: Final = 40

_LETTERS: Final = re.compile("[ก-๎]+")
_SPACE: Final = re.compile(r"\s+")


def repaired(text: str, found: Sequence[DateToken]) -> list[DateToken]:
    """The words with each run of letters that holds an unknown one read again, misspelled; unknown if it stays so."""
    whole = list(found)
    for run in _LETTERS.finditer(text):
        inside = [token for token in whole if run.start() <= token.start < run.end()]
        if any(token.code == UNKNOWN for token in inside) and len(run.group()) <= LONGEST_RUN:
            mended = _mended(text, run, inside)
            if mended:
                before = [token for token in whole if token.end <= run.start()]
                after = [token for token in whole if token.start >= mended[-1].end]
                whole = before + mended + after
    return no_months(text, _rejoined(text, whole))


def _mended(text: str, run: re.Match[str], inside: Sequence[DateToken]) -> list[DateToken] | None:
    """The run as known words and one misspelled one, the longest that fits."""
    edges = sorted({run.start(), run.end(), *(t.start for t in inside), *(t.end for t in inside)})
    for start, end in _stretches([edge for edge in edges if run.start() <= edge <= run.end()]):
        meant = _meant(text[start:end])
        around = [t for t in inside if t.end <= start or t.start >= end]
        if meant and not any(token.code == UNKNOWN for token in around):
            dotted = meant.right.endswith(".") and text.startswith(".", end)
            token = meant._replace(start=start, end=end + dotted)
            return sorted([*around, token], key=lambda each: each.start)
    return None


def _stretches(edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    pairs = [(start, end) for start in edges for end in edges if start < end]
    return iter(sorted(pairs, key=lambda pair: pair[0] - pair[1]))


@lru_cache(maxsize=1024)
def _meant(letters: str) -> DateToken | None:
    """The word that `letters` misspell, at no place yet."""
    number = month_meant(letters)
    if number is not None:
        return DateToken(MONTH, number, 0, 0, ("month_spelling",), month(number).full if number else "")
    begun = month_begun(letters)
    if begun:
        return DateToken(MONTH, begun, 0, 0, ("month_abbr_spelling",), month(begun).short)
    if len(letters) < SHORTEST_WORD:
        return None
    near = sorted((edits(letters, word, most=_most(word)), word) for word in _LONG_WORDS if _likely(letters, word))
    roles = {_LONG_WORDS[word] for slips, word in near if slips == near[0][0]}
    if len(roles) != 1:
        return None
    role, value = roles.pop()
    return DateToken(role.value, value, 0, 0, ("word_spelling",), near[0][1])


def _most(word: str) -> int:
    """The slips at which a word is still the one meant."""
    return 1 if len(word) < _LONG else 2


def _likely(letters: str, word: str) -> bool:
    return edits(letters, word, most=_most(word)) <= _most(word)


_LONG: Final = 9


_MUST_BE_MONTH: Final = re.compile(r"(?<=[nK])(?:M\?|\?M|\?)(?=[PE]?B?[ny])")
_DAYS: Final = {
    word: meaning for word, meaning in ROLES.items() if meaning[0] is WordRole.WEEKDAY and not word.isascii()
}
_WORDS: Final = ROLES | {f"วัน{day}{end}": meaning for day, meaning in _DAYS.items() for end in ("", "ที่")}
_LONG_WORDS: Final = {word: meaning for word, meaning in _WORDS.items() if len(word) >= SHORTEST_WORD}
_NAMES: Final = {each.full: each for each in MONTHS}


def _rejoined(text: str, found: list[DateToken]) -> list[DateToken]:
    """A month's name with white space inside it (มีนา คม) as one word."""
    whole: list[DateToken] = []
    for token in found:
        whole.append(token)
        if token.code != UNKNOWN and len(whole) < 2:
            continue
        joined = _joined_name(text, whole[-2:])
        if joined:
            whole[-2:] = [joined]
    return whole


def _joined_name(text: str, pair: Sequence[DateToken]) -> DateToken | None:
    if len(pair) < 2 or all(token.code != UNKNOWN for token in pair):
        return None
    first, second = pair
    named = _NAMES.get(_SPACE.sub("", text[first.start : second.end]))
    if named is None:
        return None
    return DateToken(MONTH, named.number, first.start, second.end, ("month_spelling",), named.full)


def misspelled_months(text: str, found: list[DateToken]) -> list[DateToken]:
    """The words of running text with a misspelled month read between a day or เดือน and a year."""
    codes = "".join([token.code for token in found])
    for place in reversed([match.start() for match in _MUST_BE_MONTH.finditer(codes)]):
        last = place + 2 if codes[place + 1] in "M?" else place + 1
        start, end = found[place].start, found[last - 1].end
        number = month_meant(text[start:end])
        if number is not None:
            right = month(number).full if number else ""
            found[place:last] = [DateToken(MONTH, number, start, end, ("month_spelling",), right)]
    return no_months(text, found)


_in_place_of_month: Final = pattern(
    r"(?<=n)(?P<dotted>[?W]\.?\?\.|[?W]\.?[?h]|\?\.)(?=B?y)|(?<=Ln)(?P<led>\?\.?\??\.?)(?=B?[ny])"
)
_short: Final = pattern(r"[เแ]?[ก-ฮ][ัิีึืุู]?(?:\.\s?[ก-ฮ]\.?|[ก-ฮ]?\.)")
FOUR_DIGITS: Final = 4
_word: Final = pattern("[ก-๎]{3,}")


def no_months(text: str, found: list[DateToken]) -> list[DateToken]:
    """The words with what stands between a day and its year and is no month's name or abbreviation as one word.

    Other letters than an abbreviation's stand for a month only where วันที่ or another such word leads to the day.
    """
    codes = "".join([token.code for token in found])
    for match in reversed(list(_in_place_of_month().finditer(codes))):
        start, end = found[match.start()].start, found[match.end() - 1].end
        letters = text[start:end]
        year = found[match.end() + (codes[match.end()] == "B")]
        if year.width == FOUR_DIGITS and year.value not in PLAUSIBLE:
            continue
        if _short().fullmatch(letters):
            begun = month_begun(letters.rstrip("."))
            right, issue = (month(begun).short, "month_abbr_spelling") if begun else ("", "no_such_month")
            found[slice(*match.span())] = [DateToken(MONTH, begun or NO_MONTH, start, end, (issue,), right)]
        elif match["led"] and _word().fullmatch(letters):
            found[slice(*match.span())] = [DateToken(MONTH, NO_MONTH, start, end, ("no_such_month",))]
    return found
