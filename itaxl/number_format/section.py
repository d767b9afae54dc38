"""The sections of a number format code, read: their tokens, and what they say of digits, calendar and language."""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple, TypeAlias

from itaxl.number_format.locale import Calendar, Language

_OPERATORS: Final[Mapping[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": operator.lt, "<=": operator.le, "=": operator.eq, "<>": operator.ne, ">=": operator.ge, ">": operator.gt,
}  # fmt: skip

_OF_DATES: Final = frozenset({"date", "minute", "elapsed", "half"})

Fault: TypeAlias = Literal["", "calendar", "numerals", "language", "code"]
"""Why nobody can tell here what Excel shows: another calendar, other numerals or month names, or no valid code."""


class FormatToken(NamedTuple):
    """One piece of a section.

    `kind` is literal, fill, digit, point, comma, percent, slash, power, date, minute, elapsed, fraction (of a second),
    half (of a day), general or text.
    """

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

    tokens: tuple[FormatToken, ...]
    thai_digits: bool = False
    calendar: Calendar = "ce"
    language: Language = ""
    condition: Condition | None = None
    fault: Fault = ""
    white: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the section shows a date, a time or a duration."""
        return any(token.kind in _OF_DATES for token in self.tokens)

    @property
    def is_text(self) -> bool:
        """Whether the section has a place for a text."""
        return any(token.kind == "text" for token in self.tokens)
