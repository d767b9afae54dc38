"""Letters of an earlier run: kept when a person changed them, taken back when nothing is to be mended."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from returned_letters import DAY, ENDING, everything, letters, of_office, read

from itaxl.files.whole_file import write_beside
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]


def test_a_second_time_nothing_changes_and_the_batch_has_nothing_to_do(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY)
    first, journal = everything(out), (out / "itaxl-journal.jsonl").read_bytes()
    times = {path: path.stat().st_mtime_ns for path in letters(out).values()}
    ran = run_itaxl("reply", out, "--date", DAY)
    assert ran.code == 0
    assert everything(out) == first
    assert {path: path.stat().st_mtime_ns for path in letters(out).values()} == times
    added = (out / "itaxl-journal.jsonl").read_bytes().removeprefix(journal).splitlines()
    assert [list(json.loads(line)) for line in added] == [["reports", "sum"]]
    run_itaxl("batch", out.parent / "in", "-o", out)
    assert everything(out) == first
    after = (out / "itaxl-journal.jsonl").read_bytes().splitlines()[-1]
    assert {"reports", "of", "itaxl", "sum"} <= json.loads(after).keys(), "no workbook was done again"
    assert len(after) < len(journal)


def test_the_same_results_and_day_give_the_same_bytes_elsewhere(
    out: Path, returned: Mapping[str, bytes], fill: Fill, tmp_path: Path, run_itaxl: Run
) -> None:
    inbox = fill(tmp_path / "other" / "ส่งมา", returned)
    run_itaxl("batch", inbox, "-o", tmp_path / "other" / "out", "--check-only", "--jobs", "1")
    for folder in (out, tmp_path / "other" / "out"):
        run_itaxl("reply", folder, "--date", DAY, "--first-number", "7")
    mine, theirs = letters(out), letters(tmp_path / "other" / "out")
    assert mine.keys() == theirs.keys(), "without documents they have the same folders"
    assert all(mine[name].read_bytes() == theirs[name].read_bytes() for name in mine)
    assert (out / "letters.xlsx").read_bytes() == (tmp_path / "other" / "out" / "letters.xlsx").read_bytes()


def test_a_letter_that_a_person_changed_stays_the_letter(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY)
    first = letters(out)
    edited = next(path for folder, path in first.items() if "บ้านใหม่" in folder)
    paper = docx.Document(str(edited))
    paper.add_paragraph("แก้ด้วยมือ")
    paper.save(str(edited))
    mine = edited.read_bytes()
    run_itaxl("reply", out, "--date", DAY)
    assert edited.read_bytes() == mine
    assert letters(out) == first, "no second one while there is nothing else to tell"
    run_itaxl("reply", out, "--date", "๓ เมษายน ๒๕๖๙")
    assert edited.read_bytes() == mine
    beside = edited.with_name(f"{edited.stem} (2).docx")
    assert "๓ เมษายน ๒๕๖๙" in read(beside).lines
    files = {path.name for path in edited.parent.glob(ENDING)}
    assert files == {edited.name, beside.name}
    listed = openpyxl.load_workbook(out / "letters.xlsx").worksheets[0]
    targets = [unquote(cell.hyperlink.target) for row in listed.iter_rows(min_row=2) for cell in row if cell.hyperlink]
    assert any(beside.name in target for target in targets)


def test_a_mended_form_has_its_letter_taken_back_unless_a_person_changed_it(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out)
    first = letters(out)
    inbox, sample = out.parent / "in", sample_content(fiscal_year(2569))
    kept = next(path for folder, path in first.items() if "โนนไทย" in folder)
    paper = docx.Document(str(kept))
    paper.add_paragraph("ส่งแล้ว")
    paper.save(str(kept))
    for province, district in (("ชลบุรี", "บ้านบึง"), ("นครราชสีมา", "โนนไทย")):
        edits = {"org.name": "มะค่า", "org.province": province, "memo.number": str(len(province))}
        edits |= {"org.district": district, "org.subdistrict": district, **of_office("มะค่า")}
        (inbox / province / "มะค่า.xlsm").write_bytes(form_bytes(sample.edited(edits)))
    run_itaxl("batch", inbox, "-o", out)
    run_itaxl("reply", out)
    now = letters(out)
    assert set(first) - set(now) == {folder for folder in first if "บ้านบึง" in folder}
    assert kept.exists()
    documents = {folder: len(list((out / folder).glob("*.docx"))) for folder in first if "มะค่า" in folder}
    assert sorted(documents.values()) == [2, 3], "the documents of the batch stay"


def test_a_damaged_file_that_is_sent_again_whole_leaves_no_letter_behind(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out)
    assert "ขาด" in letters(out)
    inbox, sample = out.parent / "in", sample_content(fiscal_year(2569))
    again = {"org.name": "ส่งใหม่", "memo.number": "55", "memo.date": "๓๑ เมษายน ๒๕๖๙", **of_office("ส่งใหม่")}
    (inbox / "bad" / "ขาด.xlsm").write_bytes(form_bytes(sample.edited(again)))
    run_itaxl("batch", inbox, "-o", out)
    run_itaxl("reply", out)
    assert [name for name in letters(out) if "ส่งใหม่" in name]
    assert not (out / "ขาด").exists(), "nothing else was in that folder"
    (inbox / "bad" / "ขาด.xlsm").write_bytes(form_bytes(sample.edited({**again, "memo.date": "๓๐ เมษายน ๒๕๖๙"})))
    run_itaxl("batch", inbox, "-o", out)
    run_itaxl("reply", out)
    assert not [name for name in letters(out) if "ส่งใหม่" in name]
    assert list(out.glob("*ส่งใหม่*/*.docx")), "its documents stay"


def test_a_letter_open_in_word_stops_no_other(
    out: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from itaxl.batch import letter_files
    from itaxl.cli import main
    from itaxl.files.write_errors import IN_USE
    from itaxl.model.refusal import Refused

    write = write_beside

    def held(path: Path, data: bytes, **more: Any) -> Path:
        if "บ้านใหม่" in path.name:
            raise Refused(IN_USE, path=path, folder=path.parent, number=13)
        return write(path, data, **more)

    monkeypatch.setattr(letter_files, "write_beside", held)
    monkeypatch.setattr(sys, "argv", ["itaxl", "reply", str(out)])
    assert main.run() == 2
    said = capfd.readouterr()
    assert "บ้านใหม่" in said.err
    assert f"{len(letters(out))} ฉบับ" in said.out
    found = letters(out)
    assert len(found) > 5
    assert not [name for name in found if "บ้านใหม่" in name]


@pytest.mark.skipif(os.name == "nt", reason="ends processes by signals")
def test_stopped_at_any_moment_it_leaves_whole_letters_and_goes_on(out: Path, run_itaxl: Run) -> None:
    for wait in (0.35, 0.5, 0.6):
        words = [sys.executable, "-m", "itaxl", "reply", str(out), "--date", DAY]
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert process.returncode in (0, 130, -signal.SIGINT)
        for path in letters(out).values():
            read(path)
        assert process.returncode == -signal.SIGINT or b"Traceback" not in err
    assert run_itaxl("reply", out, "--date", DAY).code == 0
    once = everything(out)
    run_itaxl("reply", out, "--date", DAY)
    assert everything(out) == once
    assert not list(out.rglob(".itaxl-*.tmp"))
