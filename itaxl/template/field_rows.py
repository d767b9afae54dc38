"""The single fields of a sheet: key, label, input cell, hint, reason and finding, one row each."""

import re

from itaxl.documents.default_texts import standard_templates
from itaxl.form.fields import (
    FIELDS,
    FINDING,
    HINT_COLUMN,
    KEY_COLUMN,
    LABEL_COLUMN,
    REASON,
    REASON_COLUMN,
    REQUIRED_BY_TYPE,
    RESULT_COLUMN,
    VALUE_COLUMN,
    Field,
    Kind,
)
from itaxl.form.form_content import FormContent
from itaxl.form.organisation import OrganisationType
from itaxl.model.cell import CellRef
from itaxl.template.choices import choose
from itaxl.template.marks import show_marks, show_missing
from itaxl.template.pictures import place_picture
from itaxl.template.sheet_page import SheetPage
from itaxl.template.style import look
from itaxl.template.typed_words import ByYear, is_one_of, write_by_year

WORD_ALONE = re.compile(r"\{\w+\}")
INPUTS = (VALUE_COLUMN, REASON_COLUMN, RESULT_COLUMN)


def write_headings(page: SheetPage, row: int) -> int:
    """Write the headings over the columns of fields; answer the next row."""
    words = look()["words"]
    texts = (words["label"], words["value"], words["hint"], REASON.label, FINDING.label)
    for column, text in enumerate(texts, LABEL_COLUMN):
        page.text(row, column, text, "heading")
    return row + 1


def write_fields(page: SheetPage, row: int, content: FormContent, width: float) -> tuple[int, dict[str, CellRef]]:
    """Write the sheet's fields from `row` on; answer the next row and the cell of each field.

    `width` is the width of the column of values, into which pictures are fitted.
    """
    cells: dict[str, CellRef] = {}
    first = row
    for field in FIELDS[page.name]:
        if field.group:
            row = write_group(page, row, field.group, RESULT_COLUMN)
        _write_field(page, row, field, content, width)
        cells[field.key] = CellRef(page.name, row, VALUE_COLUMN)
        row += 1
    # What the check has found counts before what is still blank.
    show_marks(page, (first, VALUE_COLUMN, row - 1, VALUE_COLUMN))
    for field in FIELDS[page.name]:
        kinds = _asked_of_some(field)
        if field.required or kinds:
            place = cells[field.key].row, VALUE_COLUMN
            show_missing(page, (*place, *place), when=is_one_of(kinds) if kinds else "")
    return row, cells


def write_group(page: SheetPage, row: int, text: str, last_column: int) -> int:
    """Write a heading that stands before a group of fields or a table; answer the next row."""
    page.fill(row, range(LABEL_COLUMN, last_column + 1), "group")
    if last_column == RESULT_COLUMN:
        # Unlocked, so that the check can write the whole column of findings at once.
        page.fill(row, range(RESULT_COLUMN, RESULT_COLUMN + 1), "group", "free")
    page.text(row, LABEL_COLUMN, text, "group")
    page.at_least(row, look()["size"]["group_height"])
    return row + 1


def write_label(page: SheetPage, row: int, column: int, field: Field, *styles: str) -> None:
    """Write a field's label, with a star when it must be filled, by some kinds of organisation or by all."""
    if kinds := _asked_of_some(field):
        starred = page.typed.kind in kinds
        formula = f'="{field.label}"&IF({is_one_of(kinds)}," *","")'
        page.formula(row, column, formula, f"{field.label} *" if starred else field.label, *styles)
    elif field.required:
        page.rich(row, column, ((styles[0], f"{field.label} "), ("star", "*")), *styles)
    else:
        page.text(row, column, field.label, *styles)


def _write_field(page: SheetPage, row: int, field: Field, content: FormContent, width: float) -> None:
    line = () if field.kind is Kind.PARAGRAPHS else ("middle",)
    page.text(row, KEY_COLUMN, field.key)
    write_label(page, row, LABEL_COLUMN, field, "label", *line)
    page.text(row, VALUE_COLUMN, content.fields.get(field.key, field.default), "input", *line)
    _write_hint(page, row, field, *line)
    page.text(row, REASON_COLUMN, content.reasons.get(field.key, ""), "input", "reason", *line)
    page.text(row, RESULT_COLUMN, "", "input", "finding", *line)
    for column, meant in zip(INPUTS, (field, REASON, FINDING), strict=True):
        choose(page, (row, column, row, column), meant)
    if field.kind is Kind.PICTURE:
        _give_room(page, row, field, content, width)


def _asked_of_some(field: Field) -> tuple[OrganisationType, ...]:
    """The kinds of organisation that must fill a field which others may leave blank."""
    return () if field.required else REQUIRED_BY_TYPE.get(field.key, ())


def _write_hint(page: SheetPage, row: int, field: Field, *line: str) -> None:
    hint = _hint(page, field)
    if field.hint_by_year or field.hint_unknown_year:
        texts = ByYear(field.hint_by_year or hint, hint, field.hint_unknown_year)
        write_by_year(page, row, HINT_COLUMN, texts, "hint", *line)
    else:
        page.text(row, HINT_COLUMN, hint, "hint", *line)


def _hint(page: SheetPage, field: Field) -> str:
    """The hint, with the standard text of a field that has one in words of its own."""
    template = standard_templates().get(field.key, "")
    if not template or WORD_ALONE.fullmatch(template):
        return field.hint
    text = template.format_map(look()["standard_words"])
    most = look()["quoted"].get(page.name, len(text))
    if len(text) > most:
        text = text[:most].rsplit(maxsplit=1)[0] + " …"
    return str(look()["words"]["standard"].format(hint=field.hint, text=text))


def _give_room(page: SheetPage, row: int, field: Field, content: FormContent, width: float) -> None:
    page.at_least(row, look()["size"]["picture_height"])
    page.fix(row)
    if field.key in content.pictures:
        place_picture(page, row, VALUE_COLUMN, width, content.pictures[field.key], title=field.label)
