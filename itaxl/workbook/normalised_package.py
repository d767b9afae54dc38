"""A workbook's container written anew in the plainest way, for what readers of values stumble over.

The same parts, but in UTF-8, with forward slashes, under the names that all readers look for, and with no errors of
newer Excels (#SPILL!), which calamine declines and which `sheet_scan` has noted already.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from itaxl.files.limits import limits
from itaxl.office_file.active_content import PROJECT
from itaxl.office_file.file_zip import zip_of
from itaxl.office_file.xml_encoding import UTF8, as_utf8, encoding_of
from itaxl.office_file.zip_package import Container
from itaxl.workbook.shared_strings import TEXTS
from itaxl.workbook.workbook_parts import STYLES, WORKBOOK, WORKBOOK_RELATIONS, relationships

CONTENT_TYPES: Final = "[Content_Types].xml"

_ENCODING: Final = re.compile(rb"""(<\?xml[^>]*?encoding=["'])[^"']*""")
_TARGET: Final = re.compile(rb"""(\bTarget=["'])([^"']*)""")
_ERROR: Final = re.compile(rb">#[A-Z_/0-9]+[!?]?<")
_KNOWN_ERRORS: Final = frozenset(
    (b">#DIV/0!<", b">#N/A<", b">#NAME?<", b">#NULL!<", b">#NUM!<", b">#REF!<", b">#VALUE!<")
)
_USUAL_NAMES: Final[Mapping[str, str]] = {
    "sharedStrings": TEXTS,
    "styles": STYLES,
    "vbaProject": PROJECT,
}
"""Where all programs but a few put what a workbook's relationships name so."""


def usual(container: Container, workbook: str) -> Container:
    """The container as all readers expect it: in UTF-8, and `workbook` and its parts by their usual names."""
    caps = limits()
    names = dict(_usual_names(container, workbook))
    if any(part.lower() != name.lower() for part, name in names.items()):
        container = Container(_moved(container, workbook, names), caps)
    return Container(rewritten(container), caps) if _is_wide(container) else container


def _is_wide(container: Container) -> bool:
    """Whether a part is in UTF-16, in which calamine finds nothing and says nothing, or in a code page."""
    return any(_is_xml(name) and encoding_of(container.glance(name)) != UTF8 for name in container.names)


def rewritten(container: Container) -> bytes:
    """The container anew; what is not XML stays as it is."""
    parts = ((name, container.read(name)) for name in container.names)
    return zip_of(((name, _plain(name, part) if _is_xml(name) else part) for name, part in parts), deflate=False)


def _usual_names(container: Container, workbook: str) -> Iterator[tuple[str, str]]:
    """The parts that readers look for, each with the name by which they do."""
    yield workbook, WORKBOOK
    folder, name = posixpath.split(workbook)
    yield posixpath.join(folder, "_rels", f"{name}.rels"), WORKBOOK_RELATIONS
    for kind, part in relationships(container, workbook).values():
        if kind in _USUAL_NAMES and part in container:
            yield part, _USUAL_NAMES[kind]


def _moved(container: Container, workbook: str, names: Mapping[str, str]) -> bytes:
    """The container with the parts that some writers call otherwise where all readers look for them."""
    return zip_of(_moved_parts(container, workbook, names), deflate=False)


def _moved_parts(container: Container, workbook: str, names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The parts by their new names; what stands there already is what nothing leads to: it is left out."""
    new_names = {part.lower(): name for part, name in names.items()}
    taken = {name.lower() for name in names.values()}
    folder = posixpath.dirname(workbook)
    for part in container.names:
        name = new_names.get(part.lower())
        if name is None and part.lower() in taken:
            continue
        data = container.read(part)
        if name == WORKBOOK_RELATIONS:
            data = _TARGET.sub(partial(_target, folder, new_names), as_utf8(data))
        elif part == CONTENT_TYPES:
            data = as_utf8(data)
            for old, new in names.items():
                data = data.replace(f'"/{old}"'.encode(), f'"/{new}"'.encode())
        yield name or part, data


def _target(folder: str, new_names: Mapping[str, str], match: re.Match[bytes]) -> bytes:
    """A target from the root on, by its new name."""
    if b":" in match[2]:
        return match[0]
    target = match[2].decode("utf-8", "replace").replace("\\", "/")
    part = posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
    return match[1] + f"/{new_names.get(part.lower(), part)}".encode()


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
