"""The .docx as written: the same bytes each time, sound by Word's rules, and telling when someone has edited it."""

import os
import re
import runpy
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from itaxl.documents.blocks import (
    TAB,
    Align,
    Cell,
    Document,
    Layout,
    Look,
    Page,
    Paragraph,
    ParagraphRole,
    Place,
    PrintedPicture,
    Row,
    Run,
    Table,
    TabStop,
)
from itaxl.docx.docx_file import BodyHash, Properties, body_hash, docx_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOOK = Look(16)
PAGE = Page(width=21, height=29.7, left=3, right=2, top=1.5, bottom=2, header=1.5)
PROPERTIES = Properties(submission="ab" * 32, schema=1, rules="2569.1", version="1.2.3")


def text(words: str, layout: Layout = Layout(), look: Look = LOOK) -> Paragraph:
    return Paragraph((Run(words, look),), layout, look)


def picture_bytes() -> bytes:
    """A picture of one colour."""
    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 50), "navy").save(out, "PNG")
    return out.getvalue()


def document_of(*blocks: Paragraph | Table, draft: bool = False, title: str = "บันทึกข้อความ") -> Document:
    return Document(
        "memo", title, "เรื่องสมมุติ", "หน่วยงาน & เพื่อน", date(2026, 3, 20), "TH Sarabun New", PAGE, blocks, draft
    )


PICTURE = picture_bytes()
SAMPLE = document_of(
    text("บันทึกข้อความ", Layout(Align.CENTER, line=35, role=ParagraphRole.TITLE), Look(29, bold=True)),
    Paragraph(
        (Run("ที่", Look(20, bold=True)), TAB, Run("๑๗", LOOK)), Layout(tabs=(TabStop(16, right=True, dots=True),)), LOOK
    ),
    Paragraph((PrintedPicture(PICTURE, "ตราครุฑ", 1.2, 1.5, Place(3, 1.5)),), Layout(), LOOK),
    Paragraph((PrintedPicture(PICTURE, 'รูป "สอง"', 1.2, 1.5),), Layout(), LOOK),
    Table((4.0, 12.0), Row((Cell((text("ก"),)), Cell((text("ข"),)))), (Row((Cell((text("1"),)), Cell((text(""),)))),)),
    text("", Layout(line=1)),
)


def written(*blocks: Paragraph | Table, draft: bool = False) -> bytes:
    return docx_bytes(document_of(*blocks, draft=draft), properties=PROPERTIES)


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(name)


def test_the_package_is_a_sound_zip_with_fixed_times() -> None:
    with zipfile.ZipFile(BytesIO(docx_bytes(SAMPLE, properties=PROPERTIES))) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert len(names) == len(set(names))
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_document_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from hashlib import sha256\nfrom test_docx_file import PROPERTIES, SAMPLE, docx_bytes\n"
        "print(sha256(docx_bytes(SAMPLE, properties=PROPERTIES)).hexdigest())"
    )
    seeds = ("0", "1")
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in seeds
    ]
    assert outputs[0] == outputs[1] != ""


@pytest.mark.parametrize("draft", [False, True])
def test_an_auditor_of_office_files_finds_no_error(tmp_path: Path, draft: bool) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "memo.docx"
    path.write_bytes(docx_bytes(document_of(*SAMPLE.blocks, draft=draft), properties=PROPERTIES))
    result = OpenXmlValidator().validate(path)
    assert not result.errors


def test_python_docx_opens_what_was_written() -> None:
    opened = docx.Document(BytesIO(docx_bytes(SAMPLE, properties=PROPERTIES)))
    assert [paragraph.text for paragraph in opened.paragraphs][:2] == ["บันทึกข้อความ", "ที่\t๑๗"]
    style = opened.paragraphs[0].style
    assert style
    assert style.name == "itaxl ชื่อเรื่อง"
    assert [cell.text for cell in opened.tables[0].rows[0].cells] == ["ก", "ข"]
    assert len(opened.inline_shapes) == 1
    properties = opened.core_properties
    assert (properties.title, properties.author) == ("บันทึกข้อความ", "หน่วยงาน & เพื่อน")
    assert properties.created.date() == properties.modified.date() == date(2026, 3, 20)
    assert properties.language == "th-TH"


def test_a_document_without_a_date_bears_none() -> None:
    from dataclasses import replace

    core = part(docx_bytes(replace(SAMPLE, created=None), properties=PROPERTIES), "docProps/core.xml")
    assert b"created" not in core


def test_pictures_are_related_and_described() -> None:
    data = docx_bytes(SAMPLE, properties=PROPERTIES)
    relations = part(data, "word/_rels/document.xml.rels").decode()
    assert part(data, "word/media/image1.png") == part(data, "word/media/image2.png") == PICTURE
    assert 'Id="rIdP1"' in relations
    assert 'Id="rIdP2"' in relations
    assert 'รูป "สอง"' in etree.tostring(etree.fromstring(part(data)), encoding="unicode").replace("&quot;", '"')


def test_every_origin_is_kept_as_a_property() -> None:
    custom = part(docx_bytes(SAMPLE, properties=PROPERTIES), "docProps/custom.xml").decode()
    names = re.findall(r'name="([^"]+)"', custom)
    # documents of every earlier version have these names
    assert names == ["itaxl.submission", "itaxl.body", "itaxl.schema", "itaxl.rules", "itaxl.version"]
    for value in ("ab" * 32, "2569.1", "1.2.3"):
        assert f"<vt:lpwstr>{value}</vt:lpwstr>" in custom


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_is_written_without_what_xml_cannot_hold(words: str) -> None:
    read = "".join(etree.fromstring(part(written(text(words)))).itertext())
    kept = [letter for letter in words if letter not in "\x7f\ufffe\uffff" and letter >= " "]
    assert read == "".join(letter for letter in kept if not "\ud800" <= letter <= "\udfff")


@given(st.text(st.characters(codec=None), max_size=20))
def test_any_title_and_description_is_written(words: str) -> None:
    picture = Paragraph((PrintedPicture(PICTURE, words, 1, 1),), Layout(), LOOK)
    data = docx_bytes(document_of(picture, title=words), properties=PROPERTIES)
    for name in ("word/document.xml", "docProps/core.xml"):
        etree.fromstring(part(data, name))


@pytest.mark.parametrize("hostile", ["]]>", "<w:br/>", "&amp;", "\x0b\x00", "'\"", "=cmd|' /C calc'!A0"])
def test_markup_in_a_text_stays_text(hostile: str) -> None:
    body = etree.fromstring(part(written(text(f"ก{hostile}ข"))))
    assert "".join(body.itertext()) == f"ก{hostile.replace(chr(11), '').replace(chr(0), '')}ข"
    assert not list(body.iter(f"{W}br"))


def test_a_document_knows_whether_it_was_edited() -> None:
    data = docx_bytes(SAMPLE, properties=PROPERTIES)
    assert not body_hash(data).edited
    opened = docx.Document(BytesIO(data))
    opened.paragraphs[1].add_run("เพิ่ม")
    out = BytesIO()
    opened.save(out)
    edited = body_hash(out.getvalue())
    assert edited.edited
    assert edited.recorded == body_hash(data).recorded


def test_a_document_of_another_hand_counts_as_edited() -> None:
    out = BytesIO()
    docx.Document().save(out)
    assert body_hash(out.getvalue()).recorded is None
    assert body_hash(out.getvalue()).edited


@pytest.mark.parametrize("junk", [b"", b"PK\x03\x04", b"not a zip", written(text("ก"))[:-30], written(text("ก"))[:200]])
def test_a_file_that_is_no_document_has_neither_hash(junk: bytes) -> None:
    assert body_hash(junk) == BodyHash(None, None)
    assert body_hash(junk).edited


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("docProps/custom.xml", b"<property " * 1_000_000),
        ("docProps/custom.xml", b"<property name=" * 4_000),
        ("word/document.xml", bytes(200_000_000)),
    ],
)
def test_a_document_that_was_made_to_hold_us_up_is_nobody_s(part: str, content: bytes) -> None:
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(docx_bytes(SAMPLE, properties=PROPERTIES))) as ours,
        zipfile.ZipFile(stream, "w") as made,
    ):
        for entry in ours.infolist():
            data = content if entry.filename == part else ours.read(entry)
            made.writestr(entry.filename, data, zipfile.ZIP_DEFLATED)
    assert body_hash(stream.getvalue()).edited


@given(st.integers(0, 8000), st.integers(0, 255))
def test_a_damaged_document_never_raises(at: int, byte: int) -> None:
    data = bytearray(docx_bytes(SAMPLE, properties=PROPERTIES))
    data[at % len(data)] = byte
    body_hash(bytes(data))


def test_a_draft_differs_in_its_page_headers_alone() -> None:
    plain, draft = written(text("ก")), written(text("ก"), draft=True)
    changed = {name for name in zipfile.ZipFile(BytesIO(plain)).namelist() if part(plain, name) != part(draft, name)}
    assert changed == {"word/header1.xml", "word/header2.xml"}
    assert "ร่าง" in part(draft, "word/header1.xml").decode()


def test_the_font_of_the_form_is_the_font_everywhere() -> None:
    data = written(text("ก"))
    for name in ("word/styles.xml", "word/header1.xml", "word/document.xml"):
        assert "TH SarabunPSK" not in part(data, name).decode()


def test_the_reference_is_what_its_script_builds() -> None:
    root = Path(__file__).resolve().parents[2]
    script = runpy.run_path(str(root / "scripts" / "build" / "reference_docx.py"))
    assert (root / "itaxl" / "docx" / "reference.docx").read_bytes() == script["reference"]()
