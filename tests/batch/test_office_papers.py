"""The plan and the report of an office, and those of two years, are papers of their own; versions are of one paper."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from returned_letters import read
from whole_inbox import ERRORS, SAMPLE, edited, form, lay, name_of, roster_text

from itaxl.batch.journal_index import Finished
from itaxl.batch.office_papers import grouped, seen_in
from itaxl.batch.offices import known_offices
from itaxl.reports.overview import OfficeState, OfficeView, Overview, Paper, Version

Run = Callable[..., Any]
PLAN_OF_IT = {"org.stage": "แผน", "org.fiscal_year": "2569", "memo.number": "77", "memo.oit_item": "O25"}
OLD_YEAR = {"org.fiscal_year": "2568", "memo.date": "๓ มีนาคม ๒๕๖๘", "memo.number": "88"}
REPORT, PLAN, OLD = Paper(False, "2569"), Paper(True, "2569"), Paper(False, "2568")


def record(name: str = "ก", **more: str) -> dict[str, Any]:
    """What the journal says of a form."""
    kept = {"org.fiscal_year": more.pop("year", "2569"), "org.stage": more.pop("stage", "รายงานผล")}
    edition = [more.pop("saved", ""), more.pop("dated", ""), {"memo.number": more.pop("number", "1")}]
    return {"organisation": f"อบต.{name}", "digest": [], "kept": kept, "edition": edition, **more}


def papers_of(*records: dict[str, Any]) -> list[tuple[Paper, list[str]]]:
    """The papers of one office, each with its files, the newest first."""
    finished = Finished("a", "", {}, 0, 0, 0)
    seen = [seen_in(str(number), finished, each) for number, each in enumerate(records)]
    (group,) = grouped(seen, known_offices([]))
    return sorted((of_one[0].paper, [each.known_as for each in of_one]) for of_one in group.papers)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([record(), record(stage="แผน")], [(REPORT, ["0"]), (PLAN, ["1"])]),
        ([record(year="2568"), record(year="๒๕๖๙")], [(OLD, ["0"]), (REPORT, ["1"])]),
        ([record(saved="2026-01-01"), record(saved="2026-02-01", year="69")], [(REPORT, ["1", "0"])]),
        ([record(year=""), record(year="2568"), record(dated="2026-01-01")], [(OLD, ["1"]), (REPORT, ["2", "0"])]),
        ([record(year=""), record(year="", stage="แผน")], [(Paper(False, ""), ["0"]), (Paper(True, ""), ["1"])]),
        ([record(year="ปีหน้า"), record()], [(REPORT, ["1", "0"])]),
        (  # the year was mended: number and date of the memo say that it is the same paper
            [
                record(year="2568", dated="2026-01-05", saved="2026-01-06"),
                record(dated="2026-01-05", saved="2026-01-09"),
            ],
            [(REPORT, ["1", "0"])],
        ),
        (  # the same date and another number
            [record(year="2568", dated="2026-01-05", saved="a"), record(dated="2026-01-05", saved="b", number="2")],
            [(OLD, ["0"]), (REPORT, ["1"])],
        ),
        ([record(stage="แผน", saved="2026-03-01"), record(saved="2026-02-01"), record(saved="2026-01-01")],
         [(REPORT, ["1", "2"]), (PLAN, ["0"])]),
    ],
)  # fmt: skip
def test_forms_of_an_office_by_paper(records: list[dict[str, Any]], expected: list[tuple[Paper, list[str]]]) -> None:
    assert papers_of(*records) == expected


def test_an_office_stands_by_the_sum_of_its_papers() -> None:
    old = Version("เก่า.xlsm", errors=9, of=REPORT)
    blank = Version("เปล่า.xlsm", errors=12, of=OLD, state=OfficeState.BLANK)
    office = OfficeView(
        "ก", versions=(Version("แผน.xlsm", errors=2, of=PLAN), Version("ใหม่.xlsm", of=REPORT), old, blank)
    )
    assert [each.path for each in office.newest] == ["แผน.xlsm", "ใหม่.xlsm", "เปล่า.xlsm"]
    assert office.errors == 2, "neither an older version nor a form that nobody has filled in counts"
    assert OfficeView("ข", versions=(blank,)).errors == 12


def test_errors_of_an_earlier_year_are_called_about_last() -> None:
    def office(name: str, *versions: Version) -> OfficeView:
        return OfficeView(name, state=OfficeState.MEND, versions=versions)

    old, ready = Version("เก่า.xlsm", errors=9, of=OLD), Version("ใหม่.xlsm", of=REPORT, state=OfficeState.READY)
    some = Version("แผน.xlsm", errors=1, of=PLAN)
    offices = [office("ก", old, ready), office("ข", some), office("ค", old), office("ง", some, old)]
    assert [each.name for each in Overview(offices).to_call] == ["ค", "ง", "ข", "ก"]


def test_the_paper_in_words() -> None:
    assert REPORT.words("th") == "รายงานผล ปี 2569"
    assert Paper(True, "").words("th") == "แผน ไม่บอกปี"


def test_index_worklist_and_letters_tell_the_papers_of_an_office_apart(tmp_path: Path, run_itaxl: Run) -> None:
    """One office with plan, report in two versions, and last year's; one with last year's alone; one that is done."""
    plan = {**PLAN_OF_IT, **{f"measures.{row}.result": "" for row, _ in enumerate(SAMPLE.measures, 1)}}
    files = {
        "แผน.xlsm": edited(0, plan | {"memo.date": "๓๑ เมษายน ๒๕๖๙"}),
        "ผล v1.xlsm": edited(0, ERRORS),
        "ผล v2.xlsm": form(0, saved="2026-03-05T02:00:00Z"),
        "ผลปีก่อน.xlsm": edited(0, OLD_YEAR | {"memo.date": "๓๑ เมษายน ๒๕๖๘"}),
        "ข.xlsm": edited(1, OLD_YEAR | {"memo.number": "89"}),
        "ค.xlsm": form(2),
        "ง.xlsm": form(3),
    }
    lay(tmp_path / "in", files)
    (tmp_path / "ทะเบียน.csv").write_text("\n".join(roster_text().splitlines()[:6]) + "\n", "utf-8")
    out = tmp_path / "out"
    ran = run_itaxl("batch", tmp_path / "in", "-o", out, "--roster", tmp_path / "ทะเบียน.csv", "--check-only")
    assert ran.code == 1, ran.err
    whole = json.loads((out / "results.json").read_bytes())
    first = next(each for each in whole["offices"] if name_of(0) in each["name"])
    assert first["state"] == "mend"
    told = {each["file"]: (each["stage"], each["fiscal_year"], each["state"]) for each in first["papers"]}
    assert told.keys() == {"แผน.xlsm", "ผล v2.xlsm", "ผลปีก่อน.xlsm"}
    assert told["แผน.xlsm"] == ("plan", "2569", "mend")
    assert told["ผลปีก่อน.xlsm"] == ("report", "2568", "mend")
    assert told["ผล v2.xlsm"][:2] == ("report", "2569")
    assert first["errors"] == sum(each["errors"] for each in first["papers"])
    assert len(first["files"]) == 4
    twice = [each["path"] for each in whole["workbooks"] for found in each["findings"] if found["code"] == "X001"]
    assert twice == ["ผล v1.xlsm"]
    assert [each["path"] for each in whole["workbooks"] if not each["newest"]] == ["ผล v1.xlsm"]

    page = (out / "index.html").read_text("utf-8")
    listed = page.partition('id="offices"')[2]
    assert "ส่งมา 3 เรื่อง ตรวจแยกกัน" in listed
    assert "แผน ปี 2569: ต้องแก้" in listed
    assert "รายงานผล ปี 2568: ต้องแก้" in listed
    assert "ส่งมา 4 ฉบับ นับฉบับล่าสุด" in listed
    assert "ส่งเฉพาะรายงานผล ปี 2568" in listed, "an office that has sent last year's alone is told"
    calls = page.partition('<ol class="calls">')[2].partition("</ol>")[0]
    assert "แผน ปี 2569: วันที่" in calls
    assert "รายงานผล ปี 2568: " in calls

    book = openpyxl.load_workbook(out / "worklist.xlsx")
    rows = [" ".join(map(str, row)) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert any("แผน.xlsm" in row for row in rows)
    assert any("ผลปีก่อน.xlsm" in row for row in rows)
    assert not any("ผล v1.xlsm" in row for row in rows)
    offices = [" ".join(map(str, row)) for row in book.worksheets[2].iter_rows(values_only=True)]
    assert any("แผน ปี 2569: แผน.xlsm" in row for row in offices)

    assert run_itaxl("reply", out).code == 0
    letters = ["\n".join(read(path).lines) for path in out.glob("*/*แจ้งให้แก้ไข.docx")]
    mine = [text for text in letters if name_of(0) in text]
    assert len(mine) == 2, "a letter a paper"
    assert sum("แบบฟอร์มแผน ข้อ O25" in text and "๒๕๖๙" in text for text in mine) == 1
    assert sum("แบบฟอร์มรายงาน" in text and "๒๕๖๘" in text for text in mine) == 1
