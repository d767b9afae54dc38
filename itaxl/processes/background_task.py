"""One piece of work done by a process of its own meanwhile; done here when that fails."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from typing import TypeVar

from itaxl.files.read_errors import UnreadableFile
from itaxl.processes.process_pool import Answer, Workforce

Result = TypeVar("Result")


@contextmanager
def aside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin `work`, which must be picklable, in another process; what is given waits for its result."""
    with ThreadPoolExecutor(1, "itaxl-aside") as waiter:
        coming = waiter.submit(_elsewhere, work)

        def result() -> Result:
            answer = coming.result()
            return work() if isinstance(answer, UnreadableFile | Exception) else answer

        yield result


def _elsewhere(work: Callable[[], Result]) -> Answer[Result]:
    try:
        with closing(Workforce[Callable[[], Result], Result](_done, jobs=1, warm=_nothing)) as force:
            return next(answer for group in force.answers([work], lambda: False) for _, answer in group)
    except (OSError, RuntimeError) as failed:  # no process can be started
        return failed


def _done(work: Callable[[], Result]) -> Result:
    return work()


def _nothing() -> None:
    """A process that does one thing warms up by doing it."""
