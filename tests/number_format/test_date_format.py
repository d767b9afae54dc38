"""Of a number format it is known whether it shows a date, how much of it, in which calendar, with which digits."""

from datetime import date

import pytest
from date_formats import KnownFormat, known_formats

from itaxl.number_format.date_format import date_format
from itaxl.number_format.displayed_text import shown, why_not_shown
from itaxl.thai.digits import to_arabic, to_thai

DAY = date(2026, 4, 16)
ALL = [pytest.param(each, id=each.format) for each in known_formats()]
DATES = [pytest.param(each, id=each.format) for each in known_formats() if each.precision != "time"]


@pytest.mark.parametrize("known", ALL)
def test_every_format_that_thai_programs_write_is_known(known: KnownFormat) -> None:
    found = date_format(known.format)
    assert found is not None
    assert (found.precision, found.calendar) == (known.precision, known.calendar)
    assert found.thai_digits == (known.digits == "thai")


@pytest.mark.parametrize("known", DATES)
def test_what_is_shown_is_what_the_query_says(known: KnownFormat) -> None:
    seen = shown(DAY, known.format)
    assert why_not_shown(DAY, known.format) is None
    assert seen == (to_thai(seen) if known.digits == "thai" else to_arabic(seen))
    year = {"be": "69", "ce": "26", "": ""}[known.calendar]
    assert year in to_arabic(seen)
    other = {"be": "2026", "ce": "2569", "": "20"}[known.calendar]
    assert other not in to_arabic(seen)


@pytest.mark.parametrize(
    ("code", "precision", "calendar"),
    [
        ("dddd", "", ""),
        ("d/yyyy", "", "ce"),
        ("B2d/m/yyyy", "day", "other"),
        ("[$-ja-JP]ggge", "year", "ce"),
        ("[$-1060401]d/m/yyyy", "day", "other"),
        ("[<1]h:mm;[$-107041E]d/m/yyyy", "day", "be"),
    ],
)
def test_rare_formats_are_told_too(code: str, precision: str, calendar: str) -> None:
    found = date_format(code)
    assert found is not None
    assert (found.precision, found.calendar) == (precision, calendar)


def test_a_format_with_conditions_is_asked_with_the_value() -> None:
    code = '[>40000][$-107041E]d/m/yyyy;0" คน"'
    assert date_format(code, 46_000)
    assert date_format(code, DAY)
    assert not date_format(code, 25)


@pytest.mark.parametrize("code", ["General", "0", "@", '"วันที่ "0', "0 ทด", "[$-41E]0", "\\d0", ";;;", "[Red]#,##0", ""])
def test_other_formats_are_no_dates(code: str) -> None:
    assert date_format(code) is None
