"""A workbook of an office's own layout as what a person sees of it: each visible sheet as one table.

Hidden sheets, rows and columns are passed over, merged cells are told from blank ones, and a cell knows its link.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.model.cell import Value
from itaxl.number_format.displayed_text import shown
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.blocks import SHEET_ROW, GridCell, Merged, PaperLine, PaperPlace, PaperTable
from itaxl.thai.dates.eras import OFFSET
from itaxl.thai.dates.writing import DateStyle, write_date
from itaxl.thai.digits import Digits

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TYPED_AS_BUDDHIST: Final = 2400
"""A day stored with such a year was typed with its B.E. year into an Excel that took it for C.E."""
_ENCODINGS: Final = ("utf-8-sig", "utf-16", "cp874")
_MOST_COLUMNS: Final = 200


def read_excel(container: Container, caps: Limits) -> tuple[PaperTable, ...]:
    """The visible sheets of an .xlsx or .xlsm; raises Unreadable for one that is not safe or damaged."""
    from openpyxl import load_workbook

    container.refuse_document_types()
    try:
        book = load_workbook(BytesIO(container.data), data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        numbers = _Numbers(caps)
        return tuple(_excel_table(sheet, numbers) for sheet in sheets)
    except (UnreadableFile, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - openpyxl's errors have no base; a broken part trips it anywhere
        raise UnreadableFile("damaged") from None


def read_other(data: bytes, caps: Limits) -> tuple[PaperTable, ...]:
    """The visible sheets of an .xls or .ods, as python-calamine gives them."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    numbers, found = _Numbers(caps), []
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            for about in book.sheets_metadata:
                if about.visible == SheetVisibleEnum.Visible:
                    sheet = book.get_sheet_by_name(about.name)
                    rows = [list(map(_of_calamine, row)) for row in sheet.to_python(skip_empty_area=False)]
                    merged = dict(_continued(sheet.merged_cell_ranges or ()))
                    found.append(_table(about.name, rows, merged, numbers))
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnreadableFile("damaged") from None
        raise
    return tuple(found)


def read_csv(data: bytes, caps: Limits) -> tuple[PaperTable, ...]:
    """The one table of a text file whose columns commas, semicolons or tabs part."""
    text = next((decoded for decoded in (_decoded(data, name) for name in _ENCODINGS) if decoded is not None), "")
    if "\0" in text or not text.strip():
        raise UnreadableFile("text")
    head = text[:4096]
    parted = max(",;\t", key=head.count)
    rows = list(csv.reader(StringIO(text), delimiter=parted))
    return (_table("", rows, {}, _Numbers(caps)),)


class _Numbers:
    """Numbers for the lines of a paper, no more than may be."""

    def __init__(self, caps: Limits) -> None:
        self.caps, self.last = caps, 0

    def next(self) -> int:
        self.last += 1
        if self.last > self.caps["lines"]:
            raise over("lines", self.last, self.caps["lines"])
        return self.last


def _excel_table(sheet: "Worksheet", numbers: _Numbers) -> PaperTable:
    spans = [each.bounds for each in sheet.merged_cells.ranges]
    merged = dict(_continued(((top - 1, left - 1), (bottom - 1, right - 1)) for left, top, right, bottom in spans))
    columns = [not _hidden_column(sheet, number) for number in range(1, min(sheet.max_column, _MOST_COLUMNS) + 1)]
    rows: list[list[str]] = []
    kept: dict[tuple[int, int], Merged] = {}
    links: dict[tuple[int, int], str] = {}
    for number, row in enumerate(sheet.iter_rows(max_col=len(columns)), 1):
        if sheet.row_dimensions[number].hidden:
            continue
        seen = [cell for cell, visible in zip(row, columns, strict=True) if visible]
        for place, cell in enumerate(seen):
            if (number - 1, cell.column - 1) in merged:
                kept[len(rows), place] = merged[number - 1, cell.column - 1]
            if getattr(cell, "hyperlink", None) and cell.hyperlink.target:
                links[len(rows), place] = cell.hyperlink.target
        rows.append([_of_openpyxl(cell) for cell in seen])
    return _table(sheet.title, rows, kept, numbers, links)


def _hidden_column(sheet: "Worksheet", number: int) -> bool:
    """Whether a column is hidden; one entry may stand for several columns."""
    dimensions: Any = sheet.column_dimensions
    return any(each.hidden and (each.min or 0) <= number <= (each.max or 0) for each in dimensions.values())


def _table(
    name: str,
    rows: Iterable[Iterable[str]],
    merged: Mapping[tuple[int, int], Merged],
    numbers: _Numbers,
    links: Mapping[tuple[int, int], str] | None = None,
) -> PaperTable:
    found = []
    for number, row in enumerate(rows):
        at = PaperPlace(SHEET_ROW, sheet=name, row=number + 1)
        found.append(
            tuple(
                GridCell(
                    tuple(
                        PaperLine((numbers.next(),), line, at, centred=_is_wide(merged, number, column))
                        for line in text.split("\n")
                        if line.strip()
                    ),
                    merged.get((number, column), ""),
                    (links or {}).get((number, column), ""),
                )
                for column, text in enumerate(row)
            )
        )
    return PaperTable(tuple(found), PaperPlace(SHEET_ROW, sheet=name, row=1), sheet=True)


def _continued(spans: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[tuple[tuple[int, int], Merged]]:
    """The cells that only continue a merged one, and from which side."""
    for (top, left), (bottom, right) in spans:
        if (bottom - top + 1) * (right - left + 1) > 10_000:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    yield (row, column), "across" if column > left else "down"


def _is_wide(merged: Mapping[tuple[int, int], Merged], row: int, column: int) -> bool:
    """Whether a cell is merged over several columns, as titles are."""
    return all(merged.get((row, column + more)) == "across" for more in (1, 2))


def _of_openpyxl(cell: Any) -> str:
    value = cell.value
    if isinstance(value, date):
        return _day(value)
    return _typed(value, cell.number_format or "General")


def _of_calamine(value: Any) -> str:
    return _day(value) if isinstance(value, date) else _typed(value, "General")


def _typed(value: Value, number_format: str) -> str:
    text = value if isinstance(value, str) else "" if value is None else shown(value, number_format)
    return text.replace("\r\n", "\n")


def _day(value: date) -> str:
    day = value.date() if isinstance(value, datetime) else value
    if day.year > _TYPED_AS_BUDDHIST:
        day = day.replace(year=day.year - OFFSET, day=min(day.day, 28) if (day.month, day.day) == (2, 29) else day.day)
    return write_date(day, DateStyle.SHORT, digits=Digits.ARABIC)


def _decoded(data: bytes, encoding: str) -> str | None:
    if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None
