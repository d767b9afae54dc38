"""A date whose day the registry will write is its month; a time of day is told where papers write the day alone."""

from datetime import date, datetime

import pytest

from itaxl.thai.dates import Shown, parse_cell, read_day_to_come


@pytest.mark.parametrize(
    "text",
    [
        "เมษายน 2569",
        "...... เมษายน 2569",
        "........เมษายน ๒๕๖๙",
        "____ เมษายน 2569",
        "… เม.ย. 2569",
        "-- เมษายน 2569",
        "วันที่      เมษายน 2569",
        "วันที่ ...... เดือน เมษายน พ.ศ. 2569",
        ".... /เมษายน/2569",
        "..../4/2569",
        "เมย 2569",
        ". . . . . April 2026",
    ],
)
def test_room_for_the_day_is_a_month(text):
    reading = read_day_to_come(text)
    assert reading
    assert (reading.kind, reading.start, reading.end) == ("month", date(2026, 4, 1), date(2026, 4, 30))
    assert (reading.text, "mixed_digits" in reading.issues) == (text, False)


@pytest.mark.parametrize(
    "text",
    [
        "......",
        "...../...../2569",
        "วันที่เมษายน 2569",
        "...... เมษายน",
        "..... เมษายน ....",
        "...... 16 เมษายน 2569",
        "..... ถึงเมษายน 2569",
        "ประมาณเดือนเมษายน 2569",
        "เมษายน",
        "ปี 2569",
        "มีนาคม - เมษายน 2569",
    ],
)
def test_no_other_room_is_a_month(text):
    assert read_day_to_come(text, fiscal_year=2568) is None


def test_a_slip_beside_the_room_stands_where_it_was_typed():
    text = "...... มษายน 2569"
    reading = read_day_to_come(text)
    assert reading
    assert [text[slip.start : slip.end] for slip in reading.slips] == ["มษายน"]


@pytest.mark.parametrize(
    "text",
    ["16 เมษายน 2569 14:30", "๑๖ เมษายน ๒๕๖๙ เวลา ๑๔.๓๐ น.", "16/4/2569 0:00:00", "วันที่ 16 เม.ย. 69 เวลา 9.00 น."],
)
def test_a_time_in_a_cell_for_one_day_is_told(text):
    assert "time_left_out" in parse_cell(text, fiscal_year=2568, one_day=True).issues
    assert "time_left_out" not in parse_cell(text, fiscal_year=2568).issues


def test_a_time_that_a_date_cell_shows_is_told_and_one_that_it_hides_is_not():
    day = datetime(2026, 4, 16, 14, 30)
    assert parse_cell("16/04/2569 14:30", day, Shown("day", "be", time=True)).issues == ("time_left_out",)
    assert parse_cell("16/04/2569 14:30", day).issues == ("time_left_out",)
    assert parse_cell("16/04/2569", day, Shown("day", "be")).issues == ()
