"""Numbers as a format code shows them: ``000`` → 007, ``#,##0.00``, ``0-0000-0000``, ``0.00E+00``, ``# ?/?``."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

from itaxl.number_format.displayed_digits import ShownPiece, fraction_digits, literal, made, whole_digits
from itaxl.number_format.displayed_fraction import is_fraction, shown_fraction
from itaxl.number_format.displayed_general import shown_general
from itaxl.number_format.section import FormatToken, Section
from itaxl.thai.digits import to_thai

_EXACT: Final = Context(prec=1500, rounding=ROUND_HALF_UP)
"""Enough for the largest number of Excel with as many decimals as a format code has room for."""


def shown_number(number: Decimal, section: Section, *, minus: bool = False) -> str:
    """`number` without its sign under one section of a format code; `minus` writes the sign before all else."""
    with localcontext(_EXACT):
        pieces = list(_pieces(abs(number), section.tokens))
    sign = "-" if minus and (is_fraction(section.tokens) or _has_value(pieces)) else ""
    return sign + "".join(to_thai(text) if of_number and section.thai_digits else text for text, of_number in pieces)


def _has_value(pieces: Sequence[ShownPiece]) -> bool:
    """Whether a sign belongs to what is shown: not to a number that was rounded to zero, unless it is a fraction."""
    digits = [piece.text for piece in pieces if piece.of_number]
    return not digits or any(digit in "123456789" for text in digits for digit in text)


def _pieces(number: Decimal, tokens: tuple[FormatToken, ...]) -> Iterator[ShownPiece]:
    if any(token.kind == "power" for token in tokens):
        return _scientific(number, tokens)
    if is_fraction(tokens):
        return shown_fraction(number, tokens)
    if any(token.kind == "digit" for token in tokens):
        return _decimal(number.scaleb(_scale(tokens)), tokens)
    return (made(shown_general(number)) if token.kind == "general" else literal(token) for token in tokens)


def _decimal(number: Decimal, tokens: Sequence[FormatToken]) -> Iterator[ShownPiece]:
    """Digits on both sides of the first point."""
    first = next((place for place, token in enumerate(tokens) if token.kind == "digit"), len(tokens))
    point = next((place for place, token in enumerate(tokens) if token.kind == "point"), len(tokens))
    before, after = tokens[:point], tokens[point + 1 :]
    rounded = number.quantize(Decimal(1).scaleb(-sum(token.kind == "digit" for token in after)))
    whole, _, part = f"{rounded:f}".partition(".")
    yield from whole_digits(whole.lstrip("0"), before, starts=min(first, point))
    if point < len(tokens):
        yield ShownPiece(".")
        yield from fraction_digits(part, after)


def _scale(tokens: Sequence[FormatToken]) -> int:
    """The power of ten that percent signs and commas behind the last digit of a part shift the number by."""
    scale = 2 * sum(token.kind == "percent" for token in tokens)
    for place, token in enumerate(tokens):
        if token.kind == "comma" and _is_behind_digits(tokens, place):
            scale -= 3
    return scale


def _is_behind_digits(tokens: Sequence[FormatToken], place: int) -> bool:
    """Whether only commas stand between a comma and the digit before it, and no digit follows in the same part."""
    before = next((token.kind for token in reversed(tokens[:place]) if token.kind != "comma"), "")
    later = (token.kind for token in tokens[place:] if token.kind in {"digit", "point"})
    return before == "digit" and next(later, "point") == "point"


def _scientific(number: Decimal, tokens: Sequence[FormatToken]) -> Iterator[ShownPiece]:
    """A number between one and ten, or as many digits as there are places before the point, and the power of ten."""
    power = next(place for place, token in enumerate(tokens) if token.kind == "power")
    head, tail = tokens[:power], tokens[power + 1 :]
    point = next((place for place, token in enumerate(head) if token.kind == "point"), len(head))
    digits = max(1, sum(token.kind == "digit" for token in head[:point]))
    unit = Decimal(1).scaleb(-sum(token.kind == "digit" for token in head[point:]))
    exponent = number.adjusted() // digits * digits if number else 0
    mantissa = number.scaleb(-exponent).quantize(unit)
    if mantissa >= 10**digits:
        exponent += digits
        mantissa = number.scaleb(-exponent).quantize(unit)
    yield from _decimal(mantissa, head)
    sign = "-" if exponent < 0 else "+" if tokens[power].text.endswith("+") else ""
    yield ShownPiece(f"E{sign}")
    yield from whole_digits(str(abs(exponent)).lstrip("0"), tail)
