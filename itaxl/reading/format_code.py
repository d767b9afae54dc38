"""Excel's number format codes, taken apart: ``[$-D07041E]d mmmm yyyy``, ``t0``, ``0.00;[Red]-0.00``.

Source: ECMA-376 part 1, 18.8.30 and 18.8.31; the bracketed ``[$-…]`` is hex digits for the numerals (0D is Thai),
the calendar (07 is Buddhist) and the language (041E is Thai), in newer files ``[$-th-TH,D07]``.
"""

import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

_TOKENS: Final = re.compile(
    r"""
    (?P<quoted>"[^"]*"?) | \\(?P<escaped>.) | _(?P<space>.) | \*. | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General) | (?P<half>AM/PM|A/P) | (?P<power>E[+-]) | (?P<run>y+|m+|d+|h+|s+|b+|e+|g+)
    | (?P<digit>[0\#?]) | (?P<mark>[.,%/@]) | (?P<end>;) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LOCALE: Final = re.compile(
    r"(?P<currency>[^-]*)-(?:(?P<tag>[A-Za-z]{2,3}(?:-[A-Za-z]+)*)(?:,|\Z))?(?P<digits>[0-9A-Fa-f]*)\Z"
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\Z")
_ELAPSED: Final = re.compile(r"(h+|m+|s+)\Z", re.IGNORECASE)

THAI_NUMERALS, BUDDHIST_CALENDAR, ENGLISH = 0x0D, 0x07, 0x09
_OPERATORS: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip


class Token(NamedTuple):
    """One piece of a section: `kind` is literal, digit, mark, power, date, elapsed, half or general."""

    kind: str
    text: str


class Condition(NamedTuple):
    """The numbers that a section is for, such as ``[<=99999999]``."""

    sign: str
    limit: Decimal

    def holds(self, number: Decimal) -> bool:
        """Whether the section is for `number`."""
        return _OPERATORS[self.sign](number, self.limit)


class Section(NamedTuple):
    """One of the parts that a format code's semicolons divide."""

    tokens: tuple[Token, ...]
    thai_digits: bool = False
    buddhist: bool = False
    english: bool = False
    condition: Condition | None = None

    @property
    def is_date(self) -> bool:
        """Whether the section shows a date, a time or a duration."""
        return any(token.kind in {"date", "elapsed"} for token in self.tokens)

    @property
    def is_fixed(self) -> bool:
        """Whether the section shows the same text for every value."""
        return bool(self.tokens) and all(token.kind == "literal" for token in self.tokens)


@lru_cache(maxsize=256)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code; at least one."""
    parts: list[Section] = []
    tokens: list[Token] = []
    facts: dict[str, object] = {}
    for match in _TOKENS.finditer(code or "General"):
        kind = match.lastgroup or ""
        if kind == "end":
            parts.append(Section(tuple(tokens), **facts))  # type: ignore[arg-type]
            tokens, facts = [], {}
        elif kind == "bracket":
            _read_bracket(match["bracket"], tokens, facts)
        elif kind == "literal" and match["literal"] in "tT" and not tokens:
            facts["thai_digits"] = True
        elif kind:
            tokens.append(_token(kind, match[kind]))
    parts.append(Section(tuple(tokens), **facts))  # type: ignore[arg-type]
    return tuple(parts)


def is_date_format(code: str) -> bool:
    """Whether a number under this format is shown as a date, a time or a duration."""
    return sections(code)[0].is_date


def _token(kind: str, text: str) -> Token:
    if kind == "quoted":
        return Token("literal", text.strip('"'))
    if kind in {"escaped", "literal"}:
        return Token("literal", text)
    if kind == "space":
        return Token("literal", " ")
    if text == "@":
        return Token("general", text)
    return Token("date" if kind == "run" else kind, text if kind == "power" else text.lower())


def _read_bracket(text: str, tokens: list[Token], facts: dict[str, object]) -> None:
    if text.startswith("$"):
        _read_locale(text[1:], tokens, facts)
    elif condition := _CONDITION.match(text):
        facts["condition"] = Condition(condition[1], Decimal(condition[2]))
    elif _ELAPSED.match(text):
        tokens.append(Token("elapsed", text.lower()))
    elif text.lower() == "natnum1":
        facts["thai_digits"] = True


def _read_locale(text: str, tokens: list[Token], facts: dict[str, object]) -> None:
    locale = _LOCALE.match(text)
    if locale is None:
        tokens.append(Token("literal", text))
        return
    if locale["currency"]:
        tokens.append(Token("literal", locale["currency"]))
    number = int(locale["digits"] or "0", 16)
    language, calendar, numerals = number & 0xFFFF, number >> 16 & 0x7F, number >> 24
    if locale["tag"]:
        language, calendar, numerals = 0, number & 0x7F, number >> 8
    facts["thai_digits"] = facts.get("thai_digits", False) or numerals == THAI_NUMERALS
    facts["buddhist"] = calendar == BUDDHIST_CALENDAR
    facts["english"] = language & 0x3FF == ENGLISH or (locale["tag"] or "").lower().startswith("en")
