"""The page's desk: what its worker asks and is answered, natively."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from form_parts import sample_form
from jsonschema import Draft202012Validator

from itaxl import page
from itaxl.app.new_content import blank
from itaxl.page import Desk, Spoken
from itaxl.template.form_file import form_bytes

SCHEMA = json.loads(Path(__file__).parents[1].joinpath("docs/schema/answer-1.json").read_text(encoding="utf-8"))


def said(spoken: Spoken) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(spoken.text)
    return told


def in_zip(**files: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def check(desk: Desk, name: str, data: bytes) -> Spoken:
    return desk.take(name, data, json.dumps({"lang": "th"}), {})


def test_an_answer_is_the_doors_with_what_is_to_be_kept() -> None:
    spoken = check(Desk(), "ก.xlsm", sample_form())
    told = said(spoken)
    kept = told.pop("kept")
    assert told.pop("failed") is False
    Draft202012Validator(SCHEMA).validate(told)
    assert [len(data) for data in spoken.files] == [file["bytes"] for file in told["files"]]
    assert kept["outputs"].keys() == {file["name"] for file in told["files"] if file["kind"] == "paper"}


def test_what_came_in_is_sorted_as_by_a_batch() -> None:
    inner = in_zip(**{"ข.xlsm": form_bytes(blank()), "อ่าน.txt": b"x", "ก.xlsm": sample_form()})
    spoken = Desk().sort_in([("ส่ง/ก.xlsm", sample_form()), ("ส่ง/ใน.zip", inner), ("ส่ง/ตรา.png", b"\x89PNG\r\n")])
    told = said(spoken)
    assert told["forms"] == [{"name": "ส่ง/ก.xlsm", "number": 0}, {"name": "ส่ง/ใน.zip/ข.xlsm", "number": -1}]
    assert spoken.files == [form_bytes(blank())]
    assert {each["why"] for each in told["passed"]} == {"not_form", "picture", "copy"}


def test_where_nothing_is_a_form_each_file_is_told_what_it_is() -> None:
    told = said(Desk().sort_in([("ก.txt", b"x"), ("ข.png", b"\x89PNG\r\n")]))
    assert [each["name"] for each in told["forms"]] == ["ก.txt", "ข.png"]


def test_a_broken_zip_is_a_sentence() -> None:
    told = said(Desk().sort_in([("ก.zip", b"PK\x03\x04broken")]))
    assert told["forms"] == []
    assert "ก.zip" in told["why"]["th"]


@pytest.mark.parametrize(
    ("why", "words"),
    [("seconds", "ใช้เวลาเกิน ๑๒๐ วินาที"), ("file", "ใหญ่เกิน"), ("died", "ก.xlsm")],
)
def test_a_form_at_which_a_worker_was_ended_is_told(why: str, words: str) -> None:
    told = said(Desk().ended("ที่/ก.xlsm", why, 120, 120))
    assert words in told["refused"]["th"]
    assert told["kept"]["errors"] == 1


def test_memory_that_is_used_up_and_a_failure_of_ours_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for error, failed in ((MemoryError(), False), (ValueError("typed text"), True)):

        def raising(*_: object, error: Exception = error, **__: object) -> None:
            raise error

        monkeypatch.setattr(page, "look", raising)
        told = said(check(Desk(), "ก.xlsm", sample_form()))
        assert told["failed"] is failed
        assert told["refused"]["th"]
        assert "typed text" not in json.dumps(told)


def test_forms_are_told_together_though_one_cannot_be_read() -> None:
    desk = Desk()
    kept = [said(check(desk, name, data))["kept"] for name, data in (("ก.xlsm", sample_form()), ("ข.xlsm", b"PK"))]
    spoken = desk.together(json.dumps({"kept": kept, "passed": [], "lang": "th"}))
    told = said(spoken)
    assert told["files"] == ["index.html", "worklist.xlsx", "results.json"]
    assert told["folders"].keys() == {"ก.xlsm"}
    assert "พร้อมส่ง 1" in told["line"]["th"]


@pytest.mark.slow
def test_forms_together_are_told_as_by_a_batch(tmp_path: Path) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    files = {"ก.xlsm": sample_form(), "ข.xlsm": form_bytes(blank()), "ค.xlsm": b"PK"}
    for name, data in files.items():
        (inbox / name).write_bytes(data)
    subprocess.run([sys.executable, "-m", "itaxl", "batch", inbox, "-o", out], check=False, capture_output=True)
    desk = Desk()
    passed = said(desk.sort_in([*files.items()]))["passed"]
    kept = [said(check(desk, name, data))["kept"] for name, data in files.items()]
    spoken = desk.together(json.dumps({"kept": kept, "passed": passed, "lang": "th"}))
    reports = dict(zip(said(spoken)["files"], spoken.files, strict=True))
    for name in ("index.html", "results.json"):
        assert reports[name].decode() == (out / name).read_text(encoding="utf-8")
    folder = said(spoken)["folders"]["ก.xlsm"]
    assert {path.name for path in (out / folder).iterdir()} == {*kept[0]["outputs"]}
