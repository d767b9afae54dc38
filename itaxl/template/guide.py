"""The sheets คู่มือ, which says how to work with the form, and ผลตรวจ, which the check fills."""

from collections.abc import Mapping

from itaxl import __version__
from itaxl.form.fields import (
    FIELDS,
    GUIDE,
    KEY_COLUMN,
    LABEL_COLUMN,
    RESULTS_COLUMNS,
    RESULTS_FIRST_ROW,
    SCHEMA,
    VALUE_COLUMN,
)
from itaxl.model.cell import CellRef
from itaxl.model.finding import Severity
from itaxl.template.field_rows import write_group
from itaxl.template.marks import Cells
from itaxl.template.sheet_page import SheetPage
from itaxl.template.style import look
from itaxl.template.typed_words import ByYear, write_by_year
from itaxl.template.workbook_extras import Button

LAST_GUIDE_COLUMN = VALUE_COLUMN
READY_RESULTS = 500
PLACE_COLUMN = next(number for number, column in enumerate(RESULTS_COLUMNS, LABEL_COLUMN) if column.key == "place")
THAI_NUMBERS = "๑๒๓๔๕๖๗๘๙"


def write_guide(page: SheetPage, buttons: tuple[Button, ...]) -> None:
    """Write the steps in the order of work, the buttons when there are any, colours, tips and the version."""
    facts = look()["guide"]
    page.widths({LABEL_COLUMN: 30, VALUE_COLUMN: 104})
    row = page.head(LAST_GUIDE_COLUMN)
    row = write_group(page, row, facts["steps"], LAST_GUIDE_COLUMN)
    for number, step in zip(THAI_NUMBERS, facts["step"], strict=False):
        text = step.get("ribbon", step["text"]) if buttons else step["text"]
        label = facts["step_label"].format(number=number, sheet=step["sheet"])
        page.link(row, LABEL_COLUMN, label, f"'{step['sheet']}'!B1", "link", "step", "middle")
        page.text(row, VALUE_COLUMN, text, "wrapped", "middle")
        row += 1
    row = write_group(page, row, facts["colours"], LAST_GUIDE_COLUMN)
    for colour in facts["colour"]:
        page.text(row, LABEL_COLUMN, colour["name"], "label", "swatch", "middle", colour["style"])
        page.text(row, VALUE_COLUMN, colour["text"], "wrapped", "middle")
        row += 1
    if buttons:
        row = _write_pairs(page, row, facts["buttons"], {button.label: button.text for button in buttons})
    row = _write_pairs(page, row, facts["tips"], {tip["name"]: _tip(tip) for tip in facts["tip"]})
    _write_versions(page, row)
    page.finish(frozen=(2, 0), repeated=(1, 2), pages=1, portrait=True)


def _tip(tip: Mapping[str, str]) -> str | ByYear:
    return ByYear(tip["by_year"], tip["text"]) if "by_year" in tip else tip["text"]


def _write_pairs(page: SheetPage, row: int, heading: str, pairs: Mapping[str, str | ByYear]) -> int:
    row = write_group(page, row, heading, LAST_GUIDE_COLUMN)
    for name, text in pairs.items():
        page.text(row, LABEL_COLUMN, name, "label", "middle")
        if isinstance(text, ByYear):
            write_by_year(page, row, VALUE_COLUMN, text, "wrapped", "middle")
        else:
            page.text(row, VALUE_COLUMN, text, "wrapped", "middle")
        row += 1
    return row


def _write_versions(page: SheetPage, row: int) -> None:
    values = {"meta.template": __version__, "meta.schema": str(SCHEMA)}
    for field in FIELDS[GUIDE]:
        if field.group:
            row = write_group(page, row, field.group, LAST_GUIDE_COLUMN)
        page.text(row, KEY_COLUMN, field.key)
        page.text(row, LABEL_COLUMN, field.label, "label", "middle")
        page.text(row, VALUE_COLUMN, values[field.key], "text", "wrapped", "middle")
        row += 1


def write_results(page: SheetPage) -> CellRef:
    """Write the head of ผลตรวจ and the looks of the rows that findings come into; answer its first such cell."""
    last_column = LABEL_COLUMN + len(RESULTS_COLUMNS) - 1
    page.widths({number: column.width for number, column in enumerate(RESULTS_COLUMNS, LABEL_COLUMN)})
    row = page.head(last_column)
    for number, column in enumerate(RESULTS_COLUMNS, LABEL_COLUMN):
        page.text(row, number, column.label, "heading")
    cells = (RESULTS_FIRST_ROW, LABEL_COLUMN, RESULTS_FIRST_ROW + READY_RESULTS - 1, last_column)
    _style_results(page, cells)
    page.finish(frozen=(row, 0), repeated=(1, row), protected=False)
    return CellRef(page.name, RESULTS_FIRST_ROW, LABEL_COLUMN)


def _style_results(page: SheetPage, cells: Cells) -> None:
    """Ready rows are styled cell by cell and ruled once they hold something."""
    for row in range(cells[0], cells[2] + 1):
        page.fill(row, range(cells[1], cells[3] + 1), "text", "wrapped")
        # A link is a formula, which a text cell would show instead of following.
        page.fill(row, range(PLACE_COLUMN, PLACE_COLUMN + 1), "wrapped")
        # Room for two lines; Excel fits the row when a finding comes in, other programs do not.
        page.at_least(row, look()["size"]["finding_height"])
    for colour in look()["guide"]["colour"]:
        if colour["style"] in tuple(Severity):
            criteria = f'=$B{cells[0]}="{colour["name"]}"'
            _colour_results(page, (cells[0], cells[1], cells[2], cells[1]), criteria, colour["style"])
    _colour_results(page, cells, f'=$B{cells[0]}<>""', "ruled")


def _colour_results(page: SheetPage, cells: Cells, criteria: str, mark: str) -> None:
    first_row, first_column, last_row, last_column = (number - 1 for number in cells)
    rule = {"type": "formula", "criteria": criteria, "format": page.styles.mark(mark)}
    page.sheet.conditional_format(first_row, first_column, last_row, last_column, rule)
