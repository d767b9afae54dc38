"""A blank cell of a workbook that we write is blank, not a text without a letter: Excel's COUNTA counts those."""

from pathlib import Path

import pytest
from empty_texts import empty_texts, with_empty_texts

from itaxl.app.new import new_form
from itaxl.bug_report.redacted_file import redacted
from itaxl.form.fields import FIELDS, MEASURES_TABLE, SIGNERS_TABLE
from itaxl.form.form_content import FormContent
from itaxl.sample import sample_content
from itaxl.template.choices import OwnLists
from itaxl.template.form_file import form_bytes
from itaxl.template.location import template_path
from itaxl.years.catalogue import fiscal_year, known_years

KEYS = [field.key for fields in FIELDS.values() for field in fields]
EMPTY = {
    "every field an empty text": FormContent(fields=dict.fromkeys(KEYS, "")),
    "every reason an empty text": FormContent(reasons=dict.fromkeys(KEYS, "")),
    "signers without a letter": FormContent(
        signers={role.key: {column.key: "" for column in SIGNERS_TABLE.columns} for role in SIGNERS_TABLE.rows}
    ),
    "measures without a letter": FormContent(measures=[{column.key: "" for column in MEASURES_TABLE.columns}] * 30),
}


def test_the_oracle_sees_shared_and_inline_texts_without_a_letter(tmp_path: Path) -> None:
    import xlsxwriter

    for constant_memory in (False, True):
        path = tmp_path / f"{constant_memory}.xlsx"
        book = xlsxwriter.Workbook(path, {"constant_memory": constant_memory})
        sheet = book.add_worksheet()
        sheet.write_string("A1", "")
        sheet.write_string("B1", "ก")
        sheet.write_blank("C1", None, book.add_format({"bold": True}))
        book.close()
        assert empty_texts(path.read_bytes()) == ["xl/worksheets/sheet1.xml A1"]


def test_the_template_has_none() -> None:
    assert empty_texts(template_path().read_bytes()) == []


@pytest.mark.parametrize("year", [year for year in known_years() if fiscal_year(year).report_item])
def test_a_sample_of_any_year_has_none(year: int) -> None:
    assert empty_texts(form_bytes(sample_content(fiscal_year(year)))) == []


@pytest.mark.parametrize("content", EMPTY.values(), ids=EMPTY)
def test_content_of_empty_texts_leaves_none(content: FormContent) -> None:
    assert empty_texts(form_bytes(content)) == []


def test_lists_of_an_office_leave_none() -> None:
    assert empty_texts(form_bytes(FormContent(), own=OwnLists(departments=("กองช่าง", "")))) == []


def test_a_new_form_has_none_nor_one_made_of_a_form_that_had_them(tmp_path: Path) -> None:
    old = new_form(tmp_path / "old.xlsm").path
    assert empty_texts(old.read_bytes()) == []
    full_of_them = tmp_path / "full.xlsm"
    full_of_them.write_bytes(with_empty_texts(old.read_bytes()))
    assert len(empty_texts(full_of_them.read_bytes())) > 100
    again = new_form(tmp_path / "again.xlsm", old=full_of_them).path
    assert empty_texts(again.read_bytes()) == []


def test_a_copy_without_what_was_typed_has_none(tmp_path: Path) -> None:
    path = new_form(tmp_path / "a.xlsm", sample=True).path
    assert empty_texts(redacted(path)) == []
