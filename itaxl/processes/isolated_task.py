"""One function of one file, done by a process of its own: a file that kills, stalls or floods it harms nothing else.

A fresh Python without site packages, capped in memory and time; started by spawning, so it works alike on every
system. For many files, long-lived processes cost less: see `workforce`.
"""

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.machinery import PathFinder
from pathlib import Path
from threading import Event, Timer
from typing import Final, Generic, TypeVar, TypeVarTuple

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import UnreadableFile, over, refused
from itaxl.processes.task_answer import ProcessTask, unpacked
from itaxl.processes.working_time import SHORTEST, time_left

PACKAGES: Final = ("python_calamine", "openpyxl", "et_xmlfile", "defusedxml", "olefile", "PIL")
"""What the process may import besides itaxl and the standard library."""

WORKER: Final = Path(__file__).with_name("isolated_worker.py")
NO_WINDOW: Final = 0x08000000
"""Windows' CREATE_NO_WINDOW: no black box flashes up beside Excel."""

Asked = TypeVarTuple("Asked")
Result = TypeVar("Result")


def isolated(function: Callable[[Path, *Asked], Result], path: Path, *more: *Asked) -> Result:
    """What `function` answers to `path` and `more`, done by a capped process of its own.

    The function is known by its name in its module; what it is given and answers must be picklable data. Raises
    Refused when it does, and (F001) when its process died, took too long or too much memory at this file; TaskFailed
    when it failed.
    """
    return begun(function, path, *more).result()


def begun(function: Callable[[Path, *Asked], Result], path: Path, *more: *Asked) -> "Pending[Result]":
    """The same begun, to be waited for later; costs this process a few milliseconds."""
    caps = limits()
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(WORKER), os.pathsep.join(_folders())]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=NO_WINDOW if os.name == "nt" else 0,
        )
    except (OSError, ValueError):
        return Pending(path.name, b"", None, caps)
    task = ProcessTask(function.__module__, function.__qualname__, (path, *more), tuple(sys.argv))
    return Pending(path.name, pickle.dumps(task), process, caps)


class Pending(Generic[Result]):
    """A task that another process is at."""

    __slots__ = ("_began", "_caps", "_name", "_process", "_timer", "_too_late")

    def __init__(self, name: str, task: bytes, process: "subprocess.Popen[bytes] | None", caps: Limits) -> None:
        self._name, self._process, self._caps, self._too_late = name, process, caps, Event()
        self._began = time.monotonic()
        self._timer = Timer(0, self._end_late)
        if process and process.stdin:
            self._look_in(caps["seconds"])
            with suppress(OSError):  # a process that is gone already is found so when its answer is wanted
                process.stdin.write(task)
                process.stdin.close()

    def result(self) -> Result:
        """Wait for the answer; raises as `isolated` says."""
        try:
            answer: Result = unpacked(self._answer())
        except UnreadableFile as reason:
            raise refused(self._name, reason) from None
        except ValueError:
            raise refused(self._name, UnreadableFile("died")) from None
        return answer

    def stop(self) -> None:
        """End the task; nothing is left behind."""
        if self._process:
            self._process.kill()

    def _answer(self) -> bytes:
        if self._process is None:
            raise UnreadableFile("machine")
        most = self._caps["answer"]
        try:
            with self._process as process:
                assert process.stdout is not None
                answer = process.stdout.read(most + 1)
                if len(answer) > most:
                    self.stop()
        finally:
            self._timer.cancel()
        if self._too_late.is_set():
            raise over("seconds", self._caps["seconds"], self._caps["seconds"])
        if process.returncode:
            raise UnreadableFile("died")
        return answer

    def _look_in(self, seconds: float) -> None:
        """Look after so many seconds whether the time is up."""
        self._timer = Timer(seconds, self._end_late)
        self._timer.daemon = True
        self._timer.start()

    def _end_late(self) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        if left := time_left(self._process.pid, self._began, self._caps["seconds"]):
            self._look_in(max(left, SHORTEST))
            return
        self._too_late.set()
        self.stop()


def _folders() -> list[str]:
    """The folders of itaxl and of the packages that it reads and draws with: all that such a process needs."""
    specs = (PathFinder.find_spec(package) for package in PACKAGES)
    found = [str(Path(spec.origin).parents[1]) for spec in specs if spec and spec.origin]
    return list(dict.fromkeys([str(Path(__file__).parents[2]), *found]))
