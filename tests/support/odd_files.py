"""The sample form as odd but honest programs and people leave it: each must be read as the sample is."""

# mypy: disable-error-code="misc"
# a lambda that keeps a loop's value as its default has no type of its own

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from form_parts import (
    MEMO_PART,
    RELS,
    STYLES,
    TEXTS,
    WORKBOOK,
    parts,
    replaced,
    sample_form,
    with_part,
    zipped,
)
from odd_books import OddFile, large_books, odd_books

SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
    (
        b"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        b"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    ),
)


def odd_files() -> Iterator[OddFile]:
    """The whole list."""
    yield from _containers()
    yield from _writings()
    yield from odd_books()
    yield from large_books()


def every_part(change: Callable[[str, bytes], bytes]) -> bytes:
    """The sample with every part changed."""
    return zipped({name: change(name, data) for name, data in parts().items()})


def renamed(change: Callable[[str], str]) -> bytes:
    """The sample with its parts under other names."""
    return zipped({change(name): data for name, data in parts().items()})


def sheets(change: Callable[[bytes], bytes]) -> bytes:
    """The sample with its sheets' parts changed."""
    return every_part(lambda name, data: change(data) if SHEET.fullmatch(name) else data)


def _containers() -> Iterator[OddFile]:
    yield OddFile("stored, not packed", lambda: zipped(parts(), zipfile.ZIP_STORED))
    yield OddFile("written to a stream, sizes after the data", _streamed)
    yield OddFile("zip64 fields for small parts", _zip64)
    yield OddFile("a comment at the end", lambda: _commented(b"made by a printer"))
    yield OddFile("a comment that looks like an end", lambda: _commented(b"PK\5\6 and more"))
    yield OddFile(
        "a comment and the boundary of a mail behind it", lambda: _commented(b"hello") + b"\r\n--boundary--\r\n"
    )
    yield OddFile("a long page behind it", lambda: sample_form() + b"<html>" * 20_000)
    yield OddFile("a line feed behind it", lambda: sample_form() + b"\r\n")
    yield OddFile("zeros behind it", lambda: sample_form() + bytes(2048))
    yield OddFile("a page of a web server behind it", lambda: sample_form() + b"<html>error</html>")
    yield OddFile("entries for folders", lambda: zipped({"xl/": b"", "xl/worksheets/": b""} | parts()))
    yield OddFile("parts in reverse", lambda: zipped(dict(reversed(parts().items()))))
    yield OddFile("names in capitals", lambda: renamed(str.upper))
    yield OddFile(
        "names half in capitals",
        lambda: renamed(lambda name: name.replace("xl/worksheets/sheet", "xl/Worksheets/Sheet")),
    )
    yield OddFile("names with backslashes", lambda: renamed(lambda name: name.replace("/", "\\")))
    yield OddFile("targets with backslashes", lambda: replaced(RELS, b"worksheets/sheet", b"worksheets\\sheet"))
    yield OddFile("absolute targets", lambda: replaced(RELS, b'Target="', b'Target="/xl/'))
    yield OddFile("targets with dots", lambda: replaced(RELS, b'Target="', b'Target="../xl/./'))
    yield OddFile("a target in percent signs", _in_percent_signs)
    yield OddFile("the workbook under another name", lambda: _workbook_at("xl/workbook2.xml"))
    yield OddFile("the workbook in another folder", lambda: _workbook_at("office/book.xml"))
    yield OddFile("all that a workbook needs under numbered names", lambda: _numbered("22"))
    yield OddFile("texts and styles under names of their own, others where they should be", _with_decoys)
    yield OddFile("names in capitals with backslashes", lambda: renamed(lambda name: name.upper().replace("/", "\\")))
    yield OddFile("without styles", lambda: zipped({name: data for name, data in parts().items() if name != STYLES}))
    yield OddFile(
        "without theme and properties",
        lambda: zipped(
            {name: data for name, data in parts().items() if "theme" not in name and "docProps" not in name}
        ),
    )
    yield OddFile(
        "without a list of types", lambda: zipped({name: data for name, data in parts().items() if "Types" not in name})
    )
    yield OddFile("without macros", lambda: zipped({name: data for name, data in parts().items() if "vba" not in name}))
    yield OddFile(
        "with parts of other programs",
        lambda: zipped(parts() | {"customXml/item1.xml": b"<a/>", "xl/wpsdata.bin": b"\0", "ก/ข.xml": b"<a/>"}),
    )
    yield OddFile(
        "with printer settings and a calculation chain",
        lambda: zipped(
            parts() | {"xl/printerSettings/printerSettings1.bin": bytes(99), "xl/calcChain.xml": b"<calcChain/>"}
        ),
    )


def _streamed() -> bytes:
    class Pipe(io.RawIOBase):
        """A stream that cannot be wound back, as a network is."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.data += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts().items():
            archive.writestr(name, data)
    return bytes(pipe.data)


def _zip64() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts().items():
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(data)
    return stream.getvalue()


def _commented(comment: bytes) -> bytes:
    data = sample_form()
    return data[:-2] + struct.pack("<H", len(comment)) + comment


def _in_percent_signs() -> bytes:
    contents = parts()
    contents["xl/worksheets/the memo.xml"] = contents.pop(MEMO_PART)
    place, new = MEMO_PART.removeprefix("xl/").encode(), b"worksheets/the%20memo.xml"
    return zipped(contents | {RELS: contents[RELS].replace(place, new)})


def _workbook_at(place: str) -> bytes:
    folder, name = place.rsplit("/", 1)
    contents = parts()
    contents[place], contents[f"{folder}/_rels/{name}.rels"] = contents.pop(WORKBOOK), contents.pop(RELS)
    if folder != "xl":
        rels = f"{folder}/_rels/{name}.rels"
        contents[rels] = contents[rels].replace(b'Target="', b'Target="../xl/')
    for part in ("_rels/.rels", "[Content_Types].xml"):
        contents[part] = contents[part].replace(WORKBOOK.encode(), place.encode())
    return zipped(contents)


_OF_WORKBOOK = ("workbook.xml", "sharedStrings.xml", "styles.xml")


def _numbered(number: str) -> bytes:
    """As servers of Microsoft call parts: xl/workbook22.xml."""

    def renamed_in(text: str) -> str:
        for name in _OF_WORKBOOK:
            text = text.replace(name, name.replace(".xml", f"{number}.xml"))
        return text

    def change(name: str, data: bytes) -> bytes:
        return renamed_in(data.decode()).encode() if name.endswith(".rels") or "Types" in name else data

    return zipped({renamed_in(name): change(name, data) for name, data in parts().items()})


def _with_decoys() -> bytes:
    contents = parts()
    for name in _OF_WORKBOOK[1:]:
        contents[f"xl/own-{name}"] = contents[f"xl/{name}"]
        contents[f"xl/{name}"] = contents[f"xl/{name}"].replace(b"<t>", b"<t>no ")
        for part in (RELS, "[Content_Types].xml"):
            contents[part] = contents[part].replace(name.encode(), f"own-{name}".encode())
    return zipped(contents)


def _writings() -> Iterator[OddFile]:
    def written_in(encoding: str, said: str, mark: bytes = b"", *names: str) -> Callable[[str, bytes], bytes]:
        def change(name: str, data: bytes) -> bytes:
            if not (name in names if names else name.endswith((".xml", ".rels"))):
                return data
            text = data.decode().replace('encoding="UTF-8"', f'encoding="{said}"')
            return mark + text.encode(encoding, "xmlcharrefreplace")

        return change

    def in_utf16(name: str, data: bytes) -> bytes:
        wide = SHEET.fullmatch(name) or name in (WORKBOOK, TEXTS)
        return data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16") if wide else data

    def strictly(_: str, data: bytes) -> bytes:
        for loose, strict in STRICT:
            data = data.replace(loose, strict)
        return data.replace(b"<workbook ", b'<workbook conformance="strict" ')

    yield OddFile("strict OOXML", lambda: every_part(strictly))
    yield OddFile(
        "byte order marks",
        lambda: every_part(lambda name, data: b"\xef\xbb\xbf" + data if name.endswith((".xml", ".rels")) else data),
    )
    yield OddFile("utf-16", lambda: every_part(in_utf16))
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")):
        yield OddFile(f"{encoding} in all parts", lambda e=encoding, m=mark: every_part(written_in(e, "UTF-16", m)))
        yield OddFile(f"{encoding} without a mark", lambda e=encoding: every_part(written_in(e, "UTF-16")))
        yield OddFile(
            f"{encoding} in the workbook alone",
            lambda e=encoding, m=mark: every_part(written_in(e, "UTF-16", m, WORKBOOK)),
        )
    yield OddFile("the code page of Thai Windows", lambda: every_part(written_in("cp874", "windows-874")))
    yield OddFile("the Thai standard", lambda: every_part(written_in("tis-620", "TIS-620", b"", TEXTS)))
    yield OddFile("ASCII and letters as numbers", lambda: every_part(written_in("ascii", "us-ascii")))
    yield OddFile(
        "prefixes before every tag",
        lambda: every_part(
            lambda name, data: _prefixed(data) if SHEET.fullmatch(name) or name in (WORKBOOK, TEXTS) else data
        ),
    )
    yield OddFile("single quotes", lambda: sheets(lambda data: re.sub(rb'(\s[\w:]+=)"([^"\'<>]*)"', rb"\1'\2'", data)))
    yield OddFile("one tag a line", lambda: sheets(lambda data: re.sub(rb">(\s*)<(?!/(?:t|v)>)", rb">\r\n  <", data)))
    yield OddFile(
        "attributes in another order",
        lambda: sheets(lambda data: re.sub(rb'<c r="(\w+)" s="(\d+)" t="s">', rb'<c t="s" s="\2" r="\1">', data)),
    )
    yield OddFile("cells without addresses", lambda: every_part(_unaddressed))
    yield OddFile("no dimensions", lambda: sheets(lambda data: re.sub(rb"<dimension[^>]*>", b"", data)))
    yield OddFile(
        "wrong dimensions", lambda: sheets(lambda data: re.sub(rb"<dimension[^>]*>", b'<dimension ref="A1"/>', data))
    )
    yield OddFile("texts inside their cells", lambda: every_part(texts_in_cells))
    yield OddFile(
        "texts as formulas' results", lambda: every_part(lambda name, data: texts_in_cells(name, data, formula=True))
    )
    yield OddFile(
        "rich text",
        lambda: with_part(
            TEXTS,
            lambda data: re.sub(
                rb"<si><t([^>]*)>(.)",
                lambda m: (
                    b'<si><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve"></t></r><r><t' + m[1] + b">" + m[2]
                ),
                data,
                flags=re.S,
            ).replace(b"</t></si>", b"</t></r></si>"),
        ),
    )
    yield OddFile(
        "guides to pronunciation",
        lambda: with_part(
            TEXTS,
            lambda data: data.replace(b"</si>", b'<rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>'),
        ),
    )
    yield OddFile(
        "CDATA",
        lambda: with_part(TEXTS, lambda data: re.sub(rb"<t([^>]*)>([^<&]*)</t>", rb"<t\1><![CDATA[\2]]></t>", data)),
    )
    yield OddFile(
        "letters as numbers",
        lambda: with_part(TEXTS, lambda data: data.replace("ก".encode(), b"&#3585;").replace("ข".encode(), b"&#xE02;")),
    )
    yield OddFile(
        "a wrong count of texts", lambda: with_part(TEXTS, lambda data: re.sub(rb' (?:c|uniqueC)ount="\d+"', b"", data))
    )
    yield OddFile(
        "comments",
        lambda: sheets(lambda data: data.replace(b"<sheetData>", b'<!-- <c r="Z9" t="s"><v>0</v></c> --><sheetData>')),
    )


def _prefixed(data: bytes) -> bytes:
    data = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", data)
    return data.replace(b" xmlns=", b" xmlns:x=", 1)


def _unaddressed(name: str, data: bytes) -> bytes:
    """Without addresses, blank cells must be there."""
    if not SHEET.fullmatch(name):
        return data

    def row(match: re.Match[bytes]) -> bytes:
        cells = {each[1]: each[0] for each in re.finditer(rb'<c r="([A-Z]+)\d+"[^>]*?(?:/>|>.*?</c>)', match[2], re.S)}
        last = max(map(_number, cells), default=0)
        letters = [_letters(number) for number in range(1, last + 1)]
        return (
            match[1]
            + b"".join(re.sub(rb' r="\w+"', b"", cells.get(each, b"<c/>"), count=1) for each in letters)
            + b"</row>"
        )

    return re.sub(rb"(<row [^>]*[^/>]>)(.*?)</row>", row, data, flags=re.S)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _letters(number: int) -> bytes:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number)).encode()


def texts_in_cells(name: str, data: bytes, *, formula: bool = False) -> bytes:
    if not SHEET.fullmatch(name):
        return data
    texts = [re.findall(rb"<t([^>]*)>(.*?)</t>", each, re.S)[0] for each in parts()[TEXTS].split(b"<si>")[1:]]

    def cell(match: re.Match[bytes]) -> bytes:
        space, text = texts[int(match[2])]
        if formula:
            return b'%b t="str"><f>"x"</f><v%b>%b</v></c>' % (match[1], space, text)
        return b'%b t="inlineStr"><is><t%b>%b</t></is></c>' % (match[1], space, text)

    return re.sub(rb'(<c [^>]*?) t="s"><v>(\d+)</v></c>', cell, data)
