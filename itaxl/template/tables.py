"""The tables of the form: a grey example, the hidden row of keys, the header, the rows and the end."""

from collections.abc import Mapping, Sequence
from typing import Final

from itaxl.form.fields import (
    HIDE,
    KEY_COLUMN,
    LABEL_COLUMN,
    MEASURE_CONTENT,
    MEASURES_TABLE,
    OF_FURTHER,
    PLAN,
    READY_MEASURES,
    SIGNERS_TABLE,
    VALUE_COLUMN,
    Field,
    Kind,
    Table,
)
from itaxl.form.form_content import FormContent
from itaxl.form.labels import label_of
from itaxl.model.cell import column_letters
from itaxl.template.choices import choose
from itaxl.template.field_rows import write_label
from itaxl.template.marks import Cells, any_filled, show_marks, show_missing
from itaxl.template.pictures import place_picture
from itaxl.template.sheet_page import Page
from itaxl.template.style import look
from itaxl.template.typed_words import STAGE_CELL, ByYear, write_by_year

BEGUN: Final = ("role", "prefix", "name", "surname", "position")
"""The columns that put a further row of the signers to use."""
NOT_PLANNED: Final = "result"
"""What is not asked of a measure at the start of a year."""


def write_signers(page: Page, row: int, content: FormContent) -> int:
    """Write the table of signers from `row` on; answer the row of its end."""
    table = SIGNERS_TABLE
    row = first = _write_top(page, row, table)
    for role in table.keyed_rows:
        cells = content.signers.get(role.key, {})
        page.text(row, KEY_COLUMN, role.key)
        _write_cells(page, row, table, cells, "middle")
        if role in table.rows:
            page.text(row, LABEL_COLUMN, role.label, "label", "middle")
            page.text(row, table.place("before"), "", "label")
        _place_signature(page, row, role, content)
        row += 1
    last = table.place("finding")
    show_marks(page, (first, table.first_column, row - 1, last))
    further = first + len(table.rows)
    show = f'TRIM(${column_letters(table.place("show"))}{{}})<>"{HIDE}"'
    _help(page, table, (first, VALUE_COLUMN, further - 1, last), missing_when=show.format(first))
    begun = any_filled(f"${column_letters(table.place(column))}{further}" for column in BEGUN)
    _help(page, table, (further, LABEL_COLUMN, row - 1, last), missing_when=f"{show.format(further)},{begun}")
    page.text(row, KEY_COLUMN, f"{table.key}.end")
    return row


def write_measures(page: Page, row: int, content: FormContent) -> int:
    """Write the table of measures from `row` on, ready rows after the filled ones; answer the row of its end.

    Every cell of a measure's row is unlocked, the rest of the row too: Excel deletes no row with a locked cell.
    """
    table = MEASURES_TABLE
    row = first = _write_top(page, row, table)
    blank = max(READY_MEASURES - len(content.measures), 0)
    for number, cells in enumerate([*content.measures, *({} for _ in range(blank))], 1):
        page.free(row)
        page.at_least(row, look()["size"]["ready_height"])
        _write_cells(page, row, table, cells)
        for key in content.photos(number):
            _place_photo(page, row, key, content.pictures[key])
        row += 1
    last = table.place("finding")
    # Marks are shown on the end row too, so that a row inserted above it has them.
    show_marks(page, (first, table.first_column, row, last))
    begun = any_filled(f"${column_letters(table.place(column))}{first}" for column in MEASURE_CONTENT)
    _help(page, table, (first, table.first_column, row - 1, last), missing_when=begun)
    page.text(row, KEY_COLUMN, f"{table.key}.end")
    page.fill(row, range(table.first_column, last + 1), "end")
    page.text(row, LABEL_COLUMN, look()["words"]["measures_end"], "end")
    return row


def _write_top(page: Page, row: int, table: Table) -> int:
    """Write example, keys and header; answer the first row of data."""
    page.text(row, LABEL_COLUMN, look()["words"]["example"], "hint")
    keys, header = row + 1, row + 2
    page.text(keys, KEY_COLUMN, f"{table.key}.columns")
    page.text(header, KEY_COLUMN, table.key)
    for number, column in enumerate(table.columns, table.first_column):
        if column.example_by_year:
            texts = ByYear(column.example_by_year, column.example)
            write_by_year(page, row, number, texts, "hint", "example")
        elif column.example:
            page.text(row, number, column.example, "hint", "example")
        page.text(keys, number, column.key)
        write_label(page, header, number, column, "heading")
    page.hide(keys)
    return header + 1


def _write_cells(page: Page, row: int, table: Table, cells: Mapping[str, str], *styles: str) -> None:
    for number, column in enumerate(table.columns, table.first_column):
        page.text(row, number, cells.get(column.key, column.default), *_styles(column), *styles)


def _styles(column: Field) -> Sequence[str]:
    if column.key in ("reason", "finding"):
        return ("input", column.key)
    if column.key in ("no", "show"):
        return ("input", "centred")
    return ("input",)


def _help(page: Page, table: Table, inputs: Cells, *, missing_when: str) -> None:
    """Give the columns their messages and drop-downs, and colour required cells of the rows that are in use."""
    first, left, last, _ = inputs
    for number, column in enumerate(table.columns, table.first_column):
        if number < left or (column.key in OF_FURTHER and left > table.first_column):
            continue
        choose(page, (first, number, last, number), column)
        if column.required:
            planned = f',TRIM({STAGE_CELL})<>"{PLAN}"' if column.key == NOT_PLANNED else ""
            show_missing(page, (first, number, last, number), when=missing_when + planned)


def _place_photo(page: Page, row: int, key: str, data: bytes) -> None:
    page.at_least(row, look()["size"]["picture_height"])
    width, place = MEASURES_TABLE.column("evidence").width, MEASURES_TABLE.place("evidence")
    place_picture(page, row, place, width, data, title=label_of(key))


def _place_signature(page: Page, row: int, role: Field, content: FormContent) -> None:
    page.at_least(row, look()["size"]["picture_height"])
    page.fix(row)
    if role.key in content.pictures:
        column = next(column for column in SIGNERS_TABLE.columns if column.kind is Kind.PICTURE)
        place = SIGNERS_TABLE.place(column.key)
        title = f"{column.label} {role.label}"
        place_picture(page, row, place, column.width, content.pictures[role.key], title=title)
