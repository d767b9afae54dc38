"""The long runs: every bad file, thousands of mutants, every failing call, kills: ``.venv/bin/python scripts/soak``.

Each input is read by a process of its own, checked, and made into documents where it can be; the files of the table
go through the command line too. Documents are made again and again, each time with another call of the system
failing, cut short, or being the last. Says how all ended, and exits 1 for a traceback, a hang, a process over 1 GiB, a
changed input, a file left over or lost, and when fewer than ``--least`` mutants could be run in time.
``--mutants 2000 --from 0`` choose the seeds, ``--seconds 600`` an end to them.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SUPPORT = ROOT / "tests" / "support"
FAILING = ROOT / "tests" / "files"
FAILING_BATCH = ROOT / "tests" / "batch" / "failing_batch.py"
sys.path.insert(0, str(SUPPORT))

MOST_ENDS = 12
"""Ends that are told of a run, the most frequent."""

AHEAD = 64
"""Inputs that are under way or wait for a process: few, so that an end in time is possible."""


def inputs(way: str, numbers: Iterable[int], seconds: float = float("inf")) -> Any:
    """A tally of inputs done by as many processes as there are cores, as far as there is time."""
    soak = import_module("soak_inputs")
    whole, rest, until = soak.Tally(), iter(numbers), time.monotonic() + seconds
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        while time.monotonic() < until:
            group = [pool.submit(soak.tried, way, number) for _, number in zip(range(AHEAD), rest, strict=False)]
            if not group:
                break
            for done in as_completed(group):
                whole.add(done.result())
    return whole


def injected(script: Path, *words: str) -> Any:
    """What a script meets while each call of the system in turn fails; only on Linux, with a C compiler."""
    tally = import_module("soak_inputs").Tally()
    compiler = shutil.which("cc")
    if sys.platform != "linux":
        return tally
    if not compiler:
        tally.wrong.append("no C compiler, so no call could be made to fail")
        return tally
    with TemporaryDirectory() as folder:
        library = Path(folder, "failing_calls.so")
        made = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(FAILING / "failing_calls.c"), "-ldl"]
        subprocess.run(made, check=True)
        ran = subprocess.run(
            [sys.executable, str(script), folder, *words],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LD_PRELOAD": str(library)},
        )
    if ran.returncode:
        tally.wrong.append(ran.stderr[-600:])
    else:
        tally.ends["failing calls met, nothing lost"] = int(ran.stdout)
    return tally


def apart(module: str, number: int, done: str) -> Any:
    """What another long run found wrong; only on Linux, whose /proc tells the processes that were started."""
    tally = import_module("soak_inputs").Tally()
    if number and Path("/proc/self/task").exists():
        tally.wrong += import_module(module).wrongs(number, seed=1)
        tally.ends[done] = number
    return tally


def print_out(title: str, tally: Any, seconds: float) -> None:
    """One line for the run, one for each end and for each thing that went wrong."""
    memory = f", largest process {tally.largest} MiB" if tally.largest else ""
    slowest = f", slowest {tally.slowest:.1f} s" if tally.slowest else ""
    print(f"{title}: {sum(tally.ends.values())} in {seconds:.0f} s{slowest}{memory}, {len(tally.wrong)} wrong")
    for end, number in tally.ends.most_common(MOST_ENDS):
        print(f"  {number:6} {end}")
    for line in tally.wrong:
        print(f"  WRONG {line}", flush=True)


def main(arguments: list[str]) -> int:
    """Run everything; 1 when anything went wrong or too little could be run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=2000)
    parser.add_argument("--least", type=int, help="how many of them must have been run (default: all)")
    parser.add_argument("--from", type=int, default=10_000, dest="first")
    parser.add_argument("--seconds", type=float, default=1200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--signals", type=int, default=20)
    parser.add_argument("--states", type=int, default=20)
    parser.add_argument("--every", type=int, default=7, help="one in so many failing calls of a batch is met")
    chosen = parser.parse_args(arguments)
    soak = import_module("soak_inputs")
    files, seeds = range(len(soak.table())), range(chosen.first, chosen.first + chosen.mutants)
    runs: dict[str, Callable[[], Any]] = {
        "bad, odd and foreign files": lambda: inputs(soak.IN_ISOLATION, files),
        "the same at the command line": lambda: inputs(soak.AT_THE_COMMAND_LINE, files),
        "failing calls": lambda: injected(FAILING / "failing_make.py"),
        "failing calls of a batch": lambda: injected(FAILING_BATCH, f"every={chosen.every}"),
        "kills of a batch": lambda: apart("kills", chosen.kills, "batch went on after kills"),
        "signals while PDFs are made": lambda: apart("signals", chosen.signals, "nothing lost or left after signals"),
        "mutants of a batch's outputs": lambda: apart("state", chosen.states, "an answer or one sentence"),
        "mutants": lambda: inputs(soak.MUTANT, seeds, chosen.seconds),
    }
    least = {"mutants": chosen.mutants if chosen.least is None else chosen.least}
    done = wrong = 0
    for title, run in runs.items():
        began = time.monotonic()
        tally = run()
        ran = sum(tally.ends.values())
        if ran < least.get(title, 0):
            tally.wrong.append(f"only {ran} could be run in time, {least[title]} are wanted")
        print_out(title, tally, time.monotonic() - began)
        done, wrong = done + ran, wrong + len(tally.wrong)
    print(f"soak: {done} runs, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
