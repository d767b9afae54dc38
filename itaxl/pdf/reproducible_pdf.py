"""What is the same each time: a PDF without the marks of its making, which says of itself what our papers are."""

import re
from typing import Final

VARYING: Final = re.compile(rb"/CreationDate\(D:[^)]*\)|/ID \[ *<[0-9A-F]+>\s*<[0-9A-F]+> *\]|/DocChecksum /[0-9A-F]+")
"""What LibreOffice writes anew each time: when it ran, and two numbers made from that. All three may be left out."""

VERSION: Final = b"%PDF-1.7"
OLDER: Final = re.compile(rb"%PDF-1\.[0-6]")
LANGUAGE: Final = re.compile(rb"(/Type ?/Catalog\b(?:(?!endobj).){0,4000}?/Lang ?\()en-US(?=\))", re.DOTALL)
"""The language of a whole PDF: converters take that of the Latin letters, though Thai is what is written."""


def declared(pdf: bytes) -> bytes:
    """The PDF as one of version 1.7 and in Thai, by which readers of screens choose their voice; no byte moves."""
    return LANGUAGE.sub(rb"\1th-TH", OLDER.sub(VERSION, pdf[:8]) + pdf[8:], count=1)


def steady(pdf: bytes) -> bytes:
    """The PDF without what varies; every byte keeps its place, as the PDF's own table of places wants it."""
    return VARYING.sub(lambda found: b" " * len(found[0]), pdf)
