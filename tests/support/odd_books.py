"""The sample form in books that are odd inside, and in large ones: each must be read as the sample is."""

# ruff: noqa: E501 - a piece of XML reads better on one line

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from form_parts import (
    MEMO_PART,
    OFFICE_PART,
    RELS,
    REPORT_PART,
    WORKBOOK,
    parts,
    replaced,
    with_part,
    zipped,
)


@dataclass(frozen=True)
class OddFile:
    """One input: what is odd about it, how it is made, and the codes that it is remarked with all the same."""

    what: str
    make: Callable[[], bytes]
    remarks: tuple[str, ...] = ()
    slow: bool = False


def odd_books() -> Iterator[OddFile]:
    """Forms whose books and sheets hold what few others do."""

    def sheet(xml: str, part: str = MEMO_PART) -> Callable[[], bytes]:
        return lambda: with_part(part, lambda data: re.sub(rb"</sheetData>", b"</sheetData>" + xml.encode(), data))

    yield OddFile("days counted from 1904", lambda: replaced(WORKBOOK, b"<workbookPr ", b'<workbookPr date1904="1" '))
    yield OddFile(
        "a merge over whole columns beside the fields", sheet('<mergeCells><mergeCell ref="H1:I1048576"/></mergeCells>')
    )
    yield OddFile(
        "a merge over the whole column of fields",
        sheet('<mergeCells><mergeCell ref="C1:D1048576"/></mergeCells>'),
        ("F008",),
    )
    yield OddFile(
        "a whole column merge and a new kind of error",
        lambda: with_part(
            MEMO_PART,
            lambda data: data.replace(
                b"</sheetData>",
                b'<row r="900"><c r="J900" t="e"><v>#SPILL!</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            ),
        ),
        ("F008",),
    )
    yield OddFile(
        "errors outside the fields",
        lambda: replaced(
            MEMO_PART, b"</sheetData>", b'<row r="900"><c r="J900" t="e"><v>#REF!</v></c></row></sheetData>'
        ),
    )
    yield OddFile(
        "formulas without results outside the fields",
        lambda: replaced(MEMO_PART, b"</sheetData>", b'<row r="900"><c r="J900"><f>A1</f></c></row></sheetData>'),
    )
    yield OddFile(
        "hidden sheets",
        lambda: with_part(
            WORKBOOK, lambda data: data.replace('name="รายงาน"'.encode(), 'state="veryHidden" name="รายงาน"'.encode())
        ),
        ("F015",),
    )
    yield OddFile("an extra sheet, a chart sheet and a name", lambda: _extra_sheets())
    yield OddFile(
        "a filtered, sorted, protected sheet",
        sheet('<sheetProtection sheet="1" password="CC1A"/><autoFilter ref="A1:F9"/>', OFFICE_PART),
    )
    yield OddFile(
        "fifty thousand conditional formats",
        sheet(
            "".join(
                f'<conditionalFormatting sqref="C{n}"><cfRule type="expression" priority="{n}"><formula>1</formula></cfRule></conditionalFormatting>'
                for n in range(1, 50_001)
            )
        ),
    )
    yield OddFile(
        "fifty thousand validations",
        sheet(
            "<dataValidations>"
            + "".join(f'<dataValidation sqref="C{n}"/>' for n in range(1, 50_001))
            + "</dataValidations>",
            REPORT_PART,
        ),
    )
    yield OddFile(
        "extensions of newer programs",
        sheet(
            '<extLst><ext uri="{x}" xmlns:x14="urn:x"><x14:conditionalFormattings><x14:cfRule/></x14:conditionalFormattings></ext></extLst>'
        ),
    )


def _extra_sheets() -> bytes:
    contents = parts()
    contents["xl/worksheets/sheet99.xml"] = (
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    )
    contents["xl/chartsheets/sheet1.xml"] = b"<chartsheet/>"
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    contents[RELS] = contents[RELS].replace(
        b"</Relationships>",
        b'<Relationship Id="rId98" Type="%bworksheet" Target="worksheets/sheet99.xml"/>'
        b'<Relationship Id="rId99" Type="%bchartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
        % (kind, kind),
    )
    contents[WORKBOOK] = contents[WORKBOOK].replace(
        b"<sheets>",
        '<sheets><sheet name="กราฟ" sheetId="98" r:id="rId99"/><sheet name="จดไว้ &amp; ก" sheetId="99" r:id="rId98"/>'.encode(),
    )
    return zipped(contents)


def large_books() -> Iterator[OddFile]:
    """Forms with very many rows that say nothing."""

    def rows(make: Callable[[int], str], last: int) -> Callable[[], bytes]:
        def form() -> bytes:
            first = int(re.findall(rb'<row r="(\d+)"', parts()[REPORT_PART])[-1]) + 1
            more = "".join(map(make, range(first, last + 1))).encode()
            return replaced(REPORT_PART, b"</sheetData>", more + b"</sheetData>")

        return form

    yield OddFile(
        "a million blank rows with a style",
        rows(lambda n: f'<row r="{n}" s="5" customFormat="1" ht="20"/>', 1_048_576),
        slow=True,
    )
    yield OddFile(
        "two hundred thousand rows with ten blank cells",
        rows(
            lambda n: f'<row r="{n}">' + "".join(f'<c r="{letter}{n}" s="5"/>' for letter in "ABCDEFGHIJ") + "</row>",
            200_000,
        ),
        slow=True,
    )
    yield OddFile(
        "two hundred thousand rows of leftovers",
        rows(lambda n: f'<row r="{n}"><c r="P{n}"><v>{n}</v></c></row>', 200_000),
        slow=True,
    )
    yield OddFile(
        "a column of styles to the very end", rows(lambda n: f'<row r="{n}"><c r="XFD{n}" s="1"/></row>', 3_000)
    )
