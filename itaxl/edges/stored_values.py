"""Values as readers give them, made one kind: the same whoever read the file."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from itaxl.cell import Value

_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_FIRST_OF_MARCH_1900: Final = 61
_LAST_DAY: Final = 2_958_465
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
    return tuple(tuple([value if value.__class__ is str and value else plain(value) for value in row]) for row in rows)


def by_format(value: Value, number_format: str, *, epoch_1904: bool) -> Value:
    """A number under a date format as the date, time or duration that it means; anything else as it is."""
    from itaxl.reading.date_format import is_date_format
    from itaxl.reading.format_code import sections

    if isinstance(value, bool) or not isinstance(value, int | float) or not is_date_format(number_format, value):
        return value
    if not 0 <= value <= _LAST_DAY:
        return value
    passed = timedelta(milliseconds=round(value * _MILLISECONDS))
    if any(token.kind == "elapsed" for token in sections(number_format)[0].tokens):
        return passed
    if value < 1:
        return (_EPOCH_1900 + passed).time()
    if epoch_1904:
        return plain(_EPOCH_1904 + passed)
    # Excel counts a 29 February 1900 that never was.
    return plain(_EPOCH_1900 + passed + timedelta(days=value < _FIRST_OF_MARCH_1900 - 1))
