"""What a cell stores and shows of a day is what the rules understand and what memo and report print."""

from datetime import date, timedelta

import pytest
from date_formats import KnownFormat, known_formats

from itaxl.documents.texts import NBSP, Texts
from itaxl.form.fields import ARABIC_DIGITS, AS_TYPED, THAI_DIGITS, Kind
from itaxl.model.cell import CellRef, Located
from itaxl.model.grid import GridData, Sheet
from itaxl.model.submission import Submission
from itaxl.reading.cells import Cells
from itaxl.reading.dated import DateCells
from itaxl.thai.dates import RULE_OF
from itaxl.thai.digits import to_thai

MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
SPANS = {
    "day": lambda day: (day, day, f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"),
    "month": lambda day: (day.replace(day=1), _last(day), f"{MONTHS[day.month - 1]} {day.year + 543}"),
    "year": lambda day: (day, day, f"พ.ศ. {day.year + 543}"),
}
DAYS = [date(2024, 1, 28) + timedelta(days=number) for number in range(400)]
SHARE = 8
"""Each format is tried with one day of so many, each of them with others; set to 1 it takes half a minute."""
SHEET = "ก"


def _last(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def cells(code: str) -> DateCells:
    refs = [CellRef(SHEET, row, 1) for row in range(1, len(DAYS) + 1)]
    grid = GridData("f", (Sheet(SHEET),), {SHEET: [[day] for day in DAYS]}, dict.fromkeys(refs, code))
    return DateCells(Cells(grid), 2567)


def days_for(known: KnownFormat) -> list[tuple[int, date]]:
    return [*enumerate(DAYS, 1)][known_formats().index(known) % SHARE :: SHARE]


def of(precision: str) -> list:
    known = [each for each in known_formats() if each.precision == precision and each.calendar in ("be", "ce")]
    return [pytest.param(each, id=each.format) for each in known]


def texts_of(cell: Located[str], digits: str) -> Texts:
    return Texts(Submission("f", 1, {"memo.date": cell}), AS_TYPED, digits)


def spelled(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize("known", of("day"))
def test_a_memo_names_the_day_that_is_stored_whatever_shows_of_it(known: KnownFormat) -> None:
    read = cells(known.format)
    for row, day in days_for(known):
        cell = read.located(CellRef(SHEET, row, 1), Kind.DATE)
        official = to_thai(f"{day.day}  {MONTHS[day.month - 1]}  {day.year + 543}")
        assert cell.reading
        assert (cell.reading.start, cell.reading.end) == (day, day)
        assert spelled(texts_of(cell, THAI_DIGITS).written_date("memo.date")) == official


@pytest.mark.parametrize("known", of("day") + of("month") + of("year"))
def test_a_report_names_as_much_of_the_day_as_shows(known: KnownFormat) -> None:
    read = cells(known.format)
    for row, day in days_for(known):
        cell = read.located(CellRef(SHEET, row, 1), Kind.PERIOD)
        first, last, official = SPANS[known.precision](day)
        (line,) = texts_of(cell, ARABIC_DIGITS).period(cell)
        assert spelled(line) == official
        assert cell.reading
        assert known.precision == "year" or (cell.reading.start, cell.reading.end) == (first, last)


@pytest.mark.parametrize("known", of("month") + of("year"))
def test_a_month_or_a_year_is_no_day_for_a_memo(known: KnownFormat) -> None:
    read = cells(known.format)
    for row, _ in days_for(known):
        cell = read.located(CellRef(SHEET, row, 1), Kind.DATE)
        assert texts_of(cell, THAI_DIGITS).day("memo.date") is None
        assert cell.reading
        assert {RULE_OF[issue] for issue in cell.reading.issues} & {"D001", "D004"}
