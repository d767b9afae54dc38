"""The words, numbers and signs that a date is made of."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.date_numbers import NUMBER, typed_number
from itaxl.thai.date_roles import ROLES, Role, thai_words, unclear_months, word_pattern
from itaxl.thai.months import MONTHS, english_month, month, short_pattern

MONTH, ENGLISH_MONTH = "M", "m"
SMALL, FOUR, ODD = "n", "y", "x"
UNKNOWN: Final = "?"


class Token(NamedTuple):
    """A word, number or sign at characters `start` to `end`.

    `code` is its letter in the grammar: that of a `Role`, M and m a month in Thai and in English, n a number of one
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


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """All that stands in the characters `start` to `end` of `text` but white space, left to right."""
    found: list[Token] = []
    unknown = -1
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        if kind is None:
            continue
        make = _MAKERS[kind]
        if make is None or (kind in _BOUNDED and not _own_word(match, found, unknown)):
            if unknown != match.start():
                _close(found, unknown)
                found.append(Token(UNKNOWN, 0, *match.span()))
            unknown = match.end()
        else:
            _close(found, unknown)
            found.append(make(match))
    _close(found, unknown)
    return found


def _close(found: list[Token], end: int) -> None:
    """Let an unknown stretch, which was begun with its first letters, reach its end."""
    if found and found[-1].code == UNKNOWN and found[-1].end < end:
        found[-1] = found[-1]._replace(end=end)


_THAI_LETTERS: Final = "".join(map(chr, range(0x0E01, 0x0E4F)))


@cache
def _pattern() -> re.Pattern[str]:
    weekdays = (word for word, (role, _) in ROLES.items() if role is Role.WEEKDAY and not word.isascii())
    short_days = (re.escape(word) for word, (role, _) in ROLES.items() if role is Role.WEEKDAY_SHORT)
    names = [*(each.full for each in MONTHS), *(each.spoken for each in MONTHS)]
    first = {word[0] for word in (*names, *ROLES)}
    never_first = "".join(letter for letter in _THAI_LETTERS if letter not in first)
    return re.compile(
        rf"""
          \s+
        | (?P<passed>[{never_first}]+)
        | (?P<number>{NUMBER})(?:(?<=\d)(?:st|nd|rd|th)\b)?
        | (?P<short_day>\A(?:{"|".join(short_days)})(?=\s*\d))
        | (?P<short>{short_pattern(unclear_months())})
        | (?P<era>[พค]\s?[.,]?\s?ศ(?:\s?\.|(?![ก-๎])))
        | (?P<month>(?:{word_pattern(names)})[ฯ.]?)
        | (?P<weekday>(?:วัน\s?)?(?:{word_pattern(weekdays)})(?:\s?ที่)?)
        | (?P<word>{word_pattern(thai_words())})
        | (?P<latin>[A-Za-z](?:\.\s?[A-Za-z]\b)+\.?|[A-Za-z]+\.?)
        | (?P<dash>[-\u2010-\u2015\u2212~～→－]+>?)
        | (?P<sign>[,/.:()'’：／．，（）])
        | (?P<unknown>.)
        """,
        re.VERBOSE | re.DOTALL,
    )


_BOUNDED: Final = frozenset({"short", "era", "month"})


def _own_word(match: re.Match[str], before: list[Token], unknown: int) -> bool:
    """Whether an abbreviation or a month's name is a word of its own, not a piece of a longer one.

    `unknown` is where the last unknown stretch ends: none may touch the word, nor a full stop after one.
    """
    if unknown == match.start():
        return False
    if before and before[-1].code == MONTH and before[-1].end == match.start() and "." not in match.group():
        return False  # ธันวามค is a slip of ธันวาคม, not two months
    dotted = before and before[-1].code == "." and before[-1].end == match.start()
    return not (dotted and len(before) > 1 and before[-2].code == UNKNOWN)


def _number(match: re.Match[str]) -> Token:
    typed = typed_number(match["number"])
    code = SMALL if typed.width < 3 else FOUR if typed.width == 4 else ODD
    digits = "t" * typed.thai + "a" * typed.arabic
    return Token(code, typed.value, match.start(), match.end(), typed.issues, typed.right, typed.width, digits)


@cache
def _shorts() -> dict[str, tuple[int, str]]:
    unclear = {word.replace(".", ""): (0, "") for word in unclear_months()}
    return unclear | {each.short.replace(".", ""): (each.number, each.short) for each in MONTHS}


def _short(match: re.Match[str]) -> Token:
    number, right = _shorts()[re.sub(r"[\s.,]", "", match.group())]
    issues = () if match.group() == right else ("month_abbr_spelling",)
    return Token(MONTH, number, match.start(), match.end(), issues, right)


@cache
def _names() -> dict[str, tuple[int, bool]]:
    full = {each.full: (each.number, True) for each in MONTHS}
    return full | {each.spoken: (each.number, False) for each in MONTHS}


def _month(match: re.Match[str]) -> Token:
    number, is_full = _names()[match.group().rstrip("ฯ.")]
    right = month(number).full
    issues = () if match.group() == right else ("month_spelling" if is_full else "month_colloquial",)
    return Token(MONTH, number, match.start(), match.end(), issues, right)


def _era(match: re.Match[str]) -> Token:
    code = Role.ERA_BE if match.group().startswith("พ") else Role.ERA_CE
    return Token(code.value, 0, match.start(), match.end())


def _weekday(match: re.Match[str]) -> Token:
    name = re.sub(r"\s|^วัน\s?|ที่$", "", match.group())
    return Token(Role.WEEKDAY.value, ROLES[name][1], match.start(), match.end())


def _word(match: re.Match[str]) -> Token:
    role, value = ROLES[re.sub(r"\s", "", match.group()).lower()]
    code = Role.WEEKDAY if role is Role.WEEKDAY_SHORT else role
    return Token(code.value, value, match.start(), match.end())


def _latin(match: re.Match[str]) -> Token:
    letters = re.sub(r"[.\s]", "", match.group())
    role, value = ROLES.get(letters.lower(), (None, 0))
    if role:
        return Token(role.value, value, match.start(), match.end())
    if letters == "T":
        return Token(Role.TIME.value, 0, match.start(), match.end())
    named = english_month(letters)
    if named is None:
        return Token(UNKNOWN, 0, *match.span())
    number, right = named
    issues = ("english_month",) if right else ("english_month", "month_spelling")
    return Token(ENGLISH_MONTH, number, match.start(), match.end(), issues, month(number).full)


_WIDE_SIGNS: Final = str.maketrans("：／．，（）’", ":/.,()'")


def _sign(match: re.Match[str]) -> Token:
    return Token(match.group().translate(_WIDE_SIGNS), 0, match.start(), match.end())


def _dash(match: re.Match[str]) -> Token:
    return Token("-", 0, match.start(), match.end())


_MAKERS: Final[dict[str, Callable[[re.Match[str]], Token] | None]] = {
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
    "passed": None,
    "unknown": None,
}
