"""Thai page numbers in LibreOffice's PDFs, which knows none: they are printed apart and laid over the pages.

A document is converted without its numbers; beside it a sheet of numbers alone, ``- ๒ -`` and on, in the same place and
letters. Word needs nothing of this: it prints what the document says.
"""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias
from zipfile import BadZipFile, ZipFile

from itaxl.docx.reference_package import DOCUMENT
from itaxl.files.private_folder import write_private
from itaxl.office_file.file_zip import zip_of
from itaxl.pdf.reproducible_pdf import declared, steady
from itaxl.thai.digits import to_thai

if TYPE_CHECKING:
    from pypdf import PageObject

NUMBERED: Final = 99
"""Pages after the first that a sheet of numbers serves; a longer document keeps LibreOffice's own."""

STYLES: Final = "word/styles.xml"
VERSION: Final = "%PDF-1.7"
THAI_NUMBERS: Final = b'<w:pgNumType w:fmt="thaiNumbers"/>'
HEADER: Final = re.compile(r"word/header\d+\.xml")
LARGEST_HEADER: Final = 64 * 1024
"""Bytes; ours has two thousand."""
PAGE_FIELD: Final = b" PAGE </w:instrText>"
PARAGRAPH: Final = re.compile(r"<w:p>(<w:pPr>.*?</w:pPr>)(.*)</w:p>", re.DOTALL)
RUN: Final = re.compile(r"<w:r>(<w:rPr>.*?</w:rPr>)?.*?</w:r>", re.DOTALL)
NO_HEADERS: Final = re.compile(r"<w:headerReference [^>]*/>|<w:titlePg/>")
TOP: Final = re.compile(r'w:top="\d+"(.*? w:header="(\d+)")', re.DOTALL)
TAGGED: Final = re.compile(rb"/\w+ *<< */MCID \d+ *>> *BDC")


_Look: TypeAlias = tuple[bytes, bytes]
"""What a sheet of numbers looks by: its body and its styles."""


class Converter(Protocol):
    """Makes PDFs of documents into a folder."""

    def __call__(self, documents: Sequence[Path], folder: Path) -> None: ...


def numbered(convert: Converter, documents: Sequence[Path], folder: Path) -> None:
    """Convert `documents`, private copies, as `convert` does, with Thai page numbers in those that want them."""
    pages: dict[Path, _Look] = {}
    for path in documents:
        if found := _numbered_parts(path):
            parts, body = found
            pages[path] = body, parts.get(STYLES, b"")
            write_private(_whole(path), path.read_bytes())
            path.write_bytes(zip_of({name: _without_number(name, data) for name, data in parts.items()}, deflate=False))
            _sheet(pages, path).write_bytes(zip_of(parts | {DOCUMENT: body}, deflate=False))
    sheets = list(dict.fromkeys(_sheet(pages, path) for path in pages))
    for sheet in sheets:
        sheet.with_suffix(".pdf").unlink(missing_ok=True)
    convert([*documents, *sheets], folder)
    left = [path for path in pages if not _laid_over(path.with_suffix(".pdf"), _sheet(pages, path).with_suffix(".pdf"))]
    for path in left:
        path.with_suffix(".pdf").unlink()
        _whole(path).replace(path)
    if left:
        convert(left, folder)
    for path in pages:
        _whole(path).unlink(missing_ok=True)


def _whole(path: Path) -> Path:
    """Where a document waits as it was."""
    return path.with_name(f"{path.stem}.whole")


def _sheet(pages: Mapping[Path, _Look], path: Path) -> Path:
    """The sheet of numbers for a document: one for all whose numbers look alike."""
    return path.with_name(f"numbers{list(dict.fromkeys(pages.values())).index(pages[path])}.docx")


def _numbered_parts(path: Path) -> tuple[dict[str, bytes], bytes] | None:
    """The parts of a document that wants Thai numbers, and the body of a sheet of these; None for another.

    One that Word has saved is written otherwise, and keeps the numbers that its converter prints.
    """
    try:
        with ZipFile(path) as document:
            parts = {name: document.read(name) for name in document.namelist()}
        numbers = THAI_NUMBERS in parts.get(DOCUMENT, b"") and any(_is_numbered_header(*part) for part in parts.items())
        return (parts, _numbers(parts)) if numbers else None
    except (BadZipFile, ValueError):
        return None


def _is_numbered_header(name: str, data: bytes) -> bool:
    return bool(HEADER.fullmatch(name)) and len(data) <= LARGEST_HEADER and PAGE_FIELD in data


def _without_number(name: str, data: bytes) -> bytes:
    """A part without its page number: a blank keeps the height of its line, and the stamp of a draft stays."""
    if not _is_numbered_header(name, data):
        return data
    properties, runs = _paragraph(data)
    kept = "".join(run[0] for run in runs if "<w:pict>" in run[0])
    return PARAGRAPH.sub(lambda _: f"<w:p>{properties}{_run(runs, ' ')}{kept}</w:p>", data.decode()).encode()


def _paragraph(header: bytes) -> tuple[str, list[re.Match[str]]]:
    """The properties and the runs of the header's one paragraph; ValueError when it is not written as ours is."""
    paragraph = PARAGRAPH.search(header.decode())
    runs = list(RUN.finditer(paragraph[2])) if paragraph else []
    if paragraph is None or not runs:
        raise ValueError
    return paragraph[1], runs


def _run(runs: Sequence[re.Match[str]], text: str) -> str:
    return f'<w:r>{runs[0][1] or ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _numbers(parts: Mapping[str, bytes]) -> bytes:
    """The body of a document whose pages hold the numbers from 2 on, where the headers of `parts` would print them."""
    header = next(data for name, data in parts.items() if _is_numbered_header(name, data))
    properties, runs = _paragraph(header)
    properties = properties.replace("/>", "/><w:pageBreakBefore/>", 1)
    body = "".join(
        f"<w:p>{properties}{_run(runs, f'- {to_thai(str(number))} -')}</w:p>" for number in range(2, NUMBERED + 2)
    )
    document = parts[DOCUMENT].decode()
    section = document[document.rindex("<w:sectPr>") : document.rindex("</w:sectPr>")] + "</w:sectPr>"
    section = TOP.sub(r'w:top="\2"\1', NO_HEADERS.sub("", section))
    start = document[: document.index("<w:body>")]
    return f"{start}<w:body>{body}{section}</w:body></w:document>".encode()


def _laid_over(pdf: Path, sheet: Path) -> bool:
    """Lay the numbers of `sheet` over the pages of `pdf`, where there is one; False for one that is too long."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    if not pdf.is_file():
        return True
    try:
        writer = PdfWriter(clone_from=BytesIO(steady(declared(pdf.read_bytes()))))
        numbers = PdfReader(sheet).pages
        if len(writer.pages) > len(numbers) + 1:
            return False
    except (OSError, PyPdfError):
        return False
    for page, number in zip(writer.pages[1:], numbers, strict=False):
        page.merge_page(_as_artifact(number))
        page.compress_content_streams()
    out = BytesIO()
    writer.pdf_header = VERSION
    writer.write(out)
    pdf.write_bytes(out.getvalue())
    return True


def _as_artifact(number: "PageObject") -> "PageObject":
    """The page with its text marked as what a screen reader passes over, as page headers are."""
    from pypdf.generic import NameObject, StreamObject

    contents = number.get_contents()
    if contents is None:
        return number
    stream = StreamObject()
    stream.set_data(TAGGED.sub(b"/Artifact BMC", contents.get_data()))
    number[NameObject("/Contents")] = stream
    return number
