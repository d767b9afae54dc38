"""Run every check of the project: lint, format, types, layers, tests.

    python3 scripts/test.py               everything
    python3 scripts/test.py --quick       without what opens other programs or takes long: for the minutes between
    python3 scripts/test.py -- -k dates   what follows -- goes to pytest

Makes .venv with the test tools at the first run; needs nothing but Python 3.11 or newer. Goes on after a failure,
and ends with one line per step; the exit code is 1 when any step failed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is, before anything can check it
    sys.exit("itaxl needs Python 3.11 or newer; this is Python %s. Run it with a newer one." % sys.version.split()[0])  # noqa: UP031 - read by old Pythons

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from venv_setup import PROGRAMS, ROOT, environment, one_sentence, ready_python

QUICK = ("-m", "not (libreoffice or gnumeric or open_xml_sdk or slow)")
SLOWEST = ("--durations", "15", "--durations-min", "2")
"""The slowest tests are named at the end, by the seconds that they took."""
WORKERS = (os.cpu_count() or 1) + 1
"""Processes that run tests: one more than processors, as some always wait for another program."""
MEMORY_DISK = Path("/dev/shm")
"""Where Linux keeps files in memory: tests make sure of thousands of files, which costs a disk more than the tests."""
MEMORY_DISK_LEAST = 4 * 2**30


class Step(NamedTuple):
    """How one step ended; `last` is the last line it wrote."""

    name: str
    passed: bool
    seconds: float
    last: str


def run(for_pytest: Sequence[str]) -> int:
    """Run all steps and give the exit code."""
    python = str(ready_python(["test"]))
    commands = {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "layers": [str(PROGRAMS / "lint-imports"), "--no-logo"],
        "pytest": [python, "-m", "pytest", "-n", str(WORKERS), "--dist", "worksteal", *SLOWEST, *for_pytest],
    }
    tests = commands.popitem()
    with ThreadPoolExecutor() as pool:
        steps = list(pool.map(_step, commands, commands.values()))
    steps.append(_step(*tests))
    print()
    for step in steps:
        print(f"{'passed' if step.passed else 'FAILED'}  {step.name:<12} {step.seconds:6.1f} s")
    print(steps[-1].last)
    return 0 if all(step.passed for step in steps) else 1


def _step(name: str, command: Sequence[str]) -> Step:
    """Run one step, showing what it writes: pytest's as it comes, that of steps that run together when they end."""
    started = time.monotonic()
    output = b"" if name == "pytest" else f"\n== {name}\n".encode()
    if name == "pytest":
        print(f"\n== {name}", flush=True)
    with subprocess.Popen(command, cwd=ROOT, env=_variables(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as it:
        assert it.stdout is not None
        for piece in iter(partial(os.read, it.stdout.fileno(), 8192), b""):
            output += piece
            if name == "pytest":
                _show(piece)
                output = output[-2000:]
    if name != "pytest":
        _show(output)
    lines = output.decode(errors="replace").strip().splitlines() or [""]
    return Step(name, it.returncode == 0, time.monotonic() - started, lines[-1])


def _variables() -> dict[str, str]:
    """The environment of a step, with temporary files in memory where there is room.

    Python keeps what it compiles, whatever the machine says: else each of hundreds of processes compiles itaxl anew.
    """
    variables = {name: value for name, value in environment().items() if name != "PYTHONDONTWRITEBYTECODE"}
    if MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free > MEMORY_DISK_LEAST:
        return {"TMPDIR": str(MEMORY_DISK), **variables}
    return variables


def _show(output: bytes) -> None:
    sys.stdout.buffer.write(output)
    sys.stdout.flush()


def _for_pytest(words: Sequence[str]) -> Sequence[str]:
    quick = list(words[:1]) == ["--quick"]
    rest = words[1:] if quick else words
    if rest and rest[0] != "--":
        sys.exit(__doc__)
    return [*(QUICK if quick else ()), *rest[1:]]


if __name__ == "__main__":
    with one_sentence():
        sys.exit(run(_for_pytest(sys.argv[1:])))
