"""Words of the form that follow the year and the kind of organisation typed into it."""

import re

import pytest

from itaxl.form import fields
from itaxl.form.fields import HINT_COLUMN, LABEL_COLUMN, OFFICE, REQUIRED_BY_TYPE, all_fields
from itaxl.form.form_content import FormContent
from itaxl.form.organisation import organisation_types
from itaxl.template.choices import AS_USUAL
from itaxl.template.typed_words import MOST_QUOTED, ByYear, typed_in
from itaxl.years.catalogue import fiscal_year, known_years

YEAR_OR_ITEM = re.compile(r"[๒2][๕5][๐-๙\d]{2}|\bO\d{1,2}\b|\.\s*[๖6][๐-๙\d]\b")
LONGEST_TEXT, LONGEST_FORMULA = 255, 8192
"""Characters that Excel takes: of a text inside a formula, and of a formula."""


def test_no_fixed_text_of_the_form_names_a_year_or_an_item(blank) -> None:
    fixed = [
        cell.value
        for sheet in blank.book
        if sheet.title not in fields.HIDDEN_SHEETS
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s"
    ]
    messages = [rule.prompt for sheet in blank.book for rule in sheet.data_validations.dataValidation]
    assert len(fixed) > 200
    assert [text for text in [*fixed, *messages] if text and YEAR_OR_ITEM.search(text)] == []


@pytest.mark.parametrize("year", [year for year in known_years() if fiscal_year(year).report_item])
def test_the_hint_beside_the_item_names_that_of_the_forms_year(written, year: int) -> None:
    found = written(FormContent(fields={"org.fiscal_year": str(year)}))
    assert f"= {fiscal_year(year).report_item} " in str(found.shown(fields.MEMO, "memo.oit_item", HINT_COLUMN))


def test_a_year_that_is_not_known_is_said_to_be_so_beside_it(written) -> None:
    unknown = str(known_years()[-1] + 1)
    found = written(FormContent(fields={"org.fiscal_year": unknown}))
    assert "ยังไม่มีรายการข้อของปีนี้" in str(found.shown(OFFICE, "org.fiscal_year", HINT_COLUMN))
    hints = [str(found.shown(sheet, field.key, HINT_COLUMN)) for sheet, field in all_fields() if sheet != fields.GUIDE]
    assert not any(YEAR_OR_ITEM.search(hint) for hint in hints), "nothing is guessed"


def test_what_a_formula_shows_now_is_stored_with_it() -> None:
    texts = ByYear("ปี {ita} {ita_yy} ข้อ {item} ของ {reported} {yy}", "ไม่มีปี", "ไม่รู้จักปี")

    def said(year: str) -> str:
        return texts.text(typed_in(FormContent(fields={"org.fiscal_year": year}), AS_USUAL))

    assert said("2567") == said(" ๒๕๖๗") == "ปี ๒๕๖๗ ๖๗ ข้อ O35 ของ ๒๕๖๖ ๖๖"
    assert said("") == "ไม่มีปี"
    assert said("2512") == "ไม่รู้จักปี"


def test_long_texts_and_quotation_marks_stand_in_a_formula_as_excel_takes_them() -> None:
    formula = ByYear("“{ita}” " + 'ก"' * 300, "ข" * 600).formula()
    texts = re.findall(r'"((?:[^"]|"")*)"', formula)
    assert "".join(texts).replace('""', '"').count("ข") == 600
    assert max(len(text.replace('""', '"')) for text in texts) <= MOST_QUOTED < LONGEST_TEXT


def test_formulas_are_as_short_as_excel_takes_them(blank) -> None:
    formulas = [
        cell.value for sheet in blank.book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas
    assert max(map(len, formulas)) < LONGEST_FORMULA
    assert max(len(text) for each in formulas for text in re.findall(r'"([^"]*)"', each)) <= LONGEST_TEXT


@pytest.mark.parametrize("kind", organisation_types().values(), ids=lambda kind: kind.key)
def test_a_place_is_starred_where_the_kind_must_name_it(written, kind) -> None:
    found = written(FormContent(fields={"org.type": kind.name}))
    starred = {key for key in REQUIRED_BY_TYPE if str(found.shown(OFFICE, key, LABEL_COLUMN)).endswith(" *")}
    assert starred == {f"org.{level}" for level in kind.levels}


def test_the_fields_that_a_kind_must_fill_are_fields_of_the_form() -> None:
    keys = {field.key for _, field in all_fields()}
    assert REQUIRED_BY_TYPE.keys() <= keys
    assert {level for kind in organisation_types().values() for level in kind.levels} == {
        key.removeprefix("org.") for key in REQUIRED_BY_TYPE
    }
