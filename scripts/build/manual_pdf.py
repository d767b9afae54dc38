"""Print the Thai manual as docs/คู่มือ/คู่มือ-itaxl.pdf: ``python scripts/build/manual_pdf.py``.

Run it after scripts/build/manual.py. Needs Chromium and TH Sarabun New. The PDF says of which page it was printed, so
that a test sees one that is out of date.
"""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from manual import MANUAL, TEMPLATE
from pypdf import DocumentInformation, PdfReader, PdfWriter

PDF: Final = TEMPLATE.parent / "คู่มือ-itaxl.pdf"
PRINTED_OF: Final = "/PrintedOf"
QUIET: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")


def fingerprint() -> str:
    """The hash of the page that the PDF is printed of."""
    return sha256(MANUAL.read_bytes()).hexdigest()


def printed_of() -> str:
    """The hash that the PDF bears."""
    return _said(PdfReader(PDF).metadata, PRINTED_OF)


def write(chromium: str) -> None:
    """Print the page; the PDF bears its title and its hash, and no time."""
    with TemporaryDirectory() as place:
        printed = Path(place, "manual.pdf")
        own = (f"--user-data-dir={place}/chromium", "--no-pdf-header-footer", f"--print-to-pdf={printed}")
        subprocess.run([chromium, *QUIET, *own, MANUAL.as_uri()], check=True, capture_output=True)
        writer = PdfWriter(clone_from=printed)
    title = _said(writer.metadata, "/Title")
    writer.metadata = {"/Title": title, PRINTED_OF: fingerprint()}
    writer.write(PDF)


def _said(metadata: DocumentInformation | None, name: str) -> str:
    return str(metadata[name]) if metadata and name in metadata else ""


if __name__ == "__main__":
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        sys.exit("Chromium is needed.")
    write(program)
