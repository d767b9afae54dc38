"""A batch that is killed, stopped or robbed of a worker loses nothing, doubles nothing, and is finished by the next."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends processes by signals")

KILLS = 4
Run = Callable[..., Any]
See = Callable[[Path], Any]


@pytest.fixture
def start(tmp_path: Path) -> Any:
    """Starts `itaxl batch` in a process group of its own; whatever is left of it is ended after the test."""
    begun: list[subprocess.Popen[bytes]] = []

    def start(*words: str | Path) -> subprocess.Popen[bytes]:
        env = {**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")}
        process = subprocess.Popen(
            [sys.executable, "-m", "itaxl", "batch", *map(str, words)],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def wait_for(journal: Path, what: bytes, count: int = 1) -> None:
    for _ in range(1500):
        if journal.exists() and journal.read_bytes().count(what) >= count:
            return
        time.sleep(0.01)
    raise AssertionError(f"no {what!r} in {journal}")


def children(process: int) -> list[int]:
    found = Path(f"/proc/{process}/task/{process}/children")
    tasks = Path(f"/proc/{process}/task").glob("*/children") if found.exists() else []
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_kills_at_any_moment_lose_and_double_nothing(
    inbox: Path, tmp_path: Path, run_itaxl: Run, see: See, start: Any
) -> None:
    run_itaxl("batch", inbox, "-o", tmp_path / "whole")
    expected = see(tmp_path / "whole").documents
    out, moments = tmp_path / "out", random.Random(5)
    mine: dict[str, str] = {}
    for _ in range(KILLS):
        process = start(inbox, "-o", out)
        wait_for(out / "itaxl-journal.jsonl", b"\n", 1)
        time.sleep(moments.uniform(0, 0.4))
        process.kill()
        process.wait()
        for path in see(out).documents:
            docx.Document(str(out / path))  # whole, or it would not open
        mine = mine or edited(out, see(out).documents)
    ran = run_itaxl("batch", inbox, "-o", out)
    assert ran.code in (0, 1), ran.err
    assert mine, "a document was there to be edited"
    beside = {path.replace(".docx", " (2).docx"): expected[path] for path in mine}
    assert see(out).documents == {**expected, **mine, **beside}
    assert see(out).leftovers == []
    assert see(out).records.keys() == see(tmp_path / "whole").records.keys()


def edited(out: Path, documents: Iterable[str]) -> dict[str, str]:
    """A person adds a paragraph to the first document: its path and its new hash."""
    for path in documents:
        paper = docx.Document(str(out / path))
        paper.add_paragraph("แก้ด้วยมือ")
        paper.save(str(out / path))
        return {path: sha256((out / path).read_bytes()).hexdigest()}
    return {}


def test_workers_do_not_outlive_a_killed_parent(inbox: Path, tmp_path: Path, start: Any) -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("needs /proc")
    process = start(inbox, "-o", tmp_path / "out", "--jobs", "2")
    wait_for(tmp_path / "out" / "itaxl-journal.jsonl", b'"done"')
    workers = children(process.pid)
    assert workers
    process.kill()
    process.wait()
    for _ in range(300):
        if not any(_runs(worker) for worker in workers):
            return
        time.sleep(0.02)
    raise AssertionError("workers are still there")


def _runs(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_a_killed_worker_costs_nobody_a_result(inbox: Path, tmp_path: Path, see: See, start: Any) -> None:
    if not Path("/proc/self/task").exists():
        pytest.skip("needs /proc")
    out = tmp_path / "out"
    process = start(inbox, "-o", out, "--jobs", "2")
    wait_for(out / "itaxl-journal.jsonl", b'"done"')
    python = [child for child in children(process.pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    os.kill(python[-1], signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    assert process.returncode in (0, 1), told.decode()
    assert all("F001" not in [each["code"] for each in record["findings"]] for record in see(out).records.values())
    assert len(see(out).documents) == 2 * len(see(out).records)


def test_control_c_ends_with_130_and_the_next_run_goes_on(
    inbox: Path, tmp_path: Path, run_itaxl: Run, see: See, start: Any
) -> None:
    out = tmp_path / "out"
    process = start(inbox, "-o", out, "--jobs", "1")
    wait_for(out / "itaxl-journal.jsonl", b'"done"')
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told.decode()
    assert "สั่งคำสั่งเดิมอีกครั้ง" in told.decode()
    done = see(out).documents
    assert done
    assert see(out).leftovers == []
    times = {path: (out / path).stat().st_mtime_ns for path in done}
    ran = run_itaxl("batch", inbox, "-o", out)
    assert ran.code in (0, 1)
    assert {path: (out / path).stat().st_mtime_ns for path in done} == times
    assert len(see(out).documents) == 2 * len(see(out).records)


def test_a_torn_last_line_is_as_if_it_were_not_there(inbox: Path, tmp_path: Path, run_itaxl: Run, see: See) -> None:
    out = tmp_path / "out"
    run_itaxl("batch", inbox, "-o", out)
    before = see(out).documents
    journal = out / "itaxl-journal.jsonl"
    lines = [line for line in journal.read_bytes().splitlines(keepends=True) if b'"reports"' not in line]
    journal.write_bytes(b"".join(lines)[:-500])
    ran = run_itaxl("batch", inbox, "-o", out)
    assert ran.code in (0, 1), ran.err
    assert see(out).documents == before
