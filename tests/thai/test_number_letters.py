"""Latin letters that look like digits: found in numbers, left alone in codes, addresses and units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.number_letters import letters_in_numbers


def spots(text):
    return [(spot.before, spot.after) for spot in letters_in_numbers(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("๓O มีนาคม ๒๕๔๖", [("๓O", "๓๐")]),
        ("ปี ๒๕๖o", [("๒๕๖o", "๒๕๖๐")]),
        ("๑O๐ คน", [("๑O๐", "๑๐๐")]),
        ("l๖ เมษายน", [("l๖", "๑๖")]),
        ("พ.ศ. 256O", [("256O", "2560")]),
        ("3O มีนาคม", [("3O", "30")]),
        ("ขนาด ๖๐x๑๘O ซม.", [("๑๘O", "๑๘๐")]),
        ("เวลา O9.00 น. และ O๙.๓๐ น.", [("O9.00", "09.00"), ("O๙.๓๐", "๐๙.๓๐")]),
        ("เวลา O8:30 - 16.3O น.", [("O8:30", "08:30"), ("16.3O", "16.30")]),
        ("O9.OO ถึง 12.OO น.", [("O9.OO", "09.00"), ("12.OO", "12.00")]),
        ("โทร O44-756321 ต่อ 11", [("O44-756321", "044-756321")]),
        ("โทรศัพท์ O๔๔ ๗๕๖ ๓๒๑", [("O๔๔ ๗๕๖ ๓๒๑", "๐๔๔ ๗๕๖ ๓๒๑")]),
        ("O81-234-5678", [("O81-234-5678", "081-234-5678")]),
        ("O 3900 OOOO", [("O 3900 OOOO", "0 3900 0000")]),
        ("โทร. 044-75632O", [("044-75632O", "044-756320")]),
        ("ลดลง 1O% หรือ 1OO %", [("1O", "10"), ("1OO", "100")]),
        ("งบประมาณ 1,O00 บาท", [("1,O00", "1,000")]),
        ("งบประมาณ 1,OOO.OO บาท", [("1,OOO.OO", "1,000.00")]),
        ("เงิน ๑,๕OO บาท ๒,OOO บาท", [("๑,๕OO", "๑,๕๐๐"), ("๒,OOO", "๒,๐๐๐")]),
        ("งบประมาณ l,000 บาท", [("l,000", "1,000")]),
        ("มี 2l คน จาก l5 หมู่บ้าน", [("2l", "21"), ("l5", "15")]),
        ("พ.ศ. 256l", [("256l", "2561")]),
        ("ข้อ O๔๓ และ O43", []),
        ("ข้อ O43, O9, O10. ตัวชี้วัด I5 ข้อ O1O และ OIT IO IT", []),
        ("คะแนน I1-I30 ร้อยละ ๕ E1-E15 O1-O43 คน", []),
        ("https://www.a.go.th/1O%20a/O44-756321 a1O%@b.go.th O9.pdf", []),
        ("น้ำ 5l และ 10l ต่อวัน ระบบ IO 2 จุด", []),
        ("ตาราง I,500 Il.lO ข้อ l.2 O9.1 เวลา O๔๓", []),
        ("เอกสาร O12 2564 100 และ O44756321A", []),
        ("H2O CO2 G20 5G โควิด ๑๙", []),
        ("ITA๒๕๖๔ Online", []),
    ],
)
def test_letters_that_stand_for_digits(text, found):
    assert spots(text) == found


@given(st.text("0123456789๐๑oOlI,.:% -กน", max_size=24))
def test_a_mended_text_holds_no_more_of_them_where_they_were(text):
    mended = text
    for spot in reversed(list(letters_in_numbers(text))):
        assert text[spot.start : spot.end] == spot.before
        mended = mended[: spot.start] + spot.after + mended[spot.end :]
    assert len(mended) == len(text)


@given(st.text("0123456789๐๑,.:% -กขน()/", max_size=40))
def test_a_text_without_such_letters_has_none(text):
    assert spots(text) == []


@pytest.mark.parametrize("code", ["O1", "O9", "O43", "O48", "IO", "IT", "OIT", "IIT", "I1", "I30"])
@pytest.mark.parametrize(
    "frame", ["ข้อ {} ", "{}", "({})", "{} คน", "{}% ", "{},000", "เวลา {} น.", "ตัวชี้วัดที่ {} การเปิดเผย", "{}-O10"]
)
def test_codes_are_never_touched(code, frame):
    assert spots(frame.format(code)) == []
