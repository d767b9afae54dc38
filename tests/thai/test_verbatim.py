"""Addresses, names of files, hashtags and codes in quotes are no running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.verbatim import is_verbatim, may_be_repeated, verbatim


def touched(text, part):
    at = text.index(part)
    return is_verbatim(text, at, at + len(part)), may_be_repeated(text, at, at + len(part))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ดูที่ https://www.a.go.th/ปปช/2567 แล้ว", "ปปช"),
        ("ดูที่ WWW.A.GO.TH/พรบ", "พรบ"),
        ("เว็บไซต์ a-b.go.th/พรบ แล้ว", "พรบ"),
        ("ส่งที่ saraban_05@a.go.th", "05"),
        ("ไลน์ @อบต.มะค่า", "อบต"),
        ("#ครม อนุมัติ", "ครม"),
        ("ไฟล์ แผนปปช.pdf", "ปปช"),
        ("ไฟล์ C:\\งาน\\ปปช", "ปปช"),
        ("พิมพ์คำว่า “ปปช2567” ในช่อง", "ปปช"),
        ('พิมพ์รหัส "๐๔๓"', "๐๔๓"),
        ("พิมพ์ `ปปช`", "ปปช"),
    ],
)
def test_what_machines_read_is_verbatim(text, part):
    assert touched(text, part) == (True, True)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("ไฟล์ แผน ปปช ปี 2567.pdf", "ปปช"),
        ("โครงการ “อบรมตาม พรบ. ข้อมูล”", "พรบ"),
        ("กล่าวว่า “ตาม พรบ. นี้", "พรบ"),
        ('ชื่อ "แผน ปปช ประจำปี"', "ปปช"),
    ],
)
def test_what_may_be_repeated_from_elsewhere_is_asked_about(text, part):
    assert touched(text, part) == (False, True)


@pytest.mark.parametrize(
    "text", ["ตาม ปปช. แล้ว", "“คำขวัญ” ของ ปปช. คือ “สุจริต”", "แผน.pdf, ปปช. แล้ว", "ดู a.go.th แล้ว ปปช."]
)
def test_what_stands_beside_is_running_text(text):
    assert touched(text, "ปปช") == (False, False)


@given(st.text('กa1.@#/\\"“”` \nwpdf:', max_size=30))
def test_spans_lie_in_the_text(text):
    assert all(0 <= start < end <= len(text) for start, end in verbatim(text))
