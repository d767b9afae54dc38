"""Workbooks that are no form of ours, as many programs and people leave them: each is to be told from one, quickly."""

# mypy: disable-error-code="misc"
# a lambda that keeps a loop's value as its default has no type of its own

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import openpyxl
import xlsxwriter
from bad_ods import ods, ods_cell, ods_sheet
from form_parts import RELS, TEXTS, WORKBOOK, Parts, parts_of, zipped
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
MiB = 1024 * 1024


@dataclass(frozen=True)
class ForeignFile:
    """A workbook that is no form: what it is and how it is made."""

    what: str
    make: Callable[[], bytes]


def foreign_files() -> Iterator[ForeignFile]:
    """The whole list."""
    yield from _of_makers()
    yield from _built_oddly()
    yield from _damaged()
    yield from _large()


def made(fill: Callable[[Workbook, Worksheet], object] = lambda _book, _sheet: None, **options: bool) -> bytes:
    """A small budget, and what `fill` puts into it."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **options})
    sheet = book.add_worksheet("Budget")
    for row in range(20):
        sheet.write_row(row, 0, [f"รายการ {row}", row * 1.5, "memo", "date"])
        sheet.write_formula(row, 5, f"=B{row + 1}*2", None, row * 3)
    fill(book, sheet)
    book.close()
    return stream.getvalue()


@cache
def _plain() -> bytes:
    return made()


def budget() -> Parts:
    """The parts of the budget."""
    return parts_of(_plain())


def with_budget(part: str, before: bytes, after: bytes) -> bytes:
    """The budget with bytes of one part replaced."""
    contents = budget()
    assert before in contents[part], part
    return zipped(contents | {part: contents[part].replace(before, after)})


def every_part(change: Callable[[bytes], bytes]) -> bytes:
    """The budget with all its XML changed."""
    return zipped({name: change(data) if name.endswith((".xml", ".rels")) else data for name, data in budget().items()})


def _of_makers() -> Iterator[ForeignFile]:
    yield ForeignFile("XlsxWriter", made)
    yield ForeignFile("XlsxWriter, texts in their cells", lambda: made(constant_memory=True))
    yield ForeignFile("XlsxWriter with charts, tables, comments", lambda: made(_furnished))
    yield ForeignFile("openpyxl", lambda: _by_openpyxl(write_only=False))
    yield ForeignFile("openpyxl, written row by row", lambda: _by_openpyxl(write_only=True))
    yield ForeignFile("strict OOXML", lambda: every_part(_strictly))
    yield ForeignFile(
        "utf-16", lambda: every_part(lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    )
    yield ForeignFile(
        "prefixes",
        lambda: zipped(
            budget()
            | {
                name: re.sub(rb"<(/?)(?=\w)", rb"<\1x:", budget()[name]).replace(b"xmlns=", b"xmlns:x=")
                for name in (WORKBOOK, SHEET, TEXTS)
            }
        ),
    )
    yield ForeignFile(
        "a template",
        lambda: with_budget("[Content_Types].xml", b"spreadsheetml.sheet.main", b"spreadsheetml.template.main"),
    )
    yield ForeignFile("an .ods", lambda: ods(ods_sheet(f"<table:table-row>{ods_cell('x')}</table:table-row>", "S")))


def _furnished(book: Workbook, sheet: Worksheet) -> None:
    for kind in ("column", "line", "pie", "radar"):
        chart = book.add_chart({"type": kind})
        chart.add_series({"values": "=Budget!$B$1:$B$20"})
        sheet.insert_chart("H2", chart)
    alone = book.add_chart({"type": "bar"})
    alone.add_series({"values": "=Budget!$B$1:$B$20"})
    book.add_chartsheet("Chart").set_chart(alone)
    sheet.add_table("A1:D10")
    sheet.write_comment("A2", "memo")
    sheet.data_validation("A3", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("B1:B20", {"type": "3_color_scale"})
    sheet.add_sparkline("G1", {"range": "Budget!B1:B20"})
    sheet.write_dynamic_array_formula("K1:K3", "=SORT(A1:A3)")
    sheet.insert_textbox("H30", "memo")
    book.define_name("memo", "=Budget!$A$1")


def _by_openpyxl(*, write_only: bool) -> bytes:
    book = openpyxl.Workbook(write_only=write_only)
    sheet = book.create_sheet("Budget")
    for row in range(50):
        sheet.append([row, "memo", row / 3])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _strictly(data: bytes) -> bytes:
    for transitional, strict in STRICT:
        data = data.replace(transitional, strict)
    return data


def _built_oddly() -> Iterator[ForeignFile]:
    yield ForeignFile("stored, not packed", lambda: zipped(budget(), zipfile.ZIP_STORED))
    yield ForeignFile("text behind the zip", lambda: _plain() + b"<html>error</html>\r\n")
    for place in ("xl/workbook2.xml", "workbook.xml", "office/book.xml"):
        yield ForeignFile(f"the workbook at {place}", lambda place=place: _workbook_at(place))
    yield ForeignFile("all in another folder", lambda: _in_another_folder())
    yield ForeignFile("absolute targets", lambda: with_budget(RELS, b'Target="', b'Target="/xl/'))
    yield ForeignFile("a target in percent signs", _in_percent_signs)
    yield ForeignFile("a sheet of old macros", _old_macros)
    yield ForeignFile(
        "links, connections and a data model",
        lambda: zipped(
            budget()
            | {
                "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
                "xl/connections.xml": b"<connections/>",
                "xl/model/item.data": bytes(range(256)) * 4096,
                "xl/pivotCache/pivotCacheRecords1.xml": b"<pivotCacheRecords/>",
            }
        ),
    )


def _workbook_at(place: str) -> bytes:
    folder, _, name = place.rpartition("/")
    contents = budget()
    contents[place] = contents.pop(WORKBOOK)
    contents[f"{folder}/_rels/{name}.rels".lstrip("/")] = contents.pop(RELS).replace(b'Target="', b'Target="/xl/')
    contents["_rels/.rels"] = contents["_rels/.rels"].replace(WORKBOOK.encode(), place.encode())
    return zipped(contents)


def _in_another_folder() -> bytes:
    return zipped({name.replace("xl/", "excel/"): data.replace(b'"xl/', b'"excel/') for name, data in budget().items()})


def _in_percent_signs() -> bytes:
    contents = budget()
    contents["xl/worksheets/a b.xml"] = contents.pop(SHEET)
    return zipped(contents | {RELS: contents[RELS].replace(b"worksheets/sheet1.xml", b"worksheets/a%20b.xml")})


def _old_macros() -> bytes:
    contents = budget()
    del contents[SHEET]
    contents["xl/macrosheets/sheet1.xml"] = b"<xm:macrosheet/>"
    rels = (
        contents[RELS].replace(b"worksheets/sheet1", b"macrosheets/sheet1").replace(b'/worksheet"', b'/xlMacrosheet"')
    )
    return zipped(contents | {RELS: rels})


def _damaged() -> Iterator[ForeignFile]:
    def without(*names: str) -> Callable[[], bytes]:
        return lambda: zipped({name: data for name, data in budget().items() if name not in names})

    yield ForeignFile("without its sheet", without(SHEET))
    yield ForeignFile("without its texts", without(TEXTS))
    yield ForeignFile("without its relationships", without(RELS))
    yield ForeignFile("without a list of types", without("[Content_Types].xml", "_rels/.rels"))
    yield ForeignFile("a sheet without a relationship", lambda: with_budget(WORKBOOK, b' r:id="rId1"', b""))
    yield ForeignFile("a sheet that leads nowhere", lambda: with_budget(RELS, b"worksheets/sheet1.xml", b"NULL"))
    yield ForeignFile("tags that do not match", lambda: with_budget(SHEET, b"</sheetData>", b"</sheetDat>"))


def _large() -> Iterator[ForeignFile]:
    yield ForeignFile("three hundred sheets", lambda: made(lambda book, _: [book.add_worksheet() for _ in range(300)]))
    yield ForeignFile(
        "thousands of names",
        lambda: made(lambda book, _: [book.define_name(f"name_{n}", "=Budget!$A$1") for n in range(21_000)]),
    )
    yield ForeignFile(
        "sixty thousand merges",
        lambda: with_budget(
            SHEET,
            b"</sheetData>",
            b"</sheetData><mergeCells>"
            + b"".join(b'<mergeCell ref="A%d:B%d"/>' % (row, row) for row in range(100, 60_100))
            + b"</mergeCells>",
        ),
    )
    yield ForeignFile("half a million numbers", _many_numbers)
    yield ForeignFile("half a million texts", _many_texts)
    yield ForeignFile("an .ods of half a million cells", _large_ods)


def _many_numbers() -> bytes:
    rows = b"".join(
        b'<row r="%d">%b</row>'
        % (row, b"".join(b'<c r="%c%d"><v>%d.5</v></c>' % (65 + n, row, n * row) for n in range(10)))
        for row in range(100, 50_100)
    )
    return with_budget(SHEET, b"</sheetData>", rows + b"</sheetData>")


def _many_texts() -> bytes:
    texts = b"".join(b"<si><t>memo %d of %d</t></si>" % (number * 7919 % 500_009, number) for number in range(500_000))
    return with_budget(TEXTS, b"</sst>", texts + b"</sst>")


def _large_ods() -> bytes:
    rows = "".join(
        f"<table:table-row>{''.join(ods_cell(f'{row} {number}') for number in range(10))}</table:table-row>"
        for row in range(50_000)
    )
    return ods(ods_sheet(rows, "S"))
