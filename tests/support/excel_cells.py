"""What a cell of Excel answers when it is read, and makes of what is written into it."""

import datetime as dt
import re
from typing import Any

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
LINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)')
"""The one formula that the project writes; Excel shows its second text."""
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
LONGEST = 32_767
"""Characters of a cell."""


class TooLongError(Exception):
    """A text that no cell takes."""


def read(cell: Any) -> Any:
    value = cell.value
    if cell.data_type == "f":
        link = LINK.fullmatch(value)
        return link[1].replace('""', '"') if link else 0.0
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)
    return value


def type_into(cell: Any, value: Any) -> None:
    """Type a value as Excel takes it: text cells keep text, others make numbers, dates and formulas of it."""
    assert value is not None, "xlwings writes blanks as empty texts"
    if value == "":
        cell.value = None
        return
    if isinstance(value, str) and len(value) > LONGEST:
        raise TooLongError
    if isinstance(value, str) and cell.number_format != "@":
        if NUMBER.fullmatch(value):
            value = float(value)
        elif match := DATE.fullmatch(value):
            day, month, year = map(int, match.groups())
            value = dt.datetime(year, month, day)
    cell.value = value
    if isinstance(value, str):
        formula = value.startswith("=") and cell.number_format != "@"
        cell.data_type = "f" if formula else "s"
