"""The sheets of a form filled from papers: where each value was read, and what of the papers was not used."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from itaxl.form.fields import KEY_COLUMN, LABEL_COLUMN, ORIGINS, TRUST_WORDS, UNUSED_TEXTS
from itaxl.form.form_content import FormContent, origin_rows, unused_rows
from itaxl.template.sheet_page import CELL_LIMIT, SheetPage
from itaxl.template.style import FormatBook, look
from itaxl.template.typed_words import TypedWords

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_DOUBTFUL: Final = (TRUST_WORDS["guessed"], TRUST_WORDS["asked"])
NO_CODE_NAME: Final = ""
"""A sheet that the form's macros do not know has no name there: Excel gives it one when it is opened."""


def write_origins(book: "Workbook", content: FormContent, styles: FormatBook, typed: TypedWords) -> list[SheetPage]:
    """Write the sheets that tell about the papers, as far as there is anything to tell."""
    words = look()["origins"]
    pages = []
    names: tuple[tuple[str, float], ...]
    if content.origins:
        names = ((words["label"], 34), (words["text"], 60), (words["trust"], 12), (words["source"], 44))
        pages.append(_written(_page(book, ORIGINS, styles, typed), names, origin_rows(content)))
    if content.unused:
        names = ((words["text"], 100), (words["source"], 50))
        pages.append(_written(_page(book, UNUSED_TEXTS, styles, typed), names, unused_rows(content)))
    return pages


def _page(book: "Workbook", name: str, styles: FormatBook, typed: TypedWords) -> SheetPage:
    sheet = book.add_worksheet(name)
    sheet.vba_codename = NO_CODE_NAME
    return SheetPage(sheet, name, styles, typed)


def _written(page: SheetPage, columns: Sequence[tuple[str, float]], rows: Iterable[Sequence[str]]) -> SheetPage:
    """A page with its headings and rows; the first text of a row stands in the hidden column of keys."""
    page.widths({column: width for column, (_, width) in enumerate(columns, LABEL_COLUMN)})
    row = page.head(LABEL_COLUMN + len(columns) - 1)
    for column, (name, _) in enumerate(columns, LABEL_COLUMN):
        page.text(row, column, name, "heading")
    for number, (key, *texts) in enumerate(rows, row + 1):
        page.text(number, KEY_COLUMN, key)
        for column, text in enumerate(texts, LABEL_COLUMN):
            looks = ("text", "wrapped", "warning") if text in _DOUBTFUL else ("text", "wrapped")
            page.text(number, column, text[:CELL_LIMIT], *looks)
    page.finish(frozen=(row, 0), repeated=(1, row), protected=False)
    return page
