"""Text from a workbook, cleaned once at the border: what documents and rules may rely on."""

import re
import unicodedata
from typing import Final

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNFIT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BESIDE: Final = " \t\n\u00a0\u200b\u2060\ufeff"
"""What means nothing at either end of a text: blanks, and the invisible characters that come with pasted text."""


def clean(text: str) -> str:
    """The text that a clerk meant: one kind of line break, nothing that a document cannot hold, no blanks at ends.

    Escapes of the file format (``_x000D_``) are decoded; control characters, lone surrogates and U+FFFE/F are
    dropped. Canonical composition (NFC) only: NFKC would take ำ apart.
    """
    usual = text.isprintable()  # most texts are: letters, digits, signs and spaces on one line
    if "_x" in text or not (usual or text.replace("\n", "").isprintable()):
        text = _UNFIT.sub("", _LINE_ENDS.sub("\n", decoded(text)))
    text = unicodedata.normalize("NFC", text)
    if "\n" in text:
        text = "\n".join(map(str.rstrip, text.split("\n")))
    return text.strip(_BESIDE)


def decoded(text: str) -> str:
    """The text with the file format's escapes for characters (``_x000B_``) replaced by the characters."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
