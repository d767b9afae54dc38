"""The number format of a date in an .ods file, from the date and the text that its cell shows.

The file says how a date is shown in styles of its own, and spells the text out beside it; the text is enough.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from itaxl.number_format.displayed_text import shown
from itaxl.thai.dates.eras import OFFSET
from itaxl.thai.digits import to_arabic

_ARABIC: Final = ("[$-41E]", "[$-409]")
_THAI: Final = ("[$-D00041E]",)
_NAMES: Final = ("dddd", "mmmm", "ddd", "mmm")
_ORDERS: Final = {
    (0, True): ("",), (1, True): ("y", "d"), (2, True): ("dy", "yd"),
    (1, False): ("y",), (2, False): ("my", "ym", "dm"), (3, False): ("dmy", "ymd", "mdy"),
}  # fmt: skip
"""What the numbers of a date may be, the usual first: by how many they are, and whether the month has its name."""


def date_code(day: date, seen: str) -> str | None:
    """A format code under which `day` is shown as `seen`, None when there is none of the usual kind."""
    found = [
        code for language in (_ARABIC if to_arabic(seen) == seen else _THAI) for code in _codes(day, seen, language)
    ]
    # Of two that show the same, the one that takes a month's name for a name knows more.
    return max(found, key=lambda code: len(re.sub('"[^"]*"', "", code)), default=None)


def _codes(day: date, seen: str, language: str) -> Iterator[str]:
    names = {to_arabic(shown(day, language + name)): name for name in _NAMES}
    pieces = re.split(f"({'|'.join(map(re.escape, names))}|[0-9]+)", to_arabic(seen))
    numbers = [piece for piece in pieces if piece.isdecimal()]
    named = any(names.get(piece, "").startswith("m") for piece in pieces)
    for order in _ORDERS.get((len(numbers), named), ()):
        parts = [_part(day, letter, number) for letter, number in zip(order, numbers, strict=True)]
        left = iter(parts)
        code = language + "".join(
            names.get(piece) or (next(left) if piece.isdecimal() else f'"{piece}"') for piece in pieces if piece
        )
        if all(parts) and shown(day, code) == seen:
            yield code


def _part(day: date, letter: str, number: str) -> str:
    """The code of a number that is the day, the month or the year in either era; empty when it is not."""
    if letter == "y":
        eras = (("b", day.year + OFFSET), ("y", day.year))
        return next((era * len(number) for era, year in eras if number in {str(year), f"{year % 100:02d}"}), "")
    return letter * len(number) if int(number) == {"d": day.day, "m": day.month}[letter] else ""
