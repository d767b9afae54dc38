"""The file format's escapes for characters (``_x000D_``), decoded where a reader of values does not: once, never twice.

Excel writes a typed ``_x2568_`` as ``_x005F_x2568_``, so only whoever sees the stored text can tell it from an escape.
Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring); what the readers do was measured.
"""

import re
from collections.abc import Iterable
from typing import Final

from itaxl.office_file.zip_package import Container

_ESCAPE: Final = re.compile(r"_x(D[89AB][0-9A-F]{2})__x(D[C-F][0-9A-F]{2})_|_x([0-9A-F]{4})_", re.IGNORECASE)
_STORED_ESCAPE: Final = re.compile(_ESCAPE.pattern.encode(), re.IGNORECASE)
_LAST_OF_LATIN_1: Final = 0xFF
_LOW_LINE: Final = re.compile(rb"_x005[Ff]_")
_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_DROPPED: Final = b"x005F_"
_HELD, _PARTED = "\ufdd0\ufdef", "\ufdd1\ufdef"
"""Stand for a low line that was escaped, and for nothing: code points that no text may hold but XML may."""


def decoded(text: str) -> str:
    """The text with its escapes replaced by the characters that they stand for.

    Half a pair and U+FFFE, which are none, become the sign for a lost character, as on the screen.
    """
    return _ESCAPE.sub(lambda match: _character(*match.groups()), text) if "_x" in text else text


def decoded_beyond_latin(container: Container, parts: Iterable[str]) -> dict[str, bytes]:
    """Those parts in which escapes stand that calamine leaves alone (beyond U+00FF), with the characters instead."""
    found = {name: container.read(name) for name in parts if name in container}
    made = {name: _STORED_ESCAPE.sub(_beyond_latin, part) for name, part in found.items() if b"_x" in part}
    return {name: part for name, part in made.items() if part != found[name]}


def _beyond_latin(match: re.Match[bytes]) -> bytes:
    high, low, alone = match.groups()
    if alone and int(alone, 16) <= _LAST_OF_LATIN_1:
        return match[0]
    return _character(high, low, alone).translate(_MARKUP).encode()


def _character(high: str | bytes | None, low: str | bytes | None, alone: str | bytes | None) -> str:
    """The character of an escape, or of the two that make up a pair (UTF-16)."""
    if high and low:
        return chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
    code = int(alone or b"", 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 or code >= 0xFFFE else chr(code)


def with_low_lines_held(container: Container, parts: Iterable[str]) -> dict[str, bytes]:
    """Those parts of which openpyxl would drop ``x005F_``, with signs that `decoded_once` understands.

    It decodes no escape, and after that loss nobody can tell what was one.
    """
    found = {name: container.read(name) for name in parts if name in container}
    parted = (_DROPPED[:-2].decode() + _PARTED + _DROPPED[-2:].decode()).encode()
    return {
        name: _LOW_LINE.sub(_HELD.encode(), part).replace(_DROPPED, parted)
        for name, part in found.items()
        if _DROPPED in part or _LOW_LINE.search(part)
    }


def decoded_once(text: str) -> str:
    """A text of such a part with its escapes decoded."""
    return decoded(text.replace(_PARTED, "")).replace(_HELD, "_")
