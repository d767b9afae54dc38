"""`itaxl date` shows how a text is read."""

import json
from collections.abc import Callable
from typing import Any

from itaxl.form.form_content import grid_of
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

Run = Callable[..., Any]


def test_a_date_is_shown_in_its_official_wording(run_itaxl: Run) -> None:
    ran = run_itaxl("date", "๑๖ เม.ย.๖๔", "ม.ค. 64 - มี.ค. 64")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "๑๖ เม.ย.๖๔ → ๑๖ เมษายน ๒๕๖๔ (วันเดียว: วันศุกร์ที่ ๑๖ เมษายน ๒๕๖๔)",
        "ม.ค. 64 - มี.ค. 64 → มกราคม - มีนาคม ๒๕๖๔ (ช่วงเดือน: วันศุกร์ที่ ๑ มกราคม ๒๕๖๔ ถึง วันพุธที่ ๓๑ มีนาคม ๒๕๖๔)",
    ]


def test_english_gives_days_that_machines_sort(run_itaxl: Run) -> None:
    assert run_itaxl("date", "16 เม.ย. 64", lang="en").out == "16 เม.ย. 64 → ๑๖ เมษายน ๒๕๖๔ (day: 2021-04-16)\n"


def test_periods_that_name_no_days_and_lists_are_shown_too(run_itaxl: Run) -> None:
    ran = run_itaxl("date", "--year", "2568", "ทุกสิ้นเดือน", "ภายใน 30 วัน", "ม.ค./เม.ย. 68")
    assert [line.partition(" (")[0] for line in ran.out.splitlines() if "→" in line] == [
        "ทุกสิ้นเดือน → ปีงบประมาณ พ.ศ. ๒๕๖๘",
        "ภายใน 30 วัน → ระยะเวลาที่ไม่บอกวัน",
        "ม.ค./เม.ย. 68 → มกราคม และเมษายน ๒๕๖๘",
    ]
    assert ran.code == 0


def test_a_text_is_read_as_a_field_for_periods_reads_it(run_itaxl: Run) -> None:
    texts = [
        "46132",
        "๔๖๑๓๒",
        " 16/4/69 ",
        "๑๖/๔/๖๙",
        "16 เม.ย. 2026",
        "April 16, 2026",
        "16/4/26",
        "2/2569",
        "2569",
        "99",
    ]
    ran = run_itaxl("date", "--year", "2568", "--json", *texts)
    form = sample_content(fiscal_year(2569))
    for text, line in zip(texts, ran.out.splitlines(), strict=True):
        cell = read_submission(grid_of(form.edited({"measures.2.period": text}))).rows("measures")[1]["period"]
        said = json.loads(line)
        assert cell.reading
        assert (said["kind"], said["issues"]) == (cell.reading.kind, list(cell.reading.issues))
        assert said["start"] == (cell.reading.start and cell.reading.start.isoformat())


def test_what_cannot_be_says_why_and_ends_with_1(run_itaxl: Run) -> None:
    ran = run_itaxl("date", "16 เม.ย. 64", "๓๑ มิ.ย. ๖๔")
    assert ran.out.splitlines()[1:] == [
        "๓๑ มิ.ย. ๖๔ → อ่านเป็นวันที่ไม่ได้",
        "  D002  ไม่มีวันหรือเดือนนี้ในปฏิทิน",
    ]
    assert ran.code == 1


def test_what_must_be_asked_is_a_warning_and_ends_with_0(run_itaxl: Run) -> None:
    ran = run_itaxl("date", "16/4/21")
    assert ran.out == "16/4/21 → อ่านได้หลายอย่าง\n  D004  ปีสองหลักอาจเป็น พ.ศ. หรือ ค.ศ.\n"
    assert ran.code == 0


def test_a_year_helps_a_period_that_names_none(run_itaxl: Run) -> None:
    (shown,) = run_itaxl("date", "ไตรมาสที่ ๑", "--year", "2564", "--json").out.splitlines()
    assert json.loads(shown) == {
        "input": "ไตรมาสที่ ๑",
        "kind": "quarter",
        "start": "2020-10-01",
        "end": "2020-12-31",
        "canonical": "ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๖๔",
        "issues": ["needs_context"],
    }


def test_lines_are_read_from_standard_input_and_refusals_have_no_days(run_itaxl: Run) -> None:
    ran = run_itaxl("date", "-", "--json", stdin="16 เม.ย. 2564\r\nตามแผน\n\n")
    readings = [json.loads(line) for line in ran.out.splitlines()]
    assert [reading["kind"] for reading in readings] == ["date", "invalid", "invalid"]
    assert (readings[1]["start"], readings[1]["end"], readings[1]["canonical"]) == (None, None, "")
    assert readings[0]["input"] == "16 เม.ย. 2564"


def test_what_a_cell_holds_is_read_as_spreadsheets_write_it(run_itaxl: Run) -> None:
    texts = ["44302", "242629", "datetime(1964,4,16)", "datetime(2564,2,29)", "datetime(2021,2,30)"]
    ran = run_itaxl("date", "--year", "2564", "--json", *texts)
    readings = [json.loads(line) for line in ran.out.splitlines()]
    assert [(reading["kind"], reading["start"]) for reading in readings] == [
        ("excel_serial", "2021-04-16"),
        ("excel_serial", "2021-04-16"),
        ("excel_datetime", "2021-04-16"),
        ("invalid", None),
        ("invalid", None),
    ]


def test_a_line_break_in_a_cell_is_typed_as_in_programs(run_itaxl: Run) -> None:
    (shown,) = run_itaxl("date", "--json", r"เดือนมกราคม\n2564").out.splitlines()
    assert json.loads(shown)["start"] == "2021-01-01"
    assert json.loads(shown)["input"] == r"เดือนมกราคม\n2564"
