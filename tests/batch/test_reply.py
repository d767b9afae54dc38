"""`itaxl reply`: every form that goes back has its letter, with whom it goes to and all that is to be mended."""

import datetime
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from filelock import FileLock
from pypdf import PdfReader

from itaxl.edges.form_file import form_bytes
from itaxl.sample import sample_content
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import fiscal_year

Run = Callable[..., Any]
Fill = Callable[[Path, Mapping[str, bytes]], Path]
See = Callable[[Path], Any]

NBSP = "\u00a0"
ENDING = "*หนังสือแจ้งให้แก้ไข*.docx"
DAY = "๒ เมษายน ๒๕๖๙"


@dataclass(frozen=True)
class Read:
    """A letter as a person reads it: its lines, and the rows of its list of points."""

    lines: list[str]
    points: list[list[str]]

    def field(self, label: str) -> str:
        """What follows a label at the beginning of a line, empty when there is none."""
        return next((line.partition("\t")[2] for line in self.lines if line.startswith(f"{label}\t")), "")

    @property
    def number(self) -> str:
        return next(line for line in self.lines if line.startswith("ที่ ")).removeprefix("ที่").split("\t")[0].strip()


def read(path: Path) -> Read:
    paper = docx.Document(str(path))
    rows = [[cell.text.replace(NBSP, " ") for cell in row.cells] for table in paper.tables for row in table.rows[1:]]
    return Read([each.text.replace(NBSP, " ") for each in paper.paragraphs if each.text.strip()], rows)


def letters(out: Path) -> dict[str, Path]:
    """The letters in `out` by their folder."""
    return {path.parent.name: path for path in sorted(out.glob(f"*/{ENDING}"))}


def everything(out: Path) -> dict[str, str]:
    """The hash of every file in `out`, without the journal and the lock."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and "itaxl" not in path.name)
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def returned(bad_files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """An inbox in which most forms go back."""
    sample = sample_content(fiscal_year(2569))
    places = [("ชลบุรี", "บ้านบึง", "1"), ("นครราชสีมา", "โนนไทย", "2")]
    found = {
        f"{province}/มะค่า.xlsm": {
            "org.name": "มะค่า",
            "org.province": province,
            "org.district": district,
            "org.subdistrict": district,
            "memo.number": number,
            "memo.date": "๓๑ เมษายน ๒๕๖๙",
        }
        for province, district, number in places
    }
    found["ดี.xlsm"] = {"memo.number": "3"}
    found["ที่=1+1 {x} & 'ก' <ข>.xlsm"] = {
        "org.type": "เทศบาลเมือง",
        "org.name": "=1+1 <b>&{y}",
        "memo.number": "4",
        "memo.date": "31 เมษายน 2569",
        "measures.1.result": "",
    }
    many = {"org.type": "เทศบาลตำบล", "org.name": "บ้านใหม่", "memo.date": "", "memo.oit_item": "O999"}
    for row in range(1, 6):
        many |= {f"measures.{row}.period": f"{row} ม.ค. 59", f"measures.{row}.result": f"ทำเมื่อ 3{row} กุมภาพันธ์ 2568"}
    found["หลายข้อ.xlsm"] = many
    found["ไม่บอกชื่อ.xlsm"] = {"org.name": "", "org.fiscal_year": "", "memo.number": "6"}
    forms = {path: form_bytes(sample.edited(edits)) for path, edits in found.items()}
    return {**forms, **bad_files}


@pytest.fixture(scope="module")
def made(returned: Mapping[str, bytes], fill: Fill, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of a batch over that inbox, which nobody writes into."""
    folder = tmp_path_factory.mktemp("made")
    fill(folder / "in", returned)
    words = [sys.executable, "-m", "itaxl", "batch", str(folder / "in"), "-o", str(folder / "out")]
    assert subprocess.run(words, check=False, capture_output=True).returncode == 1
    return folder / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """A copy of them, beside a copy of the inbox."""
    import shutil

    shutil.copytree(made.parent, tmp_path / "copy")
    return tmp_path / "copy" / "out"


def test_every_form_with_errors_and_every_file_that_is_none_gets_its_letter(
    out: Path, returned: Mapping[str, bytes], run_itaxl: Run, see: See
) -> None:
    ran = run_itaxl("reply", out, "--date", DAY, "--first-number", "412")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "[office]" in ran.err, "who writes is not set"
    expected = {path for path, record in see(out).records.items() if record["counts"]["error"]}
    assert expected == returned.keys() - {"ดี.xlsm"}
    assert f"{len(expected)} ฉบับ" in ran.out
    found = letters(out)
    assert len(found) == len(expected)
    numbers = sorted(to_arabic(read(path).number.rpartition("/")[2]) for path in found.values())
    assert numbers == [str(412 + place) for place in range(len(expected))]
    for path in found.values():
        assert DAY in read(path).lines
        assert f"({'.' * 30})" in read(path).lines


def test_no_error_is_left_out_and_each_says_where_what_and_how(out: Path, run_itaxl: Run, see: See) -> None:
    run_itaxl("reply", out)
    found = letters(out)
    compared = 0
    for record in see(out).records.values():
        errors = [each for each in record["findings"] if each["severity"] == "error"]
        if not errors or not record["folder"]:
            continue
        rows = read(found[record["folder"]]).points
        assert len(rows) == len(errors)
        for (number, place, what, how), finding in zip(rows, errors, strict=True):
            assert int(to_arabic(number)) == rows.index([number, place, what, how]) + 1
            assert place.startswith(finding["sheet"])
            assert finding["cell"] in place
            assert finding["label"].rpartition(" › ")[2] in place
            message = to_arabic(finding["message_th"])
            assert message.startswith(to_arabic(what))
            assert message.endswith(to_arabic(how))
            compared += 1
    assert compared > 12


def test_the_address_is_the_mayor_of_each_and_places_tell_offices_of_one_name_apart(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out)
    to = {folder: read(path).field("เรียน") for folder, path in letters(out).items()}
    mayors = sorted(text for text in to.values() if text.startswith("นายก"))
    assert mayors == [
        "นายกองค์การบริหารส่วนตำบลมะค่า  อำเภอบ้านบึง  จังหวัดชลบุรี",
        "นายกองค์การบริหารส่วนตำบลมะค่า  อำเภอโนนไทย  จังหวัดนครราชสีมา",
        "นายกเทศมนตรีตำบลบ้านใหม่",
        "นายกเทศมนตรีเมือง=๑+๑ <b>&{y}",
    ]
    assert to["ไม่บอกชื่อ"] == to["ขาด"] == "." * 30


def test_a_letter_names_item_and_year_only_when_the_form_does(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out)
    found = {folder: read(path).field("เรื่อง") for folder, path in letters(out).items()}
    many = next(text for folder, text in found.items() if "บ้านใหม่" in folder)
    assert many == "ขอส่งคืนแบบฟอร์มรายงาน ข้อ O26 การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ เพื่อแก้ไข"
    assert "พ.ศ." not in found["ไม่บอกชื่อ"]
    assert found["ขาด"] == "ขอให้ส่งแบบฟอร์มรายงาน การประเมินคุณธรรมและความโปร่งใส (ITA) ใหม่"


def test_a_file_that_is_no_form_is_told_what_it_is_and_what_to_send(
    out: Path, bad_files: Mapping[str, bytes], run_itaxl: Run, see: See
) -> None:
    before = see(out).records
    run_itaxl("reply", out)
    found = letters(out)
    for known_as in bad_files:
        path = PurePosixPath(known_as)
        letter = read(found[path.stem])
        ((_, place, what, how),) = letter.points
        assert place == "ทั้งไฟล์"
        assert "ผู้ส่ง" not in how
        assert how
        assert what.partition(" ")[2] in before[known_as]["findings"][0]["message_th"]
        assert any(f"(ไฟล์ “{path.name}”)" in line for line in letter.lines)
        assert not any("bad/" in line for line in letter.lines), "the officer's folders are nobody's concern"


def test_warnings_are_told_when_they_are_wished_and_after_the_errors(out: Path, run_itaxl: Run, see: See) -> None:
    run_itaxl("reply", out, "--warnings")
    found = letters(out)
    for record in see(out).records.values():
        counting = [each for each in record["findings"] if each["severity"] != "info" and not each["reason"]]
        if record["folder"]:
            assert (
                len(read(found[record["folder"]]).points) == len(counting)
                if counting
                else record["folder"] not in found
            )
    many = read(next(path for folder, path in found.items() if "โนนไทย" in folder))
    assert any("ที่ควรตรวจสอบอีกครั้ง จำนวน" in line for line in many.lines)
    assert "31" in to_arabic(many.points[0][2]), "the error first"


def test_a_second_time_nothing_changes_and_the_batch_has_nothing_to_do(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY)
    first, journal = everything(out), (out / "itaxl-journal.jsonl").read_bytes()
    times = {path: path.stat().st_mtime_ns for path in letters(out).values()}
    ran = run_itaxl("reply", out, "--date", DAY)
    assert ran.code == 0
    assert everything(out) == first
    assert {path: path.stat().st_mtime_ns for path in letters(out).values()} == times
    added = (out / "itaxl-journal.jsonl").read_bytes().removeprefix(journal).splitlines()
    assert [list(json.loads(line)) for line in added] == [["reports"]]
    run_itaxl("batch", out.parent / "in", "-o", out)
    assert everything(out) == first
    after = (out / "itaxl-journal.jsonl").read_bytes().splitlines()[-1]
    assert list(json.loads(after)) == ["reports", "of", "itaxl"], "no workbook was done again"
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
        edits |= {"org.district": district, "org.subdistrict": district}
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
    again = {"org.name": "ส่งใหม่", "memo.number": "55", "memo.date": "๓๑ เมษายน ๒๕๖๙"}
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


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
def test_whatever_a_file_is_called_it_has_its_letter(
    returned: Mapping[str, bytes], tmp_path: Path, run_itaxl: Run
) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    names = [b"\xa1\xa2.xlsm", "ก#1 50%41.xlsm".encode(), b"con.xlsm", ("ย" * 80 + ".xlsm").encode(), b"{0} {x}.xlsm"]
    for name in names:
        (inbox / os.fsdecode(name)).write_bytes(returned["bad/ขาด.xlsm"])
    assert run_itaxl("batch", inbox, "-o", out).code == 1
    assert run_itaxl("reply", out).code == 0
    found = letters(out)
    assert len(found) == len(names)
    assert all(len(read(path).points) == 1 for path in found.values())
    rows = openpyxl.load_workbook(out / "letters.xlsx").worksheets[0].iter_rows(min_row=2)
    assert {(out / unquote(row[7].hyperlink.target).replace("\\", "/")).resolve() for row in rows} == set(
        found.values()
    )


def test_the_list_has_a_row_and_a_link_for_every_letter_and_holds_no_formula(out: Path, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY, "--first-number", "98")
    sheet = openpyxl.load_workbook(out / "letters.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(min_row=2))
    found = letters(out)
    assert len(rows) == len(found)
    linked = {(out / unquote(row[7].hyperlink.target).replace("\\", "/")).resolve() for row in rows}
    assert linked == {path.resolve() for path in found.values()}
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    assert {row[2].value for row in rows} == {DAY}
    assert sum(row[5].value for row in rows) == sum(len(read(path).points) for path in found.values())
    sheet["J2"] = "✓"
    sheet.parent.save(out / "letters.xlsx")
    ticked = (out / "letters.xlsx").read_bytes()
    run_itaxl("reply", out, "--date", DAY, "--first-number", "98")
    assert (out / "letters.xlsx").read_bytes() == ticked, "a list in which somebody ticks off is kept"
    assert (out / "letters (2).xlsx").exists()


def test_english_speaks_to_the_officer_and_the_letter_stays_thai(out: Path, run_itaxl: Run) -> None:
    ran = run_itaxl("reply", out, "--date", DAY, lang="en")
    assert ran.code == 0
    assert re.search(r"^\d+ letters", ran.out)
    english = {name: path.read_bytes() for name, path in letters(out).items()}
    run_itaxl("reply", out, "--date", DAY)
    assert {name: path.read_bytes() for name, path in letters(out).items()} == english


SETTINGS = """
digits = "arabic"
[office]
name = "ที่ว่าการอำเภอตัวอย่าง"
address = ["ถนนสมมุติ", "จังหวัดตัวอย่าง ๑๐๐๐๐"]
code = "ตย ๐๐๒๓.๑"
contact = ["โทร. ๐ ๐๐๐๐ ๐๐๐๐"]
[office.signer]
name = "นายต้น  สมมุตินาม"
position = ["นายอำเภอตัวอย่าง"]
"""


@pytest.mark.parametrize("beside", [True, False])
def test_sender_number_and_signer_come_from_the_settings_and_the_batch_stays_done(
    out: Path, beside: bool, tmp_path: Path, run_itaxl: Run
) -> None:
    own = (out if beside else tmp_path) / "itaxl.toml"
    own.write_text(SETTINGS.replace('digits = "arabic"', ""), "utf-8")
    more = {} if beside else {"ITAXL_SETTINGS": str(own)}
    ran = run_itaxl("reply", out, "--date", DAY, "--first-number", "9", more=more)
    assert ran.code == 0
    assert "[office]" not in ran.err
    assert (str(own) in ran.err) == beside
    numbers = set()
    for path in letters(out).values():
        letter = read(path)
        numbers.add(letter.number)
        assert letter.lines[0].endswith("\tที่ว่าการอำเภอตัวอย่าง")
        assert letter.lines[1:3] == ["ถนนสมมุติ", "จังหวัดตัวอย่าง ๑๐๐๐๐"]
        signed = letter.lines.index("(นายต้น  สมมุตินาม)")
        assert letter.lines[signed - 1] == "ขอแสดงความนับถือ"
        assert letter.lines[signed + 1 : signed + 3] == ["นายอำเภอตัวอย่าง", "โทร. ๐ ๐๐๐๐ ๐๐๐๐"]
    assert numbers >= {"ตย ๐๐๒๓.๑/๙", "ตย ๐๐๒๓.๑/๑๐"}
    before = everything(out)
    run_itaxl("batch", out.parent / "in", "-o", out, more=more)
    assert everything(out) == before
    assert '"done"' not in (out / "itaxl-journal.jsonl").read_text("utf-8").splitlines()[-1]


def test_digits_and_mistakes_of_the_settings_are_minded(out: Path, run_itaxl: Run) -> None:
    (out / "itaxl.toml").write_text(SETTINGS, "utf-8")
    run_itaxl("reply", out, "--date", DAY)
    assert all("2 เมษายน 2569" in read(path).lines for path in letters(out).values())
    before = everything(out)
    (out / "itaxl.toml").write_text("[office]\nnam = 'ก'\n", "utf-8")
    ran = run_itaxl("reply", out, "--date", DAY)
    assert ran.code == 2
    assert "itaxl.toml" in ran.err
    (out / "itaxl.toml").write_text(SETTINGS, "utf-8")
    assert everything(out) == before


def test_a_due_day_and_references_are_told(out: Path, run_itaxl: Run) -> None:
    days = ["--date", "30 เม.ย. 69", "--due", "30 เม.ย. 69"]
    run_itaxl("reply", out, *days, "--reference", "หนังสือจังหวัด ที่ ก ๑/๒", "--reference", "หนังสืออำเภอ")
    for path in letters(out).values():
        letter = read(path)
        assert letter.field("อ้างถึง") == "๑. หนังสือจังหวัด ที่ ก ๑/๒"
        assert any(line.endswith("ภายในวันที่ ๓๐ เมษายน ๒๕๖๙") for line in letter.lines)


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
    journal.write_bytes(re.sub(rb'"itaxl":"[^"]*"', b'"itaxl":"0.0.1"', journal.read_bytes()))
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
    lines = journal.read_text("utf-8").splitlines()
    for place, line in enumerate(lines):
        entry = json.loads(line)
        if entry.get("done") == "bad/ขาด.xlsm":
            entry["record"]["findings"][0][3] = {"kind": {"wording": ["itaxl ทำงานผิดพลาด", "a bug"]}, "asked": None}
            lines[place] = json.dumps(entry, ensure_ascii=False)
    journal.write_text("\n".join(lines) + "\n", "utf-8")
    ran = run_itaxl("reply", out)
    assert "bad/ขาด.xlsm" in ran.err
    assert "ขาด" not in letters(out)


def test_a_letter_open_in_word_stops_no_other(
    out: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from itaxl import cli
    from itaxl.batch import letter_files
    from itaxl.edges.unwritable import IN_USE
    from itaxl.refusal import Refused

    write = letter_files.write_beside

    def held(path: Path, data: bytes, **more: Any) -> Path:
        if "บ้านใหม่" in path.name:
            raise Refused(IN_USE, path=path, folder=path.parent, number=13)
        return write(path, data, **more)

    monkeypatch.setattr(letter_files, "write_beside", held)
    monkeypatch.setattr(sys, "argv", ["itaxl", "reply", str(out)])
    assert cli.run() == 2
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


def test_today_is_the_day_unless_another_is_given(out: Path, run_itaxl: Run) -> None:
    from itaxl.thai.dates import write_date

    before = datetime.date.today()
    run_itaxl("reply", out)
    days = {write_date(before), write_date(datetime.date.today())}
    assert all(days & set(read(path).lines) for path in letters(out).values())


@pytest.mark.libreoffice
def test_pdfs_show_the_letters_as_they_stand(out: Path, soffice: str, sarabun: str, run_itaxl: Run) -> None:
    run_itaxl("reply", out, "--date", DAY)
    edited = next(path for folder, path in letters(out).items() if "บ้านใหม่" in folder)
    paper = docx.Document(str(edited))
    paper.paragraphs[-1].add_run(" MENDED BY HAND")
    paper.save(str(edited))
    ran = run_itaxl("reply", out, "--date", DAY, "--pdf", "--combine")
    assert ran.code == 0, ran.err
    found = letters(out)
    pdfs = [PdfReader(path.with_suffix(".pdf")) for path in found.values()]
    whole = PdfReader(out / "letters.pdf")
    assert len(whole.pages) == sum(len(pdf.pages) for pdf in pdfs)
    assert "MENDED BY HAND" in "".join(page.extract_text() for page in whole.pages)
    run_itaxl("reply", out, "--date", "๓ เมษายน ๒๕๖๙")
    left = {path.parent.name for path in out.glob("*/*แก้ไข.pdf")}
    assert left == {edited.parent.name}, "only the letter that still stands has a PDF"
    assert not (out / "letters.pdf").exists()
