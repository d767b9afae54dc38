"""Letters that look like those of their word but are none of its script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.characters import mending
from itaxl.thai.characters.lookalikes import lookalikes


def mended(text: str) -> str:
    for spot in reversed(list(lookalikes(text))):
        text = text[: spot.start] + (spot.after or f"[{spot.before}]") + text[spot.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ปລัด", "ปลัด"),
        ("ดำເนินการ", "ดำเนินการ"),
        ("มາตรการ", "มาตรการ"),
        ("ที່ทำการ", "ที่ทำการ"),
        ("รายงๅนผล", "รายงานผล"),
        ("Роlicy", "Policy"),
        ("No Gіft Policy", "No Gift Policy"),
        ("ข้อ О43 และ ІТА", "ข้อ O43 และ ITA"),
        ("ΙTA", "ITA"),
        ("ＩＴＡ（OIT）", "ITA(OIT)"),
        ("𝗜𝗧𝗔 ปี 2568", "ITA ปี 2568"),
        ("ﬁle", "file"),
        ("สำuักปลัด", "สำนักปลัด"),
        ("งาuนโยบาย", "งานนโยบาย"),
        ("ประกาศนโยบายกลางข៊อง", "ประกาศนโยบายกลางข[៊]อง"),
        ("ຍกเลิก", "ยกเลิก"),
    ],
)
def test_the_letter_that_is_meant_is_found(text: str, right: str) -> None:
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "ฤๅษี ฦๅชา",
        "ນະຄອນຫຼວງວຽງຈັນ",
        "Москва Россия",
        "ค่า α และ μg, Δt, Ω",
        "กองคลaง",
        "ทีมAและB ระบบe-Service เว็บไซต์www",
        "(อมฺพรมหาเถร)",
        "café Ångström",
        "25 °C 中国 서울",
        "ข้อ ๑ (ก) ① ²",
    ],
)
def test_letters_of_their_own_script_pass(text: str) -> None:
    assert list(lookalikes(text)) == []


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFF), max_size=40))
def test_any_text_is_looked_at_and_no_letter_is_told_twice(text: str) -> None:
    spots = list(lookalikes(text))
    assert all(text[spot.start : spot.end] == spot.before for spot in spots)
    assert len({spot.start for spot in spots}) == len(spots)


@pytest.mark.parametrize("raw", ["ສำนักปลัด", "สำนັกปลัด", "&#3626;&#3635;นักปลัด", "สำ<b>นัก</b>ปลัด"])
def test_words_are_read_as_they_will_be_when_such_letters_are_mended(raw):
    assert mending.mended(raw).words == "สำนักปลัด"
