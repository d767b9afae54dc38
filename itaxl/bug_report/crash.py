"""When itaxl itself fails: a log to send, without anything that was typed into a form.

A traceback's messages and variables can hold names and numbers of people, and a path can hold a user's name. The log
keeps versions, the command with its options (never their values or file names), the kinds of the errors and the lines
of code they passed. Notes on an error are kept: ours hold rule codes and cell addresses.
"""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Final

import itaxl
from itaxl.model.wording import Lang, Wording
from itaxl.settings import log_folder

SAYS_NO_VALUES: Final = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError)
"""Errors whose message names parts of the program only."""

DEPENDENCIES: Final = (
    "click",
    "openpyxl",
    "platformdirs",
    "python-calamine",
    "python-docx",
    "rich",
    "xlwings",
    "XlsxWriter",
)

OUR_FAULT = Wording(
    "itaxl ทำงานผิดพลาด เป็นความผิดของโปรแกรม ไม่ใช่ของท่าน และไฟล์ของท่านไม่ถูกแก้\n"
    "กรุณาส่งไฟล์นี้ให้ผู้ดูแลโปรแกรม (ในไฟล์ไม่มีข้อความจากแบบฟอร์ม): {log}",
    "itaxl failed. The fault is the program's, not yours, and your file was not changed.\n"
    "Please send this file to whoever maintains itaxl (it holds nothing from the form): {log}",
)
OUR_FAULT_NO_LOG = Wording(
    "itaxl ทำงานผิดพลาด เป็นความผิดของโปรแกรม ไม่ใช่ของท่าน และไฟล์ของท่านไม่ถูกแก้\n"
    "เขียนไฟล์บันทึกไม่ได้ กรุณาส่งบรรทัดนี้ให้ผู้ดูแลโปรแกรม: {summary}",
    "itaxl failed. The fault is the program's, not yours, and your file was not changed.\n"
    "No log could be written; please send this line to whoever maintains itaxl: {summary}",
)


def said_of(error: BaseException, words: Sequence[str], lang: Lang = "th") -> str:
    """Write the log of `error` and give the sentence for the person: whose fault it is and what to send."""
    log = write_log(error, words)
    said = OUR_FAULT if log else OUR_FAULT_NO_LOG
    return said.render(lang, {"log": log, "summary": summary(error)})


def _temporary_folder() -> Path:
    return Path(tempfile.gettempdir())


def write_log(error: BaseException, words: Sequence[str]) -> Path | None:
    """Write the log of `error`, raised while doing the command line `words`; None when no folder can be written."""
    text = "\n".join(log_lines(error, words)) + "\n"
    name = f"itaxl-crash-{datetime.now():%Y%m%d-%H%M%S-%f}-{os.getpid()}.log"
    for folder_of in (log_folder, _temporary_folder):
        try:
            folder = folder_of()
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / name
            path.write_text(text, encoding="utf-8")
        except (OSError, ImportError):  # the package that knows where logs go may be what is missing
            continue
        return path
    return None


def log_lines(error: BaseException, words: Sequence[str]) -> Iterator[str]:
    """What the log says."""
    yield f"itaxl {itaxl.__version__} · Python {platform.python_version()} · {platform.platform()}"
    yield "packages: " + ", ".join(f"{name} {_version(name)}" for name in DEPENDENCIES)
    yield f"encoding: {sys.getfilesystemencoding()} · command: {' '.join(_unrevealing(words))}"
    for raised in _chain(error):
        yield ""
        yield f"{type(raised).__module__}.{type(raised).__qualname__}{_message(raised)}"
        yield from (f"  note: {note}" for note in getattr(raised, "__notes__", ()))
        yield from _frames(raised)


def summary(error: BaseException) -> str:
    """The error's kind and the last line of code, for when no log can be written."""
    return " ".join([type(error).__name__, *[line.strip() for line in _frames(error)][-1:]])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _unrevealing(words: Sequence[str]) -> Iterator[str]:
    """The command and its options; a value or a file name becomes a dot."""
    for number, word in enumerate(words):
        known = word.isascii() and (word.startswith("-") or (number == 0 and word.isalpha()))
        yield word.partition("=")[0] if known else "·"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from, the first cause last."""
    seen: set[int] = set()
    raised: BaseException | None = error
    while raised is not None and id(raised) not in seen:
        seen.add(id(raised))
        yield raised
        raised = raised.__cause__ or (None if raised.__suppress_context__ else raised.__context__)


def _message(raised: BaseException) -> str:
    if isinstance(raised, OSError):
        return f" errno {raised.errno}"
    return f": {raised}" if isinstance(raised, SAYS_NO_VALUES) else ""


def _frames(raised: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(raised.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"


def _place(filename: str) -> str:
    """The file within its package, without the folders above it (they can hold a user's name)."""
    parts = PurePath(filename).parts
    for start in ("site-packages", "itaxl"):
        if start in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(start) - (start == "itaxl") :])
    return parts[-1] if parts else filename
