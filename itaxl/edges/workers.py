"""Processes that read workbooks, so that a file which kills or stalls its reader harms nothing else.

One file: a fresh Python without site packages, capped, answering in JSON (`start_reading`). Many: a pool of long-lived
capped processes (`each_in_pool`). Both start by spawning, so they work alike on every system.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.machinery import PathFinder
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING, Final, TypeVar

from itaxl.edges.caps import cap_this_process
from itaxl.edges.limits import SETTING, Limits, limits
from itaxl.edges.unreadable import Unreadable, over, refused
from itaxl.grid import Grid

if TYPE_CHECKING:
    from pebble import ProcessPool

PACKAGES: Final = ("python_calamine", "openpyxl", "et_xmlfile", "defusedxml", "olefile")
"""What a reading process may import besides itaxl and the standard library."""

WORKER: Final = Path(__file__).with_name("worker.py")
TASKS_OF_ONE_PROCESS: Final = 500
NO_WINDOW: Final = 0x08000000
"""Windows' CREATE_NO_WINDOW: no black box flashes up beside Excel."""

Item = TypeVar("Item")
Result = TypeVar("Result")


class Pending:
    """A workbook that is being read by another process."""

    __slots__ = ("_caps", "_path", "_process")

    def __init__(self, path: Path, process: "subprocess.Popen[bytes] | None", caps: Limits) -> None:
        self._path, self._process, self._caps = path, process, caps

    def grid(self) -> Grid:
        """Wait for the workbook; raises Refused (F001) when it cannot be read or its reader did not live."""
        from itaxl.edges.answer import unpacked
        from itaxl.edges.pictures_file import with_named_pictures

        try:
            return with_named_pictures(unpacked(self._answer()), self._path.parent, self._caps)
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


def start_reading(path: Path) -> Pending:
    """Begin to read the workbook at `path` in a process of its own; costs this process a few milliseconds."""
    raised = os.environ.get(SETTING, "")
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
        return Pending(path, None, limits(raised))
    return Pending(path, process, limits(raised))


def _folders() -> list[str]:
    """The folders of itaxl and of the packages that read: all that a reading process needs to know of this one."""
    specs = (PathFinder.find_spec(package) for package in PACKAGES)
    found = [str(Path(spec.origin).parents[1]) for spec in specs if spec and spec.origin]
    return list(dict.fromkeys([str(Path(__file__).parents[2]), *found]))


def pool(jobs: int) -> "ProcessPool":
    """A pool of `jobs` capped processes, each replaced after some hundred tasks; close or stop it when done."""
    from multiprocessing import get_context

    from pebble import ProcessPool

    return ProcessPool(
        max_workers=jobs,
        max_tasks=TASKS_OF_ONE_PROCESS,
        initializer=cap_this_process,
        initargs=[dict(limits())],
        context=get_context("spawn"),
    )


def each_in_pool(
    function: Callable[[Item], Result], items: Iterable[Item], *, jobs: int
) -> Iterator[tuple[Item, Result | Unreadable]]:
    """`function` of every item, in order, by a `pool`; Unreadable where a process died or took too long.

    Function, items and results must be picklable. What the function itself raises is raised here.
    """
    from concurrent.futures import TimeoutError as TookTooLong

    from pebble import ProcessExpired

    queue, seconds = list(items), limits()["seconds"]
    with pool(jobs) as processes:
        try:
            results = processes.map(function, queue, timeout=seconds).result()
            for item in queue:
                try:
                    yield item, next(results)
                except TookTooLong:
                    yield item, over("seconds", seconds, seconds)
                except (ProcessExpired, MemoryError):
                    yield item, Unreadable("died")
        finally:
            processes.stop()  # type: ignore[no-untyped-call]
