"""The form's table: its keys are the interface that old forms are read by."""

import re
import tomllib
from importlib.resources import files

import pytest

from itaxl.form import fields
from itaxl.form.fields import FIELDS, MEASURES_TABLE, SIGNERS_TABLE, TABLES, Field, Kind, all_fields, field_of
from itaxl.reading.migration import added_since

KEYS_OF_SCHEMA_1 = """
meta.template meta.schema
org.type org.name org.subdistrict org.district org.province org.fiscal_year org.doc_code org.department org.phone
org.emblem style.memo_digits style.report_digits style.font
memo.urgency memo.number memo.date memo.subject memo.to memo.background memo.oit_item memo.oit_title
memo.oit_elements memo.facts memo.law memo.proposal memo.closing
report.title report.intro
"""


def every_field() -> list[Field]:
    return [field for _, field in all_fields()] + [column for table in TABLES for column in table.columns]


def test_no_key_of_a_published_schema_is_gone() -> None:
    added = added_since(1)
    assert [field.key for _, field in all_fields() if field.key not in added] == KEYS_OF_SCHEMA_1.split()
    assert added >= {"org.stage"}
    assert [role.key for role in SIGNERS_TABLE.rows] == ["sign.author", "sign.head", "sign.clerk", "sign.mayor"]


def test_tables_end_with_reason_and_finding() -> None:
    for table in TABLES:
        assert [column.key for column in table.columns[-2:]] == ["reason", "finding"]


@pytest.mark.parametrize(
    ("key", "label"),
    [("memo.date", "วันที่"), ("sign.author.name", "ชื่อ"), ("measures.12.result", "ผลการดำเนินการ")],
)
def test_a_submissions_key_leads_to_its_field(key: str, label: str) -> None:
    assert field_of(key).label == label


@pytest.mark.parametrize("key", ["memo.colour", "sign.author.colour", "measures", ""])
def test_an_unknown_key_is_refused(key: str) -> None:
    with pytest.raises(KeyError):
        field_of(key)


def test_a_column_knows_its_place_on_the_sheet() -> None:
    assert SIGNERS_TABLE.place("prefix") == 3
    assert MEASURES_TABLE.place("no") == 2
    assert MEASURES_TABLE.place("finding") == 11


def test_every_field_says_how_to_fill_it_in_thai() -> None:
    silent = [field.key for field in every_field() if not field.hint and not field.key.startswith("meta.")]
    assert silent == []
    assert all("{" not in field.hint for field in every_field())


def test_labels_are_thai_and_english() -> None:
    for field in [*every_field(), *SIGNERS_TABLE.rows, *fields.RESULTS_COLUMNS]:
        assert re.search("[ก-๙]", field.label), field
        assert re.fullmatch("[ -~]+", field.label_en), field


def test_strict_choices_hold_their_default() -> None:
    for field in every_field():
        if field.strict and field.default:
            assert field.default in field.choices


def test_the_words_that_code_compares_with_are_choices_of_the_form() -> None:
    assert field_of("style.memo_digits").choices == (fields.THAI_DIGITS, fields.ARABIC_DIGITS, fields.AS_TYPED)
    assert SIGNERS_TABLE.column("show").choices == (fields.SHOW, fields.HIDE)
    assert fields.NO_EMBLEM in field_of("org.emblem").hint


def test_every_entry_of_the_file_is_used() -> None:
    facts = tomllib.loads(files("itaxl.form").joinpath("form.toml").read_text(encoding="utf-8"))
    assert len(facts["field"]) == sum(map(len, FIELDS.values()))
    assert {entry.get("kind", "text") for entry in facts["field"]} <= set(Kind)
