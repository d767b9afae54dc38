"""Forms whose container is sound and whose inside is not."""

# mypy: disable-error-code="misc"
# a lambda that keeps a loop's value as its default has no type of its own

import re
import struct
from collections.abc import Callable, Iterator

from bad_file import BadFile
from form_parts import (
    MEMO_PART,
    OFFICE_PART,
    RELS,
    REPORT_PART,
    STYLES,
    TEXTS,
    WORKBOOK,
    address_of,
    part_of,
    parts,
    replaced,
    with_cell,
    with_part,
    zipped,
)

from itaxl.form.fields import MEMO, OFFICE

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MiB = 1024 * 1024


def bad_contents() -> Iterator[BadFile]:
    """All of them."""
    for group in (_broken_xml, _broken_books, _cells, _foreign, _pictures):
        yield from group()


def _broken_xml() -> Iterator[BadFile]:
    document_type = b'<!DOCTYPE a [<!ENTITY b "c">]>'
    for part in (
        WORKBOOK,
        RELS,
        TEXTS,
        STYLES,
        MEMO_PART,
        "[Content_Types].xml",
        "docProps/core.xml",
        "xl/drawings/drawing1.xml",
    ):
        yield BadFile(
            f"a document type in {part}",
            "unsafe",
            lambda part=part: with_part(
                part, lambda data: re.sub(rb"\?>\s*<", b"?>\n" + document_type + b"<", data, count=1)
            ),
        )
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    yield BadFile(
        "a billion laughs",
        "unsafe",
        lambda: with_part(
            TEXTS, f'{XML}<!DOCTYPE sst [<!ENTITY l0 "ha">{laughs}]><sst><si><t>&l9;</t></si></sst>'.encode()
        ),
    )
    yield BadFile(
        "an outside entity",
        "unsafe",
        lambda: with_part(
            TEXTS,
            f'{XML}<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>'.encode(),
        ),
    )
    yield BadFile(
        "a document type behind a comment",
        "unsafe",
        lambda: with_part(STYLES, b"<!-- a --><?b c?><!DOCTYPE d []><styleSheet/>"),
    )
    yield BadFile(
        "a document type in utf-16",
        "unsafe",
        lambda: with_part(STYLES, '<?xml version="1.0"?><!DOCTYPE a []><styleSheet/>'.encode("utf-16")),
    )
    for part in (WORKBOOK, MEMO_PART, TEXTS):
        yield BadFile(
            f"{part} cut off", "damaged", lambda part=part: with_part(part, lambda data: data[: len(data) * 2 // 3])
        )
        yield BadFile(
            f"{part} of noise",
            {TEXTS: "not ours", WORKBOOK: "lost_part"}.get(part, "damaged"),
            lambda part=part: with_part(part, bytes(range(1, 250)) * 20),
        )
    yield BadFile("an empty workbook part", "lost_part", lambda: with_part(WORKBOOK, b""))
    yield BadFile("an empty sheet part", "damaged", lambda: with_part(MEMO_PART, b""))
    yield BadFile("an unknown entity", "damaged", lambda: replaced(TEXTS, b"<si><t>", b"<si><t>&unknown;", 1))
    yield BadFile("tags that do not match", "read", lambda: replaced(MEMO_PART, b"</row>", b"</wor>", 1))
    yield BadFile("bytes that are no utf-8", "damaged", lambda: replaced(TEXTS, b"<si><t>", b"<si><t>\xff\xfe\xfa", 1))


def _broken_books() -> Iterator[BadFile]:
    yield BadFile("no workbook part", "lost_part", lambda: with_part(WORKBOOK, lambda _: None))
    yield BadFile("no relationships", "lost_part", lambda: with_part(RELS, lambda _: None))
    yield BadFile("a sheet's part is missing", "lost_part", lambda: with_part(MEMO_PART, lambda _: None))
    yield BadFile(
        "an unread sheet's part is missing", "lost_part", lambda: with_part(part_of("_lists"), lambda _: None)
    )
    yield BadFile(
        "no sheets",
        "lost_part",
        lambda: with_part(WORKBOOK, lambda data: re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", data)),
    )
    yield BadFile(
        "a sheet outside",
        "lost_part",
        lambda: replaced(RELS, b'Target="worksheets/sheet4.xml"', b'Target="http://x/y.xml" TargetMode="External"'),
    )
    yield BadFile(
        "a sheet above", "lost_part", lambda: replaced(RELS, b"worksheets/sheet4.xml", b"../../../../etc/passwd")
    )
    yield BadFile(
        "a sheet without a relationship", "lost_part", lambda: replaced(WORKBOOK, b'r:id="rId4"', b'r:id="rId99"')
    )
    yield BadFile(
        "too many sheets",
        "limit:sheets",
        lambda: replaced(WORKBOOK, b"</sheets>", b'<sheet name="x" sheetId="99" r:id="rId9"/>' * 256 + b"</sheets>"),
    )
    yield BadFile(
        "too many names",
        "limit:names",
        lambda: replaced(
            WORKBOOK,
            b"<calcPr",
            b"<definedNames>" + b'<definedName name="a">1</definedName>' * 20_001 + b"</definedNames><calcPr",
        ),
    )
    yield BadFile(
        "a claim of four milliard texts",
        "limit:strings",
        lambda: with_part(TEXTS, lambda data: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="4294967295"', data)),
    )
    yield BadFile(
        "a claim of texts beyond numbers",
        "limit:strings",
        lambda: with_part(
            TEXTS, lambda data: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="99999999999999999999"', data)
        ),
    )
    yield BadFile("no texts part", "not ours", lambda: with_part(TEXTS, lambda _: None))
    yield BadFile(
        "texts of another file", "not ours", lambda: with_part(TEXTS, f"{XML}<sst><si><t>x</t></si></sst>".encode())
    )
    yield BadFile(
        "a text that is not there",
        "damaged",
        lambda: with_part(MEMO_PART, lambda data: data.replace(b't="s"><v>', b't="s"><v>99999', 3)),
    )
    yield BadFile(
        "a negative text",
        "read",
        lambda: with_part(MEMO_PART, lambda data: data.replace(b't="s"><v>', b't="s"><v>-', 3)),
    )
    yield BadFile("styles that are no styles", "damaged", lambda: with_part(STYLES, b"<a/>"))


def _cells() -> Iterator[BadFile]:
    cell = address_of(MEMO, "memo.date")
    number = cell[1:]

    def memo(xml: str) -> Callable[[], bytes]:
        return lambda: with_cell(MEMO_PART, cell, xml)

    def after(xml: str, part: str = MEMO_PART) -> Callable[[], bytes]:
        return lambda: replaced(part, b"</sheetData>", f"{xml}</sheetData>".encode())

    yield BadFile(
        "a cell in the last corner", "limit:box", after('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    )
    yield BadFile("a row beyond the last", "limit:rows", after('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'))
    yield BadFile("a column beyond the last", "limit:columns", after('<row r="900"><c r="XFE900"><v>1</v></c></row>'))
    yield BadFile(
        "a row of twelve digits", "limit:rows", after('<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>')
    )
    yield BadFile("an address backwards", "damaged", memo(f'<c r="{number}C"><v>1</v></c>'))
    yield BadFile(
        "a cell in the last corner, written so that the light pass does not see it",
        "died",
        after('<row r="1"><c\tr="A1"><v>1</v></c></row><row r="1048576"><c\tr="XFD1048576"><v>1</v></c></row>'),
        killer=True,
    )
    yield BadFile(
        "too many merges",
        "limit:merges",
        lambda: replaced(
            MEMO_PART,
            b"</sheetData>",
            b"</sheetData><mergeCells>" + b'<mergeCell ref="X1:Y1"/>' * 50_001 + b"</mergeCells>",
        ),
    )
    yield BadFile(
        "a merge over the whole sheet",
        "F008",
        lambda: replaced(
            MEMO_PART, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        ),
    )
    yield BadFile(
        "a merge over two fields",
        "F008",
        lambda: replaced(
            MEMO_PART,
            b"</sheetData>",
            f'</sheetData><mergeCells><mergeCell ref="{cell}:C{int(number) + 1}"/></mergeCells>'.encode(),
        ),
    )
    for error in (
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
        "#OLAUG!",
    ):
        yield BadFile(f"the error {error}", "F006", memo(f'<c r="{cell}" t="e"><v>{error}</v></c>'))
    yield BadFile(
        "a picture in a cell that is not there", "F006 F016", memo(f'<c r="{cell}" t="e" vm="7"><v>#VALUE!</v></c>')
    )
    yield BadFile("an error without a name", "F006", memo(f'<c r="{cell}" t="e"><v></v></c>'))
    yield BadFile("a formula without a result", "F005", memo(f'<c r="{cell}"><f>A1</f></c>'))
    yield BadFile("a dangerous formula without a result", "F005", memo(f'<c r="{cell}"><f>cmd|"/c calc"!A1</f></c>'))
    yield BadFile("a number that is none", "read", memo(f'<c r="{cell}"><v>abc</v></c>'))
    yield BadFile("a number beyond numbers", "read", memo(f'<c r="{cell}"><v>1e999</v></c>'))
    yield BadFile("not a number", "read", memo(f'<c r="{cell}"><v>NaN</v></c>'))
    yield BadFile("a day beyond all days", "read", memo(f'<c r="{cell}" s="1"><v>99999999</v></c>'))
    yield BadFile("a day of a date format beyond all days", "F019", _far_day(cell, "99999999"))
    yield BadFile("a day before all days", "F019", _far_day(cell, "-5"))
    yield BadFile("a style that is not there", "read", memo(f'<c r="{cell}" s="9999"><v>5</v></c>'))
    yield BadFile("a date that is none", "read", memo(f'<c r="{cell}" t="d"><v>yesterday</v></c>'))
    yield BadFile("a truth value that is none", "damaged", memo(f'<c r="{cell}" t="b"><v>x</v></c>'))
    yield BadFile("a cell of an unknown type", "read", memo(f'<c r="{cell}" t="zz"><v>x</v></c>'))
    yield BadFile("an inline text with nothing in it", "read", memo(f'<c r="{cell}" t="inlineStr"/>'))
    yield BadFile("a full cell", "F010", memo(f'<c r="{cell}" t="inlineStr"><is><t>{"ก" * 32_767}</t></is></c>'))
    yield BadFile(
        "a cell fuller than Excel can", "F010", memo(f'<c r="{cell}" t="inlineStr"><is><t>{"ก" * 200_000}</t></is></c>')
    )
    yield BadFile(
        "characters no document holds",
        "read",
        memo(f'<c r="{cell}" t="inlineStr"><is><t>_x0000_ก_xD800__xFFFE_</t></is></c>'),
    )
    yield BadFile(
        "a newer form",
        "read",
        lambda: with_cell(
            part_of("คู่มือ"), address_of("คู่มือ", "meta.schema"), f'<c r="{address_of("คู่มือ", "meta.schema")}"><v>99</v></c>'
        ),
    )
    yield BadFile("a renamed sheet", "F003", lambda: replaced(WORKBOOK, 'name="บันทึกข้อความ"'.encode(), b'name="Sheet4"'))
    yield BadFile(
        "a lost key",
        "F004",
        lambda: with_cell(
            OFFICE_PART, address_of(OFFICE, "org.name", "A"), f'<c r="{address_of(OFFICE, "org.name", "A")}"/>'
        ),
    )
    yield BadFile(
        "nesting without end",
        "read",
        memo(f'<c r="{cell}" t="inlineStr"><is>{"<r>" * 20_000}{"</r>" * 20_000}</is></c>'),
    )
    yield BadFile(
        "a row that repeats",
        "read",
        lambda: with_part(
            REPORT_PART,
            lambda data: data.replace(b"</sheetData>", re.findall(rb"<row .*?</row>", data)[-1] + b"</sheetData>"),
        ),
    )


def _far_day(cell: str, number: str) -> Callable[[], bytes]:
    def make() -> bytes:
        contents = parts()
        contents[STYLES] = re.sub(
            rb"(<cellXfs[^>]*>)",
            rb'\1<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
            contents[STYLES],
            count=1,
        )
        contents[MEMO_PART] = re.sub(
            rb'<c r="%b"[^>]*?(?:/>|>.*?</c>)' % cell.encode(),
            f'<c r="{cell}" s="0"><v>{number}</v></c>'.encode(),
            contents[MEMO_PART],
        )
        return zipped(contents)

    return make


def _foreign() -> Iterator[BadFile]:
    for part in (
        "xl/externalLinks/externalLink1.xml",
        "xl/embeddings/oleObject1.bin",
        "xl/activeX/activeX1.xml",
        "xl/connections.xml",
        "xl/queryTables/queryTable1.xml",
        "xl/macrosheets/sheet1.xml",
        "xl/dialogsheets/sheet1.xml",
    ):
        yield BadFile(f"a part {part}", "F007", lambda part=part: with_part(part, b"<a/>"))
    yield BadFile("a broken macro project", "F007", lambda: with_part("xl/vbaProject.bin", OLE + b"x" * 3000))
    yield BadFile("a macro project that is none", "F007", lambda: with_part("xl/vbaProject.bin", b"MZ"))
    yield BadFile(
        "a macro project with a foreign module", "F007", lambda: with_part("xl/vbaProject.bin", _foreign_module)
    )
    yield BadFile("a macro project that runs in circles", "read", lambda: with_part("xl/vbaProject.bin", _circular))


def _foreign_module(project: bytes) -> bytes:
    ours, theirs = "itaxl_ribbon".encode("utf-16-le"), "evil_module1".encode("utf-16-le")
    return project.replace(ours, theirs)


def _circular(project: bytes) -> bytes:
    """Every sector of the allocation table names itself as the next."""
    sector = struct.unpack_from("<I", project, 76)[0]
    start = (sector + 1) * 512
    return project[:start] + struct.pack("<128I", *range(128)) + project[start + 512 :]


def _pictures() -> Iterator[BadFile]:
    image, drawing = "xl/media/image1.png", "xl/drawings/drawing1.xml"
    yield BadFile("a picture of another kind", "F011", lambda: with_part(image, b"\xd7\xcd\xc6\x9a" + bytes(100)))
    yield BadFile("a picture that is cut off", "F011", lambda: with_part(image, lambda data: data[:20]))
    yield BadFile(
        "a picture of a milliard points",
        "F011",
        lambda: with_part(image, lambda data: data[:16] + struct.pack(">2I", 40_000, 40_000) + data[24:]),
    )
    yield BadFile("a picture of 6 MB", "F011", _heavy_picture)
    yield BadFile("an empty picture", "F011", lambda: with_part(image, b""))
    yield BadFile("a lost picture", "F011", lambda: with_part(image, lambda _: None))
    for what, change in {
        "a lost drawing": (drawing, lambda _: None),
        "an empty drawing": (drawing, lambda _: b""),
        "a drawing of noise": (drawing, lambda _: bytes(range(256)) * 30),
        "a drawing of negative size": (drawing, lambda data: re.sub(rb"rowOff>\d+<", b"rowOff>-99999999999<", data)),
    }.items():
        yield BadFile(what, "read", lambda change=change: with_part(*change))
    yield BadFile(
        "a drawing without a picture",
        "F011",
        lambda: with_part(drawing, lambda data: data.replace(b"r:embed", b"r:link")),
    )
    yield BadFile(
        "a drawing in a row beyond the last",
        "F016",
        lambda: with_part(drawing, lambda data: re.sub(rb"row>\d+<", b"row>99999999<", data)),
    )
    yield BadFile(
        "three thousand drawings",
        "F016",
        lambda: with_part(
            drawing,
            lambda data: re.sub(rb"(<xdr:twoCellAnchor.*</xdr:twoCellAnchor>)", lambda match: match[1] * 3_000, data),
        ),
    )


def _heavy_picture() -> bytes:
    import random

    noise = random.Random(1).randbytes(6 * MiB)
    return with_part("xl/media/image1.png", lambda data: data + noise)
