"""A copy of a process that has loaded itaxl is as one that Python starts: what it says, writes and ends with."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from form_parts import sample_form
from itaxl_copies import OneFile, copies_of_itaxl, read_by_copies

from itaxl.processes import isolated_task
from itaxl.processes.isolated_task import isolated
from itaxl.workbook.reader import read_grid_here

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="processes that copy themselves")]


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["check", "ก.xlsm"],
        ["check", "none.xlsm"],
        ["check", "--wrong"],
        ["make", "ก.xlsm", "-o", "out"],
        ["batch", "in", "-o", "all", "--check-only", "--jobs", "1"],
    ],
    ids=lambda words: words[0],
)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_it_says_and_writes_what_one_that_is_started_does(
    words: list[str], lang: str, tmp_path: Path, run_itaxl: Callable
) -> None:
    seen = []
    for name in ("copied", "started"):
        place = tmp_path / name
        (place / "in").mkdir(parents=True)
        for form in ("ก.xlsm", "in/ข.xlsm"):
            (place / form).write_bytes(sample_form())
        if name == "copied":
            code, out, err = vars(run_itaxl(*words, cwd=place, lang=lang)).values()
        else:
            env = {**os.environ, "ITAXL_LANG": lang, "XDG_STATE_HOME": str(tmp_path / "state")}
            ran = subprocess.run([sys.executable, "-m", "itaxl", *words], cwd=place, env=env, capture_output=True)
            code, out, err = ran.returncode, ran.stdout.decode(), ran.stderr.decode()
        papers = {path.name: path.read_bytes() for path in place.rglob("*.docx")}
        seen.append(
            (code, out, [line for line in err.splitlines() if "/วินาที" not in line and "/s" not in line], papers)
        )
    assert seen[0] == seen[1]


def test_what_python_reads_as_it_starts_is_not_for_a_copy() -> None:
    with closing(copies_of_itaxl({"PYTHONUTF8": "1", "HOME": "/a"})) as copies:
        assert copies.can_be({"PYTHONUTF8": "1", "HOME": "/b"})
        assert not copies.can_be({"PYTHONUTF8": "0", "HOME": "/a"})
        assert not copies.can_be({"PYTHONUTF8": "1", "LC_ALL": "C"})


def test_the_process_of_one_file_is_a_copy_and_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolated_task, "subprocess", subprocess)
    path = tmp_path / "ก.xlsm"
    path.write_bytes(sample_form())
    with closing(read_by_copies()) as copies:
        assert isolated(read_grid_here, path) == read_grid_here(path)
        waiting = OneFile(copies)
        waiting.kill()
        with waiting:
            assert waiting.wait() == -signal.SIGKILL


def test_a_copy_of_what_has_ended_is_an_error() -> None:
    nowhere = copies_of_itaxl({**os.environ, "PYTHONHOME": "/nowhere"})
    with closing(nowhere) as copies, pytest.raises((ChildProcessError, BrokenPipeError)):
        copies.run(["--version"], Path.cwd(), os.environ)
