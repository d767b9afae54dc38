"""How long a task has had its turn: a machine that is busy with other things makes it slow, never too late.

Source: Linux, Documentation/scheduler/sched-stats.rst (schedstat); POSIX, setitimer (ITIMER_PROF, ITIMER_REAL).
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final

HAS_TIMERS: Final = hasattr(signal, "setitimer")
MOST: Final = 20 if HAS_TIMERS else 4
"""How many times its seconds a task may take by the clock on the wall, whatever it waits for."""
SHORTEST: Final = 0.05
_NANOSECOND: Final = 1e-9
_BURST: Final = 0.05
"""Seconds of work by which it is measured how busy a machine is that does not tell."""


def time_left(process: int, began: float, seconds: float, before: float = 0) -> float:
    """Seconds that the task of a process may still take, which `began` then by time.monotonic(); 0 when it is over.

    What counts is the time in which the process worked or slept, not that in which it waited for a processor; `before`
    it had waited so long.
    """
    wall = time.monotonic() - began
    if wall >= MOST * seconds:
        return 0
    waited = waited_for_turn(process)
    left = seconds * _slowness() - wall if waited is None else seconds - (wall - (waited - before))
    return max(0, left)


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """End this process by SIGPROF when what is done within takes longer; nothing where the system has no such timers.

    Work in C is ended too. Time in which the process waits for a processor does not count.
    """
    if not HAS_TIMERS or threading.current_thread() is not threading.main_thread():
        yield
        return
    seconds, began, before = max(seconds, SHORTEST), time.monotonic(), waited_for_turn(os.getpid()) or 0

    def look(_number: int, _frame: FrameType | None) -> None:
        left = time_left(os.getpid(), began, seconds, before)
        if not left:
            os.kill(os.getpid(), signal.SIGPROF)
        signal.setitimer(signal.ITIMER_REAL, max(left, SHORTEST))

    alarm = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGALRM, alarm)


def ended_late(exit_code: int | None) -> bool:
    """Whether a process ended as `ended_after` ends it."""
    return HAS_TIMERS and exit_code == -signal.SIGPROF


def waited_for_turn(process: int) -> float | None:
    """Seconds that the process could have worked and no processor was free; None where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[1]) * _NANOSECOND
    return None


def _slowness() -> float:
    """How many times as long as on a free machine work takes just now; at least 1."""
    wall, worked = time.perf_counter(), time.thread_time()
    while time.thread_time() - worked < _BURST:
        pass
    return max(1.0, (time.perf_counter() - wall) / _BURST)
