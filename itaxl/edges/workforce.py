"""Many tasks done by capped processes and answered in order, whatever becomes of a process."""

import gc
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from itaxl.edges.caps import cap_this_process
from itaxl.edges.limits import Limits, limits
from itaxl.edges.unreadable import Unreadable, over

if TYPE_CHECKING:
    from pebble import ProcessPool

TASKS_OF_ONE_PROCESS: Final = 1000
AHEAD: Final = 48
"""Tasks under way for each process: a slow one must not leave the others idle."""
LARGEST_GROUP: Final = 32
TICK: Final = 0.2
"""Seconds between two looks at whether to stop."""
SLACK: Final = 30
"""Seconds without any answer, on top of the time a task may take, after which the processes are started anew."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Answer: TypeAlias = Result | Unreadable | Exception


@dataclass(slots=True)
class _Task(Generic[Item]):
    item: Item
    future: "Future[Any]"
    deaths: int = 0


class Workforce(Generic[Item, Result]):
    """`jobs` long-lived processes that do `function` of items; close it when done.

    Function, items and results must be picklable. `warm` is called in each process before its first task.
    """

    def __init__(self, function: Callable[[Item], Result], *, jobs: int, warm: Callable[[], object]) -> None:
        self._function, self._jobs, self._warm = function, jobs, warm
        self._seconds = limits()["seconds"]
        self._pool = self._started()

    def answers(
        self, items: Iterable[Item], stopping: Callable[[], bool]
    ) -> Iterator[list[tuple[Item, "Answer[Result]"]]]:
        """Groups of items with their answers, in order, as they come; ends early when `stopping`.

        An answer is Unreadable where a process died twice or took too long, an Exception where `function` failed.
        """
        rest, tasks = iter(items), deque[_Task[Item]]()
        idle = 0.0
        while not stopping():
            while len(tasks) < AHEAD * self._jobs and (item := next(rest, None)) is not None:
                tasks.append(_Task(item, self._begun(item)))
            if not tasks:
                return
            group = list(self._finished(tasks))
            if group:
                idle = 0.0
                yield group
                continue
            wait([tasks[0].future], TICK)
            idle += TICK
            if idle > self._seconds + SLACK and not tasks[0].future.done():
                self._restart(tasks)
                idle = 0.0

    def close(self) -> None:
        """End the processes at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _started(self) -> "ProcessPool":
        from multiprocessing import get_context

        from pebble import ProcessPool

        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=TASKS_OF_ONE_PROCESS,
            initializer=_prepare,
            initargs=[dict(limits()), self._warm],
            context=get_context("spawn"),
        )

    def _begun(self, item: Item) -> "Future[Any]":
        with _deaf_to_interrupts():
            try:
                return self._pool.schedule(self._function, args=[item], timeout=self._seconds)
            except RuntimeError as broken:
                failed: Future[Any] = Future()
                failed.set_exception(BrokenProcessPool(str(broken)))
                return failed

    def _finished(self, tasks: "deque[_Task[Item]]") -> "Iterator[tuple[Item, Answer[Result]]]":
        """Take the tasks that are done from the front."""
        for _ in range(LARGEST_GROUP):
            if not tasks or not tasks[0].future.done():
                return
            answer = self._answer(tasks)
            if answer is None:
                return
            yield tasks.popleft().item, answer

    def _answer(self, tasks: "deque[_Task[Item]]") -> "Answer[Result] | None":
        """What became of the first task; None when it was begun again."""
        from pebble import ProcessExpired

        task = tasks[0]
        try:
            result: Result = task.future.result()
        except TimeoutError:
            return over("seconds", self._seconds, self._seconds)
        except (ProcessExpired, MemoryError):
            task.deaths += 1
            if task.deaths > 1:  # the first time the system may have chosen this process to end
                return Unreadable("died")
            task.future = self._begun(task.item)
            return None
        except (BrokenProcessPool, CancelledError):
            self._restart(tasks)
            return None
        except Exception as failed:  # noqa: BLE001 - whoever asked says what to do about a task that failed
            return failed
        return result

    def _restart(self, tasks: "deque[_Task[Item]]") -> None:
        self.close()
        self._pool = self._started()
        for task in tasks:
            if (
                not task.future.done()
                or task.future.cancelled()
                or isinstance(task.future.exception(), BrokenProcessPool)
            ):
                task.future = self._begun(task.item)


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
    cap_this_process(caps)


def _end_with_parent() -> None:
    import os
    from multiprocessing import parent_process
    from multiprocessing.connection import wait as wait_for

    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(0)
