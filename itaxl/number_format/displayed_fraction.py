"""Numbers as fractions: ``# ?/?`` → 1 1/2, ``# ??/16`` → 2  5/16."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from itaxl.number_format.displayed_digits import ShownPiece, literal, made, whole_digits
from itaxl.number_format.section import FormatToken

_NEAR: Final = 1e-13
"""How near a fraction must come to be the number."""

_PAD: Final = {"0": "0", "?": " ", "#": ""}


class _Parts(NamedTuple):
    """The tokens of a fraction format: `fixed` is the denominator that it names, 0 when it has places for one."""

    whole: Sequence[FormatToken]
    numerator: Sequence[FormatToken]
    denominator: Sequence[FormatToken]
    after: Sequence[FormatToken]
    fixed: int

    @property
    def has_whole(self) -> bool:
        """Whether the whole number stands apart."""
        return any(token.kind == "digit" for token in self.whole)

    @property
    def is_constant(self) -> bool:
        """Whether a fraction is shown for whole numbers too."""
        places = self.numerator if self.fixed else (*self.numerator, *self.denominator)
        return any(token == FormatToken("digit", "0") for token in places)


def is_fraction(tokens: Sequence[FormatToken]) -> bool:
    """Whether a section shows its numbers as fractions."""
    slash = _slash(tokens)
    return slash is not None and any(token.kind == "digit" for token in tokens[:slash])


def shown_fraction(number: Decimal, tokens: Sequence[FormatToken]) -> Iterator[ShownPiece]:
    """`number`, not negative, as the nearest fraction that the places of its denominator have room for."""
    parts = _parts(tokens)
    whole = int(number) if parts.has_whole else 0
    rest = float(number) - whole
    over, under = _fixed(rest, parts.fixed) if parts.fixed else _nearest(rest, 10 ** _places(parts.denominator) - 1)
    if parts.has_whole and over == under:
        whole, over = whole + 1, 0
    if parts.has_whole and over == 0 and not parts.is_constant:
        yield from whole_digits(str(whole), parts.whole)
        yield ShownPiece(" " * len("".join(token.text for token in (*parts.numerator, *parts.denominator)) + "/"))
    else:
        yield from whole_digits(str(whole or ""), parts.whole)
        yield from whole_digits(str(over), parts.numerator)
        yield ShownPiece("/")
        yield from _from_the_left(str(under), parts.denominator)
    yield from map(literal, parts.after)


def _slash(tokens: Sequence[FormatToken]) -> int | None:
    """The place of the slash that has a digit or a place for one behind it, blanks aside."""
    for place, token in enumerate(tokens):
        if token.kind == "slash":
            behind = next((each for each in tokens[place + 1 :] if each.text != " "), None)
            if behind and (behind.kind == "digit" or behind.text.isdecimal()):
                return place
    return None


def _parts(tokens: Sequence[FormatToken]) -> _Parts:
    slash = _slash(tokens) or 0
    start = slash
    while start and (tokens[start - 1].kind == "digit" or (start == slash and tokens[start - 1].text == " ")):
        start -= 1
    end = slash + 1
    while end < len(tokens) and (tokens[end].kind == "digit" or tokens[end].text.isdecimal() or end == slash + 1):
        end += 1
    denominator = tokens[slash + 1 : end]
    told = "".join(token.text for token in denominator if token.text.isdecimal())
    fixed = int(told) if told and any(token.kind == "literal" for token in denominator) else 0
    return _Parts(tokens[:start], tokens[start:slash], denominator, tokens[end:], fixed)


def _places(tokens: Sequence[FormatToken]) -> int:
    return sum(token.kind == "digit" for token in tokens)


def _fixed(rest: float, under: int) -> tuple[int, int]:
    return int(Decimal(rest * under).to_integral_value(ROUND_HALF_UP)), under


def _nearest(number: float, most: int) -> tuple[int, int]:
    """The last convergent of the continued fraction whose denominator is at most `most`.

    Reckoned as Excel does, in doubles: their noise decides that 0.3 with one place is 2/7, and 12.3 is 12 1/3.
    """
    (over, under), (next_over, next_under) = (1, 0), (int(number), 1)
    rest = number
    while next_under <= most:
        (before_over, before_under), (over, under) = (over, under), (next_over, next_under)
        rest -= int(rest)
        if not rest or abs(number - over / under) < _NEAR:
            break
        rest = 1 / rest
        next_over, next_under = int(rest) * over + before_over, int(rest) * under + before_under
    return over, under


def _from_the_left(digits: str, tokens: Sequence[FormatToken]) -> Iterator[ShownPiece]:
    """The denominator, its unused places behind it."""
    rest = digits
    for place, token in enumerate(tokens):
        if token.kind == "digit" or token.text.isdecimal():
            last = not any(each.kind == "digit" or each.text.isdecimal() for each in tokens[place + 1 :])
            yield made(rest if last and rest else rest[:1] or _PAD.get(token.text, ""))
            rest = "" if last else rest[1:]
        else:
            yield literal(token)
