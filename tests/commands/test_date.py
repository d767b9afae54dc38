"""`itaxl date` shows how a text is read."""

import json
from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_a_date_is_shown_in_its_official_wording(run_itaxl: Run) -> None:
    ran = run_itaxl("date", "๑๖ เม.ย.๖๔", "ม.ค. 64 - มี.ค. 64")
    assert ran.code == 0
    first, second = ran.out.splitlines()
    assert first == "๑๖ เม.ย.๖๔ → ๑๖ เมษายน ๒๕๖๔ (วันศุกร์ที่ ๑๖ เมษายน ๒๕๖๔)"
    assert second.endswith("(วันศุกร์ที่ ๑ มกราคม ๒๕๖๔ ถึง วันพุธที่ ๓๑ มีนาคม ๒๕๖๔)")


def test_english_gives_days_that_machines_sort(run_itaxl: Run) -> None:
    assert run_itaxl("date", "16 เม.ย. 64", lang="en").out == "16 เม.ย. 64 → ๑๖ เมษายน ๒๕๖๔ (2021-04-16)\n"


def test_what_cannot_be_says_why(run_itaxl: Run) -> None:
    refused, why = run_itaxl("date", "๓๑ มิ.ย. ๖๔").out.splitlines()
    assert refused == "๓๑ มิ.ย. ๖๔ → อ่านไม่ได้"
    assert why.strip()


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
