"""Which section of a number format code shows a value: positive; negative; zero; text, or by conditions.

Sources: ECMA-376 part 1, 18.8.31; where that is silent (the sign under conditions, sections left out) what Excel
does, as numfmt 4.0.1 and ssf 0.11.2 tested it.
"""

from decimal import Decimal
from typing import Final, NamedTuple

from itaxl.number_format.format_code import MOST_SECTIONS, sections
from itaxl.number_format.section import Condition, Section

_GENERAL: Final = sections("General")[0]
_INVALID: Final = _GENERAL._replace(fault="code")
_POSITIVE: Final = Condition(">", Decimal(0))


class SectionShown(NamedTuple):
    """The section that shows a number, None when Excel shows ####; `minus` says that it writes the sign before."""

    section: Section | None
    minus: bool = False


def text_section(code: str) -> Section | None:
    """The section that shows texts, None when they are shown as they are."""
    parts = sections(code)
    if len(parts) == MOST_SECTIONS:
        return parts[3]
    return next((part for part in reversed(parts) if part.is_text), None)


def section_for(number: Decimal, code: str) -> SectionShown:
    """The section that shows `number`."""
    parts = sections(code)
    if len(parts) > MOST_SECTIONS:
        return SectionShown(_INVALID)
    text = text_section(code)
    numeric = [part for part in parts[:3] if part is not text]
    if not numeric:
        return SectionShown(_GENERAL, number < 0)
    if any(part.condition for part in numeric):
        return _by_conditions(number, numeric)
    if number < 0:
        return SectionShown(numeric[min(1, len(numeric) - 1)], len(numeric) == 1)
    return SectionShown(numeric[2] if number == 0 and len(numeric) > 2 else numeric[0])


def _by_conditions(number: Decimal, parts: list[Section]) -> SectionShown:
    first = parts[0].condition or _POSITIVE
    if len(parts) == 1:
        parts = [*parts, _GENERAL]
    if first.holds(number):
        return SectionShown(parts[0], number < 0 and not _means_negative(first))
    second = parts[1].condition
    if second is None:
        signed = len(parts) > 2 or first.sign == "=" or (first.limit >= 0 and first.sign in {">", ">="})
        return SectionShown(parts[1], number < 0 and signed)
    if second.holds(number):
        return SectionShown(parts[1], number < 0 and not _means_negative(second))
    return SectionShown(parts[2], number < 0) if len(parts) > 2 else SectionShown(None)


def _means_negative(condition: Condition) -> bool:
    """Whether a section is for numbers below zero alone, so that it shows them without the sign."""
    if condition.limit == 0:
        return condition.sign == "<"
    return condition.limit < 0 and condition.sign in {"<", "<=", "="}
