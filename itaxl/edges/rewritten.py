"""A workbook's container written anew in the plainest way, for what readers of values stumble over.

The same parts, but in UTF-8, with forward slashes, and with no errors of newer Excels (#SPILL!), which calamine
declines and which `sheet_scan` has noted already.
"""

import re
import zipfile
from io import BytesIO
from typing import Final

from itaxl.edges.container import Container
from itaxl.edges.workbook_parts import as_utf8

_ENCODING: Final = re.compile(rb"""(<\?xml[^>]*?encoding=["'])[^"']*""")
_TARGET: Final = re.compile(rb"""(\bTarget=["'])([^"']*)""")
_ERROR: Final = re.compile(rb">#[A-Z_/0-9]+[!?]?<")
_KNOWN_ERRORS: Final = frozenset(
    (b">#DIV/0!<", b">#N/A<", b">#NAME?<", b">#NULL!<", b">#NUM!<", b">#REF!<", b">#VALUE!<")
)
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


def is_wide(container: Container) -> bool:
    """Whether a part is in UTF-16, in which calamine finds nothing and says nothing."""
    return any(_is_xml(name) and container.head(name)[:2] in _MARKS for name in container.names)


def rewritten(container: Container) -> bytes:
    """The container anew; what is not XML stays as it is."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as plain:
        for name in container.names:
            part = container.read(name)
            plain.writestr(zipfile.ZipInfo(name), _plain(name, part) if _is_xml(name) else part)
    return stream.getvalue()


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _plain(name: str, xml: bytes) -> bytes:
    xml = _ENCODING.sub(rb"\1UTF-8", as_utf8(xml), count=1)
    if name.lower().endswith(".rels"):
        return _TARGET.sub(lambda match: match[1] + match[2].replace(b"\\", b"/"), xml)
    if "/worksheets/" in name.lower():
        return _ERROR.sub(lambda match: match[0] if match[0] in _KNOWN_ERRORS else b">#N/A<", xml)
    return xml
