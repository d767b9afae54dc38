"""Every way a command can end has its sentence and its exit code."""

import errno
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from itaxl.bug_report import crash
from itaxl.cli import exit_codes
from itaxl.model.refusal import Refused
from itaxl.model.wording import Wording


def _raising(error: BaseException) -> Callable[[], object]:
    def task() -> object:
        raise error

    return task


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (click.UsageError("ผิด"), 2, "ทำต่อไม่ได้: ผิด"),
        (click.FileError("ก.xlsm"), 2, "เปิดไฟล์ ก.xlsm ไม่ได้"),
        (Refused(Wording("ไม่ใช่ไฟล์ {name}", "not a file"), name="ก"), 2, "ไม่ใช่ไฟล์ ก"),
        (KeyboardInterrupt(), 130, "หยุดตามที่สั่ง"),
        (click.Abort(), 130, "หยุดตามที่สั่ง"),
        (MemoryError(), 2, "หน่วยความจำของเครื่องไม่พอ"),
        (PermissionError(errno.EACCES, "denied", "/x/ผล.docx"), 2, "อ่านหรือเขียน ผล.docx ไม่ได้: ไม่มีสิทธิ์"),
        (OSError(errno.ENOSPC, "full"), 2, "อ่านหรือเขียน ผลลัพธ์ ไม่ได้: ที่ว่างในดิสก์ไม่พอ"),
    ],
)
def test_what_a_person_can_act_on_is_one_sentence(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_codes.outcome(_raising(error), []) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert len(shown.err.splitlines()) == 1


def test_a_number_is_the_exit_code_and_anything_else_is_success() -> None:
    assert exit_codes.outcome(lambda: 1, []) == 1
    assert exit_codes.outcome(lambda: None, []) == 0
    assert exit_codes.outcome(lambda: "text", []) == 0


@pytest.mark.parametrize("error", [ValueError("นายสมชาย"), FileNotFoundError(errno.ENOENT, "gone", "นายสมชาย")])
def test_our_bug_leaves_a_log_and_asks_for_it(
    error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(crash, "log_folder", lambda: tmp_path)
    assert exit_codes.outcome(_raising(error), ["check", "นายสมชาย.xlsm"]) == 3
    (log,) = tmp_path.iterdir()
    shown = capsys.readouterr().err
    assert str(log) in shown
    assert "Traceback" not in shown
    assert "สมชาย" not in log.read_text(encoding="utf-8")
