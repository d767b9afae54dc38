"""Dates and numbers that a cell holds are read as the clerk meant them, never silently as another day."""

import math
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.dates import parse_cell, read_stored


def test_a_date_cell_is_its_day():
    reading = read_stored(datetime(2021, 4, 16, 9, 30))
    assert (reading.kind, reading.start, reading.issues) == ("excel_datetime", date(2021, 4, 16), ())
    assert reading.canonical == "๑๖ เมษายน ๒๕๖๔"


def test_both_date_systems_of_excel_are_read():
    assert read_stored(44302).start == read_stored(42840, epoch_1904=True).start == date(2021, 4, 16)
    assert read_stored(44302.6).start == date(2021, 4, 16)


def test_a_year_b_e_in_a_date_cell_is_reported():
    for value in (datetime(2564, 4, 16), date(2564, 4, 16), 242629):
        reading = read_stored(value)
        assert (reading.start, reading.issues) == (date(2021, 4, 16), ("be_year_in_date_cell",))


def test_a_leap_day_of_one_era_only_is_impossible():
    reading = read_stored(datetime(2564, 2, 29))
    assert (reading.kind, reading.start, reading.issues) == ("invalid", None, ("impossible_date",))
    assert read_stored(datetime(1964, 2, 29), fiscal_year=2564).issues == ("impossible_date",)


def test_two_digits_that_became_19xx_are_read_near_the_fiscal_year_only():
    near = read_stored(datetime(1964, 4, 16), fiscal_year=2564)
    assert (near.start, near.issues) == (date(2021, 4, 16), ("two_digit_be_in_date_cell",))
    assert read_stored(datetime(1963, 10, 5), fiscal_year=2564).start == date(2020, 10, 5)
    far = read_stored(datetime(1964, 4, 16), fiscal_year=2580)
    assert (far.kind, far.issues) == ("ambiguous", ("two_digit_year_era",))
    assert read_stored(datetime(1964, 4, 16)).kind == "ambiguous"


def test_19xx_typed_as_text_reads_as_the_cell_that_stores_it():
    for text in ("16/4/1969", "16 เม.ย. 1969", "๑๖ เมษายน ๑๙๖๙"):
        reading = parse_cell(text, fiscal_year=2568, one_day=True)
        assert (reading.start, reading.issues) == (date(2026, 4, 16), ("two_digit_be_as_ce",))
    assert parse_cell("16 เมษายน ค.ศ. 1969", fiscal_year=2568).start == date(1969, 4, 16)
    assert parse_cell("16/4/1969").start == date(1969, 4, 16)


@pytest.mark.parametrize(
    "value", [0, -1, 28, 60, 2564, 93501.0 * 10, 1e12, math.nan, math.inf, True, date(1900, 1, 28)]
)
def test_a_number_that_is_no_plausible_day_is_refused(value):
    reading = read_stored(value)
    assert (reading.kind, reading.start, reading.issues) == ("invalid", None, ("implausible_number",))


@given(st.one_of(st.floats(), st.integers(), st.datetimes(), st.dates()), st.sampled_from([None, 2564]), st.booleans())
def test_nothing_that_a_cell_can_hold_raises(value, fiscal_year, epoch_1904):
    reading = read_stored(value, fiscal_year=fiscal_year, epoch_1904=epoch_1904)
    assert (reading.start is None) == (reading.kind in {"invalid", "ambiguous"})


@given(st.dates(date(2000, 1, 1), date(2057, 12, 31)))
def test_every_serial_of_our_time_is_its_day(day):
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    assert read_stored(serial).start == day
    assert read_stored(float(serial)).issues == ()
