"""Dates against two writers that are not ours: pythainlp's thai_strftime and ICU's Buddhist calendar."""

import os
from datetime import date, datetime, timedelta

import pytest

from itaxl.thai.dates import DateStyle, read_date, write_date
from itaxl.thai.digits import Digits, to_thai

DAYS = [date(1957, 1, 1) + timedelta(days=n) for n in range(0, 36525, 37)]
"""Every 37th day of a hundred years."""

SHORT_DAYS = [day for day in DAYS if date(1998, 1, 1) <= day < date(2038, 1, 1)]
"""Those whose two-digit year B.E. no common year disputes."""

STRFTIME = {
    "%-d %B %Y": (DateStyle.FULL, Digits.ARABIC),
    "%-d %b %Y": (DateStyle.SHORT_MONTH, Digits.ARABIC),
    "%Aที่ %-d %B %Y": (DateStyle.WEEKDAY, Digits.ARABIC),
    "%d/%m/%Y": (DateStyle.NUMERIC, None),
    "ลงวันที่ %-d %B %Y": (DateStyle.CITATION, Digits.ARABIC),
    "สั่ง ณ วันที่ %-d %B พ.ศ.\u00a0%Y": (DateStyle.ORDER, Digits.ARABIC),
}
"""Patterns that both write, with our name for them."""

READ_ONLY = ["%-d/%-m/%Y", "%-d-%b-%Y", "%d.%m.%Y", "วันที่ %-d เดือน %B พ.ศ. %Y", "%Y-%m-%d"]

ICU = {
    "d MMMM y": (DateStyle.FULL, None),
    "d MMM y": (DateStyle.SHORT_MONTH, None),
    "EEEEที่ d MMMM y": (DateStyle.WEEKDAY, None),
    "dd/MM/y": (DateStyle.NUMERIC, Digits.THAI),
    "d  MMMM  y": (DateStyle.MEMO, None),
}
ICU_READ_ONLY = ["d/M/y", "EEEEที่ d MMMM G y", "d MMMM G y", "d-MMM-y", "d MMM G y"]


@pytest.fixture(scope="module")
def strftime():
    os.environ["PYTHAINLP_READ_ONLY"] = "1"
    from pythainlp.util import thai_strftime

    return lambda day, pattern, thai: thai_strftime(datetime(day.year, day.month, day.day), pattern, thaidigit=thai)


@pytest.mark.parametrize("thai", [False, True])
@pytest.mark.parametrize("pattern", [*STRFTIME, *READ_ONLY])
def test_what_pythainlp_writes_reads_as_the_same_day(strftime, pattern, thai):
    for day in DAYS:
        written = strftime(day, pattern, thai)
        reading = read_date(written)
        assert (written, reading.start, reading.end, reading.issues) == (written, day, day, ())


@pytest.mark.parametrize("pattern", STRFTIME)
def test_we_write_what_pythainlp_writes(strftime, pattern):
    style, digits = STRFTIME[pattern]
    for day in DAYS:
        assert write_date(day, style, digits=digits) == strftime(day, pattern, False)


def test_short_years_of_pythainlp_read_as_the_same_day(strftime):
    for day in SHORT_DAYS:
        assert read_date(strftime(day, "%-d %b %y", True)).start == day


@pytest.fixture(scope="module")
def icu_format():
    icu = pytest.importorskip("icu")
    calendar = icu.Calendar.createInstance(icu.TimeZone.getGMT(), icu.Locale("th_TH@calendar=buddhist"))

    def write(day, pattern):
        writer = icu.SimpleDateFormat(pattern, icu.Locale("th_TH@calendar=buddhist;numbers=thai"))
        writer.setCalendar(calendar)
        writer.setTimeZone(icu.TimeZone.getGMT())
        return writer.format((day - date(1970, 1, 1)).days * 86400.0)

    return write


@pytest.mark.parametrize("pattern", [*ICU, *ICU_READ_ONLY])
def test_what_icu_writes_reads_as_the_same_day(icu_format, pattern):
    for day in DAYS:
        written = icu_format(day, pattern)
        reading = read_date(written)
        assert (written, reading.start, reading.end) == (written, day, day)
        assert reading.issues == ()


@pytest.mark.parametrize("pattern", ICU)
def test_we_write_what_icu_writes(icu_format, pattern):
    style, digits = ICU[pattern]
    for day in DAYS:
        assert write_date(day, style, digits=digits) == to_thai(icu_format(day, pattern))
