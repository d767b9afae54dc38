"""A file that kills, stalls or floods its reader costs one sentence, and nothing of this process."""

import os
import pickle
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from bad_files import bad_files
from form_parts import sample_form

from itaxl.files.limits import SETTING, limits
from itaxl.model.refusal import Refused
from itaxl.processes.isolated_task import begun
from itaxl.processes.task_answer import ProcessTask, TaskFailed, answer_to, unpacked
from itaxl.reading import read_submission
from itaxl.workbook.reader import read_grid, read_grid_here


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "แบบฟอร์ม ก.xlsm"
    path.write_bytes(sample_form())
    return path


@pytest.fixture
def killer(tmp_path: Path) -> Path:
    path = tmp_path / "killer.xlsm"
    path.write_bytes(next(case for case in bad_files() if case.killer).make())
    return path


def children_of_this_process() -> list[bytes]:
    """The command lines of the processes that this one started, from /proc: not every machine has ``ps``."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may end while it is looked at
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            if parent == str(os.getpid()):
                found.append((process / "cmdline").read_bytes())
    return found


def refusal_of(read: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        read()
    return refusal.value


def test_a_sound_form_comes_back_whole(form: Path) -> None:
    assert read_submission(read_grid(form)) == read_submission(read_grid_here(form))


def test_a_relative_path_is_read_from_here(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(form.parent)
    assert read_submission(read_grid(Path(form.name))).rows("measures")


def test_a_file_that_kills_its_reader_is_refused(killer: Path) -> None:
    refusal = refusal_of(lambda: read_grid(killer))
    assert refusal.code == "F001"
    assert "หยุดทำงาน" in refusal.sentence()


def test_tasks_go_on_while_we_do_other_things(form: Path) -> None:
    pending = [begun(read_grid_here, form) for _ in range(3)]
    assert [len(read_submission(each.result()).rows("measures")) for each in pending] == [5, 5, 5]


def test_a_task_may_be_given_up(form: Path) -> None:
    pending = begun(read_grid_here, form)
    pending.stop()
    assert refusal_of(pending.result).code == "F001"


def test_a_reader_that_takes_too_long_is_ended(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "seconds=0")
    began = time.monotonic()
    assert refusal_of(lambda: read_grid(form)).sentence().startswith("“แบบฟอร์ม ก.xlsm” ใช้เวลาเกิน ๐ วินาที")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("setting", "larger", "said"),
    [("answer=1000", 0, "of data, over 0"), ("memory=30000000", 40_000_000, "memory"), ("file=10", 0, "over 0")],
)
def test_limits_are_set_by_name_in_the_reader_too(
    form: Path, monkeypatch: pytest.MonkeyPatch, setting: str, larger: int, said: str
) -> None:
    with form.open("ab") as file:
        file.write(bytes(larger))
    monkeypatch.setenv(SETTING, setting)
    sentence = refusal_of(lambda: read_grid(form)).sentence("en")
    assert said in sentence or "stops the reading program" in sentence


def test_a_machine_that_starts_no_process_is_refused(form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert "เครื่องเปิดโปรแกรมอ่านไม่ได้" in refusal_of(lambda: read_grid(form)).sentence()


class Runs:
    """Pickled, it asks whoever reads it to make a folder."""

    def __init__(self, place: Path) -> None:
        self.place = str(place)

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (self.place,)


def test_what_a_process_answers_is_data_and_never_run(
    form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"
    for answer in (
        b"",
        b"{}",
        b"\x80\x04.",
        b"\x80\x04N.",
        pickle.dumps(("result", Runs(made))),
        pickle.dumps((1, 2, 3)),
    ):
        liar = tmp_path / "liar.py"
        liar.write_bytes(b"import sys; sys.stdout.buffer.write(" + repr(answer).encode() + b")")
        monkeypatch.setattr("itaxl.processes.isolated_task.WORKER", liar)
        assert refusal_of(lambda: read_grid(form)).code == "F001"
    assert not made.exists()


def fails(path: Path) -> None:
    """A task with a fault of ours; its message holds what was typed."""
    try:
        dict[str, str]()["พิมพ์ไว้"]
    except KeyError as error:
        raise RuntimeError("ความลับ") from error


def test_a_task_that_fails_says_where_and_nothing_that_was_typed(form: Path) -> None:
    answered = answer_to(ProcessTask(__name__, "fails", (form,), ("itaxl", "check")), limits())
    with pytest.raises(TaskFailed) as failed:
        unpacked(answered)
    told = "\n".join(failed.value.__notes__)
    assert "builtins.RuntimeError" in told
    assert "builtins.KeyError" in told
    assert "processes/test_isolated_task.py" in told
    assert "ความลับ" not in told
    assert "พิมพ์ไว้" not in told


def test_the_reader_sees_nothing_of_this_environment(
    form: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONSTARTUP", str(tmp_path / "json.py"))
    monkeypatch.chdir(tmp_path)
    assert read_submission(read_grid(form)).rows("measures")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the processes of Linux")
def test_no_process_is_left(form: Path, killer: Path) -> None:
    read_grid(form)
    refusal_of(lambda: read_grid(killer))
    assert not [command for command in children_of_this_process() if b"isolated_worker.py" in command]
