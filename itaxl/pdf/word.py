"""Word as a converter, on Windows: a Word of our own beside the user's, without macros, closed whatever happens."""

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, Final, TypeVar

from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.machine import Machine

START_SECONDS, DOCUMENT_SECONDS = 90, 30
"""The longest that starting may take on a slow disk, and each document; then a box stands that nobody sees."""

WAITS: Final = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries while Word rejects calls."""

BUSY_CODES: Final = frozenset({-2147418111, -2147417846})
"""HRESULTs: call rejected by callee; server busy, retry later."""

USERS_OWN: Final = -2147467259
"""HRESULT "unspecified error", for a Word that turns out to be a person's."""

NO_ALERTS, NO_MACROS, NOT_SAVED = 0, 3, 0
"""wdAlertsNone, msoAutomationSecurityForceDisable, wdDoNotSaveChanges."""

AS_PDF: Final = (17, False, 0, 0, 1, 1, 0, True, False, 0, True)
"""After the path: wdExportFormatPDF, not opened, for print, the whole document (from, to), its content, with its
properties, without rights management and bookmarks, tagged. By place: a Word found late takes no names."""

NOT_STARTED = Wording(
    "Word ไม่ยอมเปิด จึงทำ PDF ไม่ได้ เปิด Word หนึ่งครั้ง ตอบสิ่งที่ถาม แล้วสั่งใหม่ หรือเปิดเอกสารใน Word แล้วบันทึกเป็น PDF",
    "Word does not start, so there is no PDF: open Word once, answer what it asks, and try again.",
)
BUSY = Wording(
    "Word ไม่ตอบ จึงทำ PDF ไม่ได้ ปิดกล่องข้อความที่ค้างอยู่ใน Word แล้วสั่งใหม่ หรือเปิดเอกสารใน Word แล้วบันทึกเป็น PDF",
    "Word does not answer, so there is no PDF: close the boxes that Word shows and try again.",
)

Answer = TypeVar("Answer")


def is_installed() -> bool:
    """Whether this Windows has a Word; never elsewhere."""
    return Machine().office("Word") is not None


def to_pdf(documents: Sequence[Path], folder: Path) -> None:
    """Convert `documents` into PDFs in `folder`; a document that Word refuses is simply not there.

    Raises Refused when Word does not start or does not answer.
    """
    troubles: list[Wording | Exception | None] = []

    def run() -> None:
        try:
            troubles.append(_in_apartment(documents, folder))
        except Exception as error:  # noqa: BLE001 - our own mistake, told by the caller's thread
            troubles.append(error)

    # A thread, so that a Word that waits in a box nobody sees does not keep Excel waiting with it.
    converting = Thread(target=run, daemon=True)
    converting.start()
    converting.join(START_SECONDS + DOCUMENT_SECONDS * len(documents))
    (trouble,) = troubles or (BUSY,)
    if isinstance(trouble, Exception):
        raise trouble
    if trouble:
        raise Refused(trouble)


def _in_apartment(documents: Sequence[Path], folder: Path) -> Wording | None:
    import pythoncom

    pythoncom.CoInitialize()
    try:
        # All that belongs to Word is let go inside this call: it must not outlive the apartment.
        return _trouble_with(documents, folder)
    finally:
        pythoncom.CoUninitialize()


def _trouble_with(documents: Sequence[Path], folder: Path) -> Wording | None:
    """Convert all; what kept Word from it, None when it took each document in hand."""
    from pythoncom import com_error

    try:
        with _own_word() as word:
            for document in documents:
                _convert(word, document, folder / f"{document.stem}.pdf")
    except com_error as error:
        return BUSY if error.args[0] in BUSY_CODES else NOT_STARTED
    return None


@contextlib.contextmanager
def _own_word() -> Iterator[Any]:
    """A Word that nobody sees; DispatchEx starts a new one, and one that a person uses is never touched."""
    from pythoncom import com_error
    from win32com.client import DispatchEx

    word = DispatchEx("Word.Application")
    if _patiently(lambda: word.UserControl):
        raise com_error(USERS_OWN, "Word belongs to the user", None, None)
    try:
        word.DisplayAlerts, word.AutomationSecurity = NO_ALERTS, NO_MACROS
        yield word
    finally:
        with contextlib.suppress(com_error):
            word.Quit(NOT_SAVED)


def _convert(word: Any, document: Path, pdf: Path) -> None:
    """Convert one document; only a Word that is busy is worth raising for, the others may fare better."""
    from pythoncom import com_error

    try:
        # Path, no question about its format, read-only, not into the user's list of recent files.
        opened = _patiently(lambda: word.Documents.Open(str(document), False, True, False))
        try:
            _patiently(lambda: opened.ExportAsFixedFormat(str(pdf), *AS_PDF))
        finally:
            with contextlib.suppress(com_error):
                opened.Close(NOT_SAVED)
    except com_error as error:
        if error.args[0] in BUSY_CODES:
            raise


def _patiently(ask: Callable[[], Answer]) -> Answer:
    """Ask Word again for a while when it rejects the call: it may still be busy with itself."""
    from pythoncom import com_error

    for wait in WAITS:
        try:
            return ask()
        except com_error as error:
            if error.args[0] not in BUSY_CODES:
                raise
        time.sleep(wait)
    return ask()
