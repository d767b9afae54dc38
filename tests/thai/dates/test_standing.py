"""A year of two digits before a word that only begins like a counter is a year; before a counter it is a count."""

import pytest

from itaxl.thai.dates import find_dates, read_date


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("เมื่อวันที่ 5 มี.ค. 67 รายงานผลแล้ว", ["5 มี.ค. 67"]),
        ("ระหว่าง ม.ค. 67 - มี.ค. 67 หน่วยงานได้จัด", ["ม.ค. 67 - มี.ค. 67"]),
        ("ครั้งที่ 1 เดือน ต.ค. 66 ครั้งที่ 2 เดือน ม.ค. 67", ["เดือน ต.ค. 66", "เดือน ม.ค. 67"]),
        ("อบรมเมื่อวันที่ 5 ก.พ. 60 คณะกรรมการรับทราบ", ["5 ก.พ. 60"]),
        ("เดือนมกราคม 50 คน", []),
        ("เดือนมกราคม 50 คนเข้าร่วม", []),
        ("เดือนมกราคม 12 โครงการที่ผ่าน", []),
        ("วันที่ 12 ม.ค. 30 คน", []),
    ],
)
def test_what_follows_tells_a_year_from_a_count(text: str, dates: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_dates(text)] == dates


@pytest.mark.parametrize("month", ["มกรา", "มีนา", "พฤษภา", "กรกฎา", "สิงหา", "ตุลา", "ธันวา"])
def test_a_swap_at_the_end_of_a_month_is_no_second_month(month: str) -> None:
    swapped, right = read_date(f"12 {month}มค 2566"), read_date(f"12 {month}คม 2566")
    assert swapped.start == right.start is not None
    assert "month_spelling" in swapped.issues
    (found,) = find_dates(f"เมื่อวันที่ 12 {month}มค 2566 ได้อบรม")
    assert found.reading.start == right.start
