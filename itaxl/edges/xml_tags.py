"""Tags of office XML read from bytes: attributes by their local names, with entities decoded."""

import re
from typing import Final

_ATTRIBUTE: Final = re.compile(rb"(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LAST_CHARACTER: Final = 0x10FFFF


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag, prefixes dropped: ``<sheet name="ก" r:id="rId1"/>`` → name, id."""
    return {name.decode(): text(one or two) for name, one, two in _ATTRIBUTE.findall(tag)}


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
