"""Values as readers give them, made one kind: the same whoever read the file."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from math import isfinite
from typing import Final

from itaxl.model.cell import Value

_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_BETWEEN_EPOCHS: Final = 1462
"""Days from the first day of the 1900 system to that of the 1904 system."""

_MILLISECONDS: Final = 86_400_000


def plain(value: object) -> Value:
    """A value as every source gives it: whole numbers as int, days without a time as date, blank as None."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if value is None or isinstance(value, int | date | time | timedelta):
        return value
    return str(value)


def plain_rows(rows: Iterable[Iterable[object]]) -> tuple[tuple[Value, ...], ...]:
    """Rows of such values."""
    return tuple([tuple([value or None if isinstance(value, str) else plain(value) for value in row]) for row in rows])


def stored_number(text: bytes, number_format: str, *, epoch_1904: bool) -> Value:
    """A stored number as what it means under its format: a number, a date, a time or a duration; None for no number.

    What Excel shows as no date (a day before 1900, 29 February 1900) stays the number that it is.
    """
    from itaxl.number_format.date_format import date_format
    from itaxl.number_format.serial import LAST_DAY, LEAP_DAY

    try:
        value = float(text)
    except ValueError:
        return None
    found = date_format(number_format, value)
    if found is None or not 0 <= value < LAST_DAY + 1 - epoch_1904 * _BETWEEN_EPOCHS:
        return plain(value) if isfinite(value) else None
    if found.elapsed:
        return timedelta(milliseconds=round(value * _MILLISECONDS))
    days = int(value)
    # A time a thousandth before midnight is rounded up where it is shown, not here: it may be a day without a time.
    passed = timedelta(milliseconds=min(round((value - days) * _MILLISECONDS), _MILLISECONDS - 1))
    if days == 0 and (not epoch_1904 or found.precision == "time"):
        return (_EPOCH_1900 + passed).time()
    if epoch_1904:
        return plain(_EPOCH_1904 + timedelta(days=days) + passed)
    if days == LEAP_DAY:
        return plain(value)
    return plain(_EPOCH_1900 + timedelta(days=days + (days < LEAP_DAY)) + passed)
