"""Tags of office XML read from bytes: attributes by their local names, with entities decoded."""

import re
from typing import Final

_ATTRIBUTE: Final = re.compile(r"(?<![\w.-])(?:[\w.-]++:)?([\w.-]++)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.ASCII)
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LAST_CHARACTER: Final = 0x10FFFF


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag, prefixes dropped: ``<sheet name="ก" r:id="rId1"/>`` → name, id."""
    decoded = tag.decode("utf-8", "replace")
    found = _ATTRIBUTE.findall(decoded)
    if "&" not in decoded:
        return {name: one or two for name, one, two in found}
    return {name: _ENTITY.sub(_character, one or two) for name, one, two in found}


def text(stored: bytes) -> str:
    """Stored characters as text."""
    decoded = stored.decode("utf-8", "replace")
    return _ENTITY.sub(_character, decoded) if "&" in decoded else decoded


def tag_pattern(name: str) -> re.Pattern[bytes]:
    """What finds the start tags of an element, whatever its prefix."""
    return re.compile(rb"<(?:[\w.-]+:)?" + name.encode() + rb"(?=[\s/>])[^>]*>")


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(number) if number <= _LAST_CHARACTER else "\ufffd"
