"""What `itaxl reply` declines, and what it says then."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from journal_lines import Entry, change_lines
from returned_letters import everything, letters

Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]


@pytest.mark.parametrize(
    "words",
    [
        ["--date", "วันนี้เลย"],
        ["--due", "๓๑ เมษายน ๒๕๖๙"],
        ["--date", "๑ พ.ค. ๖๙", "--due", "๓๐ เม.ย. ๖๙"],
        ["--first-number", "0"],
    ],
)
def test_what_is_no_day_or_number_is_refused(made: Path, words: list[str], run_itaxl: Run) -> None:
    before = everything(made)
    ran = run_itaxl("reply", made, *words)
    assert ran.code == 2
    assert ran.err
    assert everything(made) == before


def test_a_folder_without_results_is_refused_and_left_alone(tmp_path: Path, run_itaxl: Run) -> None:
    foreign, stopped = tmp_path / "foreign", tmp_path / "stopped"
    foreign.mkdir()
    (foreign / "งาน.docx").write_bytes(b"x")
    stopped.mkdir()
    (stopped / "itaxl-journal.jsonl").write_text('{"intent":"a.xlsm","folder":"ก","outputs":{}}\nไม่ใช่ JSON\n', "utf-8")
    for folder in (foreign, stopped, tmp_path / "ไม่มี", foreign / "งาน.docx"):
        before = sorted(path.name for path in tmp_path.rglob("*") if path.name != ".itaxl.lock")
        ran = run_itaxl("reply", folder)
        assert ran.code == 2
        assert "itaxl batch" in ran.err
        assert "Traceback" not in ran.err
        assert sorted(path.name for path in tmp_path.rglob("*") if path.name != ".itaxl.lock") == before


def test_results_of_another_version_are_not_told(out: Path, run_itaxl: Run) -> None:
    journal = out / "itaxl-journal.jsonl"
    change_lines(journal, lambda entry: entry | {"itaxl": "0.0.1"} if "itaxl" in entry else entry)
    ran = run_itaxl("reply", out)
    assert ran.code == 2
    assert "0.0.1" in ran.err
    assert letters(out) == {}


def test_while_a_batch_is_at_work_no_letter_is_written(out: Path, run_itaxl: Run) -> None:
    with FileLock(out / ".itaxl.lock"):
        ran = run_itaxl("reply", out)
    assert ran.code == 2
    assert letters(out) == {}


def test_when_nothing_goes_back_that_is_said(
    returned: Mapping[str, bytes], fill: Fill, tmp_path: Path, run_itaxl: Run
) -> None:
    inbox = fill(tmp_path / "in", {"ดี.xlsm": returned["ดี.xlsm"]})
    run_itaxl("batch", inbox, "-o", tmp_path / "out")
    ran = run_itaxl("reply", tmp_path / "out")
    assert (ran.code, ran.out.strip()) == (0, "ไม่มีแบบฟอร์มที่ต้องส่งคืน")
    assert not (tmp_path / "out" / "letters.xlsx").exists()


def test_a_form_that_itaxl_failed_at_is_not_blamed_on_its_office(out: Path, run_itaxl: Run) -> None:
    journal = out / "itaxl-journal.jsonl"

    def failed(entry: Entry) -> Entry:
        if entry.get("done") == "bad/ขาด.xlsm":
            entry["record"]["findings"][0][3] = {"kind": {"wording": ["itaxl ทำงานผิดพลาด", "a bug"]}, "asked": None}
        return entry

    change_lines(journal, failed)
    ran = run_itaxl("reply", out)
    assert "bad/ขาด.xlsm" in ran.err
    assert "ขาด" not in letters(out)
