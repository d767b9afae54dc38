"""What a person or a disk has changed in the outputs costs work done again, never a document, nor a place elsewhere."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from journal_lines import Entry, change_lines, line_of

from itaxl.batch.run import LOCK

Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]
See = Callable[[Path], Any]
JOURNAL = "itaxl-journal.jsonl"
ENDS = (0, 1)
BATCH = ("batch", "--jobs", "1")
"""Three small files are soonest done by one process; how several share an inbox is tested in test_whole_inbox."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and links")


@pytest.fixture(scope="module")
def done(forms: Mapping[str, bytes], fill: Fill, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inbox and the outputs of a batch over it, which nobody writes into."""
    place = tmp_path_factory.mktemp("done")
    fill(place / "in", {"a.xlsm": forms["form00.xlsm"], "b.xlsm": forms["form01.xlsm"], "c.xlsx": b""})
    words = [sys.executable, "-m", "itaxl", "batch", str(place / "in"), "-o", str(place / "out")]
    assert subprocess.run(words, check=False, capture_output=True).returncode in ENDS
    return place


@pytest.fixture
def inbox(done: Path, tmp_path: Path) -> Path:
    return shutil.copytree(done / "in", tmp_path / "in")


@pytest.fixture
def out(done: Path, tmp_path: Path) -> Path:
    return shutil.copytree(done / "out", tmp_path / "out")


def without_record(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if name != "record"}


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def with_noise(data: bytes) -> bytes:
    chance, whole = random.Random(7), bytearray(data)
    for _ in range(20):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "cut off": cut,
    "noise": with_noise,
    "empty": lambda _: b"",
    "zeros": lambda data: bytes(len(data)),
    "deep": lambda data: data + b"[" * 200_000 + b"\n",
    "one endless line": lambda data: data.replace(b"\n", b" "),
    "lines of others": lambda data: data + b'{"done":"a.xlsm"}\n{"intent":1}\n7\nnull\n',
    "backwards": lambda data: b"".join(reversed(data.splitlines(keepends=True))),
    "twice": lambda data: data * 2,
    "without records": lambda data: b"".join(line_of(without_record(json.loads(line))) for line in data.splitlines()),
}


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_journal_costs_work_done_again_and_no_document(
    inbox: Path, out: Path, run_itaxl: Run, see: See, what: str
) -> None:
    before = see(out).documents
    (out / JOURNAL).write_bytes(DAMAGES[what]((out / JOURNAL).read_bytes()))
    ran = run_itaxl(*BATCH, inbox, "-o", out)
    assert ran.code in ENDS, ran.err
    assert see(out).documents == before
    assert see(out).records.keys() == {"a.xlsm", "b.xlsm", "c.xlsx"}


def test_how_many_lines_were_passed_over_is_told(inbox: Path, out: Path, run_itaxl: Run) -> None:
    (out / JOURNAL).write_bytes((out / JOURNAL).read_bytes().replace(b'"made_with"', b'"made_by"'))
    ran = run_itaxl(*BATCH, inbox, "-o", out)
    assert "ข้าม 3 บรรทัด" in ran.err


def test_a_reply_takes_no_letter_back_because_of_a_damaged_line(inbox: Path, out: Path, run_itaxl: Run) -> None:
    assert run_itaxl("reply", out).code == 0
    letters = [path for path in out.glob("*/*.docx") if "หนังสือ" in path.name]
    (out / JOURNAL).write_bytes((out / JOURNAL).read_bytes().replace(b'"done":"c.xlsx"', b'"done":"c.xlsy"'))
    ran = run_itaxl("reply", out)
    assert ran.code == 2
    assert "itaxl batch" in ran.err
    assert letters
    assert all(letter.exists() for letter in letters)


@pytest.mark.parametrize(
    "name", ["../victim", "/{victim}", "victim/../../victim", "..", "", "C:victim", "a\\..\\victim"]
)
@pytest.mark.parametrize("command", ["batch", "reply"])
def test_no_path_of_a_journal_leads_out_of_the_outputs(
    inbox: Path, out: Path, tmp_path: Path, run_itaxl: Run, command: str, name: str
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (paper,) = [path for path in out.glob("*/*.docx") if "รายงาน" in path.name][:1]
    (victim / paper.name).write_bytes(paper.read_bytes())
    name = name.format(victim=str(victim).lstrip("/"))

    def elsewhere(entry: Entry) -> Entry:
        if "folder" in entry:
            files = entry.get("outputs", {})
            return {**entry, "folder": name, "outputs": {f"../victim/{each}": files[each] for each in files} | files}
        return entry

    change_lines(out / JOURNAL, elsewhere)
    words = (*BATCH, inbox, "-o", out, "--fresh") if command == "batch" else ("reply", out)
    assert run_itaxl(*words).code in (0, 1, 2)
    assert {path.name: path.read_bytes() for path in victim.iterdir()} == {paper.name: paper.read_bytes()}
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out", "victim"}


KINDS: Mapping[str, Callable[[Path, Path], None]] = {
    "folder": lambda place, _: place.mkdir(),
    "pipe": lambda place, _: os.mkfifo(place),
    "link": lambda place, elsewhere: place.symlink_to(elsewhere),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", [JOURNAL, LOCK])
def test_what_stands_in_the_journals_place_is_refused_and_left_alone(
    inbox: Path, tmp_path: Path, run_itaxl: Run, kind: str, name: str
) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.write_bytes(b"somebody's own")
    KINDS[kind](out / name, elsewhere)
    ran = run_itaxl(*BATCH, inbox, "-o", out)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert name in ran.err
    assert elsewhere.read_bytes() == b"somebody's own"


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_in_a_reports_place_is_left_alone(
    inbox: Path, out: Path, tmp_path: Path, run_itaxl: Run, kind: str
) -> None:
    elsewhere, names = tmp_path / "elsewhere", ("index.html", "results.json", "worklist.xlsx", "letters.xlsx")
    elsewhere.write_bytes(b"somebody's own")
    for name in names:
        (out / name).unlink(missing_ok=True)
        KINDS[kind](out / name, elsewhere)
    assert run_itaxl(*BATCH, inbox, "-o", out, "--since", out).code == 2
    assert run_itaxl(*BATCH, inbox, "-o", out).code in ENDS
    assert run_itaxl("reply", out).code in ENDS
    assert all(
        os.path.lexists(out / name) and (out / f"{Path(name).stem} (2){Path(name).suffix}").is_file() for name in names
    )
    assert elsewhere.read_bytes() == b"somebody's own"


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_stands_in_a_workbooks_place_is_left_alone_and_its_papers_stand_beside(
    inbox: Path, out: Path, tmp_path: Path, run_itaxl: Run, see: See, kind: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder = sorted(path for path in out.iterdir() if path.is_dir())[0]
    folder.rename(elsewhere)
    before = sorted(elsewhere.iterdir())
    if kind == "link":
        folder.symlink_to(elsewhere)
    else:
        folder.write_bytes(b"mine")
    for words in ((*BATCH, inbox, "-o", out), (*BATCH, inbox, "-o", out, "--fresh"), ("reply", out)):
        assert run_itaxl(*words).code in ENDS
    assert sorted(elsewhere.iterdir()) == before
    assert len([path for path in see(out).documents if "หนังสือ" not in path]) == 4 + (2 if kind == "link" else 0)


def wrong_results(out: Path, change: Callable[[Any], Any]) -> None:
    path = out / "results.json"
    path.write_text(json.dumps(change(json.loads(path.read_bytes()))), "utf-8")


RESULTS: Mapping[str, Callable[[Any], Any]] = {
    "no list": lambda whole: {**whole, "workbooks": 7},
    "no records": lambda whole: {**whole, "workbooks": [7, None, "x", []]},
    "records without findings": lambda whole: {**whole, "workbooks": [{"path": "a.xlsm"}, *whole["workbooks"]]},
    "findings of another sort": lambda whole: {
        **whole,
        "workbooks": [{**each, "findings": [7, {"code": 1}]} for each in whole["workbooks"]],
    },
    "names that are lists": lambda whole: {
        **whole,
        "workbooks": [{**each, "organisation": ["x"], "path": {}} for each in whole["workbooks"]],
    },
}


@pytest.mark.parametrize("what", RESULTS)
def test_earlier_results_that_are_damaged_are_told_and_passed_over(
    inbox: Path, out: Path, tmp_path: Path, run_itaxl: Run, what: str
) -> None:
    wrong_results(out, RESULTS[what])
    ran = run_itaxl(*BATCH, inbox, "-o", tmp_path / "new", "--since", out)
    assert ran.code in (*ENDS, 2), ran.err
    assert ran.code == 2 or "ข้ามผลครั้งก่อน" in ran.err


@pytest.mark.parametrize("data", [b"[" * 200_000, b'{"workbooks":' * 5000, b"\0" * 100, b""])
def test_earlier_results_that_are_none_are_refused_in_one_sentence(
    inbox: Path, out: Path, tmp_path: Path, run_itaxl: Run, data: bytes
) -> None:
    (out / "results.json").write_bytes(data)
    ran = run_itaxl(*BATCH, inbox, "-o", tmp_path / "new", "--since", out)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
