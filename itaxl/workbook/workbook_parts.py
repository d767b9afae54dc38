"""A workbook's own list of its sheets, and which part of the container holds each."""

import posixpath
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.office_file.zip_package import Container

RELATIONS: Final = "_rels/.rels"
WORKBOOK: Final = "xl/workbook.xml"
WORKBOOK_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
STYLES: Final = "xl/styles.xml"
WORKSHEET: Final = "worksheet"
_SHEET, _PROPERTIES, _RELATIONSHIP = map(tag_pattern, ("sheet", "workbookPr", "Relationship"))
_TRUE: Final = ("1", "true")
_USUAL: Final = 8192
"""Bytes of relationships that are worth keeping."""
_IS_WORKBOOK: Final = tag_pattern("workbook")


class SheetPart(NamedTuple):
    """A sheet: its name, whether its tab shows, its part, and its kind (worksheet, chartsheet, xlMacrosheet …)."""

    name: str
    visible: bool
    part: str
    kind: str


class WorkbookParts(NamedTuple):
    """The sheets in the workbook's order, whether days are counted from 1904, and how many names are defined."""

    sheets: tuple[SheetPart, ...]
    epoch_1904: bool
    names: int


def workbook_parts(container: Container, limits: Limits, workbook: str = WORKBOOK) -> WorkbookParts:
    """What the part `workbook` says, be it sound or not."""
    xml = as_utf8(container.read(workbook, limits["xml_part"], "xml_part"))
    targets = relationships(container, workbook)
    sheets = tuple(_sheet(attributes(tag), targets) for tag in _SHEET.findall(xml))
    properties = _PROPERTIES.search(xml)
    epoch = properties is not None and attributes(properties[0]).get("date1904") in _TRUE
    return WorkbookParts(sheets, epoch, names=xml.count(b"definedName "))


def look_over(parts: WorkbookParts, container: Container, limits: Limits) -> None:
    """Raise Unreadable when there are too many names or sheets, or a sheet is not in the container."""
    for name, seen in (("names", parts.names), ("sheets", len(parts.sheets))):
        if seen > limits[name]:
            raise over(name, seen, limits[name])
    if not parts.sheets or not all(sheet.part in container for sheet in parts.sheets):
        raise UnreadableFile("lost_part")


def workbook_place(container: Container) -> str:
    """The part that is the workbook, wherever the container's own relationships say it is; empty when there is none."""
    for kind, part in relationships(container, "").values():
        if kind == "officeDocument" and part in container and _IS_WORKBOOK.search(as_utf8(container.head(part))):
            return part
    return ""


def relationships(container: Container, part: str) -> dict[str, tuple[str, str]]:
    """The last word of the type and the target of each relationship of a part, by id; external ones have no target."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in container:
        return {}
    xml = container.read(rels)
    found = _targets(folder, xml) if len(xml) <= _USUAL else _targets.__wrapped__(folder, xml)
    return {key: (kind, _unquoted(part, container) if "%" in part else part) for key, kind, part in found}


@lru_cache(maxsize=64)
def _targets(folder: str, xml: bytes) -> tuple[tuple[str, str, str], ...]:
    """Id, type and target of each relationship; forms of one origin have the same ones, read several times each."""
    entries = map(attributes, _RELATIONSHIP.findall(as_utf8(xml)))
    return tuple(
        (each.get("Id", ""), each.get("Type", "").rpartition("/")[2], _target(folder, each)) for each in entries
    )


def _sheet(sheet: Mapping[str, str], targets: Mapping[str, tuple[str, str]]) -> SheetPart:
    kind, part = targets.get(sheet.get("id", ""), ("", ""))
    return SheetPart(sheet.get("name", ""), sheet.get("state", "visible") == "visible", part, kind)


def _target(folder: str, relationship: Mapping[str, str]) -> str:
    target = relationship.get("Target", "").replace("\\", "/")
    if relationship.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _unquoted(part: str, container: Container) -> str:
    """The part as it is called: without signs of the Web such as %20, unless it is really called so."""
    if part in container:
        return part
    from urllib.parse import unquote

    return unquote(part)
