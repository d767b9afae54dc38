"""Documents to PDF by LibreOffice: many files in one run, each PDF whole or absent."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from itaxl.edges.whole_file import write_beside
from itaxl.refusal import Refused
from itaxl.wording import Wording

BATCH: Final = 40
"""Documents in one run of LibreOffice: starting it costs seconds, a document a quarter of one."""

START_SECONDS, DOCUMENT_SECONDS = 120, 15
OWN_PRODUCER: Final = b"itaxl"

NO_CONVERTER = Wording(
    "ทำ PDF ไม่ได้ เพราะเครื่องนี้ไม่มี LibreOffice ติดตั้ง LibreOffice แล้วสั่งใหม่ หรือเปิดเอกสารใน Word แล้วบันทึกเป็น PDF",
    "No PDF: LibreOffice is not installed. Install it, or open the documents in Word and save them as PDF.",
)
NOT_CONVERTED = Wording(
    "LibreOffice ทำ PDF จาก {name} ไม่สำเร็จ เปิดเอกสารใน Word แล้วบันทึกเป็น PDF แทน",
    "LibreOffice made no PDF of {name}; open it in Word and save it as PDF.",
)
NO_FONT = Wording(
    "เครื่องนี้ไม่มีแบบอักษร TH Sarabun ตัวอักษรใน PDF จึงอาจไม่ตรงกับเอกสาร ติดตั้ง TH Sarabun New แล้วทำใหม่",
    "No TH Sarabun font is installed, so the PDF may look different; install TH Sarabun New and make it again.",
)

USUAL_PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
FONT_FOLDERS: Final = (
    Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
    Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts"),
    Path("/Library/Fonts"),
    Path("~/Library/Fonts").expanduser(),
)


@cache
def converter() -> Path | None:
    """LibreOffice's program, None where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((Path(place) for place in USUAL_PLACES if Path(place).is_file()), None)


@cache
def has_sarabun() -> bool:
    """Whether a TH Sarabun font is installed, so that pages come out as in Word."""
    lister = shutil.which("fc-list")
    if lister:
        listed = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=False)  # noqa: S603
        return "TH Sarabun" in listed.stdout
    return any(folder.is_dir() and any(folder.glob("*arabun*")) for folder in FONT_FOLDERS)


def converted(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PDF of every .docx in `documents` (file name → bytes), by the same names.

    Raises Refused without LibreOffice, or with the name of a document that it could not convert.
    """
    program = converter()
    if program is None:
        raise Refused(NO_CONVERTER)
    names = list(documents)
    pdfs: dict[str, bytes] = {}
    with TemporaryDirectory(prefix="itaxl-pdf-") as folder:
        for batch in (names[start : start + BATCH] for start in range(0, len(names), BATCH)):
            pdfs |= _run(program, Path(folder), {name: documents[name] for name in batch})
    return pdfs


def _run(program: Path, folder: Path, documents: Mapping[str, bytes]) -> dict[str, bytes]:
    # Plain numbers for names: LibreOffice is run by a command line with its own ideas of Thai and length.
    sources = {name: folder / f"{number}.docx" for number, name in enumerate(documents)}
    for name, source in sources.items():
        source.write_bytes(documents[name])
    seconds = START_SECONDS + DOCUMENT_SECONDS * len(documents)
    words = [str(program), "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    words += [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", "pdf:writer_pdf_Export"]
    words += ["--outdir", str(folder), *map(str, sources.values())]
    # What is done when the time is up counts; what is missing is named below.
    with contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(words, capture_output=True, timeout=seconds, check=False, stdin=subprocess.DEVNULL)  # noqa: S603
    return {name: _pdf(name, source.with_suffix(".pdf")) for name, source in sources.items()}


def _pdf(name: str, path: Path) -> bytes:
    data = path.read_bytes() if path.is_file() else b""
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-1024:]:
        raise Refused(NOT_CONVERTED, name=name)
    path.unlink()
    return data


def combined(pdfs: Sequence[bytes]) -> bytes:
    """One PDF of all pages of `pdfs` in their order."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(PdfReader(BytesIO(pdf)))
    writer.add_metadata({"/Producer": OWN_PRODUCER.decode()})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def write_pdf(path: Path, pdf: bytes) -> Path:
    """Write a PDF, in place of an earlier one; a PDF has no hand edits to lose."""
    return write_beside(path, pdf, ours=lambda held: held.startswith(b"%PDF-"))


def warnings() -> Iterator[Wording]:
    """What a person should know about the PDFs of this machine."""
    if not has_sarabun():
        yield NO_FONT
