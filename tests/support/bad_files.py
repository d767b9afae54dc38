"""Files that no office should send, all made here, each with the end it must have."""

# mypy: disable-error-code="misc"
# a lambda that keeps a loop's value as its default has no type of its own

import struct
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from bad_contents import bad_contents
from bad_file import BadFile
from bad_ods import bad_ods, manifest
from form_parts import (
    MEMO_PART,
    STYLES,
    TEXTS,
    WORKBOOK,
    central,
    deflated,
    parts,
    replaced,
    sample_form,
    with_part,
    zipped,
)
from ole_files import ole_file, protected, streams

FODS = (
    b'<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>'
)
INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MiB = 1024 * 1024


def bad_files() -> Iterator[BadFile]:
    """The whole table."""
    for group in (_other_kinds, _ole, _packages, _broken_containers, _bombs, bad_contents, bad_ods):
        yield from group()


def _other_kinds() -> Iterator[BadFile]:
    thai = "ลำดับ,ชื่อ\n1,หนองบัว\n"
    contents = {
        "empty": (b"", "empty"),
        "one byte": (b"P", "text"),
        "only zeros": (bytes(4096), "damaged"),
        "csv": (thai.encode(), "text"),
        "csv with a byte order mark": (thai.encode("utf-8-sig"), "text"),
        "csv of an old Windows": (thai.encode("cp874"), "text"),
        "csv in utf-16": (thai.encode("utf-16"), "text"),
        "json": (b'{"a": 1}', "text"),
        "a script": (b"#!/bin/sh\nrm -rf /\n", "text"),
        "html": (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "html"),
        "html with a document type": (b"\n<!DOCTYPE html>\n<html></html>", "html"),
        "html with a byte order mark": (b"\xef\xbb\xbf<HTML>", "html"),
        "html behind a comment": (b"<!-- exported --><table><tr><td>1", "html"),
        "html in utf-16": ("<html><body>ก</body></html>".encode("utf-16"), "html"),
        "xhtml": (b'<?xml version="1.0"?><html xmlns="x"></html>', "html"),
        "xml of excel 2003": (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "xml_2003",
        ),
        "other xml": (b'<?xml version="1.0"?><a/>', "text"),
        "pdf": (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        "pdf behind a line": (b"\r\n\r\n%PDF-1.4", "pdf"),
        "rtf": (b"{\\rtf1\\ansi}", "document"),
        "png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        "jpeg": (b"\xff\xd8\xff\xe0" + bytes(50), "image"),
        "gif": (b"GIF89a" + bytes(50), "image"),
        "bmp": (b"BM" + bytes(50), "image"),
        "tiff": (b"II*\0" + bytes(50), "image"),
        "mail": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mail"),
        "a received mail": (b"Received: from x\nSubject: form", "mail"),
        "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "archive"),
        "rar": (b"Rar!\x1a\x07\0" + bytes(50), "archive"),
        "gzip": (b"\x1f\x8b\x08" + bytes(50), "archive"),
        "tar": (b"form.xlsm".ljust(257, b"\0") + b"ustar\x0000" + bytes(300), "archive"),
        "cab": (b"MSCF" + bytes(50), "archive"),
        "zstandard": (b"(\xb5/\xfd" + bytes(50), "archive"),
        "a program": (b"MZ\x90\0" + bytes(500), "program"),
        "a program of linux": (b"\x7fELF" + bytes(500), "program"),
        "a database": (b"SQLite format 3\0" + bytes(100), "unknown"),
        "noise": (bytes(range(256)) * 20, "unknown"),
        "an excel file of 1992": (b"\x09\x04\x06\0\0\0\x10\0" + bytes(100), "xls"),
        "an excel file of 1993 without its OLE": (b"\x09\x08\x08\0\0\x05\x05\0" + bytes(100), "xls"),
        "an OpenDocument file in plain XML": (FODS, "fods"),
    }
    for what, (data, end) in contents.items():
        yield BadFile(what, end, lambda data=data: data)
    owner = b"\x06itaxl!".ljust(55) + "\x06itaxl!".encode("utf-16-le").ljust(110)
    yield BadFile("the owner file of an open workbook", "owner", lambda: owner, "~$form.xlsm")


def _ole() -> Iterator[BadFile]:
    for stream, end in (
        ("EncryptedPackage", "password"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("WordDocument", "word"),
        ("PowerPoint Document", "slides"),
        ("__substg1.0_0037001E", "mail"),
        ("Pictures", "ole"),
    ):
        data = OLE + bytes(1016) + stream.encode("utf-16-le").ljust(64, b"\0") + bytes(512)
        yield BadFile(f"OLE with {stream}", end, lambda data=data: data)
        for name in (stream, stream.upper(), stream.lower()):
            tree = streams("\x01CompObj", name, "\x05SummaryInformation")
            yield BadFile(f"sound OLE with {name!r}", end, lambda tree=tree: ole_file(tree))
            yield BadFile(
                f"damaged OLE with {name!r}", end, lambda tree=tree: ole_file(tree).replace(b"\xfe\xff\x09", bytes(3))
            )
    for space in ("DRMEncryptedDataSpace", "drmencrypteddataspace"):
        yield BadFile(f"a workbook under {space}", "label", lambda space=space: ole_file(protected(space)))
    yield BadFile(
        "a damaged workbook under a label",
        "label",
        lambda: ole_file(protected("DRMEncryptedDataSpace")).replace(b"\xfe\xff\x09", bytes(3)),
    )
    yield BadFile(
        "a workbook with a password, its data spaces told",
        "password",
        lambda: ole_file(protected("StrongEncryptionDataSpace", ("EncryptedPackage", "EncryptionInfo"))),
    )
    old = {**streams("Workbook", "\x09DRMContent"), "\x06DataSpaces": {"DataSpaceInfo": streams("\x09DRMDataSpace")}}
    yield BadFile("an old workbook under rights management", "label", lambda: ole_file(old))
    yield BadFile(
        "a letter with a workbook in it",
        "word",
        lambda: ole_file({"WordDocument": {}, "ObjectPool": {"_1": streams("Workbook", "EncryptedPackage")}}),
    )
    yield BadFile("a drawing of Visio", "document", lambda: ole_file(streams("VisioDocument")))
    yield BadFile("an installer", "program", lambda: ole_file(streams("x"), INSTALLER))
    yield BadFile("OLE with a password of Excel", "password", _with_password)
    yield BadFile("nothing but the first bytes of OLE", "ole", lambda: OLE)


def _with_password() -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    stream = BytesIO()
    OOXMLFile(BytesIO(sample_form())).encrypt("1234", stream)
    return stream.getvalue()


def _packages() -> Iterator[BadFile]:
    types = ("[Content_Types].xml", b"<Types/>")
    odf = "application/vnd.oasis.opendocument."
    packages = {
        "word": ([types, ("word/document.xml", b"<a/>")], "word"),
        "powerpoint": ([types, ("ppt/presentation.xml", b"<a/>")], "slides"),
        "numbers": ([("Index/Document.iwa", b"x"), ("Metadata/Properties.plist", b"x")], "numbers"),
        "xlsb": ([types, ("xl/workbook.bin", b"\0")], "xlsb"),
        "visio": ([types, ("visio/document.xml", b"<a/>")], "document"),
        "odt": ([("mimetype", f"{odf}text".encode()), ("content.xml", b"<a/>")], "word"),
        "odp": ([("mimetype", f"{odf}presentation".encode()), ("content.xml", b"<a/>")], "slides"),
        "odg": ([("mimetype", f"{odf}graphics".encode()), ("content.xml", b"<a/>")], "document"),
        "odt packed anew": ([("META-INF/manifest.xml", manifest("text")), ("content.xml", b"<a/>")], "word"),
        "odp packed anew": ([("META-INF/manifest.xml", manifest("presentation")), ("content.xml", b"<a/>")], "slides"),
        "epub": ([("mimetype", b"application/epub+zip"), ("a.xhtml", b"<a/>")], "archive"),
        "a zip of forms": ([("a.xlsm", b"PK"), ("b.xlsm", b"PK")], "archive"),
        "a package without a workbook": ([types, ("docProps/app.xml", b"<a/>")], "lost_part"),
    }
    for what, (contents, end) in packages.items():
        yield BadFile(what, end, lambda contents=contents: zipped(contents))
    yield BadFile("an empty zip", "archive", lambda: zipped({}))


def _broken_containers() -> Iterator[BadFile]:
    def cut(share: float) -> Callable[[], bytes]:
        return lambda: sample_form()[: int(len(sample_form()) * share)]

    for percent in (1, 25, 50, 75, 99):
        yield BadFile(f"cut after {percent} percent", "truncated", cut(percent / 100))
    yield BadFile("without its last byte", "truncated", lambda: sample_form()[:-1])
    end = struct.Struct("<4s4H2IH")

    def ending(**changes: int) -> bytes:
        data = sample_form()
        names = ("signature", "disk", "first", "here", "count", "size", "start", "comment")
        fields = dict(zip(names, end.unpack(data[-end.size :]), strict=True)) | changes
        return data[: -end.size] + end.pack(*fields.values())

    yield BadFile("a count that is too high", "damaged", lambda: ending(here=60, count=60))
    yield BadFile("a count of many parts", "limit:entries", lambda: ending(here=5000, count=5000))
    yield BadFile("two counts", "damaged", lambda: ending(here=3))
    yield BadFile("a directory that starts elsewhere", "damaged", lambda: ending(start=77))
    yield BadFile("a directory behind the end", "damaged", lambda: ending(start=2**31))
    yield BadFile("a disk of many", "damaged", lambda: ending(disk=3))
    yield BadFile("zip64 that is not there", "damaged", lambda: ending(start=0xFFFFFFFF))
    yield BadFile("a broken directory", "damaged", lambda: sample_form().replace(b"PK\1\2", b"PK\1\3", 3))
    yield BadFile(
        "a broken local header",
        "damaged",
        lambda: sample_form().replace(b"PK\3\4", b"PK\3\5").replace(b"PK\3\5", b"PK\3\4", 1),
    )
    wrong = {
        "a bad checksum of the workbook": (WORKBOOK, 16, "<I", 1, "damaged"),
        "a bad checksum of a sheet": (MEMO_PART, 16, "<I", 1, "damaged"),
        "a bad checksum of the texts": (TEXTS, 16, "<I", 1, "damaged"),
        "a bad checksum of the styles": (STYLES, 16, "<I", 1, "damaged"),
        "a bad checksum of a signature": ("xl/media/image2.png", 16, "<I", 1, "damaged"),
        "a size that is too small": (MEMO_PART, 24, "<I", 10, "damaged"),
        "a size that is too large": (MEMO_PART, 24, "<I", 99_999, "damaged"),
        "a packed size that is too small": (MEMO_PART, 20, "<I", 10, "damaged"),
        "a packed size over the next part": (MEMO_PART, 20, "<I", 60_000, "unsafe"),
        "a packed size over the end": (MEMO_PART, 20, "<I", 2**31, "unsafe"),
        "bzip2": (MEMO_PART, 10, "<H", 12, "packing"),
        "lzma": (MEMO_PART, 10, "<H", 14, "packing"),
        "deflate64": (MEMO_PART, 10, "<H", 9, "packing"),
        "packed by zstandard": (MEMO_PART, 10, "<H", 93, "packing"),
        "an unknown packing": (MEMO_PART, 10, "<H", 999, "damaged"),
        "stored, it says": (MEMO_PART, 10, "<H", 0, "damaged"),
        "encrypted": (MEMO_PART, 8, "<H", 1, "locked_zip"),
        "strongly encrypted": (MEMO_PART, 8, "<H", 0x41, "locked_zip"),
        "an offset elsewhere": (MEMO_PART, 42, "<I", 12, "damaged"),
        "an offset behind the end": (MEMO_PART, 42, "<I", 2**31, "damaged"),
        "one part's bytes under two names": (MEMO_PART, 42, "<I", 0, "unsafe"),
    }
    for what, (part, field, code, value, end_) in wrong.items():
        yield BadFile(what, end_, lambda a=(part, field, code, value): central(sample_form(), *a))
    yield BadFile(
        "a symbolic link",
        "unsafe",
        lambda: central(central(sample_form(), MEMO_PART, 4, "<H", 0x0314), MEMO_PART, 38, "<I", 0o120777 << 16),
    )
    for what, extra in {
        "a part said twice": MEMO_PART,
        "a part said twice in other letters": MEMO_PART.upper(),
        "a part said twice with the other slash": MEMO_PART.replace("/", "\\"),
        "a part above": "../../evil.xml",
        "a part above in the middle": "xl/../../evil.xml",
        "an absolute part": "/etc/passwd",
        "a part on a drive": "C:/evil.xml",
    }.items():
        yield BadFile(what, "unsafe", lambda extra=extra: zipped([*parts().items(), (extra, b"<a/>")]))
    yield BadFile(
        "thousands of parts", "limit:entries", lambda: zipped(parts() | {f"a/{n}.xml": b"" for n in range(2000)})
    )
    yield BadFile("noise in a packed sheet", "damaged", _noisy_sheet)
    yield BadFile("bytes before the zip", "damaged", lambda: bytes(range(1, 30)) + sample_form())
    yield BadFile("a page before the zip", "damaged", lambda: b"<p>" * 3000 + sample_form())
    for what, offset in {"behind all": 2**63, "at the very end of numbers": 2**64 - 1}.items():
        yield BadFile(f"a part {what} in zip64", "damaged", lambda offset=offset: _far_off(offset))


def _far_off(offset: int) -> bytes:
    """The last part's place said in the extra field of zip64."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts().items():
            entry = zipfile.ZipInfo(name)
            entry.extra = struct.pack("<2HQ", 1, 8, offset)
            archive.writestr(entry, data)
    return central(stream.getvalue(), MEMO_PART, 42, "<I", 2**32 - 1)


def _noisy_sheet() -> bytes:
    data, packed = sample_form(), deflated(parts()[MEMO_PART])
    place = data.index(MEMO_PART.encode()) + len(packed) // 2
    return data[:place] + bytes(range(200, 230)) + data[place + 30 :]


def _bombs() -> Iterator[BadFile]:
    def lying(part: str, size: int) -> Callable[[], bytes]:
        return lambda: central(sample_form(), part, 24, "<I", size)

    yield BadFile("a sheet of 300 MB", "limit:sheet_part", lying(MEMO_PART, 300 * MiB))
    yield BadFile("texts of 300 MB", "limit:sheet_part", lying(TEXTS, 300 * MiB))
    yield BadFile("styles of 40 MB", "limit:xml_part", lying(STYLES, 40 * MiB))
    yield BadFile(
        "a sheet packed a thousand times",
        "limit:ratio",
        lambda: with_part(MEMO_PART, lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b" " * (8 * MiB))),
    )
    yield BadFile(
        "a picture packed a thousand times", "limit:ratio", lambda: with_part("xl/media/image9.png", bytes(8 * MiB))
    )
    yield BadFile("600 MB in all", "limit:inflated", _many_large)
    yield BadFile("a file of 60 MB", "limit:file", lambda: sample_form() + bytes(60 * MiB))
    yield BadFile(
        "one attribute of 5 MB",
        "limit:attribute",
        lambda: replaced(MEMO_PART, b"<sheetData>", b'<sheetData x="' + _long_text() + b'">', 1),
    )
    yield BadFile("one text of 5 MB", "limit:text", lambda: replaced(TEXTS, b"<si><t>", b"<si><t>" + _long_text(), 1))


def _long_text() -> bytes:
    """Five megabytes that do not pack well."""
    return b"".join(b"%08x" % (number * 2_654_435_761 % 2**32) for number in range(5 * MiB // 8))


def _many_large() -> bytes:
    data = zipped(parts() | {f"xl/media/{n}.bin": b"x" * 100 for n in range(150)})
    for number in range(150):
        data = central(data, f"xl/media/{number}.bin", 24, "<I", 5 * MiB - 1)
    return data
