"""A stored number is what its format means by it."""

from datetime import date, datetime, time, timedelta

import pytest

from itaxl.model.cell import Value
from itaxl.workbook.stored_values import stored_number


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        (b"46128", "d/m/yyyy", date(2026, 4, 16)),
        (b"46128", "[$-,107]d/mm/yyyy;@", date(2026, 4, 16)),
        (b"46128", '0" d"', 46128),
        (b"46128.5", "0.0", 46128.5),
        (b"46128.75", "d/m/yyyy h:mm", datetime(2026, 4, 16, 18)),
        (b"46128.9999999999", "d/m/yyyy", datetime(2026, 4, 16, 23, 59, 59, 999_000)),
        (b"4.6128E4", "yyyy-mm-dd", date(2026, 4, 16)),
        (b"1", "d/m/yyyy", date(1900, 1, 1)),
        (b"59", "d/m/yyyy", date(1900, 2, 28)),
        (b"60", "d/m/yyyy", 60),
        (b"61", "d/m/yyyy", date(1900, 3, 1)),
        (b"0.5", "h:mm", time(12)),
        (b"1.5", "[h]:mm", timedelta(hours=36)),
        (b"-1", "d/m/yyyy", -1),
        (b"2958465", "d/m/yyyy", date(9999, 12, 31)),
        (b"2958466", "d/m/yyyy", 2_958_466),
        (b"12", "[>40000]d/m/yyyy;0", 12),
        (b"x", "0", None),
        (b"1E999", "0", None),
    ],
)
def test_it_is_a_number_a_date_a_time_or_a_duration(text: bytes, code: str, meant: Value) -> None:
    found = stored_number(text, code, epoch_1904=False)
    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize(
    ("text", "code", "meant"),
    [
        (b"0", "d/m/yyyy", date(1904, 1, 1)),
        (b"44666", "d/m/yyyy", date(2026, 4, 16)),
        (b"60", "d/m/yyyy", date(1904, 3, 1)),
        (b"0.5", "h:mm", time(12)),
        (b"0.5", "d/m/yyyy h:mm", datetime(1904, 1, 1, 12)),
        (b"2958465", "d/m/yyyy", 2_958_465),
    ],
)
def test_days_may_be_counted_from_1904(text: bytes, code: str, meant: Value) -> None:
    assert stored_number(text, code, epoch_1904=True) == meant
