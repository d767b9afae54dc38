"""Widths and line breaks of Thai text on a screen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.text import clusters, cut, pad, width, wrap

THAI = st.text(
    st.sampled_from([chr(code) for code in range(0x0E01, 0x0E5C) if unicodedata.name(chr(code), "")] + [" "])
)


@pytest.mark.parametrize(
    ("text", "columns"), [("ปี่", 1), ("น้ำ", 2), ("ก็", 1), ("ABC", 3), ("ที่นี่", 2), ("漢字", 4), ("", 0)]
)
def test_marks_take_no_column(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padding_lines_thai_columns_up() -> None:
    assert [width(pad(text, 10)) for text in ("ที่", "ข้อมูล", "กก")] == [10, 10, 10]
    assert pad("ที่", 4, right=True) == "   ที่"


def test_cutting_keeps_marks_with_their_letter() -> None:
    assert cut("เป็นที่เรียบร้อยแล้ว", 6) == "เป็นที่…"
    assert cut("สั้น", 10) == "สั้น"


def test_a_line_never_begins_with_a_mark_or_a_following_vowel() -> None:
    lines = wrap("องค์การบริหารส่วนตำบลได้ดำเนินการจัดทำรายงานผลการดำเนินการ" * 3, 20)
    assert all(width(line) <= 20 for line in lines)
    assert not any(line[0] in "ะาำัิีึืุู็่้๊๋์ๆ" for line in lines)


@given(THAI, st.integers(8, 60))
def test_wrapping_loses_no_letter(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(THAI)
def test_clusters_make_up_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text
