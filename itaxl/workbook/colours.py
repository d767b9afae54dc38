"""The colours of a workbook's fonts and fills as red, green and blue, and whether one can be read on another.

Source: ECMA-376 part 1, 18.8.3 (bgColor), 18.8.19 (fgColor: rgb, indexed, theme, tint), 18.8.27 (indexedColors),
20.1.6.2 (clrScheme); WCAG 2.2 for the contrast of two colours.
"""

import re
from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final, TypeAlias

from itaxl.office_file.xml_tags import attributes, tag_pattern

Colour: TypeAlias = tuple[int, int, int]

BLACK: Final[Colour] = (0, 0, 0)
WHITE: Final[Colour] = (255, 255, 255)

UNREADABLE: Final = 1.2
"""The contrast below which letters cannot be told from their ground; black on white has 21."""

_SCHEME: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""Names in the order in which cells count them."""
_OFFICE: Final = "FFFFFF 000000 EEECE1 1F497D 4F81BD C0504D 9BBB59 8064A2 4BACC6 F79646 0000FF 800080"
_USUAL: Final = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF"
    " 800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF"
    " 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99"
    " 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
)
_INDEXED: Final = re.compile(rb"<(?:[\w.-]+:)?indexedColors.*?</(?:[\w.-]+:)?indexedColors>", re.DOTALL)
_RGB: Final = tag_pattern("rgbColor")
_ENTRY: Final = r"<(?:[\w.-]+:)?%s>\s*<(?:[\w.-]+:)?(?:sysClr|srgbClr)\s([^>]*)>"
_HEX: Final = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})\Z")


class Palette:
    """What the colours of one workbook mean: its theme's and its own table of numbered ones."""

    __slots__ = ("_indexed", "_theme")

    def __init__(self, styles: bytes, theme: bytes = b"") -> None:
        own = _INDEXED.search(styles)
        numbered = [attributes(tag).get("rgb", "") for tag in _RGB.findall(own[0])] if own else _USUAL.split()
        self._indexed = [_rgb(each) for each in numbered]
        self._theme = _theme(theme)

    def colour(self, said: Mapping[str, str]) -> Colour | None:
        """The colour that a tag's attributes say; None for the automatic one and for nonsense."""
        found = _rgb(said.get("rgb", ""))
        if found is None and "theme" in said:
            found = _at(self._theme, said["theme"])
        if found is None and "indexed" in said:
            found = _at(self._indexed, said["indexed"])
        return found and _tinted(found, said.get("tint", ""))


def contrast(one: Colour, other: Colour) -> float:
    """From 1 for the same colour to 21 for black and white."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _theme(xml: bytes) -> list[Colour | None]:
    text = xml.decode("utf-8", "replace")
    places = [re.search(_ENTRY % name, text) for name in _SCHEME]
    if not all(places):
        return [_rgb(each) for each in _OFFICE.split()]
    tags = [attributes(place[1].encode()) for place in places if place]
    return [_rgb(tag.get("lastClr") or tag.get("val", "")) for tag in tags]


def _rgb(text: str) -> Colour | None:
    match = _HEX.match(text)
    if match is None:
        return None
    red, green, blue = bytes.fromhex(match[1])
    return red, green, blue


def _at(colours: list[Colour | None], number: str) -> Colour | None:
    place = int(number) if number.isdecimal() and len(number) < 4 else len(colours)
    return colours[place] if place < len(colours) else None


def _tinted(colour: Colour, tint: str) -> Colour:
    """Darker for a tint below 0, lighter for one above it."""
    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    hue, light, full = rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    red, green, blue = (round(part * 255) for part in hls_to_rgb(hue, light, full))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
