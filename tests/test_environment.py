"""Whatever the machine lacks, a command ends with an answer or with one sentence, never with our own fault."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell closes streams and lowers limits")

THAI = "แบบฟอร์ม.xlsm"
Start = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Give a shell a line in which ``itaxl`` is ours, in a folder that holds a form with a Thai name."""
    (tmp_path / THAI).write_bytes(form_bytes(sample_content(fiscal_year(2569))))

    def run(line: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        words = line.replace("itaxl ", f"'{sys.executable}' -m itaxl ")
        env = {**os.environ, "HOME": str(tmp_path / "home"), **environment}
        return subprocess.run(
            ["bash", "-c", words],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=600,
        )

    return run


def has_no_fault(ran: "subprocess.CompletedProcess[str]", folder: Path) -> bool:
    return "Traceback" not in ran.stdout + ran.stderr and not list(folder.rglob("itaxl-crash*"))


@pytest.mark.parametrize(
    ("closed", "words", "code"),
    [
        *((closed, f"check {THAI}", 0) for closed in (">&-", "2>&-", "<&-", "<&- >&- 2>&-")),
        (">&- 2>&-", f"make {THAI} -o out", 0),
        (">&- 2>&-", "batch . -o out", 0),
        ("2>&-", "check nowhere.xlsm", 2),
        (">&-", "rules", 0),
    ],
)
def test_a_stream_that_is_closed_changes_no_verdict(
    start: Start, tmp_path: Path, words: str, code: int, closed: str
) -> None:
    ran = start(f"itaxl {words} {closed}")
    assert ran.returncode == code, ran.stderr
    assert has_no_fault(ran, tmp_path)


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("C", f"make {THAI} -o ผลงาน"),
        ("C", "batch . -o ผลงาน"),
        ("POSIX", f"check {THAI} -o ผล.html --format html"),
        ("en_US.ISO-8859-1", f"make {THAI} -o ผลงาน"),
    ],
)
def test_thai_names_are_written_whatever_letters_the_machine_speaks(
    start: Start, tmp_path: Path, words: str, letters: str
) -> None:
    plain = {"LC_ALL": letters, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    ran = start(f"itaxl {words}", **plain)
    assert ran.returncode == 0, ran.stderr
    assert has_no_fault(ran, tmp_path)
    assert any("ผล" in path.name for path in tmp_path.iterdir())


@pytest.mark.parametrize("handles", [8, 20])
@pytest.mark.parametrize("words", [f"check {THAI}", f"make {THAI} -o out", "batch . -o out", "check ."])
def test_few_file_handles_are_an_answer_or_one_sentence(start: Start, tmp_path: Path, words: str, handles: int) -> None:
    ran = start(f"ulimit -n {handles}; itaxl {words}")
    assert ran.returncode in (0, 2), ran.stderr
    assert has_no_fault(ran, tmp_path)
    assert len(ran.stderr.splitlines()) <= 1


def test_a_full_folder_for_temporary_files_is_named(start: Start, tmp_path: Path) -> None:
    # Python itself would keep a part of what it translated.
    ran = start(f"ulimit -f 8; itaxl make {THAI} -o out", TMPDIR=str(tmp_path), PYTHONDONTWRITEBYTECODE="1")
    assert ran.returncode == 2
    assert "ที่ว่างในดิสก์ไม่พอ" in ran.stderr
    assert has_no_fault(ran, tmp_path)
