"""A form's content by key: one way to read its fields and its tables, one to type over them."""

import pytest

from itaxl.form.fields import MEASURES_TABLE, SIGNERS_TABLE, TABLES
from itaxl.form.form_content import FormContent, grid_of
from itaxl.form.labels import label_in_list
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

SAMPLE = sample_content(fiscal_year(2569))
PICTURE = next(iter(SAMPLE.pictures.values()))


def test_texts_are_those_that_a_submission_reads() -> None:
    read = {key: cell.raw for key, cell in read_submission(grid_of(SAMPLE)).texts()}
    typed = dict(SAMPLE.texts())
    assert len(typed) == len(list(SAMPLE.texts()))
    assert typed == {key: text for key, text in read.items() if key in typed}


def test_every_text_is_found_by_its_key_and_typed_over_by_it() -> None:
    for key, text in SAMPLE.texts():
        assert SAMPLE.text(key) == text
    again = FormContent().edited(dict(SAMPLE.texts()))
    assert dict(again.texts()) == dict(SAMPLE.texts())


@pytest.mark.parametrize("key", ["memo.number", "sign.more3.name", "measures.99.result", "sign.author.acting"])
def test_what_is_not_typed_is_empty(key: str) -> None:
    assert FormContent().text(key) == ""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.key))
def test_pictures_stand_in_the_rows_of_their_table(table: object) -> None:
    assert table in (SIGNERS_TABLE, MEASURES_TABLE)
    row = "sign.author" if table is SIGNERS_TABLE else "measures.1"
    other = "sign.head" if table is SIGNERS_TABLE else "measures.11"
    keys = [row] if table is SIGNERS_TABLE else [f"{row}.evidence", f"{row}.2.evidence"]
    content = FormContent(pictures=dict.fromkeys([*keys, other, f"{other}.evidence"], PICTURE))
    assert content.pictures_in(row) == keys


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("memo.number", "เลขที่หนังสือ"),
        ("measures.3.result", "มาตรการ 3 · ผลการดำเนินการ"),
        ("sign.more2.name", "ผู้ลงนามเพิ่ม ๒ · ชื่อ"),
    ],
)
def test_a_list_says_of_which_table_a_row_is(key: str, label: str) -> None:
    assert label_in_list(key).startswith(label)
    with pytest.raises(KeyError):
        label_in_list(f"{key}.nothing")
