"""Puts itaxl in its place on a clerk's Windows, tests it, and takes it away again. Run by the Python that is installed.

    python -X utf8 -m itaxl_setup selftest                      does the program work on this machine?
    python -X utf8 -m itaxl_setup place [--trust] [--bare]      the form, shortcuts, registry; after the program's files
    python -X utf8 -m itaxl_setup unpack [--trust] [--bare] [--quiet]   the zip's install.bat: all of it
    python -X utf8 -m itaxl_setup remove [--quiet]              all but the program's files and what is the clerk's

--trust lets Excel run the macros of forms in the clerk's itaxl folder without asking; --bare makes no shortcuts.
What the clerk wrote is never replaced and never removed: `placed.json` holds the hash of every file that was put into
the clerk's folder, and only a file that still has it is ours.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final

PROGRAM: Final = Path(os.environ.get("LOCALAPPDATA", ""), "Programs", "itaxl")
"""Where the form's macros look for Python; see workbook/src/itaxl_machine.bas."""

HOME: Final = Path.home() / "itaxl"
INBOX: Final = HOME / "รับแบบฟอร์ม"
HERE: Final = Path(__file__).resolve().parent
FORM: Final = HERE / "Lib" / "site-packages" / "itaxl" / "Template.xlsm"
MANUAL: Final = HERE / "คู่มือ-itaxl.pdf"
LOG: Final = Path(tempfile.gettempdir(), "itaxl-setup.log")
LOGS: Final = Path(os.environ.get("LOCALAPPDATA", ""), "itaxl", "Logs")
"""Where itaxl.settings.log_folder() writes."""

COMMAND: Final = '@"%~dp0python\\python.exe" -X utf8 -m itaxl %*\r\n'
UNINSTALL: Final = (
    '@"%~dp0python\\python.exe" -X utf8 -m itaxl_setup remove %*\r\n'
    "@if errorlevel 1 exit /b 1\r\n"
    '@cd /d "%TEMP%"\r\n'
    '@rmdir /s /q "%~dp0python" & del "%~dp0itaxl.cmd" & del "%~f0" & rmdir "%~dp0." & exit /b 0\r\n'
)
"""Its last line deletes the file itself, so it must be one: cmd reads a line before it does it."""

NEEDED: Final = "import itaxl.ribbon, xlwings.utils, win32com.client, pythoncom, lxml.etree, PIL._imaging, tzdata"
"""What the form's buttons import beyond what the three commands of the test use."""

FORM_SHORTCUT, INBOX_SHORTCUT = "แบบฟอร์ม ITA", "โฟลเดอร์รับแบบฟอร์ม ITA"
DONE: Final = "ติดตั้ง itaxl เรียบร้อยแล้ว\nเปิดแบบฟอร์มได้จากไอคอน “แบบฟอร์ม ITA” บนเดสก์ท็อป"
FAILED: Final = "ติดตั้งไม่สำเร็จ ของเดิมในเครื่องไม่ถูกแก้\nกรุณาส่งไฟล์นี้ให้ผู้ดูแลโปรแกรม: {log}"
IN_USE: Final = "ติดตั้งไม่ได้ เพราะ itaxl กำลังทำงานอยู่\nปิด Excel ทุกหน้าต่าง แล้วติดตั้งอีกครั้ง"
REALLY: Final = "ถอนการติดตั้ง itaxl หรือไม่\nแบบฟอร์มและเอกสารที่ท่านทำไว้จะยังอยู่ครบ"
TRIES: Final = 10
NO_WINDOW: Final = 0x08000000
"""Windows' CREATE_NO_WINDOW."""


def selftest() -> int:
    """Fill, check and make a form in a temporary folder; 0 when all went well, and what was said is in `LOG`."""
    with tempfile.TemporaryDirectory() as name, LOG.open("wb") as log:
        form, papers, usual = Path(name, "ทดสอบ ระบบ.xlsm"), Path(name, "ผลงาน"), Path(name, "itaxl.toml")
        usual.touch()
        os.environ["ITAXL_SETTINGS"] = str(usual)  # a mistake in the office's own settings is no fault of the program
        good = _ran(log.fileno(), ["-c", NEEDED], (0,))
        for words in (["new", str(form), "--sample"], ["check", str(form)], ["make", str(form), "-o", str(papers)]):
            good = good and _ran(log.fileno(), ["-m", "itaxl", *words], (0, 1))
        return 0 if good and len(list(papers.glob("*.docx"))) == 2 else 1


def place(options: Sequence[str]) -> int:
    """Put the form, the manual and the officer's folder where the clerk finds them, and tell Windows of itaxl."""
    windows = _windows()
    INBOX.mkdir(parents=True, exist_ok=True)
    _remember({path: _hash(path) for path in map(put, (FORM, MANUAL))})
    (PROGRAM / "itaxl.cmd").write_bytes(COMMAND.encode("ascii"))
    windows.add_to_path(PROGRAM)
    windows.trust(HOME if "--trust" in options else None)
    windows.announce(PROGRAM, _uninstaller(), _version())
    if "--bare" not in options:
        windows.shortcut(FORM_SHORTCUT, HOME / FORM.name)
        windows.shortcut(INBOX_SHORTCUT, INBOX)
    return 0


def put(source: Path) -> Path:
    """Copy `source` into the clerk's folder, under a further name when the clerk has a file there; the copy's path.

    A file that is open in Excel counts as the clerk's.
    """
    ours, new = _placed(), source.read_bytes()
    for target in _names(HOME / source.name):
        if not target.exists():
            target.write_bytes(new)
            return target
        with suppress(PermissionError):
            if _hash(target) in (ours.get(str(target)), sha256(new).hexdigest()):
                target.write_bytes(new)
                return target
    raise AssertionError("names are endless")


def remove(options: Sequence[str]) -> int:
    """Take away all that `place` made; the program's own files are for the caller, who runs on."""
    windows = _windows()
    if "--quiet" not in options and not windows.asked(REALLY):
        return 1
    windows.forget(PROGRAM, (FORM_SHORTCUT, INBOX_SHORTCUT))
    remove_placed()
    for log in (LOG, *LOGS.glob("itaxl-crash-*.log")):
        log.unlink(missing_ok=True)
    for folder in (INBOX, HOME, LOGS, LOGS.parent):
        with suppress(OSError):  # the clerk has files there
            folder.rmdir()
    return 0


def remove_placed() -> None:
    """Delete the files of `place` that nobody changed since."""
    for name, digest in _placed().items():
        path = Path(name)
        with suppress(OSError):  # gone, or open: then it stays
            if _hash(path) == digest:
                path.unlink()
    (PROGRAM / "placed.json").unlink(missing_ok=True)


def unpack(options: Sequence[str]) -> int:
    """Install from the unpacked zip: copy, test the copy, put it in the old one's place, then `place`."""
    windows = _windows()
    said = _unpacked([word for word in options if word != "--quiet"])
    if "--quiet" not in options:
        windows.tell(said)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"\n{said}\n")
    return 0 if said == DONE else 1


def _unpacked(options: Sequence[str]) -> str:
    new, now, old = PROGRAM / "new", PROGRAM / "python", PROGRAM / "old"
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE, new / "python")
    if _setup(new / "python", "selftest"):
        shutil.rmtree(new, ignore_errors=True)
        return FAILED.format(log=LOG)
    if now.exists() and not _renamed(now, old):
        shutil.rmtree(new, ignore_errors=True)
        return IN_USE
    if not _renamed(new / "python", now):
        _renamed(old, now)
        return FAILED.format(log=LOG)
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    return FAILED.format(log=LOG) if _setup(now, "place", *options) else DONE


def _setup(python: Path, *words: str) -> int:
    command = [str(python / "python.exe"), "-X", "utf8", "-m", "itaxl_setup", *words]
    return subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode


def _renamed(source: Path, target: Path) -> bool:
    """Rename a folder; a virus scanner may hold it for a moment."""
    for _ in range(TRIES):
        try:
            source.rename(target)
        except OSError:
            time.sleep(0.5)
        else:
            return True
    return False


def _ran(log: int, words: Sequence[str], good: Sequence[int]) -> bool:
    command = [sys.executable, "-X", "utf8", "-B", *words]
    window = NO_WINDOW if os.name == "nt" else 0
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False, creationflags=window)
    return done.returncode in good


def _uninstaller() -> Path:
    """The installer's uninstall.exe, else one that does with what Windows has."""
    installed, own = PROGRAM / "uninstall.exe", PROGRAM / "uninstall.cmd"
    if installed.exists():
        own.unlink(missing_ok=True)
        return installed
    own.write_bytes(UNINSTALL.encode("ascii"))
    return own


def _windows() -> Any:
    """What Windows itself is told; only there can it be imported."""
    return import_module("itaxl_windows")


def _version() -> str:
    import itaxl

    return itaxl.__version__


def _placed() -> dict[str, str]:
    try:
        placed = json.loads((PROGRAM / "placed.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return placed if isinstance(placed, dict) else {}


def _remember(placed: dict[Path, str]) -> None:
    everything = {**_placed(), **{str(path): digest for path, digest in placed.items()}}
    (PROGRAM / "placed.json").write_text(json.dumps(everything, ensure_ascii=False, indent=1), encoding="utf-8")


def _names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def main(words: Sequence[str]) -> int:
    """Do what is asked; the exit code."""
    actions = {"selftest": lambda _: selftest(), "place": place, "unpack": unpack, "remove": remove}
    if not words or words[0] not in actions:
        print(__doc__)
        return 2
    try:
        return actions[words[0]](words[1:])
    except Exception:  # noqa: BLE001 - whoever started this says so in Thai, and names the log
        with LOG.open("a", encoding="utf-8") as log:
            log.write(traceback.format_exc())
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
