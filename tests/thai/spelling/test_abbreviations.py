"""Abbreviations however dotted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.spelling.abbreviations import abbreviations, find_misdotted


def found(text):
    return [(text[each.start : each.end], each.right) for each in find_misdotted(text)]


def mend(text):
    for each in reversed(list(find_misdotted(text))):
        text = text[: each.start] + each.right + text[each.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("คู่มือของ ปปช. ปี ๒๕๖๗", "คู่มือของ ป.ป.ช. ปี ๒๕๖๗"),
        ("สำนักงาน ปปช", "สำนักงาน ป.ป.ช."),
        ("สำนักงาน ป.ป.ช แจ้งว่า", "สำนักงาน ป.ป.ช. แจ้งว่า"),
        ("สำนักงานปปช.", "สำนักงาน ป.ป.ช."),
        ("อบต มะค่า", "อบต. มะค่า"),
        ("(อบต)", "(อบต.)"),
        ("อ.บ.ต. มะค่า", "อบต. มะค่า"),
        ("สตง ตรวจแล้ว", "สตง. ตรวจแล้ว"),
        ("อปท ทุกแห่ง", "อปท. ทุกแห่ง"),
        ("ผอ กองคลัง", "ผอ. กองคลัง"),
        ("ประจำปี พ.ศ ๒๕๖๗", "ประจำปี พ.ศ. ๒๕๖๗"),
        ("ประจำปี พศ. 2567", "ประจำปี พ.ศ. 2567"),
        ("ประจำปีพศ. ๒๕๖๗", "ประจำปี พ.ศ. ๒๕๖๗"),
        ("ค.ศ 2024", "ค.ศ. 2024"),
        ("พรบ. ข้อมูลข่าวสาร", "พ.ร.บ. ข้อมูลข่าวสาร"),
        ("รพสต.บ้านใหม่", "รพ.สต.บ้านใหม่"),
        ("มติ ครม เมื่อ", "มติ ครม. เมื่อ"),
    ],
)
def test_dots_are_put_where_official_papers_have_them(text, right):
    assert mend(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "มอบต่อให้ผู้รับ ประกอบตามแบบ ผอบทองคำ",
        "อบต. อบต.มะค่า ของอบต. (อบต.) อบต./ทต.",
        "พ.ศ. ๒๕๖๗ พ.ศ.๒๕๖๗ ปี พ.ศ.",
        "สปสช ๓.๑/ว ๑๒ และ มท ๐๘๑๐.๘/ว ๒๑๗",
        "ครูชำนาญการ คศ.๒",
        "รพ.สต. ป.ป.ช. ก.อบต. จังหวัด ก.พ.ร. น.ส. ๓ ก.",
        "........อบต........",
        "กพ.ศ.",
        "๒๕ ก.พ. ๖๗ และ ม.ค. ๖๗",
    ],
)
def test_what_is_dotted_rightly_or_is_no_abbreviation_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize("row", abbreviations(), ids=lambda row: row.right)
def test_every_abbreviation_without_its_last_dot_is_found(row):
    typed = f"ตามที่ {row.right[:-1]} ๒๕๖๗" if row.year else f"ตามที่ {row.right[:-1]} กำหนด"
    assert found(typed) == [(row.right[:-1], row.right)]


PIECES = [*[row.right for row in abbreviations()], "ปปช", "อบต", "พศ.", "๒๕๖๗"]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "ของ", " ที่ ", "(", "/"]))))
def test_mending_twice_changes_nothing_more(pieces):
    text = "".join(map("".join, pieces))
    assert mend(mend(text)) == mend(text)
