"""Digits put into the places of a format code, and what stands between them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaxl.number_format.section import FormatToken

_PAD: Final = {"0": "0", "?": " ", "#": ""}
_AS_WRITTEN: Final = frozenset({"literal", "percent", "slash", "point"})


class ShownPiece(NamedTuple):
    """A part of what is shown; `of_number` says that its digits are the number's: a format may make them Thai."""

    text: str
    of_number: bool = False


def made(text: str) -> ShownPiece:
    """Digits of the number."""
    return ShownPiece(text, True)


def literal(token: FormatToken) -> ShownPiece:
    """What stands in the format itself."""
    return ShownPiece(token.text if token.kind in _AS_WRITTEN else "")


def whole_digits(digits: str, tokens: Sequence[FormatToken], *, starts: int = 0) -> Iterator[ShownPiece]:
    """Digits put into their places from the right; those left over stand before the first place, at least at `starts`.

    A comma between places groups them by three.
    """
    places = [place for place, token in enumerate(tokens) if token.kind == "digit"]
    first, last = (places[0], places[-1]) if places else (starts, -1)
    grouped = any(token.kind == "comma" for token in tokens[first:last])
    shown: list[ShownPiece] = []
    left, count = list(digits), 0
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token.kind == "digit":
            shown += _put(left.pop() if left else _PAD[token.text], count, grouped=grouped)
            count += 1
        elif token.kind == "comma" and place < first:
            shown.append(ShownPiece(","))
        else:
            shown.append(literal(token))
        if place == first:
            while left:
                shown += _put(left.pop(), count, grouped=grouped)
                count += 1
    while left:
        shown += _put(left.pop(), count, grouped=grouped)
        count += 1
    return reversed(shown)


def _put(digit: str, count: int, *, grouped: bool) -> list[ShownPiece]:
    """A digit that has `count` others to its right, in reading from the right: the comma comes first."""
    if grouped and digit and count and count % 3 == 0:
        return [ShownPiece(" " if digit == " " else ","), made(digit)]
    return [made(digit)]


def fraction_digits(digits: str, tokens: Sequence[FormatToken]) -> Iterator[ShownPiece]:
    """Digits behind the point, from the left; ``#`` drops zeros at the end, ``?`` leaves blanks for them."""
    rest = digits
    for token in tokens:
        if token.kind == "digit":
            yield made(rest[:1] if rest.strip("0") else _PAD[token.text])
            rest = rest[1:]
        else:
            yield literal(token)
