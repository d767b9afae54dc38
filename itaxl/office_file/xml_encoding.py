"""The encoding that an XML part of a package was written in, and the part in UTF-8 whatever it was.

Packages of office programs are in UTF-8 or UTF-16; what else a declaration names, Excel reads too.
Source: XML 1.0, 4.3.3 and appendix F.
"""

import re
from typing import Final

from itaxl.files.read_errors import UnreadableFile

_MARKED: Final = "utf-16"
_BY_MARK: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_MARKS: Final = (*dict.fromkeys(_BY_MARK, _MARKED).items(), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_DECLARED: Final = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_CODE_PAGE: Final = re.compile(r"(?:windows|dos|ibm|cp)-?(\d{3,4})\Z")
_CODED: Final = re.compile(r"cp\d{3,4}|iso-8859-\d{1,2}|tis-620|us-ascii\Z")
UTF8: Final = "utf-8"


def encoding_of(start: bytes) -> str:
    """The encoding of a part that starts so; UTF-8 when it does not say otherwise."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    declared = _DECLARED.match(start)
    if declared is None:
        return UTF8
    name = _CODE_PAGE.sub(r"cp\1", declared[1].decode().lower())
    return name if _CODED.match(name) else UTF8


def as_utf8(xml: bytes) -> bytes:
    """The part in UTF-8, its declaration as it was; Unreadable when it is not in the encoding that it says."""
    encoding = encoding_of(xml)
    if encoding == UTF8:
        return xml
    try:
        return xml.decode(encoding).encode()
    except (UnicodeError, LookupError):
        raise UnreadableFile("damaged") from None


def written_as(xml: bytes, like: bytes) -> bytes:
    """A part in UTF-8 in the encoding of the part `like`, with the mark that it begins with."""
    encoding = encoding_of(like)
    if encoding == UTF8:
        return xml
    mark = like[:2] if encoding == _MARKED else b""
    return mark + xml.decode().encode(_BY_MARK.get(mark, encoding), "xmlcharrefreplace")
