"""What is the same each time: a PDF without the marks of its making."""

import re
from typing import Final

VARYING: Final = re.compile(rb"/CreationDate\(D:[^)]*\)|/ID \[ *<[0-9A-F]+>\s*<[0-9A-F]+> *\]|/DocChecksum /[0-9A-F]+")
"""What LibreOffice writes anew each time: when it ran, and two numbers made from that. All three may be left out."""


def steady(pdf: bytes) -> bytes:
    """The PDF without what varies; every byte keeps its place, as the PDF's own table of places wants it."""
    return VARYING.sub(lambda found: b" " * len(found[0]), pdf)
