"""What a worker of a Dask cluster does with a chunk of items: hands them to a capped process of its own.

Dask does not part its tasks from each other: one that ends its process takes others with it. So a task here only
watches over a `Workforce` of one, which rests between tasks and is let go when nothing comes for a while.
"""

import threading
from collections.abc import Callable, Sequence
from multiprocessing import current_process
from multiprocessing.util import Finalize
from typing import Any, Final, TypeVar

from itaxl.processes.process_pool import Answer, Workforce

REST: Final = 60.0
"""Seconds that a process waits for another chunk: starting one costs a third of a second."""

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = tuple[Callable[[Any], object], Callable[[], object]]
"""What a process does with an item, and what it does before its first one."""

_LOCK: Final = threading.Lock()
_RESTING: Final[list[tuple[Work, Workforce[Any, Any], threading.Timer]]] = []


def answers_of(
    function: Callable[[Item], Result], warm: Callable[[], object], items: Sequence[Item]
) -> "list[Answer[Result]]":
    """What `function` answers to each item, as `Workforce.answers` gives it."""
    # A worker's process is marked as one that may have no children; ours end by themselves when it is gone.
    current_process()._config["daemon"] = False  # type: ignore[attr-defined]
    work = (function, warm)
    force = _taken(work) or Workforce(function, jobs=1, warm=warm)
    try:
        answers = [answer for group in force.answers(items, lambda: False) for _, answer in group]
    except BaseException:
        force.close()
        raise
    _rest(work, force)
    return answers


def _taken(work: Work) -> Workforce[Any, Any] | None:
    with _LOCK:
        for place, (its_work, force, timer) in enumerate(_RESTING):
            if its_work == work:
                timer.cancel()
                del _RESTING[place]
                return force
    return None


def _rest(work: Work, force: Workforce[Any, Any]) -> None:
    timer = threading.Timer(REST, _let_go, (force,))
    timer.daemon = True
    with _LOCK:
        _RESTING.append((work, force, timer))
    timer.start()


def _let_go(force: Workforce[Any, Any]) -> None:
    with _LOCK:
        kept = [resting for resting in _RESTING if resting[1] is not force]
        found = len(kept) < len(_RESTING)
        _RESTING[:] = kept
    if found:
        force.close()


def _let_all_go() -> None:
    for _, force, _ in tuple(_RESTING):
        _let_go(force)


# Done before a process waits for its children, which here wait for the end of their parent.
Finalize(None, _let_all_go, exitpriority=1)
