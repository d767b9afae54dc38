"""Texts typed into a copy of a workbook: every zip part other than the touched sheets keeps its bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import partial
from xml.sax.saxutils import escape, unescape

from itaxl.cell import CellRef
from itaxl.refusal import Refused
from itaxl.wording import Wording

NOT_PATCHABLE = Wording(
    "แก้ไขให้ได้เฉพาะไฟล์ .xlsm และ .xlsx ไฟล์ชนิดอื่นให้แก้ในโปรแกรมตารางคำนวณตามรายการที่แจ้ง",
    "Only .xlsm and .xlsx files can be mended; mend other kinds by hand from the list of findings.",
)
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?>")
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*?>")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that Excel writes as ``_xHHHH_``, and the beginning of what would be read as such a sign."""

ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def patched(workbook: bytes, texts: Mapping[CellRef, str]) -> bytes:
    """`workbook` (.xlsx, .xlsm) with `texts` as the content of their cells; formats of cells stay.

    Raises Refused for other kinds of file, KeyError for a sheet or cell that the workbook does not have.
    """
    by_sheet: dict[str, dict[str, str]] = {}
    for ref, text in texts.items():
        by_sheet.setdefault(ref.sheet, {})[ref.address] = text
    try:
        source = zipfile.ZipFile(io.BytesIO(workbook))
        parts = sheet_parts(source)
    except (zipfile.BadZipFile, KeyError) as error:
        raise Refused(NOT_PATCHABLE) from error
    touched = {parts[sheet]: cells for sheet, cells in by_sheet.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename in touched:
                part = typed_over(part, touched[entry.filename])
            copy.writestr(entry, part)
    return target.getvalue()


def sheet_parts(workbook: zipfile.ZipFile) -> dict[str, str]:
    """The zip part of each sheet by the sheet's name."""
    relationships = {
        entry["Id"]: entry["Target"]
        for entry in map(_attributes, RELATIONSHIP.findall(workbook.read("xl/_rels/workbook.xml.rels")))
    }
    found = {}
    for entry in map(_attributes, SHEET.findall(workbook.read("xl/workbook.xml"))):
        relation = next(value for name, value in entry.items() if name.endswith(":id"))
        target = relationships[relation]
        found[entry["name"]] = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return found


def typed_over(sheet: bytes, cells: Mapping[str, str]) -> bytes:
    """A sheet's XML with the content of `cells` (by address) replaced by inline text."""
    for address, text in cells.items():
        pattern = re.compile(
            rb"<(?P<prefix>(?:\w+:)?)c(?P<attributes>(?:\s[^>]*?)?\sr=\"" + address.encode() + rb"\"[^>]*?)"
            rb"(?:/>|>.*?</(?P=prefix)c>)",
            re.DOTALL,
        )
        sheet, count = pattern.subn(partial(_cell, text), sheet, count=1)
        if not count:
            raise KeyError(address)
    return sheet


def _cell(text: str, match: re.Match[bytes]) -> bytes:
    prefix = match["prefix"].decode()
    attributes = re.sub(r"\s+t=(\"[^\"]*\"|'[^']*')", "", match["attributes"].decode())
    inline = escape(NOT_IN_XML.sub(lambda char: f"_x{ord(char[0]):04X}_", text))
    return (
        f'<{prefix}c{attributes} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{inline}'
        f"</{prefix}t></{prefix}is></{prefix}c>"
    ).encode()


def _attributes(tag: bytes) -> dict[str, str]:
    entities = {"&quot;": '"', "&apos;": "'"}
    return {name: unescape(one or two, entities) for name, one, two in ATTRIBUTE.findall(tag.decode())}
