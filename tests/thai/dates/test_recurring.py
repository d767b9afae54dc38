"""Periods that say how often or how long are right Thai, and nothing like them is taken for one."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.dates import read_date

LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("recurring.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]
KINDS = dict(LINES)
WITHOUT_TIME = [text for text, kind in LINES if kind != "invalid"]
YEAR = date(2024, 10, 1), date(2025, 9, 30)


@pytest.mark.parametrize(("text", "kind"), LINES, ids=[text for text, _ in LINES])
def test_a_wording_is_known_for_what_it_says(text, kind):
    assert read_date(text, fiscal_year=2568).kind == kind


@pytest.mark.parametrize("text", WITHOUT_TIME)
def test_it_fills_the_fiscal_year_that_is_named_or_says_no_days(text):
    with_year, without = read_date(text, fiscal_year=2568), read_date(text)
    assert (with_year.start, with_year.end) == (YEAR if KINDS[text] == "recurring" else (None, None))
    assert (without.kind, without.start, without.canonical) == (KINDS[text], None, "")
    assert with_year.issues == without.issues == (KINDS[text],)


@given(
    st.sampled_from(WITHOUT_TIME),
    st.sampled_from(["ม.ค. 68 - มี.ค. 68", "ปีงบประมาณ พ.ศ. ๒๕๖๘", "ไตรมาสที่ 2 ปีงบประมาณ 2568"]),
)
def test_a_period_beside_it_says_when(text, period):
    said = read_date(period)
    for both in (f"{text} ({period})", f"{period} ({text})", f"{period}\n{text}"):
        reading = read_date(both, fiscal_year=2569)
        # Words after นับแต่, เมื่อมี, ทุกครั้งที่ may be any, but no brackets
        assert (reading.start, reading.end) == (said.start, said.end)
        assert reading.text == both


@pytest.mark.parametrize(
    ("text", "start", "end", "issues"),
    [
        ("วันที่ 9 ธันวาคม ของทุกปี", date(2024, 12, 9), date(2024, 12, 9), ("needs_context",)),
        ("ทุกวันที่ 5 ธันวาคม", date(2024, 12, 5), date(2024, 12, 5), ("needs_context",)),
        ("เดือนมกราคมของทุกปี", date(2025, 1, 1), date(2025, 1, 31), ("needs_context",)),
        ("สัปดาห์ที่ 2 ของเดือน มี.ค. 68", date(2025, 3, 1), date(2025, 3, 31), ("vague_period",)),
        ("15 ม.ค. 68 (ครึ่งวันเช้า)", date(2025, 1, 15), date(2025, 1, 15), ()),
        ("1 วัน (15 ม.ค. 68)", date(2025, 1, 15), date(2025, 1, 15), ()),
        ("มค. - มีค. 68 (3 เดือน)", date(2025, 1, 1), date(2025, 3, 31), ("month_abbr_spelling",)),
    ],
)
def test_what_recurs_or_lasts_at_a_known_time_is_read_as_that_time(text, start, end, issues):
    reading = read_date(text, fiscal_year=2568)
    assert (reading.start, reading.end, reading.issues) == (start, end, issues)
    assert all(text[slip.start : slip.end] in {"มค.", "มีค."} for slip in reading.slips)


@pytest.mark.parametrize("text", ["ม.ค. 68 และทุกเดือน", "ทุกสิ้นเดือนและธ.ค. 67", "มกราคม 2568 หรืออย่างต่อเนื่อง"])
def test_what_recurs_besides_a_time_is_not_read_as_that_time_alone(text):
    reading = read_date(text, fiscal_year=2568)
    assert (reading.start, reading.end, reading.issues) == (date(2024, 10, 1), date(2025, 9, 30), ("recurring",))
    assert read_date("ม.ค. 70 และทุกเดือน", fiscal_year=2568).start == date(2027, 1, 1)  # D009 names it


@pytest.mark.parametrize("text", ["ทุกเดือน 16 เม.ย. 68", "16 เม.ย. 68 อย่างต่อเนื่อง", "ทุกวันที่ 5 ม.ค. 68"])
def test_one_day_does_not_recur(text):
    assert read_date(text, fiscal_year=2568).kind == "invalid"


def test_what_stands_beside_it_must_be_possible():
    assert read_date("ทุกเดือน (1 - 30 ก.พ. 68)").issues == ("impossible_date",)
