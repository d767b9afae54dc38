"""How letters look that a font of a workbook gives them, as far as print would not follow it.

Source: ECMA-376 part 1, 18.8.22 (font), 18.4.7 (rPr), 18.8.21 (fill).
"""

import re
from typing import Final, NamedTuple

from itaxl.office_file.xml_tags import attributes
from itaxl.workbook.colours import BLACK, UNREADABLE, WHITE, Colour, Palette, contrast

STRUCK, RAISED, LOWERED, UNSEEN, SYMBOLS = "struck", "raised", "lowered", "unseen", "symbols"

_PROPERTY: Final = re.compile(rb"<(?:[\w.-]+:)?(strike|vertAlign|b|i|u|color|sz|name|rFont)(?=[\s/>])([^>]*)>")
_FALSE: Final = frozenset({"0", "false", "none"})
_SYMBOL_FONTS: Final = frozenset(
    ("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol", "marlett", "zapf dingbats", "zapfdingbats")
)
_HEIGHTS: Final = {"superscript": RAISED, "subscript": LOWERED}
_SMALLEST: Final = 5.0
"""Points below which nobody reads."""
_DARK: Final = 0x60


class FontLook(NamedTuple):
    """Letters of one look.

    `height` is RAISED, LOWERED or empty, `colour` None the automatic one, `marks` whether they are bold, italic and
    underlined; `symbols` says that the font draws no letters.
    """

    struck: bool = False
    height: str = ""
    tiny: bool = False
    symbols: bool = False
    colour: Colour | None = None
    marks: tuple[bool, ...] = ()

    def fault(self, ground: Colour | None) -> str:
        """What print would not follow, on a ground of a colour (None where it is unknown); empty when nothing is."""
        if self.struck:
            return STRUCK
        unseen = ground is not None and contrast(self.colour or BLACK, ground) < UNREADABLE
        if unseen or self.tiny:
            return UNSEEN
        if self.symbols:
            return SYMBOLS
        return self.height

    def differs(self, other: "FontLook") -> bool:
        """Whether a person sees a difference that may mean something; names and sizes of fonts do not."""
        return self._replace(colour=_plain(self.colour)) != other._replace(colour=_plain(other.colour))


def look_of(font: bytes, palette: Palette) -> FontLook:
    """The look that a font, or the properties of a run of letters, gives."""
    found: dict[bytes, dict[str, str]] = {name: attributes(more) for name, more in _PROPERTY.findall(font)}
    name = (found.get(b"rFont") or found.get(b"name") or {}).get("val", "").casefold()
    marks = tuple(_is_on(found, each) for each in (b"b", b"i", b"u"))
    return FontLook(
        struck=_is_on(found, b"strike"),
        height=_HEIGHTS.get(found.get(b"vertAlign", {}).get("val", ""), ""),
        tiny=_points(found.get(b"sz", {}).get("val", "")) < _SMALLEST,
        symbols=name in _SYMBOL_FONTS,
        colour=palette.colour(found.get(b"color", {})),
        marks=marks,
    )


def _is_on(found: dict[bytes, dict[str, str]], name: bytes) -> bool:
    return name in found and found[name].get("val", "1") not in _FALSE


def _plain(colour: Colour | None) -> Colour | None:
    return None if colour is None or max(colour) < _DARK else colour


def _points(size: str) -> float:
    try:
        return float(size)
    except ValueError:
        return _SMALLEST


def ground_of(fill: bytes, palette: Palette) -> Colour | None:
    """The colour that a fill gives a cell, white for none; None for patterns and gradients."""
    pattern = re.search(rb"<(?:[\w.-]+:)?patternFill(?=[\s/>])([^>]*)>", fill)
    kind = attributes(pattern[1]).get("patternType", "none") if pattern else ""
    if kind == "none":
        return WHITE
    front = re.search(rb"<(?:[\w.-]+:)?fgColor(?=[\s/>])([^>]*)>", fill)
    return palette.colour(attributes(front[1])) if kind == "solid" and front else None
