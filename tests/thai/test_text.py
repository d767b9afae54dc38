"""Widths and line breaks of Thai text on a screen."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.text import beginning, clusters, cut, ending, pad, whole_letters, width, wrap

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


TEXTS = st.text(st.sampled_from("กขงเแโะาำัิ่้์็ๆฯ a1\n\u0e33\u200b"), max_size=12)


@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_whole_letters_begin_and_end_where_letters_do(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    first, last = whole_letters(text, start, end)
    assert first <= start <= end <= last
    lines = text.split("\n")
    edges, at = {0, len(text)}, 0
    for line in lines:
        edges |= {at + sum(map(len, list(clusters(line))[:count])) for count in range(len(list(clusters(line))) + 1)}
        at += len(line) + 1
    assert {first, last} <= edges


@pytest.mark.skipif(sys.platform == "win32", reason="ICU is asked on Linux and the Mac")
@given(TEXTS.map(lambda text: text.replace("\u200b", "")), st.integers(0, 12))
def test_no_cluster_of_unicode_is_torn(text, place):
    import icu

    breaks = icu.BreakIterator.createCharacterInstance(icu.Locale("th"))
    breaks.setText(text)
    edges = {0, *breaks}
    assert set(whole_letters(text, min(place, len(text)), min(place, len(text)))) <= edges


def test_a_shortened_text_ends_with_a_whole_letter():
    assert beginning("ที่นี่", 5) == "ที่"
    assert ending("ที่นี่", 5) == "นี่"
    assert beginning("เเก่", 0) == ""
    assert ending("กข", 9) == "กข"
