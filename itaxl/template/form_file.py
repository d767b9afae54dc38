"""Writing a form: every sheet from the form's table, with any content."""

import warnings
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from itaxl.form.fields import (
    CODE_NAMES,
    CONF,
    GUIDE,
    HIDDEN_SHEETS,
    I18N,
    LABEL_COLUMN,
    LISTS,
    MARKS,
    MEASURES_TABLE,
    MEMO,
    OFFICE,
    REPORT,
    RESULT_COLUMN,
    RESULTS,
    SHEETS,
    SIGNERS,
    SIGNERS_TABLE,
    STAGE_KEY,
    UNDO,
    UNDO_COLUMNS,
    WORKBOOK_CODE_NAME,
    FormTable,
)
from itaxl.form.form_content import FormContent
from itaxl.model.cell import CellRef, column_letters
from itaxl.template.choices import AS_USUAL, YEAR_CELL, OwnLists, write_lists
from itaxl.template.field_rows import write_fields, write_group, write_headings
from itaxl.template.form_origins import write_origins
from itaxl.template.guide import write_guide, write_results
from itaxl.template.location import template_path
from itaxl.template.marks import write_marks
from itaxl.template.sheet_page import SheetPage
from itaxl.template.style import FormatBook, look
from itaxl.template.tables import write_table
from itaxl.template.typed_words import STAGE_CELL, TYPE_CELL, typed_in, write_year_words
from itaxl.template.workbook_extras import FormParts, packed, parts_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CREATED: Final = datetime(2026, 1, 1)
"""A fixed stamp: the same content gives the same bytes."""


def form_bytes(content: FormContent, *, parts: FormParts | None = None, own: OwnLists = AS_USUAL) -> bytes:
    """A whole macro workbook with the form's sheets and `content`; the same content gives the same bytes.

    `parts` are those of the packaged template unless given, `own` what an office has in place of the usual lists.
    Raises Refused for a text that no cell can hold.
    """
    from xlsxwriter import Workbook

    parts = parts or parts_of(template_path())
    stream = BytesIO()
    with warnings.catch_warnings():
        # XlsxWriter leaves out what Excel would not take, with no more than a warning.
        warnings.filterwarnings("error", module="xlsxwriter|itaxl")
        book = Workbook(stream, {"in_memory": True})
        book.set_properties({"title": look()["sheet"][GUIDE]["title"], "created": CREATED})
        book.add_vba_project(BytesIO(parts.vba_project), True)
        book.set_vba_name(WORKBOOK_CODE_NAME)
        pages = _write_sheets(book, content, parts, own)
        book.close()
    return packed(stream.getvalue(), parts.ribbon, [page.growing for page in pages])


def _write_sheets(book: "Workbook", content: FormContent, parts: FormParts, own: OwnLists) -> list[SheetPage]:
    styles = FormatBook(book)
    typed = typed_in(content, own)
    pages = {name: SheetPage(book.add_worksheet(name), name, styles, typed) for name in SHEETS}
    for name, code_name in CODE_NAMES.items():
        pages[name].sheet.set_vba_name(code_name)
    write_guide(pages[GUIDE], parts.buttons)
    cells = _field_sheet(pages[OFFICE], content, printed=1)
    _signers_sheet(pages[SIGNERS], content)
    _field_sheet(pages[MEMO], content)
    _report_sheet(pages[REPORT], content)
    write_results(pages[RESULTS])
    write_marks(book, pages[MARKS])
    for name, key in ((YEAR_CELL, "org.fiscal_year"), (TYPE_CELL, "org.type"), (STAGE_CELL, STAGE_KEY)):
        cell = cells[key]
        book.define_name(name, f"='{cell.sheet}'!${column_letters(cell.column)}${cell.row}")
    write_year_words(book, pages[LISTS], write_lists(book, pages[LISTS], own) + 1, own)
    _rows(pages[UNDO], [UNDO_COLUMNS])
    pages[UNDO].text_columns(len(UNDO_COLUMNS))
    _rows(pages[I18N], parts.messages.items())
    _rows(pages[CONF], parts.config.items())
    for name in HIDDEN_SHEETS:
        pages[name].sheet.hide()
    return [*pages.values(), *write_origins(book, content, styles, typed)]


def _field_sheet(page: SheetPage, content: FormContent, *, printed: int = 0) -> dict[str, CellRef]:
    size = look()["size"]
    names = ("label", "value", "hint", "reason", "result")
    page.widths({column: size[name] for column, name in enumerate(names, LABEL_COLUMN)})
    headings = page.head(RESULT_COLUMN, RESULT_COLUMN)
    _, cells = write_fields(page, write_headings(page, headings), content, size["value"])
    page.finish(frozen=(headings, LABEL_COLUMN), repeated=(1, headings), pages=printed)
    return cells


def _signers_sheet(page: SheetPage, content: FormContent) -> None:
    table = SIGNERS_TABLE
    page.widths(_widths(table))
    row = page.head(table.place("finding"), table.place("acting"))
    write_table(page, row, table, content)
    page.finish(frozen=(row + 2, LABEL_COLUMN), repeated=(1, row + 2))


def _report_sheet(page: SheetPage, content: FormContent) -> None:
    table = MEASURES_TABLE
    last = table.place("finding")
    page.widths(_widths(table))
    row = write_headings(page, page.head(last, RESULT_COLUMN))
    row, _ = write_fields(page, row, content, table.columns[1].width)
    row = write_group(page, row, look()["words"]["measures"], last)
    write_table(page, row, table, content)
    page.finish(frozen=(2, LABEL_COLUMN), repeated=(row + 2, row + 2))


def _widths(table: FormTable) -> dict[int, float]:
    return {number: column.width for number, column in enumerate(table.columns, table.first_column)}


def _rows(page: SheetPage, rows: Iterable[Sequence[str]]) -> None:
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            page.text(row, column, text, "text")
