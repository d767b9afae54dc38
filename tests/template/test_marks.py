"""Marks are data on a hidden sheet: the form colours the cells by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from itaxl.form import fields
from itaxl.form.fields import MARKS, OFFICE, REPORT, all_fields
from itaxl.reports.checked import SEVERITY_WORDS
from itaxl.template.style import look


def rules_of(book, sheet: str, cell: str) -> list[str]:
    areas = [area for area in book[sheet].conditional_formatting if cell in area]
    return [rule.formula[0] for area in areas for rule in area.rules]


def test_every_input_cell_looks_itself_up_for_each_severity(blank) -> None:
    for sheet, field in all_fields():
        if sheet in fields.INPUT_SHEETS:
            found = rules_of(blank, sheet, blank.cell(sheet, field.key).coordinate)
            assert [severity for severity in ("error", "warning", "info") for rule in found if severity in rule] == [
                "error",
                "warning",
                "info",
            ]


def test_a_mark_is_shown_before_that_a_cell_is_blank(blank) -> None:
    for sheet in fields.INPUT_SHEETS:
        rules = [rule for area in blank[sheet].conditional_formatting for rule in area.rules]
        marks = [rule.priority for rule in rules if "marks_place" in rule.formula[0]]
        missing = [rule.priority for rule in rules if "LEN(TRIM" in rule.formula[0]]
        assert max(marks) < min(missing, default=max(marks) + 1)


def test_a_row_inserted_above_the_end_of_the_measures_shows_marks_too(blank) -> None:
    assert len(rules_of(blank, REPORT, f"C{blank.keys(REPORT)['measures.end']}")) == 3


def test_marks_are_looked_up_by_name_as_old_excel_knows_no_other_sheet_there(blank) -> None:
    for sheet in fields.INPUT_SHEETS:
        rules = blank.find(sheet, "<formula>([^<]*)</formula>")
        assert any("marks_place" in rule for rule in rules)
        assert not any(f"{MARKS}!" in rule for rule in rules)


def test_the_colours_are_explained_in_the_words_of_the_findings() -> None:
    named = {colour["style"]: colour["name"] for colour in look()["guide"]["colour"]}
    assert {severity: named[severity] for severity in SEVERITY_WORDS} == {
        severity: words.th for severity, words in SEVERITY_WORDS.items()
    }


@pytest.mark.libreoffice
def test_libreoffice_lights_marks_and_required_cells_that_are_blank(
    tmp_path: Path, sample, converted: Callable
) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "marked.xlsm"
    path.write_bytes(sample.data)
    book = load_workbook(path, keep_vba=True)
    first = sample.keys(REPORT)["measures"] + 1
    marks = {
        f"หน่วยงาน!{sample.cell(OFFICE, 'org.type').coordinate}": "error",
        f"รายงาน!C{first}": "warning",
        f"รายงาน!F{first + 4}": "info",
    }
    for row, (place, severity) in enumerate(marks.items(), fields.MARKS_FIRST_ROW):
        book[MARKS].cell(row, 1, place)
        book[MARKS].cell(row, 2, severity)
    book[OFFICE].cell(sample.keys(OFFICE)["org.province"], 3).value = None
    # At the start of a year no result is asked for, and a further signer only once the row is begun.
    book[OFFICE].cell(sample.keys(OFFICE)["org.stage"], 3).value = fields.PLAN
    book[REPORT].cell(first + 1, fields.MEASURES_TABLE.place("result")).value = None
    signers, row = fields.SIGNERS_TABLE, sample.keys(fields.SIGNERS)["sign.more2"]
    for column, text in {"role": "รองปลัด", "prefix": "นาย", "name": "ดี", "surname": "งาม"}.items():
        book[fields.SIGNERS].cell(row, signers.place(column)).value = text
    book.save(path)
    html = converted([path], "html")[0].read_text(encoding="utf-8", errors="replace").upper()
    in_the_legend, lit = 1, {"error": 1, "warning": 1, "info": 1, "missing": 2}
    for name, count in lit.items():
        assert html.count(f'BGCOLOR="{look()["mark"][name]["bg_color"]}"') == in_the_legend + count, name
