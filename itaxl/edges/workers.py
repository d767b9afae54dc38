"""One workbook read by a process of its own, so that a file which kills or stalls its reader harms nothing else.

A fresh Python without site packages, capped, answering in JSON; started by spawning, so it works alike on every
system. For many workbooks, long-lived processes cost less: see `workforce`.
"""

import os
import subprocess
import sys
from importlib.machinery import PathFinder
from pathlib import Path
from threading import Event, Timer
from typing import Final

from itaxl.edges.limits import SETTING, Limits, limits
from itaxl.edges.unreadable import Unreadable, over, refused
from itaxl.grid import GridData

PACKAGES: Final = ("python_calamine", "openpyxl", "et_xmlfile", "defusedxml", "olefile")
"""What a reading process may import besides itaxl and the standard library."""

WORKER: Final = Path(__file__).with_name("worker.py")
NO_WINDOW: Final = 0x08000000
"""Windows' CREATE_NO_WINDOW: no black box flashes up beside Excel."""


class Pending:
    """A workbook that is being read by another process."""

    __slots__ = ("_caps", "_folder", "_path", "_process")

    def __init__(self, path: Path, folder: Path, process: "subprocess.Popen[bytes] | None", caps: Limits) -> None:
        self._path, self._folder, self._process, self._caps = path, folder, process, caps

    def grid(self) -> GridData:
        """Wait for the workbook; raises Refused (F001) when it cannot be read or its reader did not live."""
        from itaxl.edges.answer import unpacked
        from itaxl.edges.pictures_file import with_named_pictures

        try:
            return with_named_pictures(unpacked(self._answer()), self._folder, self._caps)
        except Unreadable as reason:
            raise refused(self._path.name, reason) from None
        except ValueError:
            raise refused(self._path.name, Unreadable("died")) from None

    def _answer(self) -> bytes:
        if self._process is None:
            raise Unreadable("machine")
        seconds, late = self._caps["seconds"], Event()
        timer = Timer(seconds, self._end_late, (late,))
        timer.start()
        try:
            with self._process as process:
                assert process.stdout is not None
                answer = process.stdout.read(self._caps["answer"] + 1)
                if len(answer) > self._caps["answer"]:
                    self.stop()
        finally:
            timer.cancel()
        if late.is_set():
            raise over("seconds", seconds, seconds)
        if process.returncode:
            raise Unreadable("died")
        return answer

    def _end_late(self, late: Event) -> None:
        late.set()
        self.stop()

    def stop(self) -> None:
        """End the reading; nothing is left behind."""
        if self._process:
            self._process.kill()


_BEGUN: Final[dict[Path, Pending]] = {}


def read_ahead(path: Path) -> None:
    """Begin to read a workbook that `reading_of` will be asked for: while a command is still being imported."""
    _BEGUN[path.absolute()] = start_reading(path)


def reading_of(path: Path, *, beside: Path | None = None) -> Pending:
    """The reading of the workbook at `path` that was begun ahead, once; else one that begins now."""
    begun = _BEGUN.pop(path.absolute(), None)
    return begun if begun and beside is None else start_reading(path, beside=beside)


def start_reading(path: Path, *, beside: Path | None = None) -> Pending:
    """Begin to read the workbook at `path` in a process of its own; costs this process a few milliseconds.

    Pictures that its fields name lie in the folder `beside`, else in the workbook's own.
    """
    raised, folder = os.environ.get(SETTING, ""), beside or path.parent
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(WORKER), os.pathsep.join(_folders()), raised, str(path)]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=NO_WINDOW if os.name == "nt" else 0,
        )
    except (OSError, ValueError):
        return Pending(path, folder, None, limits(raised))
    return Pending(path, folder, process, limits(raised))


def _folders() -> list[str]:
    """The folders of itaxl and of the packages that read: all that a reading process needs to know of this one."""
    specs = (PathFinder.find_spec(package) for package in PACKAGES)
    found = [str(Path(spec.origin).parents[1]) for spec in specs if spec and spec.origin]
    return list(dict.fromkeys([str(Path(__file__).parents[2]), *found]))
