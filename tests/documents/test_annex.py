"""The annex: the evidence of the measures, when it is made, and how its photos travel."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest

from itaxl.app.document_files import canonical_hash, documents_of
from itaxl.checking import check
from itaxl.documents.blocks import Document, Paragraph, PrintedPicture
from itaxl.documents.pagination import page_count, pieces
from itaxl.documents.papers.annex import annex
from itaxl.form.fields import MEASURES_TABLE
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.form_transfer import content_of
from itaxl.form.labels import label_of
from itaxl.model.submission import Submission
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.workbook.reader import read_grid_here
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)
LINKS = {
    "measures.1.evidence": "www.example.go.th/1\nwww.example.go.th/2",
    "measures.3.evidence": "www.example.go.th/3",
}


@pytest.fixture
def photos(picture: Callable[..., bytes]) -> dict[str, bytes]:
    """Two photos of the second measure, one of the fourth."""
    return {
        "measures.2.evidence": picture((400, 300), "JPEG"),
        "measures.2.2.evidence": picture((300, 400), "PNG", "teal"),
        "measures.4.evidence": picture((64, 48), "PNG", "olive"),
    }


def content(edits: dict[str, str], pictures: dict[str, bytes]) -> FormContent:
    sample = sample_content(YEAR)
    blank = {f"measures.{number}.evidence": "" for number in range(1, len(sample.measures) + 1)}
    return replace(sample, pictures=pictures).edited({**blank, **edits})


def form(edits: dict[str, str], pictures: dict[str, bytes]) -> Submission:
    return read_submission(grid_of(content(edits, pictures)))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph) and block.text]


def pictures_of(document: Document) -> list[PrintedPicture]:
    parts = (part for block in document.blocks if isinstance(block, Paragraph) for part in block.content)
    return [part for part in parts if isinstance(part, PrintedPicture)]


def test_links_are_one_numbered_list_in_the_order_of_the_report() -> None:
    found = texts(annex(form(LINKS, {}), YEAR))
    assert found[0] == "ภาคผนวก"
    numbered = [text for text in found if "example" in text]
    assert [text.split(" ", 1)[0] for text in numbered] == ["(1)", "(2)", "(3)"]
    assert found.index(numbered[2]) == found.index(numbered[1]) + 2, "the measure's name stands before its links"


def test_photos_are_two_a_page_with_captions(photos: dict[str, bytes]) -> None:
    document = annex(form(LINKS, photos), YEAR)
    drawn = pictures_of(document)
    assert [each.alt.split("  ")[0] for each in drawn] == ["ภาพที่ 1", "ภาพที่ 2", "ภาพที่ 3"]
    assert all(each.width <= 16 and each.height <= 10 for each in drawn)
    assert page_count(pieces(document.blocks, document.page.text_width), document.page) == 3
    captions = [text for text in texts(document) if text.startswith("ภาพที่")]
    assert captions == [each.alt for each in drawn]
    assert captions[0].endswith(captions[1].split("  ")[1])


@pytest.mark.libreoffice
def test_printed_it_has_its_pages_and_every_caption_below_its_photo(rendered: Callable[[str], Any]) -> None:
    pages = rendered("annex").pages
    assert [len(page.images) for page in pages] == [0, 2, 1]
    for page in pages:
        assert page.extract_text().count("ภาพที") == len(page.images)


def test_a_form_without_evidence_gets_a_line_to_write_on() -> None:
    document = annex(form({}, {}), YEAR)
    assert "\t" in [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_it_is_made_unasked_only_where_there_are_photos(photos: dict[str, bytes]) -> None:
    def made(submission: Submission) -> list[str]:
        return [name.rsplit("_", 1)[1] for name in documents_of(submission, YEAR)]

    assert made(form(LINKS, {})) == ["บันทึกข้อความ.docx", "รายงาน.docx"]
    assert made(form({}, photos)) == ["บันทึกข้อความ.docx", "รายงาน.docx", "ภาคผนวก.docx"]
    assert next(iter(documents_of(form(LINKS, {}), YEAR, ("annex",)))).endswith("ภาคผนวก.docx")
    plan = content({"org.stage": "แผน"}, photos)
    assert made(read_submission(grid_of(plan))) == ["บันทึกข้อความ.docx", "มาตรการ.docx"]


def test_word_s_reader_finds_the_photos(photos: dict[str, bytes]) -> None:
    (data,) = documents_of(form({}, photos), YEAR, ("annex",)).values()
    assert len(docx.Document(BytesIO(data)).inline_shapes) == 3


def test_a_broken_photo_is_left_out_and_named() -> None:
    document = annex(form({}, {"measures.2.evidence": b"\x89PNG\r\n\x1a\n broken"}), YEAR)
    assert not pictures_of(document)
    assert [remark.params["key"] for remark in document.remarks] == ["measures.2.evidence"]
    assert label_of("measures.2.2.evidence") == "แถวที่ ๒ › หลักฐาน"


def test_photos_of_a_real_form_are_read_and_carried_into_another(photos: dict[str, bytes], tmp_path: Any) -> None:
    path = tmp_path / "form.xlsm"
    path.write_bytes(form_bytes(content({}, photos)))
    first = read_submission(read_grid_here(path))
    assert {key: each.data for key, each in first.pictures.items()} == photos
    path.write_bytes(form_bytes(content_of(first)))
    again = read_submission(read_grid_here(path))
    assert canonical_hash(again) == canonical_hash(first)


def test_photos_elsewhere_on_the_row_are_told_where_to_go(photos: dict[str, bytes]) -> None:
    grid = grid_of(content({}, photos))
    astray = {
        sheet: [replace(each, ref=each.ref._replace(column=MEASURES_TABLE.place("result"))) for each in drawn]
        for sheet, drawn in grid.drawn.items()
    }
    submission = read_submission(replace(grid, drawn=astray))
    assert not submission.pictures
    (found,) = [each for each in check(submission, YEAR) if each.code == "F016"]
    assert "ภาคผนวก" in str(found.params["move"])
    assert not [each for each in check(form({}, photos), YEAR) if each.code == "F016"]
