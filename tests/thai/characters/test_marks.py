"""Marks that cannot stand where they stand, and texts that are right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.characters.invisible import INVISIBLE
from itaxl.thai.characters.marks import pdf_damage, unwritable
from itaxl.thai.characters.mending import mended

MISTAKES_IN_THE_LISTS = {
    *("กระแสนํ้า", "ย่ำอยู่กับท่ี่", "ห\u0e48\u0e38นยนต์", "หลัักคำ", "หาเเก้ว", "อยูู่ประเสริฐ"),
    *("อ่อนร\u0e49\u0e39ที่", "เอกพงษ์พันธ์ุ", "จักรพันธ์ุ", "อนุสรณ์์"),
}
"""Entries that carry the very defects looked for; the lists are other people's."""

RIGHT = st.lists(
    st.sampled_from(["ดำเนินการ", "น้ำ", "ที่", "เป็น", "ก็", "สิทธิ์", "พันธุ์", "เกาะ", "แก่", "ฤๅษี", " ", "ฯ", "ๆ", "(", "๒๘"])
).map("".join)
THAI = st.text(
    st.sampled_from([chr(code) for code in range(0x0E01, 0x0E5C) if unicodedata.name(chr(code), "")] + list(" \u200bก"))
)


def spots(text):
    found = mended(text)
    return found.invisible + found.decomposed + found.doubled_e + found.misplaced


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("นำ้", "น้ำ"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("กํากับ", "กำกับ"),
        ("เ" + "เผน", "แผน"),
        ("เ" + "เพื่อ", "เพื่อ"),
        ("แแผน", "แผน"),
        ("ท่ี", "ที่"),
        ("ทีี่", "ที่"),
        ("ที่่", "ที่"),
        ("วา่", "ว่า"),
        ("สิทธ์ิ", "สิทธิ์"),
        ("พันธ์ุ", "พันธุ์"),
        ("มาาตรการ", "มาตรการ"),
        ("ดําเนิน\u200bการเ" + "เล้ว", "ดำเนินการแล้ว"),
        ("\ufeffประกาศ\u00ad", "ประกาศ"),
    ],
)
def test_what_has_one_right_order_is_put_in_it(typed, right):
    assert mended(typed).text == right
    assert spots(typed)


@pytest.mark.parametrize("typed", ["ปี่้", "่ที่", "ก ่", "เ ผยแพร่", "จังหวั ", "ก์ุ้", "มือกื", "ำ", "าว"])
def test_what_has_no_sure_order_is_found_and_left(typed):
    assert any(spot.after is None for spot in spots(typed))
    assert mended(typed).text == typed


@pytest.mark.parametrize("typed", ["ส านัก", "ค าสั่ง", "ท า", "อ านาจหน้าที่", "จ านวน", "รายงาน\ufffdผล", "น ้า"])
def test_a_gap_before_sara_am_is_the_trace_of_a_pdf(typed):
    assert [spot.after for spot in pdf_damage(typed)] == [None] or typed == "น ้า"
    assert mended(typed).text == typed


def test_no_headword_of_the_dictionary_is_found(dictionary):
    wrong = [
        word for word in dictionary if word not in MISTAKES_IN_THE_LISTS and (spots(word) or any(pdf_damage(word)))
    ]
    assert wrong == []


def test_no_name_of_a_person_is_found(names):
    assert [name for name in names if name not in MISTAKES_IN_THE_LISTS and spots(name)] == []


@given(RIGHT)
def test_right_words_in_any_order_are_left_alone(text):
    assert spots(text) == () or "ๅ" in text


@given(THAI)
def test_mending_twice_changes_no_more_than_mending_once(text):
    once = mended(text).text
    assert mended(once).text == once


@given(THAI)
def test_every_spot_says_what_stands_there(text):
    assert all(text[spot.start : spot.end] == spot.before for spot in spots(text))


@given(THAI)
def test_every_letter_of_the_mended_text_has_its_place(text):
    found = mended(text)
    if found.places is not None:
        assert len(found.places) == len(found.text) + 1
        assert list(found.places) == sorted(found.places)


@given(st.characters())
def test_invisible_is_what_unicode_calls_format_or_ignorable(char):
    if unicodedata.category(char) == "Cf" and not "\u0600" <= char <= "\u08ff" and char < "\U00010000":
        assert INVISIBLE.match(char)
    if unicodedata.category(char) in {"Lu", "Ll", "Nd", "Po", "Zs", "Sc"}:
        assert not INVISIBLE.match(char)


def test_a_no_break_space_is_a_space():
    assert spots("พ.ศ.\u00a0๒๕๖๔") == ()


@pytest.mark.parametrize("text", ["\x07", "ก\x00", "\ud800", "\uffff"])
def test_characters_that_a_document_cannot_hold(text):
    assert list(unwritable(text))


@pytest.mark.parametrize("text", ["\n\t\r", "\v\f", "_x000D_", "_x0007_", "ก _x_ ข", "\u00a0"])
def test_breaks_and_blanks_can_be_held(text):
    assert not list(unwritable(text))
