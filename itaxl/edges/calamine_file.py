"""Values of a workbook's sheets by python-calamine: the fast source."""

from collections.abc import Iterable
from io import BytesIO

from itaxl.cell import Value
from itaxl.edges.stored_values import plain_rows

Rows = tuple[tuple[Value, ...], ...]


def calamine_rows(workbook: bytes, sheets: Iterable[str]) -> dict[str, Rows]:
    """The rows of `sheets` from A1; whatever calamine raises for a file that it cannot read.

    Error cells come as blank, formulas by their stored results. May abort the process on a hostile file.
    """
    from python_calamine import CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(BytesIO(workbook)) as book:
            return {name: plain_rows(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in sheets}
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # Rust's panics are no Exception, and their type has no module
            raise ValueError from error
        raise
