"""LibreOffice as a converter: found, run with a profile of its own, and ended when it hangs."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from itaxl.pdf.word_pitch import like_word
from itaxl.processes.machine import windows_registry
from itaxl.processes.programs import of_windows, on_path

GUARD: Final = Path(__file__).with_name("office_guard.py")
START_SECONDS, DOCUMENT_SECONDS = 120, 15
"""The longest that starting may take on a slow disk, and each document."""

TAGGED: Final = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"SelectPdfVersion":{"type":"long","value":"17"}}'
)
"""PDF 1.7 with its headings and tables marked for screen readers."""

DOCX: Final = "docx:MS Word 2007 XML"

INSTALLED: Final = r"HKLM\SOFTWARE\LibreOffice\UNO\InstallPath"
"""Where LibreOffice tells Windows the folder of its programs."""

USUAL_PLACES: Final = (
    (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    )
    if os.name == "nt"
    else (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/opt/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    )
)


@cache
def program() -> Path | None:
    """LibreOffice's program, None where there is none."""
    found = on_path("soffice") or on_path("libreoffice")
    folder = windows_registry(INSTALLED)
    told = [rf"{folder}\soffice.com"] if folder else []
    places = [found] if found else [*told, *USUAL_PLACES]
    return next((Path(place) for place in places if Path(place).is_file()), None)


def to_pdf(soffice: Path, documents: Sequence[Path], folder: Path) -> None:
    """Convert `documents` into PDFs in `folder`, all in one run; a document that fails is simply not there.

    `folder` also gets the run's own profile, as another LibreOffice of the user may be open, and fonts that set lines
    as Word does. On Linux it is all that the run can write into, and it reaches no network; it is taken away when this
    process ends before it.
    """
    _convert(soffice, documents, folder, TAGGED)


def to_word(soffice: Path, document: Path, folder: Path) -> Path | None:
    """The document of another program made into a .docx in `folder`; None when LibreOffice cannot read it."""
    _convert(soffice, [document], folder, DOCX)
    made = folder / f"{document.stem}.docx"
    return made if made.is_file() else None


def to_words(soffice: Path, documents: Sequence[Path], folder: Path) -> None:
    """The same of several documents in one run; one that LibreOffice cannot read is simply not there."""
    _convert(soffice, documents, folder, DOCX)


def _convert(soffice: Path, documents: Sequence[Path], folder: Path, kind: str) -> None:
    words = [str(soffice), f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}"]
    words += ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]
    words += ["--convert-to", kind, "--outdir", str(folder), *map(str, documents)]
    seconds = START_SECONDS + DOCUMENT_SECONDS * len(documents)
    with subprocess.Popen(  # noqa: S603 - the words are ours
        words if os.name == "nt" else [sys.executable, "-I", "-S", str(GUARD), str(folder.absolute()), *words],
        stdin=subprocess.PIPE,  # it ends with this process, and then the guard ends LibreOffice
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **like_word(folder)},
    ) as run:
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(run)
        except BaseException:
            _end(run)
            raise


def _end(run: "subprocess.Popen[bytes]") -> None:
    """End the program with what it started: soffice is only a launcher."""
    if os.name == "nt":
        words = [of_windows("taskkill"), "/T", "/F", "/PID", str(run.pid)]
        subprocess.run(words, capture_output=True, check=False)  # noqa: S603 - a system program
        run.kill()
    else:
        run.communicate(b"end")
