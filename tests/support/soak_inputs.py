"""One input through the whole of itaxl, and what became of it; for the long runs of ``scripts/soak``."""

import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bad_files import bad_files
from foreign_files import foreign_files
from mutants import mutant
from odd_files import odd_files

SLOWEST = 30.0
"""Seconds within which every input must have ended."""

LARGEST = 1024
"""MiB that no process of itaxl may pass."""

ENDS = (0, 1, 2)
"""Exit codes of ``itaxl check`` that are answers: clean, findings, refused."""

IN_ISOLATION, AT_THE_COMMAND_LINE, MUTANT = "in isolation", "at the command line", "mutant"


@dataclass
class Tally:
    """How inputs ended, the slowest in seconds, the largest process in MiB, and what went wrong."""

    ends: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    largest: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count what another tally counted."""
        self.ends += other.ends
        self.slowest, self.largest = max(self.slowest, other.slowest), max(self.largest, other.largest)
        self.wrong += other.wrong


@cache
def table() -> list[tuple[str, str, object]]:
    """Every bad, odd and foreign file: what it is, its name, and how it is made."""
    bad = [(case.what, case.name, case.make) for case in bad_files()]
    odd = [(case.what, "form.xlsm", case.make) for case in odd_files()]
    return [*bad, *odd, *((case.what, "budget.xlsx", case.make) for case in foreign_files())]


def tried(way: str, number: int) -> Tally:
    """What became of one input: the mutant of this number, or the entry of the table."""
    what, name, content = f"mutant {number}", "form.xlsm", b""
    if way == MUTANT:
        content = mutant(number)
    else:
        what, name, make = table()[number]
        content = make()  # type: ignore[operator]
    tally = Tally()
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        began = time.monotonic()
        try:
            end = _at_the_command_line(path) if way == AT_THE_COMMAND_LINE else _in_isolation(path)
        except Exception as error:  # noqa: BLE001 - whatever comes up here is what we are looking for
            end = type(error).__name__
            tally.wrong.append(f"{what}: {error!r}")
        tally.slowest = time.monotonic() - began
        tally.ends[end] += 1
        _look_after(tally, what, path, content)
    return tally


def _in_isolation(path: Path) -> str:
    """Read by a process of its own, checked, and made into documents where it can be."""
    from itaxl.app.document_files import documents_of
    from itaxl.app.inspection import inspect
    from itaxl.app.rule_failures import sentences
    from itaxl.model.refusal import Refused
    from itaxl.rules import BLOCKING
    from itaxl.workbook.reader import read_grid

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


def _at_the_command_line(path: Path) -> str:
    """Through ``itaxl check``, as a process."""
    ran = subprocess.run(
        [sys.executable, "-m", "itaxl", "check", str(path)], capture_output=True, check=False, timeout=2 * SLOWEST
    )
    if ran.returncode not in ENDS or b"Traceback" in ran.stderr + ran.stdout:
        raise RuntimeError(f"exit {ran.returncode} {ran.stderr[-200:]!r}")
    return f"exit {ran.returncode}"


def _look_after(tally: Tally, what: str, path: Path, content: bytes) -> None:
    """Time and memory must be within the promise; the input must be as it was, and alone."""
    tally.largest = _largest_child()
    if tally.slowest > SLOWEST:
        tally.wrong.append(f"{what}: took {tally.slowest:.0f} s")
    if tally.largest > LARGEST:
        tally.wrong.append(f"{what}: took {tally.largest} MiB")
    if sha256(path.read_bytes()).digest() != sha256(content).digest():
        tally.wrong.append(f"{what}: changed its input")
    if [each.name for each in path.parent.iterdir()] != [path.name]:
        tally.wrong.append(f"{what}: left files over")


def _largest_child() -> int:
    """MiB of the largest process that this one has waited for, where the system tells."""
    if os.name == "nt":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
