"""A whole inbox: every file once, every office in one state, one letter an office; and three rounds of it."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from returned_letters import read
from whole_inbox import (
    CAUSE,
    ERRORS,
    FILES,
    MORE_ERRORS,
    OFFICES,
    blank,
    edited,
    form,
    hardly_begun,
    inbox_files,
    lay,
    name_of,
    phone_of,
    roster_text,
)

from itaxl.reports.decision_file import COLUMNS

Run = Callable[..., Any]
MISSING = {28, 29, *range(40, 45)}
MENDING = {16, 17, 18, 19, 20, 21, 32, 36}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, run_module: Run) -> Path:
    """The outputs of the inbox, with the letters, which nobody writes into."""
    folder = tmp_path_factory.mktemp("district")
    lay(folder / "ส่งมา", inbox_files())
    (folder / "ทะเบียน.csv").write_text(roster_text(), "utf-8")
    ran = run_module("batch", folder / "ส่งมา", "-o", folder / "out", "--roster", folder / "ทะเบียน.csv")
    assert ran.code == 1, ran.err
    assert ran.out.splitlines()[0] == "60 ไฟล์: ตรวจ 45 · ไม่ใช่แบบฟอร์ม 8 · สำเนา 3 · ซ่อนหรือชั่วคราว 4"
    assert "Traceback" not in ran.err
    assert run_module("reply", folder / "out", "--date", "๒ เมษายน ๒๕๖๙").code == 0
    return folder / "out"


@pytest.fixture(scope="module")
def run_module() -> Run:
    """The command line as a process, for fixtures that last."""
    import subprocess
    import sys
    from dataclasses import dataclass

    @dataclass
    class Ran:
        code: int
        out: str
        err: str

    def run(*words: object) -> Ran:
        command = [sys.executable, "-m", "itaxl", *map(str, words)]
        ran = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return run


@pytest.fixture(scope="module")
def whole(made: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((made / "results.json").read_bytes())
    return found


def office(whole: dict[str, Any], number: int) -> dict[str, Any]:
    """The record of an office by its number."""
    found: dict[str, Any] = next(each for each in whole["offices"] if name_of(number) in each["name"])
    return found


def test_every_file_is_in_the_account_once(whole: dict[str, Any]) -> None:
    paths = [each["path"] for each in (*whole["workbooks"], *whole["passed_over"])]
    assert len(paths) == len(set(paths)) == FILES
    given = {name for name in inbox_files() if not name.endswith(".zip")} | {"แบบ 26.xlsm.zip"}
    assert given <= set(paths)
    inside = {path for path in paths if ".zip/" in path}
    assert {"ซ้อน.zip/ชั้นใน.zip/แบบ 33.xlsm.txt", "จากวินโดวส์ไทย.zip/อำเภอ/ทุ่งนา.xlsm", "รวม.zip/หมายเหตุ.txt"} <= inside
    why = Counter(each["why"] for each in whole["passed_over"])
    assert why == {"not_form": 6, "picture": 2, "copy": 2, "mended_copy": 1, "hidden": 4}


def test_every_office_of_the_roster_stands_in_one_state(whole: dict[str, Any]) -> None:
    named = Counter(name for name in map(name_of, range(OFFICES)) for each in whole["offices"] if name in each["name"])
    assert named == dict.fromkeys(map(name_of, range(OFFICES)), 1)
    missing = {number for number in range(OFFICES) if office(whole, number)["state"] == "not_sent"}
    assert missing == MISSING
    assert {number for number in range(OFFICES) if office(whole, number)["state"] == "mend"} == MENDING
    assert office(whole, 22)["state"] == "look"
    assert office(whole, 27)["state"] == "blank"
    states = [each["state"] for each in whole["offices"]]
    assert states[-3:] == ["blank"] * 3, "what is not filled in comes last"


def test_three_versions_are_one_office_whose_newest_counts(whole: dict[str, Any]) -> None:
    of_it = office(whole, 23)
    assert of_it["files"] == ["สามฉบับ v1.xlsm", "สามฉบับ v2.xlsm", "สามฉบับ v3.xlsm"], "by the time inside, not the name"
    assert (of_it["state"], of_it["errors"]) == ("ready", 0)


def test_the_page_says_whom_to_call_who_is_missing_and_what_differs(made: Path) -> None:
    page = (made / "index.html").read_text("utf-8")
    calls = page.partition('<ol class="calls">')[2].partition("</ol>")[0]
    first = calls.partition("<li>")[2].partition("</li>")[0]
    assert name_of(20) in first
    assert phone_of(20) in first
    assert f'href="tel:{phone_of(20).replace(" ", "")}"' in first
    missing = page.partition('<ul class="short">')[2].partition("</ul>")[0]
    assert all(phone_of(number) in missing for number in MISSING)
    assert f"สแกน {name_of(40)}.pdf" in page.partition('id="offices"')[0], (
        "a scan by the name of who has not sent is told"
    )
    assert re.search(r"ต่างจากฉบับก่อน 1 ช่อง: วันที่", page)
    assert "ชื่ออื่นของไฟล์เดียวกัน" in page
    summary = page.partition('id="summary">')[2].partition("</span>")[0].splitlines()
    assert "ยังไม่ส่ง 7 แห่ง" in summary
    assert f"อำเภอโนนไทย: อบต. {name_of(40)}" in summary
    assert "กรอกแล้ว" in page or "ยังไม่ได้กรอก" in page


def test_a_form_that_is_not_filled_in_has_no_list_of_errors(made: Path) -> None:
    page = (made / "index.html").read_text("utf-8")
    for name in ("แบบเปล่า.xlsm", name_of(27)):
        section = page.rpartition(f"{name}</h2>")[2].partition("</section>")[0]
        assert "ยังไม่ได้กรอก:" in section
        assert "<table" not in section


def test_one_letter_an_office_and_none_names_another(made: Path, whole: dict[str, Any]) -> None:
    letters = {path: read(path) for path in made.glob("*/*หนังสือแจ้งให้แก้ไข.docx")}
    by_office = {number: [path for path in letters if name_of(number) in path.parent.name] for number in range(OFFICES)}
    assert {number for number, found in by_office.items() if found} == MENDING | {27}
    assert all(len(found) <= 1 for found in by_office.values())
    for number, found in by_office.items():
        for path in found:
            text = "\n".join(paragraph for paragraph in letters[path].lines) + str(letters[path].points)
            text += path.with_name("ข้อความแจ้ง.txt").read_text("utf-8-sig")
            others = [name_of(other) for other in range(OFFICES) if other != number and name_of(other) in text]
            assert others == []
            assert "I006" not in text
    (of_cause,) = by_office[21]
    assert len(letters[of_cause].points) == 1, "one cell is wrong, one point"
    (of_blank,) = by_office[27]
    assert len(letters[of_blank].points) == 1
    assert "แบบเปล่า" not in {path.parent.name for path in letters}, "nobody to send it to"


def test_those_who_have_not_sent_are_reminded(made: Path) -> None:
    reminders = sorted((made / "หนังสือติดตาม").glob("*_หนังสือติดตาม.docx"))
    assert len(reminders) == len(MISSING)
    for number in MISSING:
        (path,) = [each for each in reminders if name_of(number) in each.name]
        letter = read(path)
        assert letter.field("เรียน") == f"นายกองค์การบริหารส่วนตำบล{name_of(number)}"
        assert letter.field("เรื่อง").startswith("ติดตามการส่งแบบฟอร์มรายงาน")
        assert "๒๕๖๙" in letter.field("เรื่อง"), "the year of all forms that are right, though one is of another"
        assert any("ยังไม่ได้รับแบบฟอร์มรายงาน" in line for line in letter.lines)
        assert len(docx.Document(str(path)).tables) == 0
        assert path.with_name(path.name.replace("หนังสือติดตาม.docx", "ข้อความแจ้ง.txt")).is_file()
    rows = list(openpyxl.load_workbook(made / "letters.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {phone_of(number) for number in MISSING} <= {row[5] for row in rows}


def test_the_worklist_has_places_and_telephones_and_lists_offices_by_district(made: Path) -> None:
    book = openpyxl.load_workbook(made / "worklist.xlsx")
    assert book.sheetnames == ["รายการแก้ไข", "สรุปตามกฎ", "หน่วยงาน", "ยังไม่ส่ง"]
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {row[2] for row in rows if row[0] and name_of(20) in row[0]} == {phone_of(20)}
    assert not any("สามฉบับ v2" in str(row) for row in rows), "older versions are nothing to mend"
    offices = list(book.worksheets[2].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in offices if str(row[0]).startswith("รวม")] == [
        row for row in (each[1] for each in offices) if str(row).startswith("9 แห่ง")
    ]
    assert len(list(book.worksheets[3].iter_rows(min_row=2))) == len(MISSING)


def test_three_rounds_until_all_is_done(tmp_path: Path, run_itaxl: Run) -> None:
    """Returned, mended, done; what the officer decides is respected; the page says it of each office."""
    rosters = "\n".join(roster_text().splitlines()[:6]) + "\n"
    (tmp_path / "ทะเบียน.csv").write_text(rosters, "utf-8")
    rounds: list[dict[str, bytes]] = [
        {"ก.xlsm": edited(0, MORE_ERRORS), "ข.xlsm": edited(1, ERRORS), "ค.xlsm": form(2)},
        {
            "ก แก้.xlsm": edited(0, ERRORS, "2026-03-05T02:00:00Z"),
            "ข.xlsm": form(1),
            "ค.xlsm": form(2),
            "ง.xlsm": edited(3, CAUSE),
        },
        {"ก แก้ 2.xlsm": form(0), "ข.xlsm": form(1), "ค.xlsm": form(2), "ง.xlsm": edited(3, CAUSE)},
    ]
    since: list[object] = []
    for number, files in enumerate(rounds, 1):
        out = tmp_path / f"ผลงาน {number}"
        lay(tmp_path / f"ส่งมา {number}", files)
        words = ["batch", tmp_path / f"ส่งมา {number}", "-o", out, "--roster", tmp_path / "ทะเบียน.csv", *since]
        ran = run_itaxl(*words)
        assert ran.code in (0, 1), ran.err
        assert run_itaxl("reply", out).code == 0
        since += ["--since", out]
    page = (tmp_path / "ผลงาน 3" / "index.html").read_text("utf-8")
    assert "รอบ 1: ส่งคืน 4 ข้อ → รอบ 2: ส่งคืน 1 ข้อ → รอบ 3: แก้ครบแล้ว" in page
    assert "รอบ 1: ส่งคืน 1 ข้อ → รอบ 2: แก้ครบแล้ว → รอบ 3: พร้อมส่ง" in page
    assert "รอบ 1: ติดตามแล้ว → รอบ 2: ส่งคืน 1 ข้อ → รอบ 3: ต้องแก้ 1 ข้อ" in page
    assert re.search(r"<title>[^<]* · รอบ 3 · [^<]* · เทียบกับ ผลงาน 2</title>", page)
    changes = page.partition('<ul class="changes">')[2].partition("</ul>")[0]
    assert re.findall(r"<b>([^<]*)</b>", changes) == ["แก้ครบแล้ว 1", "ยังไม่แก้ 1"]
    whole = json.loads((tmp_path / "ผลงาน 3" / "results.json").read_bytes())
    assert [each["state"] for each in office(whole, 0)["rounds"]] == ["mend", "mend"]

    decide(
        tmp_path / "ผลงาน 3" / "decisions.xlsx", [f"อบต.{name_of(3)}", "", "", "", "", "นายต้น", "ปีถูกแล้ว", "2 เม.ย. 69"]
    )
    again = run_itaxl(*words)
    assert again.code == 0, "nothing is awaited of who has sent"
    whole = json.loads((tmp_path / "ผลงาน 3" / "results.json").read_bytes())
    assert office(whole, 3)["state"] == "accepted"
    assert office(whole, 3)["decision"] == "รับไว้โดย นายต้น เมื่อ 2 เม.ย. 69: ปีถูกแล้ว"
    assert run_itaxl("reply", tmp_path / "ผลงาน 3").code == 0
    assert not list((tmp_path / "ผลงาน 3").glob(f"*{name_of(3)}*/*แจ้งให้แก้ไข.docx")), "and its letter is taken back"


def decide(path: Path, row: list[str]) -> None:
    """Type a row into the sheet of decisions."""
    book = openpyxl.load_workbook(path)
    for column, text in enumerate(row, 1):
        book.worksheets[0].cell(3, column).value = text or None
    book.save(path)


def test_a_single_finding_is_accepted_by_its_code_and_a_row_without_a_reason_counts_for_nothing(
    tmp_path: Path, run_itaxl: Run
) -> None:
    lay(tmp_path / "in", {"ก.xlsm": edited(0, ERRORS), "ข.xlsm": edited(1, ERRORS)})
    run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out", "--check-only")
    whole = json.loads((tmp_path / "out" / "results.json").read_bytes())
    name = office(whole, 0)["name"]
    decide(tmp_path / "out" / "decisions.xlsx", [name, "", "", "D002", "C7", "นายต้น", "วันจริง", "วันนี้"])
    assert run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out", "--check-only").code == 1
    whole = json.loads((tmp_path / "out" / "results.json").read_bytes())
    assert (office(whole, 0)["state"], office(whole, 1)["state"]) == ("ready", "mend")
    decide(tmp_path / "out" / "decisions.xlsx", [name, "", "", "D002", "C7", "นายต้น", "", "วันนี้"])
    ran = run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out", "--check-only")
    assert "decisions.xlsx แถว 3: ยังไม่มีผล เพราะไม่ได้กรอก เพราะ" in ran.err
    decide(tmp_path / "out" / "decisions.xlsx", ["อบต.ไม่มีจริง", "", "", "", "", "นายต้น", "ก", "วันนี้"])
    assert "ไม่พบหน่วยงาน “อบต.ไม่มีจริง”" in run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out").err
    assert [COLUMNS[key][0].th for key in ("name", "who", "why", "when")] == ["หน่วยงาน", "ผู้ตัดสิน", "เพราะ", "เมื่อ"]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".toml"])
def test_a_sample_roster_can_be_filled_in_and_read(ending: str, tmp_path: Path, run_itaxl: Run) -> None:
    roster = tmp_path / f"ทะเบียน{ending}"
    assert run_itaxl("batch", "--new-roster", roster).code == 0
    assert run_itaxl("batch", "--new-roster", roster).code == 2, "nothing is written over"
    lay(tmp_path / "in", {"ก.xlsm": form(0)})
    ran = run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out", "--check-only", "--roster", roster)
    assert ran.code == 0, ran.err
    assert "ส่งแล้ว 1 · ยังไม่ส่ง 2" in ran.out
    whole = json.loads((tmp_path / "out" / "results.json").read_bytes())
    missing = {each["name"]: each["phone"] for each in whole["offices"] if each["state"] == "not_sent"}
    assert missing == {"อบต.ตัวอย่างหนึ่ง": "0 2123 4567", "เทศบาลตำบลตัวอย่างสอง": "0 2123 4568 ต่อ 11"}


def test_a_roster_that_is_none_is_refused_in_one_sentence(tmp_path: Path, run_itaxl: Run) -> None:
    lay(tmp_path / "in", {"ก.xlsm": form(0)})
    for name, text in {
        "ก.csv": "ก,ข\n1,2\n",
        "ข.toml": "x = [",
        "ค.pdf": "%PDF",
        "ง.xlsx": "PK",
        "จ.csv": "หน่วยงาน,อำเภอ\n",
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
        ran = run_itaxl("batch", tmp_path / "in", "-o", tmp_path / "out", "--roster", tmp_path / name)
        assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1), ran.err


def test_blank_and_hardly_begun_forms_of_many_are_one_row_each(tmp_path: Path, run_itaxl: Run) -> None:
    lay(tmp_path / "in", {"ก.xlsm": blank(), "ข.xlsm": hardly_begun(1), "ค.xlsm": form(2)})
    ran = run_itaxl("check", tmp_path / "in")
    assert ran.out.count("ยังไม่ได้กรอก") >= 2
