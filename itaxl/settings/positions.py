"""On which line of a TOML text each key stands; tomllib, which reads the values, does not say."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

Place = tuple[str | int, ...]
"""The keys down to a value, with the number of an entry in an array: ("items", "O26", "elements", 0)."""

DEEPEST: Final = 8
"""Keys below one another that are told apart; no setting lies deeper, and a hostile text may have thousands."""

_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE: Final = re.compile(r"[ \t]*")
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_TEXT: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")' r"|'''.*?'{3,5}(?!')" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL
)
_PLAIN: Final = re.compile(r"[^,\]}\n#]*")
_ESCAPES: Final = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_ESCAPE: Final = re.compile(r'\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[btnfr"\\])')


def lines_of(text: str) -> Mapping[Place, int]:
    """The line (from 1) on which each key and each entry of an array begins in a text that tomllib has read.

    A table has the line of its header, or else of the first key that names it. What lies deeper than DEEPEST has no
    line of its own.
    """
    walk = _Walk(text.replace("\r\n", "\n"))
    walk.document()
    return walk.lines


def last_line_of(text: str) -> int:
    """The line of the last key or value that can be made out in a text that ends too early."""
    walk = _Walk(text.replace("\r\n", "\n"))
    with suppress(ValueError, RecursionError):
        walk.document()
    return max(walk.lines.values(), default=1)


class _Walk:
    """A way through a valid text, from one key to the next; values are passed over."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._text, self._at = text, 0
        self._line, self._counted = 1, 0
        self._entries: dict[Place, int] = {}

    def document(self) -> None:
        table: Place = ()
        while self._skip(_BLANK):
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Place:
        here, many = self._here(), self._peek("[[")
        self._at += 2 if many else 1
        place = self._down((), self._key(), here)
        if many:
            number = self._entries[place] = self._entries.get(place, -1) + 1
            place = (*place, number)
            self.lines[place] = here
        else:
            # A table may be named by those below it first; its own header says more.
            self.lines[place] = here
        self._skip(_SPACE)
        self._at += 2 if many else 1
        return place

    def _pair(self, table: Place) -> None:
        here = self._here()
        place = self._down(table, self._key(), here)
        self._skip(_SPACE)
        if not self._peek("="):
            raise ValueError(self._at)
        self._at += 1
        self._skip(_SPACE)
        self._value(place)

    def _down(self, place: Place, keys: list[str], here: int) -> Place:
        """The place below `place`; below an array of tables it is in the last of them."""
        for left, key in enumerate(keys, 1 - len(keys)):
            if len(place) < DEEPEST:
                place = (*place, key)
                self.lines.setdefault(place, here)
            if left and place in self._entries:
                place = (*place, self._entries[place])
        return place

    def _key(self) -> list[str]:
        keys = []
        while True:
            self._skip(_SPACE)
            quoted = _TEXT.match(self._text, self._at) if self._peek('"') or self._peek("'") else None
            found = quoted or _BARE.match(self._text, self._at)
            if found is None:
                raise ValueError(self._at)
            self._at = found.end()
            keys.append(_unquoted(found[0]) if quoted else found[0])
            self._skip(_SPACE)
            if not self._peek("."):
                return keys
            self._at += 1

    def _value(self, place: Place) -> None:
        if self._peek("["):
            self._array(place)
        elif self._peek("{"):
            self._inline_table(place)
        else:
            found = _TEXT.match(self._text, self._at) or _PLAIN.match(self._text, self._at)
            if found is None or not found[0]:
                raise ValueError(self._at)
            self._at = found.end()

    def _array(self, place: Place) -> None:
        self._at += 1
        number = 0
        while self._skip(_BLANK) and not self._peek("]"):
            entry = (*place, number) if len(place) < DEEPEST else place
            self.lines.setdefault(entry, self._here())
            self._value(entry)
            number += 1
            self._skip(_BLANK)
            self._at += self._peek(",")
        self._at += 1

    def _inline_table(self, place: Place) -> None:
        self._at += 1
        while self._skip(_BLANK) and not self._peek("}"):
            self._pair(place)
            self._skip(_BLANK)
            self._at += self._peek(",")
        self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        """Pass over what `pattern` finds here; whether anything is left."""
        found = pattern.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return self._at < len(self._text)

    def _peek(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


def _unquoted(text: str) -> str:
    if text[0] == "'":
        return text[1:-1]
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1]) or chr(int(found[1][1:], 16)), text[1:-1])
