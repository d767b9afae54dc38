"""Whether a Word document would make the program that opens it fetch something from elsewhere.

A letter lies among the outputs until it is printed, and others may have changed it. A picture on a server tells that
server who opened it; a field that takes in a file prints what lies on this computer. Sources: ECMA-376-1, 9.2
(relationships), 17.16.5 (fields), 19 (VML); what LibreOffice follows of it was tried.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from itaxl.docx.reference_package import DOCUMENT
from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.office_file.zip_package import Container

LARGEST: Final = {"file": 32 << 20, "inflated": 128 << 20}
"""Bytes of a document that is converted, as it lies and unpacked; ours have a hundredth."""

_PACKED_AS_ANOTHER: Final = frozenset({"mimetype", "content.xml", "meta-inf/manifest.xml", "xl/workbook.xml"})
_HARMLESS: Final = "/hyperlink"
_TAKES_IN: Final = ("/afchunk", "/subdocument", "/frame", "/attachedtemplate", "/externallink", "/externallinkpath")
_PICTURE: Final = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|bin|odttf)$", re.IGNORECASE)
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_READABLE: Final = re.compile(
    rb"<\?xml\s[^>]*?encoding\s*=\s*[\"'](?:utf-8|utf-16|us-ascii|iso-8859-1|windows-1252)[\"']", re.I
)
_DECLARED: Final = re.compile(rb"<\?xml\s[^>]*?encoding")
_RELATION: Final = tag_pattern("Relationship")
_FIELD: Final = re.compile(rb"<(?:[\w.-]+:)?(?:instrText|delInstrText)\b[^>]*>([^<]*)|\binstr=[\"']([^\"'<>]*)")
_FETCHING_FIELD: Final = re.compile(
    r"\b(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|DDE|DDEAUTO|LINK|DATABASE|RD)\b", re.IGNORECASE
)
_FETCHING: Final = re.compile(
    rb"<(?:[\w.-]+:)?(?:altChunk|subDoc|mailMerge|frameset|control)\b|"
    rb"<(?:[\w.-]+:)?OLEObject\b[^>]*\bType=[\"']Link|"
    rb"[\s:](?:src|href|base)=[\"'](?!#|data:|[\"'])|@import|\burl\((?!\s*[\"']?(?:#|data:))",
    re.IGNORECASE,
)


def fetches(data: bytes, caps: Limits) -> bool:
    """Whether the .docx fetches a picture, a text or a template from outside itself; Unreadable when it is none."""
    if len(data) > LARGEST["file"]:
        raise UnreadableFile("damaged")
    container = Container(data, {**caps, "inflated": LARGEST["inflated"]})
    container.refuse_document_types()
    if DOCUMENT not in container or not _PACKED_AS_ANOTHER.isdisjoint(container.lower_names):
        raise UnreadableFile("word")
    return any(_of_part(name, container.read(name)) for name in container.names if _is_markup(name, container))


def _is_markup(name: str, container: Container) -> bool:
    """Whether a part may be read as markup: by what it holds, for a package may call its parts as it likes."""
    return not _PICTURE.search(name) or _MARKUP.match(container.glance(name)) is not None


def _of_part(name: str, data: bytes) -> bool:
    xml = as_utf8(data)
    if b"\0" in xml or (_DECLARED.match(xml) and not _READABLE.match(xml)):
        return True  # in letters that are not read here, so that nobody knows
    if name.lower().endswith(".rels"):
        return any(map(_leads_out, map(attributes, _RELATION.findall(xml))))
    return _FETCHING.search(xml) is not None or _FETCHING_FIELD.search("".join(_fields(xml))) is not None


def _leads_out(relation: dict[str, str]) -> bool:
    kind = relation.get("Type", "").lower()
    if relation.get("TargetMode", "").lower() == "external":
        return not kind.endswith(_HARMLESS)
    return kind.endswith(_TAKES_IN)


def _fields(xml: bytes) -> Iterator[str]:
    """The instructions of all fields: Word may part one among several runs."""
    for runs, simple in _FIELD.findall(xml):
        yield unescape((runs or simple).decode("utf-8", "replace"))
        if simple:
            yield " "
