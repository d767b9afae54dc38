"""The days on which offices of the state are closed."""

from datetime import date
from functools import cache
from typing import Final, NamedTuple

from itaxl.thai.dates.eras import OFFSET
from itaxl.thai.tsv import table


class Closed(NamedTuple):
    """What makes a day one off, in Thai and English."""

    th: str
    en: str


WEEKEND: Final = {5: Closed("วันเสาร์", "a Saturday"), 6: Closed("วันอาทิตย์", "a Sunday")}


def closed_day(day: date) -> Closed | None:
    """What makes `day` a day off, None on a working day as far as is known (see ``data/holidays.tsv``)."""
    return _holidays().get((day.year, day.month, day.day)) or _holidays().get((0, day.month, day.day)) or _weekend(day)


def _weekend(day: date) -> Closed | None:
    return WEEKEND.get(day.weekday())


@cache
def _holidays() -> dict[tuple[int, int, int], Closed]:
    """By year (C.E., 0 for every year), month and day."""
    return {_day(row["day"]): Closed(row["th"], row["en"]) for row in table("holidays")}


def _day(text: str) -> tuple[int, int, int]:
    *year, month, day = map(int, text.split("-"))
    return (year[0] - OFFSET if year else 0), month, day
