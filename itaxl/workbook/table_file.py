"""A table that a person keeps, as rows of texts: the first sheet of an .xlsx file, or a .csv file."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile, refused
from itaxl.model.cell import Value
from itaxl.workbook.calamine_file import calamine_rows
from itaxl.workbook.reader import contents
from itaxl.workbook.workbook_package import OPEN_DOCUMENT, package_of
from itaxl.workbook.workbook_parts import look_over, workbook_parts

MOST_ROWS: Final = 20_000
_ENCODINGS: Final = ("utf-8-sig", "cp874")
_SEPARATORS: Final = ",;\t"


def table_rows(path: Path) -> list[list[str]]:
    """The rows of the table at `path`, at most 20,000, for a process that is capped; Refused when it is none."""
    try:
        data = contents(path, limits())
        rows = _of_text(data) if path.suffix.lower() in (".csv", ".tsv", ".txt") else _of_workbook(data, path.name)
    except UnreadableFile as reason:
        raise refused(path.name, reason) from None
    return [[_text(value) for value in row] for row in rows[:MOST_ROWS]]


def _of_workbook(data: bytes, name: str) -> Sequence[Sequence[Value]]:
    caps = limits()
    container, kind, _ = package_of(data, name, caps)
    if kind == OPEN_DOCUMENT:
        raise UnreadableFile("unknown")
    container.refuse_document_types()
    parts = workbook_parts(container, caps)
    look_over(parts, container, caps)
    sheet = next((each for each in parts.sheets if each.visible), None)
    if sheet is None:
        raise UnreadableFile("lost_part")
    try:
        return calamine_rows(container, {sheet.name: sheet.part})[sheet.name]
    except Exception:  # noqa: BLE001 - calamine's errors have no base; what it declines is damaged
        raise UnreadableFile("damaged") from None


def _of_text(data: bytes) -> list[list[str]]:
    for encoding in _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        first = next((line for line in text.splitlines() if line.strip()), "")
        separator = max(_SEPARATORS, key=first.count)
        try:
            return list(csv.reader(io.StringIO(text), delimiter=separator))
        except csv.Error:
            break
    raise UnreadableFile("unknown")


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    return str(value).strip()
