"""What a file is, by its first bytes and its inside, never by its extension."""

import re
from collections.abc import Collection
from typing import Final

from itaxl.files.read_errors import UnreadableFile

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OWNER_FILE_LARGEST: Final = 1024

_SIGNATURES: Final = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"(\xb5/\xfd", "archive"),
    (b'\x04"M\x18', "archive"),
    (b"\x1f\x9d", "archive"),
    (b"MSCF", "archive"),
    (b"\x09\x00\x04\x00", "xls"),
    (b"\x09\x02\x06\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
    (b"\x09\x08\x08\x00", "xls"),
    (b"\x09\x08\x10\x00", "xls"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"MIME-Version:", "mail"),
    (b"Received:", "mail"),
    (b"From:", "mail"),
    (b"Return-Path:", "mail"),
)
_LONGEST_END: Final = 65_557
"""Bytes before the end of a zip in which its last record begins."""
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|script|div|title)\b",
    re.I | re.S,
)
_ODF_KINDS: Final = (("spreadsheet", "ods"), ("text", "word"), ("presentation", "slides"))


def expect_zip(data: bytes, name: str) -> None:
    """Raise Unreadable with the kind of file that `data` is, unless it begins as a zip does."""
    if not data:
        raise UnreadableFile("empty")
    if name.startswith("~$") and len(data) <= OWNER_FILE_LARGEST:
        raise UnreadableFile("owner")
    if not data.startswith(ZIP):
        raise UnreadableFile(_kind(data))


def _kind(data: bytes) -> str:
    if data.startswith(OLE):
        from itaxl.office_file.ole_type import kind_of_ole

        return kind_of_ole(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data.startswith(b"PK"):
        return "archive" if data.startswith(b"PK\x05\x06") else "damaged"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[257:262] == b"ustar":
        return "archive"
    if not data.strip(b"\0") or ZIP in data[:1024] or b"PK\5\6" in data[-_LONGEST_END:]:
        return "damaged"
    return _kind_of_text(data[:8192])


def _kind_of_text(head: bytes) -> str:
    text = _as_utf8(head)
    if _HTML.match(text):
        return "html"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        return "xml_2003"
    if b"urn:oasis:names:tc:opendocument" in text and b"opendocument.spreadsheet" in text:
        return "fods"
    if b"\0" in text or sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in text) > len(text) // 50:
        return "unknown"
    return "text"


def _as_utf8(head: bytes) -> bytes:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


_SAYS_WHAT_IT_IS: Final = frozenset({"mimetype", "meta-inf/manifest.xml"})
"""Parts of an OpenDocument file, one of which must stand."""


def kind_of_package(names: Collection[str], mimetype: str) -> str:
    """What the zip with these parts (names in lower case) is: ``xlsx``, ``ods``, or the reason why it is neither."""
    if mimetype.startswith("application/vnd.oasis.opendocument."):
        return next((kind for word, kind in _ODF_KINDS if f".{word}" in mimetype), "document")
    if "xl/workbook.xml" in names:
        return "xlsx"
    for part, kind in (("xl/workbook.bin", "xlsb"), ("word/", "word"), ("ppt/", "slides"), ("visio/", "document")):
        if any(name.startswith(part) for name in names):
            return kind
    if any(name.endswith(".iwa") for name in names) or "index.zip" in names:
        return "numbers"
    if "[content_types].xml" in names or ("content.xml" in names and _SAYS_WHAT_IT_IS.isdisjoint(names)):
        return "lost_part"
    return "archive"
