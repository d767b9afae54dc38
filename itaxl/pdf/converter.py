"""Documents as PDF: many in one run of a converter, the same bytes for the same document, joined when wished."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import gettempdir
from typing import Final

from itaxl.docx.links import LARGEST, fetches
from itaxl.files.limits import limits
from itaxl.files.private_folder import PREFIX, private_folder, write_private
from itaxl.files.read_errors import UnreadableFile
from itaxl.files.regular_file import open_regular
from itaxl.files.write_errors import explained
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.pdf import libreoffice, word
from itaxl.pdf.fonts import has_sarabun
from itaxl.pdf.libreoffice_copy import copied
from itaxl.pdf.page_numbers import VERSION, Converter, numbered
from itaxl.pdf.reproducible_pdf import declared, steady

BATCH: Final = 40
"""Documents in one run of the converter: starting it costs seconds, a document a quarter of one."""

NO_CONVERTER = Wording(
    "ทำ PDF ไม่ได้ เพราะเครื่องนี้ไม่มี Word หรือ LibreOffice ติดตั้ง LibreOffice หรือเปิดเอกสาร .docx ในเครื่องที่มี Word แล้วบันทึกเป็น PDF",
    "No PDF: neither Word nor LibreOffice is installed. Install LibreOffice, or save the .docx as PDF where Word is.",
)
NOT_CONVERTED = Wording(
    "ทำ PDF จาก {name} ไม่สำเร็จ สั่งใหม่อีกครั้ง หรือเปิดเอกสารใน Word แล้วบันทึกเป็น PDF",
    "No PDF came of {name}; try again, or open it in Word and save it as PDF.",
)
FETCHES = Wording(
    "ไม่ทำ PDF จาก {name} เพราะเอกสารนี้ดึงรูปหรือข้อความจากไฟล์อื่นหรือจากอินเทอร์เน็ต วางรูปหรือข้อความนั้นลงในเอกสารเอง แล้วสั่งใหม่",
    "No PDF was made of {name}: it fetches a picture or a text from another file or the Internet. Put that into the"
    " document itself and try again.",
)
NO_DOCUMENT = Wording(
    "ไม่ทำ PDF จาก {name} เพราะไฟล์เสียหาย ใหญ่เกินไป หรือไม่ใช่เอกสาร Word (.docx) ลบไฟล์นี้แล้วสั่งใหม่",
    "No PDF was made of {name}: it is damaged, too large, or no Word document (.docx). Delete it and try again.",
)
GONE = Wording(
    "ไม่ทำ PDF จาก {name} เพราะไฟล์ถูกลบ ย้าย หรือเปิดอ่านไม่ได้ สั่งใหม่อีกครั้ง",
    "No PDF was made of {name}: it was deleted, moved, or cannot be opened. Try again.",
)
NO_FONT = Wording(
    "เครื่องนี้ไม่มีแบบอักษร TH Sarabun ตัวอักษรใน PDF จึงอาจไม่ตรงกับเอกสาร ติดตั้ง TH Sarabun New แล้วทำใหม่",
    "No TH Sarabun font is installed, so the PDF may look different; install TH Sarabun New and make it again.",
)

SEAL: Final = b"%itaxl "
"""Begins the last line of a PDF of ours, a comment with the hash of all before it."""


def converter() -> Converter | None:
    """What makes PDFs on this machine: Word where Windows has it, else LibreOffice; None where neither is."""
    soffice = libreoffice.program()
    office = partial(numbered, partial(copied, partial(libreoffice.to_pdf, soffice))) if soffice else None
    if not word.is_installed():
        return office
    return partial(_by_word, office) if office else word.to_pdf


def _by_word(office: Converter, documents: Sequence[Path], folder: Path) -> None:
    """By Word; when it does not start or answer, all by `office`."""
    try:
        word.to_pdf(documents, folder)
    except Refused:
        office(documents, folder)


def converted(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PDF of every .docx in `documents` (name → bytes), by the same names and in their order.

    Raises Refused without a converter, without room for temporary files, or with the name of a document that it could
    not convert or that must not be opened.
    """
    convert = converter()
    if convert is None:
        raise Refused(NO_CONVERTER)
    for name, data in documents.items():
        refuse_fetching(name, data)
    pdfs: dict[str, bytes] = {}
    with explained(Path(gettempdir(), PREFIX)), private_folder() as folder:
        for start in range(0, len(documents), BATCH):
            pdfs |= _run(convert, folder, dict(islice(documents.items(), start, start + BATCH)))
    return pdfs


def document_at(path: Path) -> bytes:
    """The document at `path`, to be converted as it stands there now; Refused when it is gone or no ordinary file."""
    try:
        with open_regular(path) as file:
            return file.read(LARGEST["file"] + 1)
    except (OSError, ValueError):
        raise Refused(GONE, name=Path(path.name)) from None


def refuse_fetching(name: str, data: bytes) -> None:
    """Raise Refused for a document that others have changed so that opening it would fetch something."""
    try:
        fetching = fetches(data, limits())
    except UnreadableFile:
        raise Refused(NO_DOCUMENT, name=Path(name)) from None
    if fetching:
        raise Refused(FETCHES, name=Path(name))


def _run(convert: Converter, folder: Path, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    # Plain numbers for names: a command line has its own ideas of Thai and of length.
    sources = {name: folder / f"{number}.docx" for number, name in enumerate(documents)}
    for name, source in sources.items():
        source.unlink(missing_ok=True)
        write_private(source, documents[name])
    convert(list(sources.values()), folder)
    return {name: _finished(name, source.with_suffix(".pdf")) for name, source in sources.items()}


def _finished(name: str, path: Path) -> bytes:
    data = path.read_bytes() if path.is_file() else b""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
        raise Refused(NOT_CONVERTED, name=Path(name))
    path.unlink()
    return sealed(steady(declared(data)))


def combined(pdfs: Sequence[bytes]) -> bytes:
    """One PDF of all pages of `pdfs` in their order, with the title and author of the first."""
    from pypdf import PdfReader, PdfWriter

    readers = [PdfReader(BytesIO(pdf)) for pdf in pdfs]
    writer = PdfWriter()
    for reader in readers:
        writer.append(reader)
    writer.metadata = readers[0].metadata
    writer.root_object.update({name: value for name, value in readers[0].root_object.items() if name == "/Lang"})
    out = BytesIO()
    writer.pdf_header = VERSION
    writer.write(out)
    return sealed(out.getvalue())


def sealed(pdf: bytes) -> bytes:
    """The PDF with its seal; whoever changes it later breaks that."""
    line = pdf if pdf.endswith(b"\n") else pdf + b"\n"
    return line + SEAL + sha256(line).hexdigest().encode() + b"\n"


def unchanged(pdf: bytes) -> bool:
    """Whether a PDF is ours and nobody has changed it since; a scan of the signed paper is not."""
    before, _, seal = pdf.rpartition(SEAL)
    return seal.strip() == sha256(before).hexdigest().encode()


def warnings() -> Iterator[Wording]:
    """What a person should know about the PDFs of this machine."""
    if not has_sarabun():
        yield NO_FONT
