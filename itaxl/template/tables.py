"""The tables of the form: a grey example, the hidden row of keys, the header, the rows and the end."""

from collections.abc import Iterator, Mapping, Sequence
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
    FormTable,
)
from itaxl.form.form_content import FormContent
from itaxl.form.labels import label_of
from itaxl.model.cell import column_letters
from itaxl.template.choices import choose
from itaxl.template.field_rows import write_label
from itaxl.template.marks import Cells, any_filled, show_marks, show_missing
from itaxl.template.pictures import WHOLE, Share, place_picture, shares
from itaxl.template.sheet_page import TALLEST_ROW, SheetPage
from itaxl.template.style import look
from itaxl.template.typed_words import STAGE_CELL, ByYear, write_by_year

BEGUN: Final = ("role", "prefix", "name", "surname", "position")
"""The columns that put a further row of the signers to use."""
NOT_PLANNED: Final = "result"
"""What is not asked of a measure at the start of a year."""


def write_table(page: SheetPage, row: int, table: FormTable, content: FormContent) -> int:
    """Write a table from `row` on: example, keys, header, rows and end; answer the row of its end.

    Rows with keys of their own stand as they are; a table without any has ready rows after its filled ones.
    """
    row = first = _write_top(page, row, table)
    if table.keyed_rows:
        for role in table.keyed_rows:
            _write_signer(page, row, role, content)
            row += 1
    else:
        for key, cells in _with_ready_rows(table, content):
            _write_measure(page, row, key, cells, content)
            row += 1
    last = table.place("finding")
    # Marks are shown on the end row too where rows are inserted above it, so that they have them.
    show_marks(page, (first, table.first_column, row - 1 if table.keyed_rows else row, last))
    for inputs, missing in _inputs(table, first, row - 1):
        _help(page, table, inputs, missing_when=missing)
    page.text(row, KEY_COLUMN, f"{table.key}.end")
    if not table.keyed_rows:
        page.fill(row, range(table.first_column, last + 1), "end")
        page.text(row, LABEL_COLUMN, look()["words"]["measures_end"], "end")
    return row


def _write_signer(page: SheetPage, row: int, role: Field, content: FormContent) -> None:
    table = SIGNERS_TABLE
    page.text(row, KEY_COLUMN, role.key)
    _write_cells(page, row, table, content.rows(table).get(role.key, {}), "middle")
    if role in table.rows:
        page.text(row, LABEL_COLUMN, role.label, "label", "middle")
        page.text(row, table.place("before"), "", "label")
    page.at_least(row, look()["size"]["picture_height"])
    page.fix(row)
    for key in content.pictures_in(role.key):
        title = f"{table.column(table.pictured).label} {role.label}"
        _place_picture(page, row, table, content.pictures[key], title)


def _write_measure(page: SheetPage, row: int, key: str, cells: Mapping[str, str], content: FormContent) -> None:
    """Write one measure, its photos beside each other on their cell, in as many lines as they need.

    Every cell of the row is unlocked, the rest of the row too: Excel deletes no row with a locked cell.
    """
    page.free(row)
    page.at_least(row, look()["size"]["ready_height"])
    _write_cells(page, row, MEASURES_TABLE, cells)
    photos = content.pictures_in(key)
    for share, photo in zip(shares(len(photos)), photos, strict=True):
        page.at_least(row, min(share.rows * look()["size"]["picture_height"], TALLEST_ROW))
        _place_picture(page, row, MEASURES_TABLE, content.pictures[photo], label_of(photo), share)


def _with_ready_rows(table: FormTable, content: FormContent) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The filled rows, and blank ones after them up to as many as a new form has."""
    rows = content.rows(table)
    yield from rows.items()
    yield from (("", {}) for _ in range(READY_MEASURES - len(rows)))


def _inputs(table: FormTable, first: int, last: int) -> Iterator[tuple[Cells, str]]:
    """The cells of a table that are typed into, and the formula that says in which of their rows a blank is missing."""
    right = table.place("finding")
    if not table.keyed_rows:
        begun = any_filled(f"${column_letters(table.place(column))}{first}" for column in MEASURE_CONTENT)
        yield (first, table.first_column, last, right), begun
        return
    further = first + len(table.rows)
    show = f'TRIM(${column_letters(table.place("show"))}{{}})<>"{HIDE}"'
    yield (first, VALUE_COLUMN, further - 1, right), show.format(first)
    begun = any_filled(f"${column_letters(table.place(column))}{further}" for column in BEGUN)
    yield (further, LABEL_COLUMN, last, right), f"{show.format(further)},{begun}"


def _write_top(page: SheetPage, row: int, table: FormTable) -> int:
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


def _write_cells(page: SheetPage, row: int, table: FormTable, cells: Mapping[str, str], *styles: str) -> None:
    for number, column in enumerate(table.columns, table.first_column):
        page.text(row, number, cells.get(column.key, column.default), *_styles(column), *styles)


def _styles(column: Field) -> Sequence[str]:
    if column.key in ("reason", "finding"):
        return ("input", column.key)
    if column.key in ("no", "show"):
        return ("input", "centred")
    return ("input",)


def _help(page: SheetPage, table: FormTable, inputs: Cells, *, missing_when: str) -> None:
    """Give the columns their messages and drop-downs, and colour required cells of the rows that are in use."""
    first, left, last, _ = inputs
    for number, column in enumerate(table.columns, table.first_column):
        if number < left or (column.key in OF_FURTHER and left > table.first_column):
            continue
        choose(page, (first, number, last, number), column)
        if column.required:
            planned = f',TRIM({STAGE_CELL})<>"{PLAN}"' if column.key == NOT_PLANNED else ""
            show_missing(page, (first, number, last, number), when=missing_when + planned)


def _place_picture(page: SheetPage, row: int, table: FormTable, data: bytes, title: str, share: Share = WHOLE) -> None:
    column = table.column(table.pictured)
    place_picture(page, row, table.place(column.key), column.width, data, title=title, share=share)
