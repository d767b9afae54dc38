"""A workbook's container written anew in the plainest way, for what readers of values stumble over.

The same parts, but in UTF-8, with forward slashes, and with no errors of newer Excels (#SPILL!), which calamine
declines and which `sheet_scan` has noted already.
"""

import posixpath
import re
import zipfile
from functools import partial
from io import BytesIO
from typing import Final

from itaxl.edges.container import Container
from itaxl.edges.workbook_parts import WORKBOOK, WORKBOOK_RELATIONS, as_utf8

CONTENT_TYPES: Final = "[Content_Types].xml"

_ENCODING: Final = re.compile(rb"""(<\?xml[^>]*?encoding=["'])[^"']*""")
_TARGET: Final = re.compile(rb"""(\bTarget=["'])([^"']*)""")
_ERROR: Final = re.compile(rb">#[A-Z_/0-9]+[!?]?<")
_KNOWN_ERRORS: Final = frozenset(
    (b">#DIV/0!<", b">#N/A<", b">#NAME?<", b">#NULL!<", b">#NUM!<", b">#REF!<", b">#VALUE!<")
)
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def is_wide(container: Container) -> bool:
    """Whether a part is in UTF-16, in which calamine finds nothing and says nothing."""
    return any(_is_xml(name) and container.glance(name)[:2] in _MARKS for name in container.names)


def rewritten(container: Container) -> bytes:
    """The container anew; what is not XML stays as it is."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as plain:
        for name in container.names:
            part = container.read(name)
            plain.writestr(zipfile.ZipInfo(name), _plain(name, part) if _is_xml(name) else part)
    return stream.getvalue()


def moved(container: Container, workbook: str) -> bytes:
    """The container with its workbook, which some writers call otherwise, where all readers look for it."""
    folder, name = posixpath.split(workbook)
    relations = posixpath.join(folder, "_rels", f"{name}.rels").lower()
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as usual:
        for part in container.names:
            data = container.read(part)
            if part.lower() == workbook.lower():
                part = WORKBOOK
            elif part.lower() == relations:
                part, data = WORKBOOK_RELATIONS, _TARGET.sub(partial(_absolute, folder), as_utf8(data))
            elif part == CONTENT_TYPES:
                data = as_utf8(data).replace(f'"/{workbook}"'.encode(), f'"/{WORKBOOK}"'.encode())
            usual.writestr(zipfile.ZipInfo(part), data)
    return stream.getvalue()


def _absolute(folder: str, match: re.Match[bytes]) -> bytes:
    inside = b":" not in match[2] and not match[2].startswith(b"/")
    return match[1] + (posixpath.normpath(f"/{folder}/{match[2].decode()}").encode() if inside else match[2])


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _plain(name: str, xml: bytes) -> bytes:
    xml = _ENCODING.sub(rb"\1UTF-8", as_utf8(xml), count=1)
    if name.lower().endswith(".rels"):
        return _TARGET.sub(lambda match: match[1] + _plain_target(match[2]), xml)
    if "/worksheets/" in name.lower():
        return _ERROR.sub(lambda match: match[0] if match[0] in _KNOWN_ERRORS else b">#N/A<", xml)
    return xml


def _plain_target(target: bytes) -> bytes:
    """With forward slashes, and as the part is called: without signs of the Web such as %20."""
    if b"%" in target and b":" not in target:
        from urllib.parse import unquote_to_bytes

        plain = unquote_to_bytes(target)
        target = target if any(mark in plain for mark in b"\"'<&") else plain
    return target.replace(b"\\", b"/")
