"""The parts of the reference document, ready in memory for a font, with or without the stamp of a draft."""

import re
from functools import cache, reduce
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZipFile

from itaxl.documents.house import house
from itaxl.documents.own_letters import OwnLetters
from itaxl.docx.draft_stamp import stamped
from itaxl.docx.looks import restyled
from itaxl.docx.word_xml import attribute
from itaxl.office_file.zip_writer import PackedEntry, packed

DOCUMENT: Final = "word/document.xml"
RELATIONS: Final = "word/_rels/document.xml.rels"
CORE: Final = "docProps/core.xml"
CUSTOM: Final = "docProps/custom.xml"
OWN_PARTS: Final = (DOCUMENT, RELATIONS, CORE, CUSTOM)
"""Parts that each document has of its own; all others are those of the reference."""

HEADER_REFERENCE: Final = re.compile(r"<w:headerReference [^>]*/>")


class ReferenceParts(NamedTuple):
    """The reference's parts, packed; what a document's own parts need to know of them."""

    entries: tuple[PackedEntry, ...]
    headers: str
    relations: str


@cache
def package(font: str, own: tuple[OwnLetters, ...] = (), *, draft: bool) -> ReferenceParts:
    """The reference set in `font`, with an office's own styles; a draft has its stamp in the page headers."""
    parts = _reference()
    headers = "".join(HEADER_REFERENCE.findall(parts[DOCUMENT]))
    kept = (_part(name, text, font, own, draft=draft) for name, text in parts.items() if name not in OWN_PARTS)
    return ReferenceParts(tuple(kept), headers, parts[RELATIONS])


@cache
def _reference() -> dict[str, str]:
    data = Path(__file__).with_name("reference.docx").read_bytes()
    with ZipFile(BytesIO(data)) as reference:
        return {name: reference.read(name).decode() for name in reference.namelist()}


def _part(name: str, text: str, font: str, own: tuple[OwnLetters, ...], *, draft: bool) -> PackedEntry:
    named = text
    if font != house().font.family and name != "word/fontTable.xml":
        named = text.replace(f'"{house().font.family}"', attribute(font))
    if name == "word/styles.xml":
        named = reduce(restyled, own, named)
    if draft and name.startswith("word/header"):
        named = stamped(named, font)
    return packed(name, named.encode())
