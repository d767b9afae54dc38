"""A letter that others have changed so that opening it would fetch something is not opened."""

import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest

from itaxl.app.document_files import documents_of
from itaxl.docx.links import fetches
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.form.form_content import grid_of
from itaxl.model.refusal import Refused
from itaxl.pdf import converter, libreoffice
from itaxl.pdf.converter import FETCHES, NO_DOCUMENT, converted
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

DOCUMENT, RELATIONS, SETTINGS = "word/document.xml", "word/_rels/document.xml.rels", "word/_rels/settings.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
Change = Callable[[dict[str, bytes]], None]


@cache
def paper() -> bytes:
    year = fiscal_year(2569)
    return next(iter(documents_of(read_submission(grid_of(sample_content(year))), year).values()))


def changed(change: Change) -> bytes:
    with zipfile.ZipFile(BytesIO(paper())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    change(parts)
    return zipped(parts)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return out.getvalue()


def relation(kind: str, target: str, mode: str = ' TargetMode="External"', part: str = RELATIONS) -> Change:
    added = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()

    def change(parts: dict[str, bytes]) -> None:
        parts[part] = parts.get(part, EMPTY).replace(b"</Relationships>", added)

    return change


def body(xml: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body>" + xml.encode())

    return change


def field(*runs: str) -> Change:
    return body("<w:p>" + "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs) + "</w:p>")


def hidden_in_another_part(parts: dict[str, bytes]) -> None:
    """The body stands in a part that is called a picture."""
    parts["word/media/body.png"] = parts[DOCUMENT].replace(b"<w:body>", b"<w:body><w:altChunk r:id='rId1'/>")


def in_utf16(parts: dict[str, bytes]) -> None:
    relation("image", "http://10.0.0.1/a.png")(parts)
    parts[RELATIONS] = parts[RELATIONS].decode().replace("UTF-8", "UTF-16").encode("utf-16")


def in_unread_letters(parts: dict[str, bytes]) -> None:
    parts[DOCUMENT] = parts[DOCUMENT].replace(b'encoding="UTF-8"', b'encoding="UTF-7"')


def with_a_drawing(parts: dict[str, bytes]) -> None:
    parts["word/media/x.svg"] = b'<svg xmlns:xlink="x"><image xlink:href="file:///etc/passwd"/></svg>'


FETCHING: Mapping[str, Change] = {
    "a picture on a server": relation("image", "http://10.0.0.1/a.png"),
    "a picture on this computer": relation("image", "file:///etc/passwd"),
    "a template elsewhere": relation("attachedTemplate", "file:///C:/t.dotm", part=SETTINGS),
    "a linked object": relation("oleObject", "file:///C:/a.xlsx"),
    "a part taken in as text": relation("aFChunk", "a.html", ""),
    "a document taken in": relation("subDocument", "b.docx"),
    "a field of a picture": field(' INCLUDEPICTURE "http://10.0.0.1/a.png" \\d '),
    "a field of a file, in pieces": field(" INCL", "UDETE", 'XT "/etc/passwd" '),
    "a field that calls a program": field(" DDEAUTO c:\\\\x "),
    "a field in letters by number": field(" &#73;NCLUDETEXT /etc/passwd "),
    "a simple field": body('<w:fldSimple w:instr=" LINK Excel.Sheet a.xlsx "/>'),
    "a picture of old Word": body('<w:p><w:pict><v:imagedata src="http://10.0.0.1/a"/></w:pict></w:p>'),
    "a linked letter": body('<w:altChunk r:id="rId77"/>'),
    "a body called a picture": hidden_in_another_part,
    "relations in UTF-16": in_utf16,
    "letters that are not read": in_unread_letters,
    "a drawing that takes a file in": with_a_drawing,
}


@pytest.mark.parametrize("what", FETCHING)
def test_what_would_fetch_something_is_found(what: str) -> None:
    assert fetches(changed(FETCHING[what]), limits())


def written_on(parts: dict[str, bytes]) -> None:
    body("<w:p><w:r><w:t>ดูที่ http://example.go.th และ LINK ในเว็บ</w:t></w:r></w:p>")(parts)


HARMLESS: Mapping[str, Change] = {
    "as it was made": lambda _: None,
    "an address to click on": relation("hyperlink", "https://example.go.th/"),
    "a field of pages": field(" PAGE ", " NUMPAGES \\* MERGEFORMAT "),
    "a field of an address": field(' HYPERLINK "https://example.go.th" '),
    "an address in the text": written_on,
}


@pytest.mark.parametrize("what", HARMLESS)
def test_what_an_honest_letter_has_is_left_alone(what: str) -> None:
    assert not fetches(changed(HARMLESS[what]), limits())


def test_a_paper_that_a_person_changed_in_word_is_left_alone() -> None:
    document, out = docx.Document(BytesIO(paper())), BytesIO()
    document.add_paragraph("แก้ด้วยมือ")
    document.add_table(2, 2)
    document.save(out)
    assert not fetches(out.getvalue(), limits())


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(DOCUMENT, b"<a/>" + b" " * (40 << 20))
    return out.getvalue()


NO_PAPERS: Mapping[str, bytes] = {
    "nothing": b"",
    "a web page": b"<html><img src='http://10.0.0.1/a.png'></html>",
    "rich text": b"{\\rtf1 {\\field{\\*\\fldinst INCLUDEPICTURE http://10.0.0.1/a.png}}}",
    "a bomb": bomb(),
    "an OpenDocument text": zipped({"mimetype": b"application/vnd.oasis.opendocument.text", DOCUMENT: b"<a/>"}),
    "cut off": paper()[:5000],
}


@pytest.mark.parametrize("what", NO_PAPERS)
def test_what_is_no_word_document_is_not_opened(what: str) -> None:
    with pytest.raises(UnreadableFile):
        fetches(NO_PAPERS[what], limits())


@pytest.mark.parametrize(
    ("data", "said"), [(changed(FETCHING["a picture on a server"]), FETCHES), (b"<html>", NO_DOCUMENT)]
)
def test_the_sentence_names_the_letter_and_no_program_is_started(
    monkeypatch: pytest.MonkeyPatch, data: bytes, said: object
) -> None:
    monkeypatch.setattr(converter, "converter", lambda: lambda *_: pytest.fail("opened"))
    monkeypatch.setattr(libreoffice, "to_pdf", lambda *_: pytest.fail("opened"))
    with pytest.raises(Refused) as refused:
        converted({"หนังสือ.docx": paper(), "แจ้ง.docx": data})
    assert refused.value.wording is said
    assert "แจ้ง.docx" in refused.value.sentence()
    assert isinstance(refused.value.params["name"], Path)
