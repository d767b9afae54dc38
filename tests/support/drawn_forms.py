"""The sample form with things drawn over it, as Excel writes them."""
# ruff: noqa: E501 - a piece of XML reads better on one line

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from checked_form import before, form_with
from form_parts import part_of, parts

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    f' xmlns:r="{KINDS}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
    ' xmlns:xdr14="http://schemas.microsoft.com/office/excel/2010/spreadsheetDrawing"'
)


def with_drawings(sheet: str, anchors: str, media: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The sample form, its `sheet` with these anchors added; `media` are picture files by the ids of their blips."""
    part = part_of(sheet)
    rels = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
    content = parts()
    if rels in content:
        name = content[rels].decode().partition('Target="../drawings/')[2].partition('"')[0]
        drawing = content[f"xl/drawings/{name}"].replace(b"</xdr:wsDr>", anchors.encode() + b"</xdr:wsDr>")
        drawing = re.sub(rb"<xdr:wsDr [^>]*>", f"<xdr:wsDr {SPACES}>".encode(), drawing)
        of_drawing = content[f"xl/drawings/_rels/{name}.rels"]
        changes: list[tuple[str, Any]] = [(f"xl/drawings/{name}", drawing)]
    else:
        name, of_drawing = "drawing9.xml", f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode()
        changes = [
            (f"xl/drawings/{name}", f"<xdr:wsDr {SPACES}>{anchors}</xdr:wsDr>".encode()),
            (rels, relationships(("rId1", f"{KINDS}/drawing", f"../drawings/{name}"))),
            (part, before("</worksheet>", f'<drawing xmlns:r="{KINDS}" r:id="rId1"/>')),
        ]
    for id_, data in media.items():
        more = f'<Relationship Id="{id_}" Type="{KINDS}/image" Target="../media/{id_}.png"/>'.encode()
        of_drawing = of_drawing.replace(b"</Relationships>", more + b"</Relationships>")
        changes.append((f"xl/media/{id_}.png", data))
    if media:
        changes.append((f"xl/drawings/_rels/{name}.rels", of_drawing))
    return form_with(*changes)


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relationships(*each: tuple[str, str, str]) -> bytes:
    """A part of relationships: id, type and target of each."""
    found = "".join(f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, kind, target in each)
    return f'<Relationships xmlns="{PACKAGE}">{found}</Relationships>'.encode()


def over(column: int, row: int, thing: str, *, columns: int = 1, rows: int = 1) -> str:
    """An anchor over cells, counted from 1."""
    first = f"<xdr:col>{column - 1}</xdr:col><xdr:colOff>9000</xdr:colOff><xdr:row>{row - 1}</xdr:row><xdr:rowOff>9000</xdr:rowOff>"
    last = f"<xdr:col>{column + columns - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row + rows - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff>"
    return f"<xdr:twoCellAnchor><xdr:from>{first}</xdr:from><xdr:to>{last}</xdr:to>{thing}<xdr:clientData/></xdr:twoCellAnchor>"


def box(text: str, *, properties: str = "", hidden: bool = False) -> str:
    """A shape; with a text it is a box."""
    body = f"<xdr:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody>" if text else ""
    return f"<xdr:sp><xdr:nvSpPr>{_named(hidden)}<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr>{properties}</xdr:spPr>{body}</xdr:sp>"


def pic(blip: str, *, crop: str = "", transform: str = "", hidden: bool = False, link: bool = False) -> str:
    """A picture by its relationship."""
    how = "link" if link else "embed"
    return (
        f'<xdr:pic><xdr:nvPicPr>{_named(hidden)}<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:{how}="{blip}"/>{crop}'
        f"<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>{transform}</xdr:spPr></xdr:pic>"
    )


def _named(hidden: bool) -> str:
    return '<xdr:cNvPr id="90" name="Thing" hidden="1"/>' if hidden else '<xdr:cNvPr id="90" name="Thing"/>'
