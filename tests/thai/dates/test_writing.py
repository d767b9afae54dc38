"""Days and periods are written in every official style, and what is written reads back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.dates import DateStyle, fiscal_year_of, read_date, write_date, write_period
from itaxl.thai.digits import Digits

DAY = date(2021, 4, 16)
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("style", "written"),
    [
        (DateStyle.FULL, "๑๖ เมษายน ๒๕๖๔"),
        (DateStyle.MEMO, "๑๖  เมษายน  ๒๕๖๔"),
        (DateStyle.ERA, f"๑๖ เมษายน พ.ศ.{NBSP}๒๕๖๔"),
        (DateStyle.WEEKDAY, "วันศุกร์ที่ ๑๖ เมษายน ๒๕๖๔"),
        (DateStyle.WEEKDAY_ERA, f"วันศุกร์ที่ ๑๖ เมษายน พ.ศ.{NBSP}๒๕๖๔"),
        (DateStyle.CITATION, "ลงวันที่ ๑๖ เมษายน ๒๕๖๔"),
        (DateStyle.ORDER, f"สั่ง ณ วันที่ ๑๖ เมษายน พ.ศ.{NBSP}๒๕๖๔"),
        (DateStyle.ANNOUNCEMENT, f"ประกาศ ณ วันที่ ๑๖ เมษายน พ.ศ.{NBSP}๒๕๖๔"),
        (DateStyle.SHORT_MONTH, "๑๖ เม.ย. ๒๕๖๔"),
        (DateStyle.SHORT, "๑๖ เม.ย. ๖๔"),
        (DateStyle.NUMERIC, "16/04/2564"),
    ],
)
def test_each_style_is_written_as_officials_write_it(style, written):
    assert write_date(DAY, style) == written


def test_digits_may_be_asked_for():
    assert write_date(DAY, DateStyle.FULL, digits=Digits.ARABIC) == "16 เมษายน 2564"
    assert write_date(DAY, DateStyle.NUMERIC, digits=Digits.THAI) == "๑๖/๐๔/๒๕๖๔"


def test_a_short_year_keeps_both_digits():
    assert write_date(date(1957, 1, 5), DateStyle.SHORT) == "๕ ม.ค. ๐๐"


DAYS = st.dates(date(1900, 1, 1), date(2057, 12, 31))
RECENT = st.dates(date(2001, 1, 1), date(2036, 12, 31))
DIGITS = st.sampled_from([None, Digits.THAI, Digits.ARABIC])


@given(DAYS, st.sampled_from([style for style in DateStyle if style is not DateStyle.SHORT]), DIGITS)
def test_a_written_day_reads_as_itself_without_remark(day, style, digits):
    reading = read_date(write_date(day, style, digits=digits))
    assert (reading.kind, reading.start, reading.end, reading.issues) == ("date", day, day, ())


@given(RECENT, DIGITS)
def test_a_day_with_a_short_year_reads_as_itself_in_our_time(day, digits):
    reading = read_date(write_date(day, DateStyle.SHORT, digits=digits))
    assert (reading.start, reading.issues) == (day, ())


@pytest.mark.parametrize(
    ("kind", "start", "end", "written"),
    [
        ("date_range", (2021, 3, 1), (2021, 3, 5), "๑ - ๕ มีนาคม ๒๕๖๔"),
        ("date_range", (2021, 2, 28), (2021, 3, 2), "๒๘ กุมภาพันธ์ - ๒ มีนาคม ๒๕๖๔"),
        ("date_range", (2020, 10, 1), (2021, 9, 30), "๑ ตุลาคม ๒๕๖๓ - ๓๐ กันยายน ๒๕๖๔"),
        ("date_range", (2020, 3, 1), (2021, 3, 5), "๑ มีนาคม ๒๕๖๓ - ๕ มีนาคม ๒๕๖๔"),
        ("month", (2021, 1, 1), (2021, 1, 31), "มกราคม ๒๕๖๔"),
        ("month_range", (2021, 1, 1), (2021, 3, 31), "มกราคม - มีนาคม ๒๕๖๔"),
        ("month_range", (2020, 1, 1), (2021, 1, 31), "มกราคม ๒๕๖๓ - มกราคม ๒๕๖๔"),
        ("fiscal_year", (2020, 10, 1), (2021, 9, 30), "ปีงบประมาณ พ.ศ. ๒๕๖๔"),
        ("fiscal_year", (2019, 10, 1), (2021, 9, 30), "ปีงบประมาณ พ.ศ. ๒๕๖๓ - ๒๕๖๔"),
        ("calendar_year", (2021, 1, 1), (2021, 12, 31), "พ.ศ. ๒๕๖๔"),
        ("quarter", (2020, 10, 1), (2020, 12, 31), "ไตรมาสที่ ๑ ปีงบประมาณ พ.ศ. ๒๕๖๔"),
        ("quarter", (2020, 10, 1), (2021, 3, 31), "ไตรมาสที่ ๑ - ๒ ปีงบประมาณ พ.ศ. ๒๕๖๔"),
        ("half_year", (2021, 4, 1), (2021, 9, 30), "รอบ ๖ เดือนหลัง ปีงบประมาณ พ.ศ. ๒๕๖๔"),
    ],
)
def test_a_period_says_once_what_its_days_share(kind, start, end, written):
    assert write_period(kind, date(*start), date(*end)) == written


@given(DAYS, DAYS)
def test_a_written_range_reads_as_itself(one, other):
    start, end = sorted((one, other))
    reading = read_date(write_period("date_range", start, end))
    assert (reading.start, reading.end, reading.issues) == (start, end, ())


def test_the_fiscal_year_begins_in_october():
    assert fiscal_year_of(date(2020, 9, 30)) == 2563
    assert fiscal_year_of(date(2020, 10, 1)) == 2564
    assert fiscal_year_of(date(2021, 9, 30)) == 2564
