"""Text is cleaned once, and only of what nobody meant."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.model.cleaning import clean

XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff\x7f"))
ANY = st.text(st.characters() | st.characters(categories=["Cs", "Cc"]) | st.sampled_from("กำ้เ\r\n \u200b_x0D"))


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("บรรทัดหนึ่ง\r\nบรรทัดสอง\rบรรทัดสาม\u2028สี่", "บรรทัดหนึ่ง\nบรรทัดสอง\nบรรทัดสาม\nสี่"),
        ("หนึ่ง  \n\nสอง\u00a0\n", "หนึ่ง\n\nสอง"),
        (" มะค่า ", "มะค่า"),
        ("\ufeffมะค่า\u200b", "มะค่า"),
        ("ก\x01ข\x7fค\ufffeง", "กขคง"),
        ("ก\ud83dข", "กข"),
        ("แผน_x2568_v2.pdf", "แผน_x2568_v2.pdf"),
        ("ใช้ _x ตามปกติ", "ใช้ _x ตามปกติ"),
        ("😀 ๕", "😀 ๕"),
        ("- ข้อ ๑\n  - ข้อย่อย", "- ข้อ ๑\n  - ข้อย่อย"),
        ("ความ\u200bโปร่งใส", "ความ\u200bโปร่งใส"),
    ],
)
def test_a_text_becomes_what_was_meant(stored: str, meant: str) -> None:
    assert clean(stored) == meant


def test_sara_am_is_never_taken_apart() -> None:
    assert clean("ทำนำน้ำ") == "ทำนำน้ำ"
    assert clean("ทํา") == "ทํา", "a decomposed one is a finding, not a silent change"


@given(ANY)
def test_a_cleaned_text_is_composed_and_fits_into_any_document(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not any(char in "\r\v\f\x85\u2028\u2029\ufffe\uffff" or 0xD800 <= ord(char) < 0xE000 for char in cleaned)
    assert all(char in "\n\t" or unicodedata.category(char) != "Cc" for char in cleaned)


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(XML_TEXT)
def test_cleaning_takes_blanks_and_breaks_only(text: str) -> None:
    blanks = dict.fromkeys(map(ord, " \t\n\u200b\u2060\ufeff\u2028\u2029\x85"))

    def letters(each: str) -> str:
        return "".join(unicodedata.normalize("NFC", each).translate(blanks).split())

    assert letters(clean(text)) == letters(text)


def test_a_long_run_of_blanks_takes_no_time() -> None:
    assert clean("ก" + " " * 32_000 + "ข\n") == "ก" + " " * 32_000 + "ข"
