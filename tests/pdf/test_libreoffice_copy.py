"""The copy for LibreOffice says the same words, begins the pages that were foreseen and keeps its dates whole."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from itaxl.documents.blocks import Layout, Look, Paragraph, Run
from itaxl.documents.texts import written
from itaxl.docx.document_body import body_xml
from itaxl.docx.docx_file import body_hash
from itaxl.form.fields import THAI_DIGITS
from itaxl.pdf.libreoffice_copy import for_libreoffice
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)
Make = Callable[..., bytes]


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The sample's documents."""
    from itaxl.app.document_files import documents_of
    from itaxl.form.form_content import grid_of
    from itaxl.reading import read_submission

    return documents_of(read_submission(grid_of(sample_content(YEAR))), YEAR)


def body(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def words(data: bytes) -> list[str]:
    document: Any = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(each.text for each in document.paragraphs), *cells]


def test_the_copy_says_the_same_words_in_sound_xml(made: dict[str, bytes]) -> None:
    for data in made.values():
        assert words(for_libreoffice(data)) == words(data)
        assert not body_hash(data).edited


def test_dates_alone_are_marked(made: dict[str, bytes]) -> None:
    report = next(data for name, data in made.items() if "รายงาน" in name)
    copy = body(for_libreoffice(report))
    marked = [part.partition("</w:t>")[0].rpartition(">")[2] for part in copy.split('<w:lang w:bidi="en-US"/>')[1:]]
    assert len(marked) > 5
    assert all(len(date) < 22 and any(letter.isdigit() for letter in date) for date in marked)


def test_word_s_document_begins_no_page_that_its_copy_begins() -> None:
    from dataclasses import replace
    from datetime import date

    from itaxl.documents.blocks import Document
    from itaxl.documents.papers.memo import memo_page
    from itaxl.docx.docx_file import Properties, docx_bytes

    blocks = (Paragraph((Run("ก", Look(16)),), Layout(turns=True), Look(16)),)
    document = Document("memo", "", "", "", date(2026, 3, 1), "TH Sarabun New", memo_page(thai_number=True), blocks)
    data = docx_bytes(document, properties=Properties("0" * 64, 1, "", ""))
    assert '<w:pageBreakBefore w:val="0"/>' in body(data)
    assert "<w:pageBreakBefore/>" in body(for_libreoffice(data))
    plain = replace(document, blocks=(blocks[0]._replace(layout=Layout()),))
    unmarked = docx_bytes(plain, properties=Properties("0" * 64, 1, "", ""))
    assert for_libreoffice(unmarked) == unmarked


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("เมื่อวันที่ 25 ต.ค. 2567 และ 1 มกราคม 2568", 2),
        ("ระหว่าง ม.ค. 68 - มี.ค. 68", 2),
        ("ปีงบประมาณ พ.ศ. 2568 ตาม พ.ร.บ. 2540", 1),
        ("แบบ (Open Data : OIT) ข้อ 5", 0),
    ],
)
def test_what_counts_as_a_date(text: str, dates: int) -> None:
    xml, _ = body_xml_of(written(text, THAI_DIGITS))
    assert xml.count('<w:lang w:bidi="en-US"/>') == dates


def body_xml_of(text: str) -> tuple[str, str]:
    from datetime import date

    from itaxl.documents.blocks import Document
    from itaxl.documents.papers.memo import memo_page
    from itaxl.docx.docx_file import Properties, docx_bytes

    blocks = (Paragraph((Run(text, Look(16, bold=True)),), Layout(), Look(16)),)
    document = Document("memo", "", "", "", date(2026, 3, 1), "TH Sarabun New", memo_page(thai_number=True), blocks)
    assert body_xml(document, "")
    copy = body(for_libreoffice(docx_bytes(document, properties=Properties("0" * 64, 1, "", ""))))
    assert copy.count("<w:b/>") == copy.count("<w:r>")
    return copy, text


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"not a zip"])
def test_what_is_no_document_stays_as_it_is(junk: bytes) -> None:
    assert for_libreoffice(junk) == junk
