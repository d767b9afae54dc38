"""Thai and Arabic digits, in numbers and in running official text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.digits import Digits, official_digits, to_arabic, to_thai


def test_every_digit_changes():
    assert to_thai("0123456789") == "๐๑๒๓๔๕๖๗๘๙"
    assert to_arabic("๐๑๒๓๔๕๖๗๘๙") == "0123456789"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ปีงบประมาณ พ.ศ. 2564", "ปีงบประมาณ พ.ศ. ๒๕๖๔"),
        ("ข้อ O43 ของ ITA2564 ปี 2564", "ข้อ O43 ของ ITA2564 ปี ๒๕๖๔"),
        ("ข้อ O42-O43 จำนวน 2 ข้อ", "ข้อ O42-O43 จำนวน ๒ ข้อ"),
        ("จำนวน 1,000 บาท ร้อยละ 12.50", "จำนวน ๑,๐๐๐ บาท ร้อยละ ๑๒.๕๐"),
        ("เวลา 16.30 น.", "เวลา ๑๖.๓๐ น."),
        ("ที่ นม 93501/28 หมู่ที่ 2 โทร. 0-4400-0000", "ที่ นม ๙๓๕๐๑/๒๘ หมู่ที่ ๒ โทร. ๐-๔๔๐๐-๐๐๐๐"),
        ("ดูที่ https://www.example.go.th/ita/2564?no=43 ข้อ 3", "ดูที่ https://www.example.go.th/ita/2564?no=43 ข้อ ๓"),
        ("www.example.go.th/o12 ครั้งที่ 1/2564", "www.example.go.th/o12 ครั้งที่ ๑/๒๕๖๔"),
        ("อีเมล saraban1@example.go.th ภายใน 3 วัน", "อีเมล saraban1@example.go.th ภายใน ๓ วัน"),
        ("ไฟล์ รายงาน2564.pdf หน้า 2", "ไฟล์ รายงาน2564.pdf หน้า ๒"),
        ("กระดาษ A4 จำนวน 20 แผ่น ระบบ 5G", "กระดาษ A4 จำนวน ๒๐ แผ่น ระบบ 5G"),
        ("1.จัดทำแผน\n2.แจ้งเวียน", "๑.จัดทำแผน\n๒.แจ้งเวียน"),
        ("(ITA) 2564 (O43)", "(ITA) ๒๕๖๔ (O43)"),
    ],
)
def test_thai_digits_spare_codes_and_addresses(typed, written):
    assert official_digits(typed, Digits.THAI) == written


def test_arabic_digits_are_put_everywhere():
    assert official_digits("ข้อ ๑๒ ปี ๒๕๖๔ O43", Digits.ARABIC) == "ข้อ 12 ปี 2564 O43"


@pytest.mark.parametrize("policy", [Digits.AS_TYPED, "", "เลขโรมัน"])
def test_any_other_policy_leaves_the_digits_as_typed(policy):
    assert official_digits("๑๒ และ 12", policy) == "๑๒ และ 12"


def test_the_policies_are_the_words_of_the_form():
    assert official_digits("12", "เลขไทย") == "๑๒"
    assert official_digits("๑๒", "เลขอารบิก") == "12"


@given(st.text())
def test_nothing_but_digits_changes(text):
    written = official_digits(text, Digits.THAI)
    assert to_arabic(written) == to_arabic(text)
    assert official_digits(written, Digits.THAI) == written
