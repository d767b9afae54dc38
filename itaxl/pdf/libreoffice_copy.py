"""The copy of a document that LibreOffice is given, so that it keeps together what Word keeps together.

A page begins where one is foreseen to. Dates are marked as no Thai: in Thai it ends a line even before the last stop
of ต.ค., whatever binds it (measured with 7.4: 15 of 19 such dates torn, none when marked).
"""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from itaxl.documents.texts import DATE, NBSP
from itaxl.docx.looks import TURNS
from itaxl.docx.reference_package import DOCUMENT
from itaxl.office_file.file_zip import zip_of
from itaxl.pdf.page_numbers import Converter

BREAK: Final = "<w:pageBreakBefore/>"
RUN: Final = re.compile(f"<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t(?: [^>]*)?>([^<]*{NBSP}[^<]*)</w:t></w:r>")
NOT_THAI: Final = '<w:lang w:bidi="en-US"/>'


def copied(convert: Converter, documents: Sequence[Path], folder: Path) -> None:
    """Convert `documents`, private copies, as `convert` does, after a page break was put where one is foreseen."""
    for path in documents:
        path.write_bytes(for_libreoffice(path.read_bytes()))
    convert(documents, folder)


def for_libreoffice(docx: bytes) -> bytes:
    """The document with its page breaks and its dates marked; the same bytes when there are none."""
    try:
        with ZipFile(BytesIO(docx)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except BadZipFile:
        return docx
    if DOCUMENT not in parts:
        return docx
    body = parts[DOCUMENT].decode()
    marked = RUN.sub(_marked, body.replace(TURNS, BREAK))
    if marked == body:
        return docx
    parts[DOCUMENT] = marked.encode()
    return zip_of(parts, deflate=False)


def _marked(run: re.Match[str]) -> str:
    properties, text = run[1] or "", run[2]
    pieces, at = [], 0
    for date in DATE.finditer(text):
        pieces += [_run(properties, text[at : date.start()]), _run(properties + NOT_THAI, date[0])]
        at = date.end()
    return "".join((*pieces, _run(properties, text[at:])))


def _run(properties: str, text: str) -> str:
    said = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{said}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
