"""Values of a workbook's sheets by openpyxl: the second source, for files that calamine declines.

It knows what calamine refuses (newer kinds of error such as #SPILL!) at thirty times the cost.
"""

import warnings
from collections.abc import Mapping
from io import BytesIO

from itaxl.model.cell import Value
from itaxl.office_file.zip_package import Container
from itaxl.office_file.zip_subset import lean_zip
from itaxl.workbook.calamine_file import Rows
from itaxl.workbook.shared_strings import TEXTS
from itaxl.workbook.stored_values import plain
from itaxl.workbook.text_escapes import decoded_once, with_low_lines_held


def openpyxl_rows(container: Container, sheets: Mapping[str, str]) -> dict[str, Rows]:
    """The rows from A1 of `sheets`, parts by sheet; whatever openpyxl raises for a file that it cannot read.

    Error cells come as blank, formulas by their stored results. May take for ever on a hostile file.
    """
    import defusedxml  # noqa: F401 - openpyxl expands entities unless this package is there
    from openpyxl import load_workbook

    texts = with_low_lines_held(container, (TEXTS, *sheets.values()))
    workbook = lean_zip(container, container.names, instead=texts) if texts else container.data
    with warnings.catch_warnings(action="ignore"):  # what openpyxl leaves out is nothing that the form reads
        book = load_workbook(BytesIO(workbook), data_only=True, keep_links=False)
    return {
        name: tuple(tuple(map(_value, row)) for row in book[name].iter_rows(min_row=1, min_col=1)) for name in sheets
    }


def _value(cell: object) -> Value:
    value = getattr(cell, "value", None)
    if getattr(cell, "data_type", "") == "e":
        return None
    return decoded_once(value) or None if isinstance(value, str) else plain(value)
