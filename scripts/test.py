"""Run every check of the project: lint, format, types, layers, tests.

    python3 scripts/test.py               everything
    python3 scripts/test.py -- -k dates   what follows -- goes to pytest

Makes .venv with the test tools at the first run; needs nothing but Python 3.11 or newer. Goes on after a failure,
and ends with one line per step; the exit code is 1 when any step failed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is, before anything can check it
    sys.exit("itaxl needs Python 3.11 or newer; this is Python %s. Run it with a newer one." % sys.version.split()[0])  # noqa: UP031 - read by old Pythons

import os
import subprocess
import time
from collections.abc import Sequence
from typing import NamedTuple

from venv_setup import PROGRAMS, ROOT, environment, one_sentence, ready_python


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
        "pytest": [python, "-m", "pytest", "-n", "auto", *for_pytest],
    }
    steps = [_step(name, command) for name, command in commands.items()]
    print()
    for step in steps:
        print(f"{'passed' if step.passed else 'FAILED'}  {step.name:<12} {step.seconds:6.1f} s")
    print(steps[-1].last)
    return 0 if all(step.passed for step in steps) else 1


def _step(name: str, command: Sequence[str]) -> Step:
    """Run one step, showing what it writes as it comes."""
    print(f"\n== {name}", flush=True)
    started = time.monotonic()
    tail = b""
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as it:
        assert it.stdout is not None
        output = it.stdout.fileno()
        for piece in iter(lambda: os.read(output, 8192), b""):
            sys.stdout.buffer.write(piece)
            sys.stdout.flush()
            tail = (tail + piece)[-2000:]
    lines = tail.decode(errors="replace").strip().splitlines() or [""]
    return Step(name, it.returncode == 0, time.monotonic() - started, lines[-1])


def _for_pytest(words: Sequence[str]) -> Sequence[str]:
    if words and words[0] != "--":
        sys.exit(__doc__)
    return words[1:]


if __name__ == "__main__":
    with one_sentence():
        sys.exit(run(_for_pytest(sys.argv[1:])))
