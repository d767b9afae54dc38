"""Excel's number format codes, taken apart: ``[$-D07041E]d mmmm yyyy``, ``t0``, ``0.00;[Red]-0.00``, ``@" คน"``.

Sources: ECMA-376 part 1, 18.8.30 and 18.8.31; for what only other programs write (``[NatNum1]``, ``[~buddhist]``)
LibreOffice's help on number format codes.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Final

from itaxl.number_format.locale import Calendar, FormatLocale, Numerals, read_locale
from itaxl.number_format.section import Condition, Fault, FormatToken, Section
from itaxl.number_format.time_parts import time_tokens

_TOKENS: Final = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | (?P<space>_.) | (?P<fill>\*.) | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/[^\s;"\\\[\]]+) | (?P<half>AM/PM|A/P) | (?P<power>(?-i:E)[+-]) | (?P<hijri>B[12](?!\d))
    | (?P<date>y+|m+|d+|h+|s+|b+|e+|g+|aaa+) | (?P<thai>ว+|ด+|ป+|ช+|น+|ท+)
    | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<slash>/) | (?P<text>@)
    | (?P<end>;) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?(?:E[+-]?\d+)?)\Z", re.IGNORECASE)
_ELAPSED: Final = re.compile(r"(h+|m+|s+|ช+|น+|ท+)\Z", re.IGNORECASE)
_NUMERALS: Final = re.compile(r"(db|nat)num(\d+)\b", re.IGNORECASE)
_WHITE: Final = re.compile(r"(white|ขาว|colou?r ?0?2)\Z", re.IGNORECASE)
_COLOUR: Final = re.compile(
    r"(black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d{1,2}|ดำ|น้ำเงิน|เขียว|แดง|ขาว|เหลือง)\Z", re.IGNORECASE
)
_CALENDARS: Final[dict[str, Calendar]] = {"~buddhist": "be", "~gregorian": "ce"}
_THAI_LETTERS: Final = {"ว": "d", "ด": "m", "ป": "b", "ช": "h", "น": "m", "ท": "s"}
"""The letters of Excel's own Thai formats (ids 71 to 80): they show Thai digits and the Buddhist year."""

_BETWEEN: Final = frozenset(" /-.,:()")
_NO_THAI_DATE: Final = frozenset({"general", "text", "date", "power", "half"})
_SYSTEM_TOKENS: Final = {"date": "d mmmm bbbb", "time": "h:mm:ss"}
"""The long date and the time of Windows with Thai settings, whatever else the section says."""

MOST_SECTIONS: Final = 4
MOST_PLACES: Final = 255
"""Places for digits in a section; Excel takes no longer code."""


@dataclass(slots=True)
class _Reading:
    """A section while it is read."""

    tokens: list[FormatToken] = field(default_factory=list)
    plain: set[str] = field(default_factory=set)
    locale: FormatLocale = field(default_factory=FormatLocale)
    calendar: Calendar | None = None
    numerals: Numerals | None = None
    natural: bool = False
    condition: Condition | None = None
    valid: bool = True
    other_calendar: bool = False
    white: bool = False

    def bracket(self, text: str) -> None:
        """Take in what stood in brackets."""
        if text.startswith("$"):
            self.locale = read_locale(text[1:])
            if self.locale.currency:
                self.tokens.append(FormatToken("literal", self.locale.currency))
        elif condition := _CONDITION.match(text):
            self.condition = Condition(condition[1], Decimal(condition[2]))
        elif _ELAPSED.match(text):
            self.tokens.append(FormatToken("elapsed", _latin(text.lower())))
            self.numerals = "thai" if text[0] in _THAI_LETTERS else self.numerals
        elif numerals := _NUMERALS.match(text):
            self.natural = numerals[1].lower() == "nat" and numerals[2] == "1"
            self.numerals = "arabic" if numerals[2] == "0" or self.natural else "other"
        elif text.startswith("~"):
            self.calendar = _CALENDARS.get(text.lower(), "other")
        elif _COLOUR.match(text):
            self.white = _WHITE.match(text) is not None
        else:
            self.valid = False

    def section(self) -> Section:
        """The section that was read."""
        if system := self.locale.system:
            tokens = sections(_SYSTEM_TOKENS[system])[0].tokens
            return Section(tokens, condition=self.condition, white=self.white)
        tokens = self._timed_tokens()
        numerals = self.numerals or self.locale.numerals
        if self.natural and self.locale.language != "en":
            numerals = "other" if self.locale.language == "other" else "thai"
        calendar = "other" if self.other_calendar else self.calendar or self.locale.calendar
        section = Section(tokens, numerals == "thai", calendar, self.locale.language, self.condition, white=self.white)
        return section._replace(fault=_fault(section, numerals) if self.valid else "code")

    def _timed_tokens(self) -> tuple[FormatToken, ...]:
        """The tokens, with runs of Excel's Thai letters as parts of a date, or as words where other words stand."""
        kinds = {token.kind for token in self.tokens}
        if "thai" not in kinds:
            return time_tokens(self.tokens)
        dated = time_tokens(
            FormatToken("date", _latin(text)) if kind == "thai" else FormatToken(kind, text)
            for kind, text in self.tokens
        )
        if kinds & _NO_THAI_DATE or "digit" in {token.kind for token in dated} or not self.plain <= _BETWEEN:
            return tuple(
                FormatToken("literal", text) if kind == "thai" else FormatToken(kind, text)
                for kind, text in self.tokens
            )
        self.numerals = "thai"
        return dated


@lru_cache(maxsize=256)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a format code; at least one."""
    parts: list[Section] = []
    reading = _Reading()
    for match in _TOKENS.finditer(code or "General"):
        kind = match.lastgroup or ""
        text = match[kind]
        if kind == "end":
            parts.append(reading.section())
            reading = _Reading()
        elif kind == "bracket":
            reading.bracket(text)
        elif kind == "literal" and text == "[":
            reading.valid = False
        elif kind == "literal" and text in "tT" and not reading.tokens:
            reading.numerals = "thai"
        elif kind == "hijri":
            reading.other_calendar = text[1] == "2"
        else:
            reading.plain |= {text} if kind == "literal" else set()
            reading.tokens.append(_token(kind, text))
    parts.append(reading.section())
    return tuple(parts)


def _token(kind: str, text: str) -> FormatToken:
    if kind in {"quoted", "escaped"}:
        return FormatToken("literal", text)
    if kind == "space":
        return FormatToken("literal", " ")
    return FormatToken(kind, text.lower() if kind == "date" else text.upper() if kind == "power" else text)


def _latin(letters: str) -> str:
    return "".join(_THAI_LETTERS.get(letter, letter) for letter in letters)


def _fault(section: Section, numerals: Numerals) -> Fault:
    kinds = {token.kind for token in section.tokens}
    if sum(token.kind == "digit" for token in section.tokens) > MOST_PLACES:
        return "code"
    dates = [token.text for token in section.tokens if token.kind == "date"]
    if (section.is_date and kinds & {"digit", "power", "general", "text"}) or ("general" in kinds and "digit" in kinds):
        return "code"
    if numerals == "other":
        return "numerals"
    if any(run[0] == "g" for run in dates) or (section.calendar == "other" and section.is_date):
        return "calendar"
    named = "half" in kinds or any(run[0] in "mda" and len(run) > 2 for run in dates)
    return "language" if section.language == "other" and named else ""
