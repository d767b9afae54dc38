"""A mistyped month is read as the month that was meant, and said; never silently, never as another."""

import pytest

from itaxl.thai.dates import read_date
from itaxl.thai.dates.months import MONTHS, month_meant

CONSONANTS = "กขคฆงจชซญฎฏฐณดตถทธนบปผพฟภมยรลวศษสหฬอ"


def one_slip(name):
    """The name with one letter dropped, doubled, exchanged with the next or replaced by another."""
    for place, letter in enumerate(name):
        yield name[:place] + name[place + 1 :]
        yield name[:place] + letter + name[place:]
        yield name[:place] + name[place + 1 : place + 2] + letter + name[place + 2 :]
        for other in CONSONANTS if letter in CONSONANTS else "ะัาิีึืุู่้์":
            yield name[:place] + other + name[place + 1 :]


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.full)
def test_one_slip_in_a_full_name_is_read_and_said(month):
    typed = {slip for slip in one_slip(month.full) if slip != month.full}
    readings = [read_date(f"5 {slip} 2564") for slip in typed]
    meant = [reading for reading in readings if reading.start and reading.start.month == month.number]
    assert len(meant) > 0.95 * len(typed)
    assert all(reading.issues for reading in readings)
    assert [reading for reading in readings if reading.start and reading.start.month != month.number] == []


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.full)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_white_space_inside_a_name_is_read_and_said(month, place):
    reading = read_date(f"5 {month.full[:-place]} {month.full[-place:]} 2564")
    assert reading.start is None or (reading.start.month, reading.issues) == (month.number, ("month_spelling",))


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.short)
def test_an_abbreviation_without_its_dots_is_read_and_said(month):
    first, second, _ = month.short.split(".")
    for typed in (
        f"{first}{second}",
        f"{first}{second}.",
        f"{first}.{second}",
        f"{first}. {second}.",
        f"{first} {second}",
    ):
        for text in (f"5 {typed} 2564", f"5 {typed} 64", f"{typed} ๒๕๖๔", f"เดือน{typed} 2564"):
            reading = read_date(text)
            assert (text, reading.start and reading.start.month, reading.issues) == (
                text,
                month.number,
                ("month_abbr_spelling",),
            )


@pytest.mark.parametrize("month", MONTHS, ids=lambda month: month.english)
def test_english_names_are_read_and_said(month):
    for typed in (month.english, month.english.upper(), month.english[:3], f"{month.english[:3]}."):
        reading = read_date(f"5 {typed} 2564")
        assert (reading.start and reading.start.month, reading.issues) == (month.number, ("english_month",))


@pytest.mark.parametrize("typed", ["ม.ย.", "มย.", "มี.ย.", "มิ.ค.", "มีราคม"])
def test_what_may_be_two_months_is_asked(typed):
    reading = read_date(f"16 {typed} 2564")
    assert (reading.kind, reading.issues) == ("ambiguous", ("month_unclear",))


@pytest.mark.parametrize("word", ["", "คน", "กอง", "กองคลัง", "โครงการ", "ประชาคม", "สมาคม", "นิคม", "คมนาคม", "ราชการ"])
def test_other_words_are_no_months(word):
    assert month_meant(word) is None
