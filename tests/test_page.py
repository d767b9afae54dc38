"""The page's desk: what its worker asks and is answered, natively."""

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from form_parts import sample_form
from jsonschema import Draft202012Validator
from paper_files import bytes_of, memo, report

from itaxl import page
from itaxl.app.choice import Choice
from itaxl.app.new_content import blank
from itaxl.app.paper_check import check_papers
from itaxl.form.form_transfer import content_of
from itaxl.page import Desk, Spoken
from itaxl.reading import read_submission
from itaxl.template.form_file import form_bytes
from itaxl.workbook.bytes_reader import read_given

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
    return desk.take(name, data, json.dumps({"does": "check", "lang": "th"}), {})


def test_an_answer_is_the_doors_with_what_is_to_be_kept() -> None:
    spoken = check(Desk(), "ก.xlsm", sample_form())
    told = said(spoken)
    kept = told.pop("kept")
    assert told.pop("failed") is False
    assert told.pop("lang") == "th"
    Draft202012Validator(SCHEMA).validate(told)
    *files, in_english = spoken.files
    assert [len(data) for data in files] == [file["bytes"] for file in told["files"]]
    assert b'lang="en"' in in_english
    assert kept["outputs"].keys() == {file["name"] for file in told["files"] if file["kind"] == "paper"}


def sort_in(desk: Desk, folder: Path, **files: bytes) -> dict[str, Any]:
    inbox, out = folder / "in", folder / "out"
    out.mkdir(parents=True)
    for name, data in files.items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    desk.lay(str(inbox))
    told: dict[str, Any] = json.loads(desk.sort_in(str(inbox), str(out)))
    return told


def test_what_came_in_is_sorted_as_by_a_batch(tmp_path: Path) -> None:
    inner = in_zip(**{"ข.xlsm": form_bytes(blank()), "อ่าน.txt": b"x", "ก.xlsm": sample_form()})
    files = {"ส่ง/ก.xlsm": sample_form(), "ส่ง/ใน.zip": inner, "ส่ง/ตรา.png": b"\x89PNG\r\n"}
    told = sort_in(Desk(), tmp_path, **files)
    of_folder, of_zip = told["forms"]
    assert of_folder == {"name": "ส่ง/ก.xlsm", "path": str(tmp_path / "in/ส่ง/ก.xlsm"), "is_paper": False, "papers": []}
    assert of_zip["name"] == "ส่ง/ใน.zip/ข.xlsm"
    assert Path(of_zip["path"]).is_relative_to(tmp_path / "out")
    assert Path(of_zip["path"]).read_bytes() == form_bytes(blank())
    assert {each["why"] for each in told["passed"]} == {"not_form", "picture", "copy"}


def test_where_nothing_is_a_form_each_file_is_told_what_it_is(tmp_path: Path) -> None:
    letter = bytes_of(Document())
    told = sort_in(Desk(), tmp_path, **{"ก.txt": b"x", "ข.png": b"\x89PNG\r\n", "ค.docx": letter})
    assert [(each["name"], each["is_paper"]) for each in told["forms"]] == [
        ("ก.txt", False),
        ("ข.png", False),
        ("ค.docx", False),  # a letter is neither memo nor report
    ]


def test_a_broken_zip_is_a_sentence(tmp_path: Path) -> None:
    told = sort_in(Desk(), tmp_path, **{"ก.zip": b"PK\x03\x04broken"})
    assert told["forms"] == []
    assert "ก.zip" in told["why"]["th"]


def test_papers_are_found_without_a_process_and_told_as_by_the_command_line(tmp_path: Path) -> None:
    desk = Desk()
    told = sort_in(desk, tmp_path, **{"memo.docx": bytes_of(memo()), "report.docx": bytes_of(report())})
    (paper,) = told["forms"]
    assert (paper["name"], paper["is_paper"], [each["name"] for each in paper["papers"]]) == (
        "memo.docx",
        True,
        ["report.docx"],
    )
    papers = {name: (tmp_path / "in" / name).read_bytes() for name in ("memo.docx", "report.docx")}
    answered = said(desk.take("memo.docx", b"", json.dumps({"does": "papers", "lang": "th"}), {}, papers))
    by_command_line = check_papers([tmp_path / "in" / name for name in papers], Choice())
    assert [each["code"] for each in answered["workbook"]["findings"]] == [
        each.code for each in by_command_line.findings
    ]
    assert answered["verdict"]["th"] == by_command_line.verdict.th
    assert answered["kept"]["outputs"] == {}


def test_papers_beside_a_form_are_compared_with_it() -> None:
    papers = {"memo.docx": bytes_of(memo())}
    answered = said(Desk().take("ก.xlsm", sample_form(), json.dumps({"does": "check", "lang": "th"}), {}, papers))
    assert "L011" in {each["code"] for each in answered["workbook"]["findings"]}
    assert answered["draft"] is False


def test_a_form_is_filled_from_papers() -> None:
    papers = {"memo.docx": bytes_of(memo()), "report.docx": bytes_of(report())}
    spoken = Desk().take("memo.docx", b"", json.dumps({"does": "fill", "lang": "th"}), {}, papers)
    told = said(spoken)
    Draft202012Validator(SCHEMA).validate({key: told[key] for key in told.keys() - {"failed", "lang"}})
    assert "พบ" in told["notes"][0]["th"]
    content = content_of(read_submission(read_given(spoken.files[0], "ก.xlsm", {})))
    assert content.fields["org.name"] == "บ้านสวนงาม"
    assert len(content.measures) == 2


def test_nothing_is_filled_from_papers_that_say_nothing() -> None:
    letter = {"จดหมาย.docx": bytes_of(Document())}
    told = said(Desk().take("จดหมาย.docx", b"", json.dumps({"does": "fill", "lang": "th"}), {}, letter))
    assert "จดหมาย.docx" in told["refused"]["th"]
    assert told["files"] == []


@pytest.mark.parametrize(("place", "counts"), [("", True), ("ส่ง/", True), ("ส่ง/ของเขา/", False)])
def test_settings_count_when_they_lie_on_top_of_what_was_given(place: str, counts: bool, tmp_path: Path) -> None:
    desk, name = Desk(), "ก.xlsm" if not place else "ส่ง/ก.xlsm"
    settings = {f"{place}itaxl.toml": b'font = "TH Sarabun PSK"'}
    told = sort_in(desk, tmp_path, **{name: sample_form()}, **settings)
    assert told["settings"] is counts
    assert [each["name"] for each in told["passed"]] == ([] if counts else [*settings])
    paper = next(data for data in check(desk, "ก.xlsm", sample_form()).files if data.startswith(b"PK"))
    assert (b"TH Sarabun PSK" in ZipFile(BytesIO(paper)).read("word/styles.xml")) is counts


def test_a_mistake_in_settings_is_told_by_their_own_name(tmp_path: Path) -> None:
    told = sort_in(Desk(), tmp_path, **{"ก.xlsm": sample_form(), "itaxl.toml": b"font = TH"})
    assert told["forms"] == []
    assert "itaxl.toml" in told["why"]["th"]
    assert str(tmp_path) not in told["why"]["th"]


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
    passed = sort_in(desk, tmp_path / "page", **files)["passed"]
    kept = [said(check(desk, name, data))["kept"] for name, data in files.items()]
    spoken = desk.together(json.dumps({"kept": kept, "passed": passed, "lang": "th"}))
    reports = dict(zip(said(spoken)["files"], spoken.files, strict=True))
    for name in ("index.html", "results.json"):
        assert reports[name].decode() == (out / name).read_text(encoding="utf-8")
    folder = said(spoken)["folders"]["ก.xlsm"]
    assert {path.name for path in (out / folder).iterdir()} == {*kept[0]["outputs"]}
