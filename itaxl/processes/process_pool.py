"""Many tasks done by capped processes and answered in order, whatever becomes of a process.

Tasks travel in chunks, because a way there and back costs half a millisecond; a chunk in which anything goes wrong is
done again task by task.
"""

import gc
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from itaxl.files.limits import Limits, limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes.resource_limits import cap_this_process
from itaxl.processes.working_time import MOST, ended_after, ended_late

if TYPE_CHECKING:
    from pebble import ProcessPool

LARGEST_CHUNK: Final = 5
CHUNKS_OF_ONE_PROCESS: Final = 800
AHEAD: Final = 10
"""Chunks under way for each process: a slow one must not leave the others idle."""
LARGEST_GROUP: Final = 32
TICK: Final = 0.2
"""Seconds between two looks at whether to stop."""
YOUNG: Final = 20_000
"""Objects that are new when the collector looks for cycles: a workbook leaves few."""
SLACK: Final = 30
"""Seconds without any answer, on top of the time a task may take, after which the processes are started anew.

Twice as many each time, for a machine may be busy with other things; where a task is being done, so many more as it
may take on such a machine.
"""

MOST_FAILURES: Final = 3
"""How often in a row the processes are started anew and none answers, before that is said."""

NO_PROCESSES = Wording(
    "เครื่องนี้เปิดโปรแกรมย่อยที่ใช้อ่านแบบฟอร์มไม่ได้ ปิดโปรแกรมอื่นแล้วสั่งใหม่",
    "This machine cannot start the processes that read forms; close other programs and try again.",
)

Item = TypeVar("Item")
Result = TypeVar("Result")
Answer: TypeAlias = Result | UnreadableFile | Exception


@dataclass(slots=True)
class _Chunk(Generic[Item]):
    items: Sequence[Item]
    future: "Future[Any]"
    deaths: int = 0


class Workforce(Generic[Item, Result]):
    """`jobs` long-lived processes that do `function` of items; close it when done.

    Function, items and results must be picklable. `warm` is called in each process before its first task.
    """

    def __init__(self, function: Callable[[Item], Result], *, jobs: int, warm: Callable[[], object]) -> None:
        self._function, self._jobs, self._warm = function, jobs, warm
        self._seconds = limits()["seconds"]
        self._failures = 0
        self._pool = self._started()

    def answers(
        self, items: Sequence[Item], stopping: Callable[[], bool]
    ) -> Iterator[list[tuple[Item, "Answer[Result]"]]]:
        """Groups of items with their answers, in order, as they come; ends early when `stopping`.

        An answer is Unreadable where a process died twice or took too long, an Exception where `function` failed.
        """
        rest, chunks = self._parted(items), deque[_Chunk[Item]]()
        idle = 0.0
        while not stopping():
            while len(chunks) < AHEAD * self._jobs and (part := next(rest, None)):
                chunks.append(self._begun(part))
            if not chunks:
                return
            group = list(self._finished(chunks))
            if group:
                idle, self._failures = 0.0, 0
                yield group
                continue
            wait([chunks[0].future], TICK)
            idle += TICK
            if idle > self._patience(chunks) and not chunks[0].future.done():
                self._restart(chunks)
                idle = 0.0

    def _patience(self, chunks: "deque[_Chunk[Item]]") -> float:
        """Seconds without an answer after which the processes are taken for lost."""
        at_work = any(chunk.future.running() for chunk in chunks)
        return SLACK + self._seconds * MOST if at_work else (SLACK + self._seconds) * 2**self._failures

    def _parted(self, items: Sequence[Item]) -> Iterator[Sequence[Item]]:
        """The items in chunks, small enough that no process has much more to do than another."""
        size = max(1, min(LARGEST_CHUNK, len(items) // (4 * self._jobs)))
        return (items[start : start + size] for start in range(0, len(items), size))

    def close(self) -> None:
        """End the processes at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _started(self) -> "ProcessPool":
        from multiprocessing import get_context

        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=CHUNKS_OF_ONE_PROCESS,
            initializer=_prepare,
            initargs=[dict(limits()), self._warm],
            context=get_context("spawn"),
        )

    def _begun(self, items: Sequence[Item], deaths: int = 0) -> _Chunk[Item]:
        with _deaf_to_interrupts():
            try:
                asked = [self._function, items, self._seconds]
                future: Future[Any] = self._pool.schedule(_each, args=asked, timeout=MOST * self._seconds)
            except RuntimeError as broken:
                future = Future()
                future.set_exception(BrokenProcessPool(str(broken)))
        return _Chunk(items, future, deaths)

    def _finished(self, chunks: "deque[_Chunk[Item]]") -> "Iterator[tuple[Item, Answer[Result]]]":
        """Take the chunks that are done from the front."""
        taken = 0
        while chunks and chunks[0].future.done() and taken < LARGEST_GROUP:
            answers = self._answers(chunks)
            if answers is None:
                return
            taken += len(answers)
            yield from zip(chunks.popleft().items, answers, strict=True)

    def _answers(self, chunks: "deque[_Chunk[Item]]") -> "Sequence[Answer[Result]] | None":
        """What became of the first chunk; None when it, or each of its tasks by itself, was begun again."""
        from pebble import ProcessExpired

        chunk = chunks[0]
        try:
            answers: Sequence[Answer[Result]] = chunk.future.result()
        except (BrokenProcessPool, CancelledError):
            self._restart(chunks)
            return None
        except Exception as failed:  # noqa: BLE001 - whoever asked says what to do about a task that failed
            if len(chunk.items) > 1:
                chunks.popleft()
                chunks.extendleft(self._begun([item]) for item in reversed(chunk.items))
                return None
            if isinstance(failed, TimeoutError) or (isinstance(failed, ProcessExpired) and ended_late(failed.exitcode)):
                return [over("seconds", self._seconds, self._seconds)]
            if not isinstance(failed, ProcessExpired | MemoryError):
                return [failed]
            if chunk.deaths:  # the first time the system may have chosen this process to end
                return [UnreadableFile("died")]
            chunks[0] = self._begun(chunk.items, deaths=1)
            return None
        return answers

    def _restart(self, chunks: "deque[_Chunk[Item]]") -> None:
        self._failures += 1
        self.close()
        if self._failures > MOST_FAILURES:
            raise Refused(NO_PROCESSES)
        self._pool = self._started()
        for place, chunk in enumerate(chunks):
            future = chunk.future
            if not future.done() or future.cancelled() or isinstance(future.exception(), BrokenProcessPool):
                chunks[place] = self._begun(chunk.items, chunk.deaths)


def _each(function: Callable[[Item], Result], items: Sequence[Item], seconds: float) -> list[Result]:
    """What `function` answers to each item; done in a process of the force, which ends when it takes longer."""
    with ended_after(seconds):
        return [function(item) for item in items]


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Threads and processes started here never see Ctrl-C, which a terminal sends to all: only their parent does."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(caps: Limits, warm: Callable[[], object]) -> None:
    """Make this process ready for tasks: capped, gone when its parent is gone, everything imported."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    warm()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)
    cap_this_process(caps)


def _end_with_parent() -> None:
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait as wait_for

    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(0)
