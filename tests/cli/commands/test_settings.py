"""`itaxl settings` shows what counts; check, make and batch obey it, and nothing that came with forms."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.form_file import form_bytes
from itaxl.years.catalogue import fiscal_year

Run = Callable[..., Any]
SETTINGS = """
font = "TH SarabunIT๙"
digits = "arabic"
emblem = "ครุฑ.png"
[texts]
memo.closing = "จึงเรียนมาเพื่อโปรดทราบ ปี {ita_year}"
"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A form that leaves its closing and emblem blank."""
    sample = sample_content(fiscal_year(2569)).edited({"memo.closing": "", "org.emblem": "", "memo.oit_title": ""})
    fields = {key: text for key, text in sample.fields.items() if text}
    return form_bytes(FormContent(fields, sample.signers, sample.measures))


@pytest.fixture
def desk(tmp_path: Path, form: bytes) -> Path:
    """A folder with the form and the picture of an emblem."""
    from PIL import Image

    (tmp_path / "form.xlsm").write_bytes(form)
    Image.new("RGB", (300, 320), "green").save(tmp_path / "ครุฑ.png")
    return tmp_path


def settings(folder: Path, text: str = SETTINGS) -> Path:
    path = folder / "itaxl.toml"
    path.write_text(text, encoding="utf-8")
    return path


def memo(folder: Path) -> tuple[str, str, bytes]:
    """The memo's text, its font, and its first picture, empty when it has none."""
    path = next(folder.rglob("*บันทึกข้อความ*.docx"))
    document = docx.Document(BytesIO(path.read_bytes()))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    pictures = [part.blob for part in document.part.package.iter_parts() if part.partname.endswith(".png")]
    (font,) = set(re.findall('w:ascii="([^"]+)"', zipfile.ZipFile(path).read("word/styles.xml").decode()))
    return text, font, next(iter(pictures), b"")


def codes(run: Any) -> set[str]:
    return {finding["code"] for each in json.loads(run.out)["workbooks"] for finding in each["findings"]}


def test_documents_have_the_offices_texts_digits_font_and_emblem(run_itaxl: Run, desk: Path) -> None:
    before = run_itaxl("make", desk / "form.xlsm", "-o", desk / "before", "--only", "memo")
    own = settings(desk)
    after = run_itaxl("make", desk / "form.xlsm", "-o", desk / "after", "--only", "memo")
    assert str(own) in after.err
    assert str(own) not in before.err
    usual, ours = memo(desk / "before"), memo(desk / "after")
    assert ("จึงเรียนมาเพื่อโปรดพิจารณา" in usual[0], "จึงเรียนมาเพื่อโปรดทราบ ปี 2569" in ours[0]) == (True, True)
    assert "๒๕๖๙" in usual[0]
    assert "๒๕๖๙" not in ours[0]
    assert (usual[1], ours[1]) == ("TH SarabunPSK", "TH SarabunIT๙")
    assert usual[2] != ours[2]


def test_a_mistake_stops_every_command_before_it_writes(run_itaxl: Run, desk: Path) -> None:
    settings(desk, 'fonts = "x"\ndigits = 1\n')
    for words in (["check"], ["make"]):
        ran = run_itaxl(*words, desk / "form.xlsm")
        assert (ran.code, ran.out) == (2, "")
        assert "บรรทัด 1: ไม่รู้จัก “fonts” อาจหมายถึง “font”" in ran.err
        assert "บรรทัด 2: " in ran.err
    assert not list(desk.glob("*.docx"))


def test_an_entry_of_a_new_manual_changes_what_the_check_finds(run_itaxl: Run, desk: Path) -> None:
    shutil.copy(desk / "form.xlsm", desk / "other.xlsm")
    before = codes(run_itaxl("check", desk / "form.xlsm", "--format", "json"))
    settings(
        desk,
        '[years.2569]\nconfirmed = "yes"\noit_closes = 2026-01-31\n[years.2569.policy]\nR005 = "off"\n',
    )
    after = codes(run_itaxl("check", desk / "form.xlsm", "--format", "json"))
    assert "R005" in before - after
    assert "D011" in after - before
    # Several forms, or a folder, are what others sent.
    assert "R005" in codes(run_itaxl("check", desk / "form.xlsm", desk / "other.xlsm", "--format", "json"))
    assert "R005" in codes(run_itaxl("check", desk, "--format", "json"))


def test_a_batch_obeys_only_the_users_own_settings_and_is_done_anew_under_others(
    run_itaxl: Run, desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    inbox, out = desk, tmp_path_factory.mktemp("out")
    settings(inbox, "[texts]\nmemo.closing = 'มาจากผู้ส่ง'\n")
    own = tmp_path_factory.mktemp("own")
    shutil.copy(desk / "ครุฑ.png", own)
    run_itaxl("batch", inbox, "-o", out)
    assert "จึงเรียนมาเพื่อโปรดพิจารณา" in memo(out)[0]
    ran = run_itaxl("batch", inbox, "-o", out, "--settings", settings(own))
    assert ran.code in {0, 1}
    text, font, _ = memo(out)
    assert ("จึงเรียนมาเพื่อโปรดทราบ ปี 2569" in text, font) == (True, "TH SarabunIT๙")
    broken = run_itaxl("batch", inbox, "-o", out, "--settings", settings(own, "x = 1"))
    assert broken.code == 2
    assert "บรรทัด 1" in broken.err


def test_the_users_own_settings_count_everywhere_and_those_beside_a_form_before_them(
    run_itaxl: Run, desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = settings(tmp_path_factory.mktemp("own"), 'font = "ของผู้ใช้"\ndigits = "thai"\n')
    settings(desk, 'font = "ข้างแบบฟอร์ม"\n')
    shown = run_itaxl("settings", desk / "form.xlsm", more={"ITAXL_SETTINGS": str(own)}).out
    assert "font = ข้างแบบฟอร์ม" in shown
    assert "ของผู้ใช้" not in shown
    assert f"{own} บรรทัด 2" in shown
    missing = run_itaxl("check", desk / "form.xlsm", more={"ITAXL_SETTINGS": str(desk / "none.toml")})
    assert (missing.code, "เปิดไฟล์ไม่ได้" in missing.err) == (2, True)


def test_a_file_that_notepad_named_is_pointed_out(run_itaxl: Run, tmp_path: Path) -> None:
    (tmp_path / "itaxl.toml.txt").write_text('font = "ก"\n', encoding="utf-8")
    shown = run_itaxl("settings", tmp_path)
    assert (shown.code, "itaxl.toml.txt ซึ่งไม่มีผล" in shown.out) == (0, True)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_example_is_written_once_and_then_found(run_itaxl: Run, lang: str) -> None:
    assert "--new" in run_itaxl("settings", lang=lang).out
    written = run_itaxl("settings", "--new", lang=lang)
    assert (written.code, "itaxl.toml" in written.out) == (0, True)
    assert run_itaxl("settings", "--new", lang=lang).code == 2
    assert "itaxl.toml" in run_itaxl("settings", lang=lang).out


def test_a_year_file_is_judged_by_line_and_against_the_year_it_extends(run_itaxl: Run, tmp_path: Path) -> None:
    path = tmp_path / "2570.toml"
    text = (
        'year = 2570\nextends = 2569\noit_closes = 2027-04-30\nconfirmed = "partly"\nsource = "คู่มือ"\n'
        'items_confirmed = "no"\nitems_source = "คู่มือ"\n\n[items.O26]\nname = "ชื่อใหม่"\nelements = ["แสดงผล"]\n'
        '[items.O40]\nname = "ข้อใหม่"\ngroup = "ก"\n[policy]\nD011 = "error"\n'
    )
    path.write_text(text, encoding="utf-8")
    sound = run_itaxl("years", "--check", path)
    assert sound.code == 0
    for said in ("ปี 2570 ใช้ได้", "เทียบกับปี 2569", "30 เม.ย. 70", "→ “ชื่อใหม่”", "ให้แสดงเพิ่ม “แสดงผล”", "ข้อ O40 ใหม่", "D011"):
        assert said in sound.out
    path.write_text(text.replace("elements", "element").replace('group = "ก"\n', "") + "D999 = 'off'", encoding="utf-8")
    wrong = run_itaxl("years", "--check", path)
    assert (wrong.code, wrong.out) == (2, "")
    assert [line.split(":")[0].strip() for line in wrong.err.splitlines()[1:]] == ["บรรทัด 11", "บรรทัด 12", "บรรทัด 16"]
    settings(tmp_path, '[years.2570]\nfile = "2570.toml"\n')
    path.write_text(text, encoding="utf-8")
    listed = run_itaxl("years", cwd=tmp_path).out
    assert "2570" in listed.split()
    assert "30 เม.ย. 70" in listed


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565, 2566, 2567, 2568, 2569])
def test_our_own_year_files_are_sound(year: int) -> None:
    from importlib.resources import files

    from itaxl.settings.years import YearFile, read_year_file

    path = Path(str(files("itaxl.years"))) / f"{year}.toml"
    read = read_year_file(path, {})
    assert isinstance(read, YearFile), [mistake.sentence("th") for mistake in read]
    assert read.year == fiscal_year(year)
