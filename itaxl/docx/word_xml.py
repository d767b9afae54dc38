"""Text, attributes and lengths as WordprocessingML wants them."""

import re
from typing import Final

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TWIPS_PER_CM: Final = 1440 / 2.54
EMU_PER_CM: Final = 360_000

SPECIAL: Final = re.compile(r"[&<>\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
UNWRITABLE: Final = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """Text as XML content: escaped, without the characters that XML cannot hold."""
    return _escaped(UNWRITABLE.sub("", text)) if SPECIAL.search(text) else text


def attribute(text: str) -> str:
    """Text as a quoted XML attribute, without the characters that XML cannot hold."""
    return '"' + plain(text).replace('"', "&quot;") + '"'


def twips(cm: float) -> int:
    """Centimetres in twentieths of a point."""
    return round(cm * TWIPS_PER_CM)


def emu(cm: float) -> int:
    """Centimetres in English metric units, of which a centimetre has 360,000."""
    return round(cm * EMU_PER_CM)


def _escaped(text: str) -> str:
    # xml.sax.saxutils does the same but imports urllib and http, a tenth of the time that `itaxl make` starts in.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
