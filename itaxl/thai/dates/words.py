"""The words, numbers and signs that a date is made of."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NamedTuple

from itaxl.thai.dates.date_numbers import NUMBER, typed_number
from itaxl.thai.dates.months import MONTHS, english_month, month, short_pattern
from itaxl.thai.dates.roles import ROLES, WordRole, thai_words, unclear_months, word_pattern

MONTH, ENGLISH_MONTH = "M", "m"
SMALL, FOUR, ODD = "n", "y", "x"
UNKNOWN: Final = "?"
NO_MONTH: Final = 13
"""The number of what stands in the place of a month and is none; that of what may be two of them is 0."""


class DateToken(NamedTuple):
    """A word, number or sign at characters `start` to `end`.

    `code` is its letter in the grammar: that of a `WordRole`, M and m a month in Thai and in English, n a number of one
    or two digits, y of four, x of others, the sign itself (every dash as -), ? what no date has. `value` is its
    number of `width` digits; `digits` says whether they are Thai (t), Arabic (a) or both (ta). `issues` say how it is
    mistyped, `right` how to type it.
    """

    code: str
    value: int
    start: int
    end: int
    issues: tuple[str, ...] = ()
    right: str = ""
    width: int = 0
    digits: str = ""

    def at(self, start: int, end: int) -> "DateToken":
        """The same at another place."""
        code, value, _, _, issues, right, width, digits = self
        return DateToken(code, value, start, end, issues, right, width, digits)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[DateToken]:
    """All that stands in the characters `start` to `end` of `text` but white space, left to right."""
    found: list[DateToken] = []
    stop = len(text) if end is None else end
    done, unknown = start, -1
    for match in _pattern().finditer(text, start, stop):
        kind, (first, last) = match.lastgroup, match.span()
        if first > done and not text[done:first].isspace():
            unknown = _passed(text, done, first, found, unknown)
        if kind in _BOUNDED and not _own_word(match, found, unknown):
            unknown = _stretched(first, last, found, unknown)
        else:
            code, value, _, _, issues, right, width, digits = _read(kind, match[match.lastindex or 0])
            found.append(DateToken(code, value, first, last, issues, right, width, digits))
        done = last
    if done < stop:
        _passed(text, done, stop, found, unknown)
    return found


def _passed(text: str, start: int, end: int, found: list[DateToken], unknown: int) -> int:
    """Add what no date has between two words; where the last unknown stretch ends now."""
    for letters in _UNKNOWN.finditer(text, start, end):
        unknown = _stretched(*letters.span(), found, unknown)
    return unknown


def _stretched(start: int, end: int, found: list[DateToken], unknown: int) -> int:
    """Add an unknown stretch, or let the one that it touches reach its end."""
    if unknown == start:
        start = found.pop().start
    found.append(DateToken(UNKNOWN, 0, start, end))
    return end


_UNKNOWN: Final = re.compile(r"\S+")


@cache
def _pattern() -> re.Pattern[str]:
    weekdays = (word for word, (role, _) in ROLES.items() if role is WordRole.WEEKDAY and not word.isascii())
    short_days = (re.escape(word) for word, (role, _) in ROLES.items() if role is WordRole.WEEKDAY_SHORT)
    names = [*(each.full for each in MONTHS), *(each.spoken for each in MONTHS)]
    return re.compile(
        rf"""
          (?=[^ก-๎\s])
          (?: (?P<number>{NUMBER})(?:(?<=\d)(?:st|nd|rd|th)\b)?
            | (?P<latin>[A-Za-z](?:\.\s?[A-Za-z]\b)+\.?|[A-Za-z]+\.?)
            | (?P<dash>[-\u2010-\u2015\u2212~～→－]+>?)
            | (?P<sign>[,/.:()'’：／．，（）+])
          )
        | (?={_beginnings()})
          (?: (?P<short_day>\A(?:{"|".join(short_days)})(?=\s*\d))
            | (?P<short>{short_pattern(unclear_months())})
            | (?P<era>[พค]\s?[.,]?\s?ศ(?:\s?\.|(?![ก-๎])))
            | (?P<month>(?:{word_pattern(names)})[ฯ.]?)
            | (?P<weekday>(?:วัน\s?)?(?:{word_pattern(weekdays)})(?:\s?ที่)?)
            | (?P<word>{word_pattern(thai_words())})
          )
        """,
        re.VERBOSE,
    )


def _beginnings() -> str:
    """A pattern of what any word in Thai letters begins with: a glance passes over most letters of a text.

    The second letter of a word may stand apart from the first, as in ม. ค. and พ ศ.
    """
    names = (name for each in MONTHS for name in (each.full, each.spoken, each.short))
    seconds: dict[str, set[str]] = {}
    for word in (*names, *ROLES):
        if not word.isascii():
            seconds.setdefault(word[0], set()).add(word.replace(".", "")[1:2] or word[1:2])
    return "|".join(
        first if "" in letters else rf"{first}[{''.join(sorted(letters))}\s.,]" for first, letters in seconds.items()
    )


_BOUNDED: Final = frozenset({"short", "era", "month"})


def _own_word(match: re.Match[str], before: list[DateToken], unknown: int) -> bool:
    """Whether an abbreviation or a month's name is a word of its own, not a piece of a longer one.

    `unknown` is where the last unknown stretch ends: none may touch the word, nor a full stop after one.
    """
    if unknown == match.start():
        return False
    if before and before[-1].code == MONTH and before[-1].end == match.start() and "." not in match.group():
        return False  # ธันวามค is a slip of ธันวาคม, not two months
    dotted = before and before[-1].code == "." and before[-1].end == match.start()
    return not (dotted and len(before) > 1 and before[-2].code == UNKNOWN)


@lru_cache(maxsize=4096)
def _read(kind: str | None, word: str) -> DateToken:
    """The word, number or sign that stands in the group `kind` of the pattern, at no place yet."""
    return _MAKERS[str(kind)](word)


def _number(word: str) -> DateToken:
    typed = typed_number(word)
    code = SMALL if typed.width < 3 else FOUR if typed.width == 4 else ODD
    digits = "t" * typed.thai + "a" * typed.arabic
    return DateToken(code, typed.value, 0, 0, typed.issues, typed.right, typed.width, digits)


@cache
def _shorts() -> dict[str, tuple[int, str]]:
    unclear = {word.replace(".", ""): (0, "") for word in unclear_months()}
    return unclear | {each.short.replace(".", ""): (each.number, each.short) for each in MONTHS}


def _short(word: str) -> DateToken:
    number, right = _shorts()[re.sub(r"[\s.,]", "", word)]
    return DateToken(MONTH, number, 0, 0, () if word == right else ("month_abbr_spelling",), right)


@cache
def _names() -> dict[str, tuple[int, bool]]:
    full = {each.full: (each.number, True) for each in MONTHS}
    return full | {each.spoken: (each.number, False) for each in MONTHS}


def _month(word: str) -> DateToken:
    number, is_full = _names()[word.rstrip("ฯ.")]
    right = month(number).full
    issues = () if word == right else ("month_spelling" if is_full else "month_colloquial",)
    return DateToken(MONTH, number, 0, 0, issues, right)


def _era(word: str) -> DateToken:
    return DateToken((WordRole.ERA_BE if word.startswith("พ") else WordRole.ERA_CE).value, 0, 0, 0)


def _weekday(word: str) -> DateToken:
    name = re.sub(r"\s|^วัน\s?|ที่$", "", word)
    return DateToken(WordRole.WEEKDAY.value, ROLES[name][1], 0, 0)


def _word(word: str) -> DateToken:
    role, value = ROLES[re.sub(r"\s", "", word).lower()]
    return DateToken((WordRole.WEEKDAY if role is WordRole.WEEKDAY_SHORT else role).value, value, 0, 0)


def _latin(word: str) -> DateToken:
    letters = re.sub(r"[.\s]", "", word)
    role, value = ROLES.get(letters.lower(), (None, 0))
    if role:
        return DateToken(role.value, value, 0, 0)
    if letters == "T":
        return DateToken(WordRole.TIME.value, 0, 0, 0)
    named = english_month(letters)
    if named is None:
        return DateToken(UNKNOWN, 0, 0, 0)
    number, right = named
    issues = ("english_month",) if right else ("english_month", "month_spelling")
    return DateToken(ENGLISH_MONTH, number, 0, 0, issues, month(number).full)


_WIDE_SIGNS: Final = str.maketrans("：／．，（）’", ":/.,()'")


def _sign(word: str) -> DateToken:
    return DateToken(word.translate(_WIDE_SIGNS), 0, 0, 0)


def _dash(_word: str) -> DateToken:
    return DateToken("-", 0, 0, 0)


_MAKERS: Final[dict[str, Callable[[str], DateToken]]] = {
    "number": _number,
    "short_day": _word,
    "short": _short,
    "era": _era,
    "month": _month,
    "weekday": _weekday,
    "word": _word,
    "latin": _latin,
    "dash": _dash,
    "sign": _sign,
}
