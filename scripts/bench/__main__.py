"""Measure itaxl: its commands from a cold start, and each stage of the work over many distinct workbooks.

    python scripts/bench            print the tables
    python scripts/bench --write    also put them into docs/performance.md, with the machine and the date
    python scripts/bench --peers    compare with other libraries too, which are installed into a passing environment
    python scripts/bench --pdf 40   convert the documents of as many workbooks into PDF too

Needs Linux or a Mac (``os.wait4``) and itaxl installed (.venv of scripts/demo.py will do). Other load disturbs it.
"""

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from forms import FEWEST_MEASURES, MOST_MEASURES, content_of, written

from itaxl import __version__
from itaxl.app.document_files import build, unedited
from itaxl.app.inspection import year_of
from itaxl.checking import check
from itaxl.docx.docx_file import Properties, docx_bytes
from itaxl.files.whole_file import write_beside
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.workbook.reader import read_grid_here
from itaxl.years.catalogue import FiscalYear, fiscal_year, known_years

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- measured by scripts/bench -->", "<!-- end of the measured part -->"
MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024
"""Units of ``ru_maxrss`` in a megabyte."""

PROPERTIES = Properties("0" * 64, 1, "0" * 16, __version__)


class Cost(NamedTuple):
    """What one run took: seconds of the clock, seconds of processors, peak megabytes."""

    wall: float
    cpu: float
    peak: float


LAUNCHER = """
import os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen([sys.executable, "-m", "itaxl", *sys.argv[1:]], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(process.pid, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Run by a Python without anything in it: a process counts the memory of the one that started it as its own."""


def run(words: list[str]) -> Cost:
    """One run of ``itaxl`` in a process of its own."""
    launched = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *words], capture_output=True, text=True, check=True
    )
    code, wall, cpu, peak = launched.stdout.split()
    if code not in ("0", "1"):
        sys.exit(f"itaxl {' '.join(words)} ended with exit code {code}: {launched.stderr}")
    return Cost(float(wall), float(cpu), float(peak) / MEGABYTE)


def command_rows(form: Path, folder: Path, runs: int) -> Iterator[str]:
    """The table of whole commands from a cold start."""
    yield "| command | wall ms | CPU ms | peak MB |"
    yield "|---|--:|--:|--:|"
    out = str(folder / "out")
    for name, words in {
        "itaxl --help": ["--help"],
        "itaxl check FILE": ["check", str(form)],
        "itaxl make FILE": ["make", str(form), "-o", out],
    }.items():
        run(words)
        costs = [run(words) for _ in range(runs)]
        wall, cpu, peak = (statistics.median(values) for values in zip(*costs, strict=True))
        yield f"| `{name}` | {wall * 1000:.0f} | {cpu * 1000:.0f} | {peak:.0f} |"


STAGES = ("open the file", "read the form", "check", "build", "write")
CHECK = STAGES.index("check")


def stage_costs(path: Path, folder: Path) -> tuple[float, ...]:
    """Seconds of processor that each of `STAGES` takes for one form; its documents go to `folder`."""
    marks = [time.process_time()]
    grid = read_grid_here(path)
    marks.append(time.process_time())
    submission = read_submission(grid)
    marks.append(time.process_time())
    year = year_of(submission)
    check(submission, year)
    marks.append(time.process_time())
    documents = build(submission, year)
    marks.append(time.process_time())
    for kind, document in documents.items():
        write_beside(folder / f"{path.stem} {kind}.docx", docx_bytes(document, properties=PROPERTIES), ours=unedited)
    marks.append(time.process_time())
    return tuple(after - before for before, after in pairwise(marks))


def stage_rows(forms: list[Path], folder: Path) -> Iterator[str]:
    """The table of stages: every form through all of them in one process; the first one only warms it up."""
    stage_costs(forms[0], folder)
    started = time.perf_counter()
    costs = [stage_costs(path, folder / "out") for path in forms]
    wall = time.perf_counter() - started
    yield "| stage | CPU ms a workbook, mean | median | worst |"
    yield "|---|--:|--:|--:|"
    for stage, values in zip((*STAGES, "all"), (*zip(*costs, strict=True), map(sum, costs)), strict=True):
        milliseconds = [value * 1000 for value in values]
        mean, middle = statistics.mean(milliseconds), statistics.median(milliseconds)
        yield f"| {stage} | {mean:.1f} | {middle:.1f} | {max(milliseconds):.1f} |"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    yield ""
    yield (
        f"{len(forms)} distinct workbooks of {FEWEST_MEASURES} to {MOST_MEASURES} measures in one process: "
        f"{len(forms) / wall:.0f} workbooks/s "
        f"with the disk's syncing, peak {peak:.0f} MB; without checking "
        f"{statistics.mean(sum(cost) - cost[CHECK] for cost in costs) * 1000:.1f} ms CPU a workbook."
    )


def length_line(folder: Path, year: FiscalYear) -> str:
    """How a long table of measures costs more than a short one."""
    medians = []
    for measures in (20, 200):
        form = folder / f"measures{measures}.xlsm"
        form.write_bytes(form_bytes(content_of(1, measures, year)))
        medians.append(statistics.median(sum(stage_costs(form, folder / "out")) for _ in range(5)) * 1000)
    return (
        f"All stages for a workbook of 20 measures: {medians[0]:.0f} ms, of 200 measures: {medians[1]:.0f} ms, "
        f"{medians[1] / medians[0]:.1f} times as much."
    )


WATCHER = """
import os, pathlib, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen([sys.executable, "-m", "itaxl", *sys.argv[1:]], stdout=subprocess.DEVNULL)
own = "0"
while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
    try:
        lines = pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines()
        own = next((line.split()[1] for line in lines if line.startswith("VmHWM")), own)
    except OSError:
        pass
    time.sleep(0.02)
_, status, used = ended
code = os.waitstatus_to_exitcode(status)
print(code, time.perf_counter() - started, used.ru_utime + used.ru_stime, own, used.ru_maxrss)
"""
"""As LAUNCHER; also tells the peak of the process itself apart from the largest of all its workers'."""


def batch_rows(folder: Path, year: FiscalYear, sizes: list[int], jobs: int) -> Iterator[str]:
    """The table of whole batches into fresh folders; each size takes the first of the same workbooks."""
    forms = list(written(max(sizes), folder / "forms", year))
    yield "| workbooks | workbooks/s | CPU ms a workbook | parent's peak MB | largest worker MB |"
    yield "|--:|--:|--:|--:|--:|"
    for size in sizes:
        inbox = folder / f"inbox{size}"
        inbox.mkdir()
        for form in forms[:size]:
            os.link(form, inbox / form.name)
        words = ["batch", str(inbox), "-o", str(folder / f"out{size}"), "--jobs", str(jobs)]
        ran = subprocess.run([sys.executable, "-S", "-c", WATCHER, *words], capture_output=True, text=True, check=True)
        code, wall, cpu, own, largest = map(float, ran.stdout.split())
        if code not in (0, 1):
            sys.exit(f"itaxl batch ended with exit code {code}: {ran.stderr}")
        peaks = f"{own / 1024:.0f} | {largest / MEGABYTE:.0f}"
        yield f"| {size} | {size / wall:.0f} | {cpu / size * 1000:.1f} | {peaks} |"


def pdf_line(folder: Path, year: FiscalYear, workbooks: int, jobs: int) -> str:
    """How many documents a second become PDF, in a batch whose documents stand already."""
    inbox, out = folder / "pdf forms", str(folder / "pdf out")
    list(written(workbooks, inbox, year))
    words = ["batch", str(inbox), "-o", out, "--jobs", str(jobs)]
    without = run(words).wall
    cost = run([*words, "--pdf"])
    rerun = run(words).wall
    seconds = cost.wall - rerun
    return (
        f"PDF by LibreOffice, {jobs} at once: {2 * workbooks} documents in {seconds:.0f} s, "
        f"{2 * workbooks / seconds:.1f} documents/s; the documents themselves took {without:.1f} s."
    )


def machine() -> str:
    """One line about where and when this was measured."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").exists():
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in told if line.startswith("model name")), model)
    return (
        f"Measured {date.today():%Y-%m-%d} with itaxl {__version__}, Python {platform.python_version()}, "
        f"{platform.system()}, {os.cpu_count()} cores of {model}."
    )


def tables(wanted: argparse.Namespace) -> Iterator[str]:
    """The whole measured part of the page."""
    year, jobs = fiscal_year(known_years()[-1]), os.cpu_count() or 1
    with TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "out").mkdir()
        forms = list(written(wanted.workbooks, folder / "stages", year))
        sample = folder / "sample.xlsm"
        sample.write_bytes(form_bytes(sample_content(year)))
        yield machine()
        yield ""
        yield f"The sample form from a cold start, median of {wanted.runs} runs:"
        yield ""
        yield from command_rows(sample, folder, wanted.runs)
        yield ""
        yield "The stages in one process:"
        yield ""
        yield from stage_rows(forms, folder)
        yield ""
        yield length_line(folder, year)
        if wanted.batches:
            yield ""
            yield f"Whole batches, `itaxl batch INBOX -o OUT --jobs {jobs}` into fresh folders:"
            yield ""
            yield from batch_rows(folder, year, wanted.batches, jobs)
        if wanted.pdf:
            yield ""
            yield pdf_line(folder, year, wanted.pdf, jobs)
        if wanted.peers:
            from peers import table

            yield ""
            yield f"{wanted.workbooks} forms by other libraries too, each in one process (`scripts/bench/peers.py`):"
            yield ""
            yield from table(wanted.workbooks, 3)


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workbooks", type=int, default=114, metavar="N", help="workbooks for the stages")
    parser.add_argument("--runs", type=int, default=15, metavar="N", help="cold starts of each command")
    parser.add_argument("--batches", type=int, nargs="*", default=[200, 2000], metavar="N", help="sizes of batches")
    parser.add_argument("--peers", action="store_true", help="compare with other libraries")
    parser.add_argument("--pdf", type=int, default=0, metavar="N", help="workbooks whose documents become PDF")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/performance.md")
    wanted = parser.parse_args()
    measured = "\n".join(tables(wanted))
    print(measured)
    if wanted.write:
        page = PAGE.read_text(encoding="utf-8")
        head, _, rest = page.partition(BEGIN)
        _, _, tail = rest.partition(END)
        PAGE.write_text(f"{head}{BEGIN}\n{measured}\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    main()
