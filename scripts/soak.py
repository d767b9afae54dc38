"""The long runs: thousands of mutants and every bad file through the whole of itaxl: ``python3 scripts/soak.py``.

Each input is read by a process of its own, checked, and made into documents where it can be; the bad files go through
the command line too. Says how the inputs ended, and exits 1 for a traceback, a hang, a changed input or a file left
over. ``--mutants 2000 --from 0`` choose the seeds, ``--seconds 600`` an end to them.
"""

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "support"))

SLOWEST = 30.0
"""Seconds within which every input must have ended."""

ENDS = (0, 1, 2)
"""Exit codes of ``itaxl check`` that are answers: clean, findings, refused."""


@dataclass
class Tally:
    """How the inputs ended, the slowest, and what went wrong."""

    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def print_out(self, title: str) -> None:
        """One line for the run, one for each thing that went wrong."""
        print(f"{title}: {sum(self.ends.values())} inputs, slowest {self.slowest:.1f} s, {len(self.wrong)} wrong")
        for end, number in self.ends.most_common():
            print(f"  {number:6} {end}")
        for line in self.wrong:
            print(f"  WRONG {line}")


def mutants(first: int, number: int, seconds: float) -> Tally:
    """Mutants of the sample form, each read in isolation, checked and made into documents."""
    mutant = import_module("mutants").mutant
    tally, began = Tally(), time.monotonic()
    for seed in range(first, first + number):
        if time.monotonic() - began > seconds:
            break
        _try(f"mutant {seed}", "form.xlsm", mutant(seed), tally)
    return tally


def bad_files() -> Tally:
    """The table of bad files and the list of odd ones, likewise."""
    tally = Tally()
    for what, name, content in _inputs():
        _try(what, name, content, tally)
    return tally


def at_the_command_line() -> Tally:
    """The same inputs through ``itaxl check``, each as a process."""
    tally = Tally()
    for what, name, content in _inputs():
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(content)
            began = time.monotonic()
            ran = subprocess.run(
                [sys.executable, "-m", "itaxl", "check", str(path)],
                capture_output=True,
                check=False,
                timeout=2 * SLOWEST,
            )
            _note(tally, what, f"exit {ran.returncode}", time.monotonic() - began)
            if ran.returncode not in ENDS or b"Traceback" in ran.stderr + ran.stdout:
                tally.wrong.append(f"{what}: exit {ran.returncode} {ran.stderr[-200:]!r}")
            _look_after(tally, what, path, content)
    return tally


def kills(number: int) -> Tally:
    """Batches killed at random moments; only on Linux, whose /proc tells a batch's workers."""
    tally = Tally()
    if Path("/proc/self/task").exists():
        tally.wrong += import_module("soak_kills").wrongs(number, seed=1)
        tally.ends["batch went on after kills"] = number
    return tally


def _inputs() -> Iterator[tuple[str, str, bytes]]:
    bad, odd = import_module("bad_files").bad_files(), import_module("odd_files").odd_files()
    yield from ((case.what, case.name, case.make()) for case in bad)
    yield from ((case.what, "form.xlsm", case.make()) for case in odd)


def _try(what: str, name: str, content: bytes, tally: Tally) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        began = time.monotonic()
        try:
            end = _end(path)
        except Exception as error:  # noqa: BLE001 - whatever comes up here is what we are looking for
            end = f"{type(error).__name__}"
            tally.wrong.append(f"{what}: {error!r}")
        _note(tally, what, end, time.monotonic() - began)
        _look_after(tally, what, path, content)


def _end(path: Path) -> str:
    from itaxl.app.check import inspect
    from itaxl.app.not_run import sentences
    from itaxl.app.papers import documents_of
    from itaxl.checking import BLOCKING
    from itaxl.edges.reader import read_grid
    from itaxl.refusal import Refused

    try:
        inspected = inspect(read_grid(path))
    except Refused as refusal:
        return f"refused: {refusal.sentence('en').partition('” ')[2]}"
    if any(finding.code in BLOCKING for finding in inspected.findings):
        return "read: not the form, or a part of it is missing"
    documents_of(inspected.submission, inspected.year)
    if failed := sentences(inspected.findings):
        raise RuntimeError(failed[0].en)
    return "read: documents made"


def _note(tally: Tally, what: str, end: str, seconds: float) -> None:
    tally.ends[end] += 1
    tally.slowest = max(tally.slowest, seconds)
    if seconds > SLOWEST:
        tally.wrong.append(f"{what}: took {seconds:.0f} s")


def _look_after(tally: Tally, what: str, path: Path, content: bytes) -> None:
    """The input must be as it was, and alone."""
    if sha256(path.read_bytes()).digest() != sha256(content).digest():
        tally.wrong.append(f"{what}: changed its input")
    if [each.name for each in path.parent.iterdir()] != [path.name]:
        tally.wrong.append(f"{what}: left files over")


def main(arguments: list[str]) -> int:
    """Run everything; 1 when anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--from", type=int, default=10_000, dest="first")
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--kills", type=int, default=20)
    chosen = parser.parse_args(arguments)
    tallies = {
        "bad and odd files": bad_files(),
        "bad and odd files at the command line": at_the_command_line(),
        "mutants": mutants(chosen.first, chosen.mutants, chosen.seconds),
        "kills of a batch": kills(chosen.kills),
    }
    for title, tally in tallies.items():
        tally.print_out(title)
    return int(any(tally.wrong for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
