""".ods files that no office should send."""

from collections.abc import Iterator

from bad_file import BadFile
from form_parts import (
    zipped,
)

ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>"
)
HUNDRED_ALIKE = 'table:number-columns-repeated="100"'
MILLIARD_ALIKE = 'table:number-columns-repeated="999999999"'
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def ods(sheets: str, head: str = ODS_HEAD, tail: str = ODS_TAIL, **more: bytes) -> bytes:
    """An .ods with these sheets."""
    contents = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f"{head}{sheets}{tail}".encode(),
    }
    return zipped(contents | {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in more.items()})


def manifest(kind: str, more: str = "") -> bytes:
    """The list of parts of an OpenDocument package of that kind."""
    return (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        f'<manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.{kind}" manifest:full-path="/"/>'
        f"{more}</manifest:manifest>"
    ).encode()


def ods_packed_anew(content: str, more: str = "") -> bytes:
    """An .ods that somebody unpacked and packed again: without its first part."""
    parts = {
        "content.xml": f"{ODS_HEAD}{content}{ODS_TAIL}".encode(),
        "META-INF/manifest.xml": manifest("spreadsheet", more),
    }
    return zipped(parts)


def ods_sheet(rows: str, name: str = "หน่วยงาน") -> str:
    """A sheet of an .ods."""
    return f'<table:table table:name="{name}">{rows}</table:table>'


def ods_cell(text: str, more: str = "") -> str:
    """A cell with text."""
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


def bad_ods() -> Iterator[BadFile]:
    key = f"<table:table-row>{ods_cell('org.name')}</table:table-row>"

    whole = ods_sheet(key)
    yield BadFile(".ods packed anew", "F003 F004", lambda: ods_packed_anew(whole), "form.ods")
    locked = "<manifest:encryption-data/>"
    yield BadFile(".ods with a password, packed anew", "password", lambda: ods_packed_anew(whole, locked), "form.ods")

    def case(what: str, end: str, rows: str) -> BadFile:
        return BadFile(f".ods with {what}", end, lambda: ods(ods_sheet(key + rows)), "form.ods")

    yield case(
        "a row said a milliard times",
        "limit:rows",
        f'<table:table-row table:number-rows-repeated="999999999">{ods_cell("x")}</table:table-row>',
    )
    yield case(
        "a row said a million times",
        "limit:cells",
        f'<table:table-row table:number-rows-repeated="1000000">{ods_cell("x", HUNDRED_ALIKE)}</table:table-row>',
    )
    yield case(
        "a cell said a milliard times",
        "limit:columns",
        f"<table:table-row><table:table-cell/>{ods_cell('x', MILLIARD_ALIKE)}</table:table-row>",
    )
    yield case(
        "deep nesting",
        "limit:depth",
        "<table:table-row><table:table-cell>"
        + "<text:span>" * 200
        + "</text:span>" * 200
        + "</table:table-cell></table:table-row>",
    )
    yield case(
        "a run of a milliard blanks",
        "limit:text",
        '<table:table-row><table:table-cell><text:p>a<text:s text:c="999999999"/></text:p>'
        "</table:table-cell></table:table-row>",
    )
    yield case("tags that do not match", "damaged", "<table:table-row></table:table>")
    yield case("an unknown entity", "damaged", f"<table:table-row>{ods_cell('&nothing;')}</table:table-row>")
    yield BadFile(
        "an .ods with a document type",
        "unsafe",
        lambda: ods("", head='<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>', tail="</a>"),
        "form.ods",
    )
    yield BadFile(
        "an .ods without content",
        "lost_part",
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "form.ods",
    )
    yield BadFile(
        "an encrypted .ods",
        "password",
        lambda: ods("", ODS_HEAD, ODS_TAIL, **{"META-INF__manifest_xml": b"<manifest:encryption-data/>"}),
        "form.ods",
    )
    yield BadFile(
        "an .ods of noise",
        "damaged",
        lambda: zipped(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": bytes(range(256)) * 9}
        ),
        "form.ods",
    )
    yield BadFile("a .csv named .ods", "text", lambda: b"a,b\n", "form.ods")
