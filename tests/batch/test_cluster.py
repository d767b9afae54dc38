"""A batch on a Dask cluster of processes of their own gives what one on this machine gives, whatever dies meanwhile."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import hard_tasks
import pytest
from dask_cluster import DaskCluster, dask_cluster
from hard_tasks import act, nothing

from itaxl.files.read_errors import UnreadableFile
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording
from itaxl.processes import dask_pool as door
from itaxl.processes.dask_pool import Cluster

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ends processes by signals")

JOURNAL = "itaxl-journal.jsonl"
Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]


@pytest.fixture(scope="module")
def cluster() -> Iterator[DaskCluster]:
    with dask_cluster(2) as cluster:
        yield cluster


@pytest.fixture
def inbox(forms: Mapping[str, bytes], bad_files: Mapping[str, bytes], fill: Fill, tmp_path: Path) -> Path:
    """Several chunks of workbooks, damaged ones and one that ends its reader among them."""
    copies = {f"{copy} {name}": data for copy in range(4) for name, data in forms.items()}
    return fill(tmp_path / "ส่งมา", {**copies, **bad_files})


def outputs(folder: Path) -> dict[str, object]:
    """All that a batch made: its files, and the lines of its journal in any order."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found: dict[str, object] = {name: path.read_bytes() for name, path in files.items()}
    found[JOURNAL] = sorted(files[JOURNAL].read_bytes().splitlines())
    return found


def test_a_cluster_gives_the_same_bytes_even_when_a_worker_is_killed(
    cluster: DaskCluster, inbox: Path, tmp_path: Path, run_itaxl: Run
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert run_itaxl("batch", inbox, "-o", here).code == 1
    words = ["batch", inbox, "-o", there, "--scheduler", cluster.address]
    process = subprocess.Popen([sys.executable, "-m", "itaxl", *map(str, words)], stdout=subprocess.DEVNULL)
    try:
        wait_for_first(there / JOURNAL)
        os.kill(cluster.workers[0], signal.SIGKILL)
        assert process.wait(120) == 1
    finally:
        process.kill()
        process.wait()
    assert outputs(there) == outputs(here)


def wait_for_first(journal: Path) -> None:
    for _ in range(3000):
        if journal.exists() and b'"done"' in journal.read_bytes():
            return
        time.sleep(0.02)
    raise AssertionError("nothing was done")


def test_a_task_that_ends_whole_workers_costs_nobody_else_an_answer() -> None:
    words = [f"word{number}" for number in range(30)]
    words[11:11] = ["kill parent"]
    with (
        dask_cluster(1, {"distributed.scheduler.allowed-failures": 0}) as cluster,
        closing(Cluster(act, cluster.address, warm=nothing, shared=Path(__file__))) as force,
    ):
        answers = {word: answer for group in force.answers(words, lambda: False) for word, answer in group}
    assert list(answers) == words
    killer = answers.pop("kill parent")
    assert isinstance(killer, UnreadableFile)
    assert killer.kind == "died"
    assert answers == {word: word.upper() for word in answers}


def test_a_cluster_whose_workers_all_leave_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        dask_cluster(1) as cluster,
        closing(Cluster(act, cluster.address, warm=nothing, shared=Path(__file__))) as force,
    ):
        monkeypatch.setattr(door, "WORKER_SECONDS", 1)
        monkeypatch.setattr(door, "ANSWER_SECONDS", 2)
        groups = force.answers([f"word{number}" for number in range(200)], lambda: False)
        next(groups)
        cluster.dismiss()
        with pytest.raises(Refused) as refused:
            list(groups)
    # one that leaves while its answer is on the way takes the connection with it
    assert refused.value.wording in (door.NO_WORKERS, door.LOST)


def refusal(address: str, shared: Path) -> Wording:
    with pytest.raises(Refused) as refused:
        Cluster(act, address, warm=nothing, shared=shared)
    return refused.value.wording


def test_a_cluster_that_cannot_do_it_is_refused(
    cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(door, "CONNECT_SECONDS", 1)
    monkeypatch.setattr(door, "WORKER_SECONDS", 1)
    address = cluster.address
    assert refusal("tcp://127.0.0.1:9", tmp_path) is door.UNREACHABLE
    assert refusal("10.0.0.1", tmp_path) is door.NO_ADDRESS
    assert refusal(address, tmp_path / "nowhere") is door.NOT_SHARED
    with dask_cluster(0) as empty:
        assert refusal(empty.address, tmp_path) is door.NO_WORKERS
    monkeypatch.setattr(door, "__version__", "0.0")
    assert refusal(address, tmp_path) is door.OTHER_VERSION
    monkeypatch.setattr(door, "find_spec", lambda name: None)
    assert refusal(address, tmp_path) is door.NOT_INSTALLED


def test_at_the_command_line_a_refusal_is_one_sentence(fill: Fill, tmp_path: Path, run_itaxl: Run) -> None:
    inbox = fill(tmp_path / "in", {"a.xlsm": b""})
    ran = run_itaxl("batch", inbox, "-o", tmp_path / "out", "--scheduler", "http://127.0.0.1:9")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "http://127.0.0.1:9" in ran.err


SERVERS = {
    "says nothing": b"",
    "speaks HTTP": b"HTTP/1.1 400 Bad Request\r\n\r\n" * 50,
    "sends zeros": bytes(4096),
    "promises terabytes": b"\x01" + bytes(7) + b"\xff" * 8,
}


@pytest.mark.parametrize("what", SERVERS)
def test_a_server_that_is_no_scheduler_is_refused_in_time(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "CONNECT_SECONDS", 4)
    calls = []

    def answer(server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                calls.append(server.accept()[0])
                calls[-1].sendall(SERVERS[what])

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer, args=(server,), daemon=True).start()
        began = time.monotonic()
        assert refusal(f"tcp://127.0.0.1:{server.getsockname()[1]}", Path(__file__)) is door.UNREACHABLE
    assert time.monotonic() - began < 60
    assert calls


def test_a_scheduler_that_falls_silent_is_refused_in_time_and_leaves_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    scheduler = subprocess.Popen(
        [sys.executable, "-c", SCHEDULER],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(hard_tasks.__file__).parent)},
    )
    assert scheduler.stdout
    address = scheduler.stdout.readline().strip()
    try:
        with closing(Cluster(act, address, warm=nothing, shared=Path(__file__))) as force:
            groups = force.answers([f"word{number}" for number in range(300)], lambda: False)
            next(groups)
            monkeypatch.setattr(door, "ANSWER_SECONDS", 1)
            monkeypatch.setattr(door, "CONNECT_SECONDS", 1)
            scheduler.send_signal(signal.SIGSTOP)
            began = time.monotonic()
            with pytest.raises(Refused) as refused:
                list(groups)
            assert refused.value.wording is door.LOST
            assert time.monotonic() - began < 60
    finally:
        scheduler.kill()
        scheduler.wait()
    assert "Traceback" not in "".join(capfd.readouterr())


SCHEDULER = """
from distributed import LocalCluster
import time
if __name__ == "__main__":
    with LocalCluster(1, threads_per_worker=1, processes=False, dashboard_address=":0", protocol="tcp") as one:
        print(one.scheduler_address, flush=True)
        time.sleep(60)
"""
