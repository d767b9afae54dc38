"""A task is too late by the time in which it had its turn, not by that of a machine busy with other things."""

import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from itaxl.processes import working_time
from itaxl.processes.working_time import HAS_TIMERS, ended_after, ended_late, time_left

needs_timers = pytest.mark.skipif(not HAS_TIMERS, reason="this system has no timers of a process")
needs_schedstat = pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="this system does not tell")


def sleep() -> None:
    time.sleep(60)


def count() -> None:
    while True:
        pass


def match() -> None:
    """Work in C, which no handler of Python can interrupt."""
    re.match(r"(a|a)*b", "a" * 60)


def nap() -> None:
    for _ in range(600):
        time.sleep(0.1)


def within(seconds: float, work: Callable[[], None]) -> None:
    with ended_after(seconds):
        work()


@needs_timers
@pytest.mark.parametrize("work", [sleep, count, match, nap])
def test_whatever_a_task_does_it_is_ended(work: Callable[[], None]) -> None:
    process = multiprocessing.get_context("spawn").Process(target=within, args=(0.5, work))
    process.start()
    process.join(50)
    assert ended_late(process.exitcode)


@needs_timers
def test_what_ends_in_time_leaves_no_timer() -> None:
    import signal

    before = signal.getsignal(signal.SIGALRM)
    with ended_after(30):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL)[0] == signal.getitimer(signal.ITIMER_PROF)[0] == 0
    assert signal.getsignal(signal.SIGALRM) is before


BUSY = "import os, time; os.sched_setaffinity(0, {%d}); until = time.time() + 30\nwhile time.time() < until: pass"


@needs_schedstat
def test_a_process_that_waits_for_its_turn_has_its_time_left() -> None:
    core = min(os.sched_getaffinity(0))
    words = [sys.executable, "-c", BUSY % core]
    slow = subprocess.Popen(["nice", "-n", "19", *words])
    others = [subprocess.Popen(words) for _ in range(3)]
    try:
        began = time.monotonic()
        time.sleep(3)
        assert time_left(slow.pid, began, 2) > 0
        assert time_left(slow.pid, began - 37, 2) == 0, "but not for ever"
        assert min(time_left(each.pid, began - 3, 2) for each in others) == 0
    finally:
        for each in (slow, *others):
            each.kill()
            each.wait()


@pytest.mark.parametrize(("slowness", "left"), [(1.0, 0), (3.0, 4)])
def test_where_the_system_does_not_tell_a_measure_says_how_busy_it_is(
    slowness: float, left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_time, "waited_for_turn", lambda process: None)
    monkeypatch.setattr(working_time, "_slowness", lambda: slowness)
    assert time_left(1, time.monotonic() - 5, 3) == pytest.approx(left, abs=0.5)
