"""A slip of the typist never makes a date read silently as another day; any text is read without failing."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from itaxl.thai.dates import DateStyle, read_date, write_date
from itaxl.thai.digits import Digits

DAYS = st.dates(date(2001, 1, 1), date(2036, 12, 31))
DIGITS = st.sampled_from([Digits.THAI, Digits.ARABIC])
TYPED = st.sampled_from("กคงจชดตนพภมยรลวศษสฎฏธณบปะาิีึืุู่้์ัเแไใโ./,:'()OolIabTฯๆ" + "\u00a0\u200b ")


@st.composite
def slips(draw):
    """A day, how it is written, and that with one character dropped, added, replaced or exchanged, no digit lost."""
    day, style, digits = draw(DAYS), draw(st.sampled_from(list(DateStyle))), draw(DIGITS)
    text = write_date(day, style, digits=digits)
    place, letter = draw(st.integers(0, len(text) - 1)), draw(TYPED)
    before, at, after = text[:place], text[place], text[place + 1 :]
    kept = at if at.isdigit() else ""
    return day, draw(
        st.sampled_from(
            [
                before + kept + after,
                before + letter + at + after,
                before + (at + letter if kept else letter) + after,
                before + (at + after[:1] if kept or after[:1].isdigit() else after[:1] + at) + after[1:],
            ]
        )
    )


def official(text, day):
    """Whether the text is itself an official writing of the day that it reads as."""
    return any(
        write_date(day, style, digits=digits) in {text, text.strip()} for style in DateStyle for digits in Digits
    )


@given(slips())
@settings(max_examples=600)
def test_one_slip_keeps_the_day_or_is_told(slip):
    day, text = slip
    reading = read_date(text)
    assert (
        reading.start is None or reading.issues or (reading.start, reading.end) == (day, day) or _another(text, reading)
    )


def _another(text, reading):
    """ม.ค. for มี.ค., or ๒,๓ for ๒๓, is a date like any other: no reader can know. Invisible characters are no part."""
    return (reading.kind == "date_range" and "," in text) or official(
        text.replace("\u200b", "").replace("  ", " "), reading.start
    )


@given(
    st.one_of(st.text(), st.text("๐๑๒๓๔๕๖๗๘๙0123456789 ./-–,()oOlIก.ค.ย.พ.ศ.ม.ปีวันที่ถึงและ\n")),
    st.sampled_from([None, 2564]),
)
@settings(max_examples=600)
def test_any_text_is_read_without_failing(text, fiscal_year):
    reading = read_date(text, fiscal_year=fiscal_year)
    assert reading.text == text
    without_days = {"invalid", "ambiguous", "duration"} | (set() if fiscal_year else {"recurring"})
    assert (reading.start is None) == (reading.kind in without_days)
    assert (reading.canonical == "") == (reading.start is None)
    if reading.start and reading.end:
        assert reading.start <= reading.end


@given(DAYS, st.sampled_from(list(DateStyle)), st.data())
def test_a_lost_or_added_digit_makes_another_day_only_where_that_is_a_day(day, style, data):
    text = write_date(day, style)
    place = data.draw(st.sampled_from([place for place, char in enumerate(text) if char.isdigit()]))
    year_begins = len(text) - (2 if style is DateStyle.SHORT else 4)
    reading = read_date(text[:place] + text[place + 1 :])
    if place >= year_begins:
        assert reading.start is None
