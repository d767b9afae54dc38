"""The door works on bytes: what it answers is what the command line says and writes."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from bad_file import BadFile
from bad_files import bad_files
from foreign_files import foreign_files
from form_parts import sample_form
from jsonschema import Draft202012Validator
from odd_files import odd_files
from PIL import Image

from itaxl.app.answer import FINDINGS, FIXED_COPY, FORM, PAPER, Answer, answer_json
from itaxl.app.check import check_file
from itaxl.app.choice import Choice
from itaxl.app.door import FormWish, Ports, answer, look, told
from itaxl.app.fixed_copy import mended_copy
from itaxl.app.host_raster import HostRaster
from itaxl.app.make import PapersWish as PapersWish
from itaxl.app.make import draw_file
from itaxl.app.new import new_form
from itaxl.app.new_content import blank
from itaxl.app.rule_failures import unlogged
from itaxl.documents.papers import names
from itaxl.model.refusal import Refused
from itaxl.reports.checked import refused_result
from itaxl.rules import rule
from itaxl.sample import sample_content
from itaxl.settings import Settings
from itaxl.template.form_file import form_bytes
from itaxl.workbook.reader import read_given_isolated
from itaxl.years.catalogue import fiscal_year, known_years

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("docs/schema/answer-1.json").read_text(encoding="utf-8"))
ONLY_CHECKED = FormWish(fix=False, papers=None)


def files_of(said: Answer, kind: str) -> dict[str, bytes]:
    return {each.name: each.data for each in said.files if each.kind == kind}


def same_as_command_line(name: str, data: bytes, folder: Path) -> None:
    """Compare with what `itaxl check` does in its process of one file."""
    path = folder / name
    path.write_bytes(data)
    said = answer(name, data, ONLY_CHECKED)
    refused = None
    try:
        expected = check_file(path, Choice())
    except Refused as refusal:
        refused, expected = refusal.said, refused_result(name, refusal)
    assert (said.refused.said if said.refused else None) == refused
    assert said.result is not None
    assert said.result.findings == expected.findings
    assert (said.result.organisation, said.result.verdict) == (expected.organisation, expected.verdict)


BAD: list[BadFile] = [case for case in bad_files() if not case.killer]


def test_a_bad_file_of_each_end_gets_the_sentence_of_the_command_line(tmp_path: Path) -> None:
    for case in {case.end: case for case in BAD if not case.end.startswith("limit")}.values():
        same_as_command_line(case.name, case.make(), tmp_path)


@pytest.mark.slow
def test_the_whole_table_is_told_as_by_the_command_line(tmp_path: Path) -> None:
    for case in BAD:
        same_as_command_line(case.name, case.make(), tmp_path)
    others: list[Any] = [each for each in odd_files() if not each.slow]
    for other in (*others[::3], *foreign_files()):  # the others are read by the tests of reading
        same_as_command_line("form.xlsm", other.make(), tmp_path)


def test_papers_and_findings_are_those_of_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "ตัวอย่าง.xlsm"
    path.write_bytes(sample_form())
    said = answer(path.name, sample_form())
    assert files_of(said, PAPER) == dict(draw_file(path, None, Choice(), PapersWish()).documents)
    assert list(files_of(said, FINDINGS)) == ["ตัวอย่าง.ผลตรวจ.html"]
    assert not said.draft
    assert said.refused is None


def test_every_kind_of_paper_can_be_wished(tmp_path: Path) -> None:
    said = answer("ก.xlsm", sample_form(), FormWish(papers=names(), fix=False))
    assert len(files_of(said, PAPER)) == len(names())
    with pytest.raises(KeyError):
        answer("ก.xlsm", sample_form(), FormWish(papers=("poem",)))


def test_the_mended_copy_is_that_of_the_command_line(tmp_path: Path) -> None:
    content = sample_content(fiscal_year(known_years()[-1]))
    data = form_bytes(content.edited({"org.phone": "๐๓๙  ๓๑๒ ๓๔๕", "org.district": " เมืองจันทบุรี\u200b"}))
    path = tmp_path / "ก.xlsm"
    path.write_bytes(data)
    mended = mended_copy(path, Choice())
    said = answer(path.name, data)
    assert mended.data
    assert files_of(said, FIXED_COPY) == {"ก.fixed.xlsm": mended.data}
    assert said.changes == mended.changes


def test_forms_are_made(tmp_path: Path) -> None:
    newest = known_years()[-1]
    for does, sample in (("new", False), ("sample", True)):
        made = new_form(tmp_path / f"{does}.xlsm", sample=sample).path
        assert list(files_of(answer("", wish=FormWish(does)), FORM).values()) == [made.read_bytes()]  # type: ignore[arg-type]
    rolled = new_form(tmp_path / "next.xlsm", old=tmp_path / "sample.xlsm", year=newest - 1)
    said = answer("sample.xlsm", (tmp_path / "sample.xlsm").read_bytes(), FormWish("roll", year=newest - 1))
    assert said.roll == rolled.roll
    assert list(files_of(said, FORM).values()) == [rolled.path.read_bytes()]


@pytest.mark.parametrize(
    ("wish", "data"),
    [
        (FormWish("new", year=2400), b""),
        (FormWish("roll"), sample_form()),
        (FormWish("roll", year=2569), b"PK"),
        (FormWish(), b"PK"),
    ],
    ids=["a year of long ago", "no year", "a broken form", "checking a broken form"],
)
def test_what_cannot_be_done_is_a_sentence(wish: FormWish, data: bytes) -> None:
    said = answer("ก.xlsm", data, wish)
    assert said.sentence("th")
    assert not files_of(said, FORM)
    assert not files_of(said, PAPER)


@pytest.mark.parametrize("wish", [FormWish(), FormWish("new"), FormWish("roll", year=2568)], ids=lambda wish: wish.does)
def test_the_answer_as_json_is_as_its_schema_says(wish: FormWish) -> None:
    said = answer_json(answer("ก.xlsm", sample_form(), wish))
    Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(said)))


def test_nothing_is_read_from_the_folder_one_happens_to_be_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = png(40, 20)
    (tmp_path / "sign.png").write_bytes(picture)
    monkeypatch.chdir(tmp_path)
    data = form_bytes(blank().edited({"org.emblem": "sign.png"}))
    alone, together = look("ก.xlsm", data), look("ข/ก.xlsm", data, beside={"sign.png": picture})
    assert alone.inspected is not None
    assert together.inspected is not None
    assert "org.emblem" not in alone.inspected.submission.pictures
    assert together.inspected.submission.pictures["org.emblem"].data == picture


def test_the_reader_may_be_a_process_of_its_own() -> None:
    isolated = answer("ก.xlsm", sample_form(), ONLY_CHECKED, ports=Ports(read=read_given_isolated))
    assert isolated.result == answer("ก.xlsm", sample_form(), ONLY_CHECKED).result


def test_a_rule_that_fails_is_told_without_a_log() -> None:
    entry = rule("D001")
    finding = unlogged(entry, ValueError("typed text"))
    assert "ValueError" in str(finding.params["send"])
    assert "typed text" not in str(finding.params["send"])


def png(wide: int, high: int, mode: str = "RGB") -> bytes:
    out = BytesIO()
    Image.new(mode, (wide, high)).save(out, "PNG")
    return out.getvalue()


def jpeg(wide: int, high: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (wide, high)).save(out, "JPEG")
    return out.getvalue()


def with_emblem(data: bytes) -> bytes:
    content = sample_content(fiscal_year(known_years()[-1]))
    return form_bytes(replace(content, pictures={"org.emblem": data}))


def test_a_host_draws_what_must_be_drawn_and_no_more() -> None:
    host = HostRaster()
    ports = Ports(raster=host)
    plain = told(look("ก.xlsm", with_emblem(png(90, 90)), ports=ports), FormWish(fix=False))
    assert not host.wanted
    assert files_of(plain, PAPER) == files_of(answer("ก.xlsm", with_emblem(png(90, 90)), FormWish(fix=False)), PAPER)
    looked = look("ก.xlsm", with_emblem(jpeg(2000, 2000)), ports=ports)
    first = told(looked, FormWish(fix=False))
    (key,) = host.wanted
    host.draw(key, png(100, 100))
    second = told(looked, FormWish(fix=False))
    assert not host.wanted
    assert files_of(first, PAPER) != files_of(second, PAPER)


def test_a_picture_that_the_host_cannot_open_is_left_out_and_told() -> None:
    host = HostRaster()
    looked = look("ก.xlsm", with_emblem(jpeg(2000, 2000)), ports=Ports(raster=host))
    told(looked, FormWish())
    (key,) = host.wanted
    host.draw(key, None)
    said = told(looked, FormWish())
    assert files_of(said, PAPER)
    assert not host.wanted


def test_an_offices_settings_count_in_papers_and_in_forms() -> None:
    own = Ports(settings=Settings(departments=("กองทดสอบระบบ",), font="TH Sarabun PSK"))
    for does in ("new", "sample"):
        (form,) = answer("", wish=FormWish(does=does), ports=own).files
        texts = b"".join(opened.read(name) for opened in [ZipFile(BytesIO(form.data))] for name in opened.namelist())
        assert "กองทดสอบระบบ".encode() in texts
    for paper in files_of(answer("ก.xlsm", sample_form(), ports=own), PAPER).values():
        assert b"TH Sarabun PSK" in ZipFile(BytesIO(paper)).read("word/styles.xml")
