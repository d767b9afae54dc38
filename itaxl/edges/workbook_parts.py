"""A workbook's own list of its sheets, and which part of the container holds each."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from itaxl.edges.container import Container
from itaxl.edges.limits import Limits
from itaxl.edges.unreadable import Unreadable, over
from itaxl.edges.xml_tags import attributes, tag_pattern

WORKBOOK: Final = "xl/workbook.xml"
WORKSHEET: Final = "worksheet"
_SHEET, _PROPERTIES, _RELATIONSHIP = map(tag_pattern, ("sheet", "workbookPr", "Relationship"))
_TRUE: Final = ("1", "true")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, whether its tab shows, its part, and its kind (worksheet, chartsheet, xlMacrosheet …)."""

    name: str
    visible: bool
    part: str
    kind: str


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """The sheets in the workbook's order, and whether days are counted from 1904."""

    sheets: tuple[SheetPart, ...]
    epoch_1904: bool


def workbook_parts(container: Container, limits: Limits) -> WorkbookParts:
    """What ``workbook.xml`` says; Unreadable when a sheet that it names is not in the container."""
    xml = as_utf8(container.read(WORKBOOK, limits["xml_part"], "xml_part"))
    names = xml.count(b"definedName ")
    if names > limits["names"]:
        raise over("names", names, limits["names"])
    targets = relationships(container, WORKBOOK)
    sheets = tuple(_sheet(attributes(tag), targets) for tag in _SHEET.findall(xml))
    if len(sheets) > limits["sheets"]:
        raise over("sheets", len(sheets), limits["sheets"])
    if not sheets or not all(sheet.part in container for sheet in sheets):
        raise Unreadable("lost_part")
    properties = _PROPERTIES.search(xml)
    epoch = properties is not None and attributes(properties[0]).get("date1904") in _TRUE
    return WorkbookParts(sheets, epoch)


def relationships(container: Container, part: str) -> dict[str, tuple[str, str]]:
    """The last word of the type and the target of each relationship of a part, by id; external ones have no target."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in container:
        return {}
    found = map(attributes, _RELATIONSHIP.findall(as_utf8(container.read(rels))))
    return {each.get("Id", ""): (each.get("Type", "").rpartition("/")[2], _target(folder, each)) for each in found}


def as_utf8(xml: bytes) -> bytes:
    """XML in UTF-8, whichever of the two encodings of office files it came in."""
    return xml.decode("utf-16", "replace").encode() if xml[:2] in (b"\xff\xfe", b"\xfe\xff") else xml


def _sheet(sheet: Mapping[str, str], targets: Mapping[str, tuple[str, str]]) -> SheetPart:
    kind, part = targets.get(sheet.get("id", ""), ("", ""))
    return SheetPart(sheet.get("name", ""), sheet.get("state", "visible") == "visible", part, kind)


def _target(folder: str, relationship: Mapping[str, str]) -> str:
    target = relationship.get("Target", "").replace("\\", "/")
    if relationship.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")
