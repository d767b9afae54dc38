"""Several times in one text are read as the members that they are, or the text is refused as a whole."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.dates import read_date, write_date, write_period


def months(*numbers):
    """The first and last days of months of fiscal year 2568, by number."""
    first = [date(2025 - (number >= 10), number, 1) for number in numbers]
    return tuple((day, read_date(write_period("month", day, day)).end) for day in first)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("ม.ค. มี.ค. พ.ค. 68", months(1, 3, 5)),
        ("ม.ค./เม.ย./ก.ค. 68", months(1, 4, 7)),
        ("ม.ค. 68, เม.ย. 68, ก.ค. 68", months(1, 4, 7)),
        ("ม.ค. 68 / เม.ย. 68 / ก.ค. 68", months(1, 4, 7)),
        ("ธ.ค. 67 + มี.ค. 68", months(12, 3)),
        ("มี.ค. และ ก.ย. 68", months(3, 9)),
        ("เดือนมกราคม เดือนเมษายน และเดือนกรกฎาคม 2568", months(1, 4, 7)),
        ("ครั้งที่ ๑ ม.ค. ๖๘ ครั้งที่ ๒ เม.ย. ๖๘", months(1, 4)),
        ("ครั้งที่ 1: ม.ค. 68, ครั้งที่ 2: เม.ย. 68 และครั้งที่ 3: ก.ค. 68", months(1, 4, 7)),
        ("ครั้งที่ 1/2568 เดือน ม.ค. 68\nครั้งที่ 2/2568 เดือน เม.ย. 68", months(1, 4)),
        ("ครั้งที่ 1 ต.ค. 67 ครั้งที่ 2 เม.ย. 68", months(10, 4)),
        ("ครั้งที่ 1 ม.ค. ครั้งที่ 2 เม.ย.", months(1, 4)),
        ("1. ต.ค. 67\n2. ม.ค. 68", months(10, 1)),
        ("1) ต.ค. 67\n2) ม.ค. 68", months(10, 1)),
        ("- ต.ค. 67\n- ม.ค. 68\n- เม.ย. 68", months(10, 1, 4)),
        ("รุ่นที่ 1 15 ม.ค. 68\nรุ่นที่ 2 20 ก.พ. 68", tuple((d, d) for d in (date(2025, 1, 15), date(2025, 2, 20)))),
        ("วันที่ 1, 8 และ 15 ธันวาคม 2567", tuple((date(2024, 12, d), date(2024, 12, d)) for d in (1, 8, 15))),
    ],
)
def test_a_list_is_its_members(text, members):
    reading = read_date(text, fiscal_year=2568)
    assert reading.members == members
    assert (reading.start, reading.end) == (members[0][0], members[-1][1])
    assert "gap_in_list" in reading.issues


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("ก.ค.,ส.ค.,ก.ย. 68", date(2025, 7, 1), date(2025, 9, 30)),
        ("ต.ค. พ.ย. ธ.ค. 67", date(2024, 10, 1), date(2024, 12, 31)),
        ("- มี.ค. 68", date(2025, 3, 1), date(2025, 3, 31)),
        ("ครั้งที่ 2/2568 (1 เม.ย. – 30 ก.ย. 2568)", date(2025, 4, 1), date(2025, 9, 30)),
        ("เริ่ม ต.ค. 67\nสิ้นสุด ก.ย. 68", date(2024, 10, 1), date(2025, 9, 30)),
        ("เริ่ม 1 ต.ค. 67 แล้วเสร็จ 31 มี.ค. 68", date(2024, 10, 1), date(2025, 3, 31)),
        ("ต.ค. 67 - สิ้นปีงบประมาณ 2568", date(2024, 10, 1), date(2025, 9, 30)),
        ("1 ต.ค. 67 ถึงสิ้นเดือนมีนาคม 2568", date(2024, 10, 1), date(2025, 3, 31)),
        ("10/67 - 3/68", date(2024, 10, 1), date(2025, 3, 31)),
        ("2024-10-01/2025-09-30", date(2024, 10, 1), date(2025, 9, 30)),
    ],
)
def test_what_goes_on_without_a_gap_is_one_time(text, start, end):
    reading = read_date(text)
    assert (reading.start, reading.end, reading.members) == (start, end, ())
    assert "gap_in_list" not in reading.issues


@pytest.mark.parametrize(
    "text",
    [
        "หลังเดือน มี.ค. 68",
        "ก่อนและหลังเดือน มี.ค. 68",
        "ไม่รวม ธ.ค. 67",
        "ต.ค. 67 - ก.ย. 68 ไม่รวม ธ.ค. 67",
        "ยกเว้น ม.ค. 68",
        "มี.ค. 68 (เลื่อนเป็น มิ.ย. 68)",
        "ต.ค. 67 –",
        "1. ต.ค. 67",
        "1. ต.ค. 67\n3. ม.ค. 68",
        "ครั้งที่ 1 ม.ค. 68 ครั้งที่ 2 ยังไม่กำหนด",
        "- ต.ค. 67\n- รอผู้บริหาร",
        "อบรม ม.ค. 68 ประเมินผล มี.ค. 68",
        "15 ม.ค. 20 ก.พ. 68",
    ],
)
def test_nothing_is_picked_out_of_what_is_not_read_whole(text):
    reading = read_date(text, fiscal_year=2568)
    assert (reading.start, reading.end, reading.members) == (None, None, ())
    assert reading.kind in {"invalid", "ambiguous"}


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("ครั้งที่ 1 เม.ย. 68 ครั้งที่ 2 ม.ค. 68", "end_before_start"),
        ("พ.ค. มี.ค. 68", "year_wrap_inferred"),
        ("1. 30 ก.พ. 68\n2. 1 มี.ค. 68", "impossible_date"),
    ],
)
def test_a_list_says_what_is_wrong_with_it(text, issue):
    assert issue in read_date(text).issues


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("1, 8 และ 15 ธันวาคม 2564", "๑, ๘ และ ๑๕ ธันวาคม ๒๕๖๔"),
        ("ม.ค./เม.ย./ก.ค. 68", "มกราคม, เมษายน และกรกฎาคม ๒๕๖๘"),
        ("ธ.ค. 67 + มี.ค. 68", "ธันวาคม ๒๕๖๗ และมีนาคม ๒๕๖๘"),
        ("ม.ค.-มี.ค. และ ก.ค.-ก.ย. 68", "มกราคม - มีนาคม และกรกฎาคม - กันยายน ๒๕๖๘"),
        ("ไตรมาส 1,3 ปีงบ 68", "ไตรมาสที่ ๑ และไตรมาสที่ ๓ ปีงบประมาณ พ.ศ. ๒๕๖๘"),
    ],
)
def test_a_list_has_an_official_wording(text, wording):
    assert read_date(text).canonical == wording


DAYS = st.lists(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=2, max_size=4, unique=True).map(sorted)


@given(DAYS)
def test_the_official_wording_of_days_is_read_as_those_days(days):
    reading = read_date("\n".join(write_date(day) for day in days))
    apart = all((later - earlier).days > 1 for earlier, later in pairwise(days))
    assert not apart or reading.members == tuple((day, day) for day in days)
    assert read_date(reading.canonical).spans == reading.spans


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("ม.ค. 68 เป็นต้นไป", date(2025, 9, 30)),
        ("ตั้งแต่เดือนมกราคม 2568", date(2025, 9, 30)),
        ("เริ่ม 5 ม.ค. 68", date(2025, 9, 30)),
        ("1 ต.ค. 67 - ปัจจุบัน", date(2025, 9, 30)),
        ("ไตรมาสที่ 2 เป็นต้นไป", date(2025, 9, 30)),
        ("ม.ค. 69 เป็นต้นไป", date(2026, 9, 30)),
    ],
)
def test_what_has_no_end_goes_on_to_the_end_of_the_fiscal_year(text, end):
    reading = read_date(text, fiscal_year=2568)
    assert reading.end == end
    assert "open_period" in reading.issues


def test_during_a_month_is_not_since_it():
    reading = read_date("ระหว่างเดือน ม.ค. 68", fiscal_year=2568)
    assert (reading.kind, reading.issues) == ("month", ())
