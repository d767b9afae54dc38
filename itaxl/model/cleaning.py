"""Text from a workbook, cleaned once at the border: what documents and rules may rely on."""

import re
import unicodedata
from typing import Final

_LINE_ENDS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNFIT: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BESIDE: Final = " \t\n\u00a0\u200b\u2060\ufeff"
"""What means nothing at either end of a text: blanks, and the invisible characters that come with pasted text."""


def clean(text: str) -> str:
    """The text that a clerk meant: one kind of line break, nothing that a document cannot hold, no blanks at ends.

    Control characters, lone surrogates and U+FFFE/F are dropped. Canonical composition (NFC) only: NFKC would take ำ
    apart. Escapes of a file format are decoded where the file is read: here ``_x000D_`` is what somebody typed.
    """
    usual = text.isprintable()  # most texts are: letters, digits, signs and spaces on one line
    if not (usual or text.replace("\n", "").isprintable()):
        text = _UNFIT.sub("", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    if "\n" in text:
        text = "\n".join(map(str.rstrip, text.split("\n")))
    return text.strip(_BESIDE)
