"""A crash log helps to find the bug and tells nothing about people."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from itaxl.bug_report import crash

NAME = "นายสมชาย ใจดี"
CARD = "1234567890123"


def _crashed() -> Exception:  # type: ignore[return]
    def inner(value: str) -> None:
        raise KeyError(value)

    try:
        try:
            inner(NAME)
        except KeyError as error:
            raise ValueError(f"cannot use {CARD}") from error
    except ValueError as error:
        error.add_note("D009 at รายงาน!F12")
        return error


def _raising(error: Exception) -> Callable[[], Path]:
    def log_folder() -> Path:
        raise error

    return log_folder


def test_the_log_names_kinds_places_and_notes_but_no_values() -> None:
    text = "\n".join(crash.log_lines(_crashed(), ["check", f"{NAME}.xlsm", "--format=json", "-o", CARD]))
    assert "ValueError" in text
    assert "KeyError" in text
    assert "inner" in text
    assert "D009 at รายงาน!F12" in text
    assert "command: check · --format -o ·" in text
    assert NAME not in text
    assert CARD not in text


def test_a_cause_that_goes_in_a_circle_ends() -> None:
    error = ValueError()
    error.__cause__ = KeyError()
    error.__cause__.__cause__ = error
    assert sum("Error" in line for line in crash.log_lines(error, [])) == 2


def test_paths_start_at_the_package() -> None:
    with pytest.raises(ValueError) as caught:
        json.loads("{")
    text = "\n".join(crash.log_lines(caught.value, []))
    assert "  __init__.py:" in text
    assert str(Path(json.__file__).parent) not in text


def test_a_log_goes_to_the_log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "log_folder", lambda: tmp_path / "itaxl" / "log")
    log = crash.write_log(_crashed(), [])
    assert log is not None
    assert log.parent == tmp_path / "itaxl" / "log"
    assert "ValueError" in log.read_text(encoding="utf-8")


def test_without_a_log_folder_it_goes_to_the_temporary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(crash, "log_folder", lambda: tmp_path / "file" / "log")
    monkeypatch.setattr("itaxl.bug_report.crash.tempfile.gettempdir", lambda: str(tmp_path / "temp"))
    log = crash.write_log(_crashed(), [])
    assert log is not None
    assert log.parent == tmp_path / "temp"


@pytest.mark.parametrize("error", [ModuleNotFoundError("platformdirs"), PermissionError("no")])
def test_what_keeps_the_log_folder_from_being_known_keeps_no_log_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(crash, "log_folder", _raising(error))
    monkeypatch.setattr(crash, "_temporary_folder", lambda: tmp_path)
    log = crash.write_log(ValueError("x"), ["check"])
    assert log is not None
    assert log.parent == tmp_path


def test_when_nothing_can_be_written_one_line_says_where_it_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(crash, "log_folder", lambda: tmp_path / "file" / "log")
    monkeypatch.setattr("itaxl.bug_report.crash.tempfile.gettempdir", lambda: str(tmp_path / "file" / "temp"))
    assert crash.write_log(_crashed(), []) is None
    assert crash.summary(_crashed()).startswith("ValueError ")
    assert CARD not in crash.summary(_crashed())
