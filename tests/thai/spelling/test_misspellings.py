"""Known misspellings: found where they are words, not found inside right ones."""

import pytest

from itaxl.thai.characters.marks import pdf_damage
from itaxl.thai.characters.mending import mended
from itaxl.thai.spelling.misspellings import find_misspellings, misspellings

OLD_SPELLINGS = {"ก้อ", "เกียรติ์", "เท่ห์", "ลิงค์"}
"""Headwords of the dictionary that mean something else; alone in an official text they are slips."""

NAMED = {"ผาสุข", "เผ่าพันธ์", "พรรณา", "สังเกตุ", "สีสันต์", "เกียรติ์", "จำนงค์", "ดำรงค์", "นิมิตร", "บรรเทิง", "อารมย์", "ลำใย"}
"""Misspelled words that are names as they stand: reported in running text only when they stand alone."""


def found(text):
    return [(text[word.start : word.end], word.right) for word in find_misspellings(text)]


def test_every_row_is_found_as_a_word_of_its_own():
    for row in misspellings():
        assert found(f"ได้ {row.wrong} แล้ว") == [(row.wrong, row.right)]


def test_rows_for_anywhere_are_found_among_other_words():
    for row in misspellings():
        if row.anywhere:
            assert (row.wrong, row.right) in found(f"ได้{row.wrong}ที่") + found(f"และ{row.wrong}ของ")


def test_right_words_around_the_same_letters_are_left_alone():
    for row in misspellings():
        assert [word for word in row.inside if found(word) or found(f"ได้{word}ที่")] == []


def test_rows_are_misspellings_and_not_of_letters_alone():
    for row in misspellings():
        assert row.wrong != row.right
        assert mended(row.wrong).text == row.wrong
        assert not mended(row.wrong).misplaced
        assert not any(pdf_damage(row.wrong))


def test_no_row_mends_what_another_row_breaks():
    assert [row for row in misspellings() if found(f" {row.right} ")] == []


def test_right_forms_are_in_the_dictionary_or_made_of_its_words(dictionary, word_list):
    words = {*dictionary, *word_list("words_th.txt"), *word_list("tnc_freq.txt"), " ", "อบต.", "อบจ.", "พ.ศ.", "ป.ป.ช."}
    assert [row.right for row in misspellings() if not made_of(row.right, words)] == []


def made_of(text, words):
    reached = {0}
    for start in range(len(text)):
        if start in reached:
            reached |= {end for end in range(start + 1, len(text) + 1) if text[start:end] in words}
    return len(text) in reached


def test_headwords_of_the_dictionary_are_left_alone(dictionary):
    assert {word for word in dictionary if found(word)} <= OLD_SPELLINGS


def test_names_of_people_are_left_alone_unless_they_stand_alone_and_are_slips(names):
    assert {name for name in names if found(name)} <= NAMED
    patterns = ("นาย{}", "นางสาว{}ได้", "นายสมชาย {}", "มอบหมายให้นางสาวใจดี  {} เป็นผู้รับผิดชอบ", "พ.จ.อ. {} รักงาน")
    assert [name for name in names for pattern in patterns if found(pattern.format(name))] == []


@pytest.mark.parametrize(
    "text",
    ["โรงเรียนร้อยเอ็ดวิทยาคม", "ผลสัมฤทธิ์ผลงาน", "มีอุปกรณ์และกลยุทธ์", "ก้อนหินและน้ำก้อ", "ปรากฏตามโกฏิ", "กฎหมาย", "พันธุ์ไม้"],
)
def test_letters_across_the_seam_of_two_words_are_no_slip(text):
    assert found(text) == []
