"""A disguised text says nothing and is built as before."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.anonymise import disguised


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("สมชาย ใจดี", "กกกาก เกกิ"),
        ("กี่ ปู่ น้ำ", "กิ่ กุ่ ก่ำ"),
        ("๑๖ เม.ย. 2564", "๐๐ เก.ก. 0000"),
        ("Abc-12/O43", "Xxx-00/X00"),
        ("1\u200b2\t\n…", "0\u200b0\t\n…"),
    ],
)
def test_each_letter_becomes_one_of_its_kind(text: str, said: str) -> None:
    assert disguised(text) == said


@given(st.text())
def test_length_and_shape_stay_and_a_second_time_changes_nothing(text: str) -> None:
    said = disguised(text)
    assert len(said) == len(text)
    assert disguised(said) == said
    assert [char.isspace() for char in said] == [char.isspace() for char in text]


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1))
def test_no_letter_or_digit_gets_through_but_the_stand_ins_and_signs(text: str) -> None:
    left = {char for char in disguised(text) if unicodedata.category(char)[0] in "LN"}
    assert left <= set("กเาXx0๐ำฤฦๆฯ")
