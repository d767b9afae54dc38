"""A batch and its letters end with a sentence and lose nothing, whichever call of the system fails."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from itaxl.batch.roster import read_roster
from itaxl.cli.exit_codes import outcome
from itaxl.cli.main import commands
from itaxl.files.journal import Journal, ReadJournal, entries
from itaxl.files.state_errors import FAILED, MISSING, NO_RIGHT, reading_explained
from itaxl.model.refusal import Refused

FILES = Path(__file__).parents[1] / "files"
"""Where the library that makes calls fail is."""
EVERY = 211
"""One in so many failures is met here; scripts/soak meets all."""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for its failures")
def test_nothing_is_lost_whatever_fails(tmp_path: Path) -> None:
    compiler = shutil.which("cc")
    if not compiler:
        reason = "no C compiler"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    library = tmp_path / "failing_calls.so"
    source = FILES / "failing_calls.c"
    subprocess.run(
        [str(compiler), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True, capture_output=True
    )
    place = tmp_path / "place"
    place.mkdir()
    words = [sys.executable, str(Path(__file__).with_name("failing_batch.py")), str(place), f"every={EVERY}"]
    environment = {**os.environ, "LD_PRELOAD": str(library), "XDG_STATE_HOME": str(tmp_path / "state")}
    run = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 15


@pytest.mark.parametrize(
    ("number", "wording"),
    [(errno.EACCES, NO_RIGHT), (errno.ENOENT, MISSING), (errno.EIO, FAILED), (errno.ESTALE, FAILED), (0, FAILED)],
)
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, number: int, wording: object) -> None:
    with pytest.raises(Refused) as refused, reading_explained(tmp_path / "itaxl-journal.jsonl"):
        raise OSError(number, "")
    assert refused.value.wording is wording
    assert "itaxl-journal.jsonl" in refused.value.sentence()


class Broken:
    """A file that the system gives up."""

    def seek(self, *_: object) -> None:
        raise OSError(errno.ESTALE, "")

    def close(self) -> None:
        raise OSError(errno.EIO, "")


def test_a_journal_that_breaks_while_it_is_read_is_refused_and_one_that_was_read_may_be_closed(tmp_path: Path) -> None:
    Journal(tmp_path / "j").close()
    journal = ReadJournal(tmp_path / "j")
    journal._file.close()
    journal._file = Broken()  # type: ignore[assignment]
    with pytest.raises(Refused):
        journal.entry(0)
    with pytest.raises(Refused):
        list(journal.lines())
    journal.close()


def test_a_journal_that_may_not_be_read_is_not_called_a_strange_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_path: Path) -> None:
        raise PermissionError(errno.EACCES, "")

    (tmp_path / "j").touch()
    monkeypatch.setattr("itaxl.files.journal.open_regular", closed)
    with pytest.raises(Refused) as refused:
        list(entries(tmp_path / "j"))
    assert refused.value.wording is NO_RIGHT


@pytest.mark.parametrize("command", ["batch", "check"])
def test_a_folder_that_cannot_be_opened_is_told_and_no_success(
    forms: Mapping[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    inbox, closed = tmp_path / "in", tmp_path / "in" / "ปิด"
    closed.mkdir(parents=True)
    (inbox / "a.xlsm").write_bytes(forms["form00.xlsm"])
    (closed / "b.xlsm").write_bytes(forms["form01.xlsm"])
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(os.fsdecode(path)) == closed:
            raise PermissionError(errno.EACCES, "", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    words = [command, str(inbox), *(["-o", str(tmp_path / "out")] if command == "batch" else [])]
    assert outcome(lambda: commands().main(words, standalone_mode=False), words) == 2
    said = capsys.readouterr().err
    assert "ปิด" in said
    assert "ยังไม่ได้ตรวจ" in said
    if command == "batch":
        assert "เปิดไม่ได้" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_picture_that_goes_while_it_is_looked_at_ends_nothing(tmp_path: Path) -> None:
    from itaxl.batch.run import _pictures

    (tmp_path / "a.png").symlink_to(tmp_path / "gone")
    assert _pictures(tmp_path)
    assert _pictures(tmp_path / "gone") == ""


@pytest.mark.parametrize("text", ["office=" + "[" * 5000, "a." * 9000 + "b=1", "office=5", "office=[1]", "\x00"])
def test_a_roster_that_is_none_is_refused_however_deep(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ทะเบียน.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused):
        read_roster(path)


@pytest.mark.skipif(os.name == "nt", reason="pipes")
def test_a_roster_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r.toml")
    with pytest.raises(Refused):
        read_roster(tmp_path / "r.toml")
