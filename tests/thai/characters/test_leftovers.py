"""What other programs leave behind is found, with what it stands for; what people type is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.characters.leftovers import leftovers


def mended(text: str) -> str:
    for spot in reversed(list(leftovers(text))):
        text = text[: spot.start] + (spot.after or "") + text[spot.end :]
    return text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("แล้ว&nbsp;ตามแผน", "แล้ว ตามแผน"),
        ("R&amp;D", "R&D"),
        ("&quot;ดี&quot; &lt;1&gt;", '"ดี" <1>'),
        ("&#3585;&#x0E02;", "กข"),
        ("&amp;nbsp;ก", " ก"),
        ("&ldquo;ดี&rdquo; &ndash; &hellip;", "“ดี” – …"),
        ("หนึ่ง<br>สอง<BR/>สาม<br />\nสี่", "หนึ่ง\nสอง\nสาม\nสี่"),
        ("<p>หนึ่ง</p><p>สอง</p>", "หนึ่ง\nสอง"),
        ('<b>หัวข้อ</b> <span style="x">ก</span>', "หัวข้อ ก"),
        ("**1. จัดอบรม** แล้ว", "1. จัดอบรม แล้ว"),
        ("### หัวข้อ\nข้อความ", "หัวข้อ\nข้อความ"),
        ("หนึ่ง_x000D_\nสอง", "หนึ่ง\nสอง"),
        (r"\u0e01\u0e02", "กข"),
        ("=E0=B8=81=E0=B8=82", "กข"),
        ("%E0%B8%81%E0%B8%82", "กข"),
        ("รูป\ufffc แล้ว", "รูป แล้ว"),
        ("๑๖\u3000เมษายน\u2003๒๕๖๙", "๑๖ เมษายน ๒๕๖๙"),
        ("http://a.go.th/?a=1&amp;b=2", "http://a.go.th/?a=1&b=2"),
    ],
)
def test_it_is_told_what_a_leftover_stands_for(text: str, right: str) -> None:
    assert mended(text) == right
    assert list(leftovers(right)) == []


@pytest.mark.parametrize(
    "text",
    [
        "R&D; ถาม-ตอบ (Q&A); AT&T",
        "<ชื่อหน่วยงาน> a < b > c",
        "* หมายเหตุ ** ท้ายตาราง",
        "#ITA #NoGiftPolicy",
        "https://a.go.th/%E0%B8%81.pdf",
        "plan_x2568_v2.pdf",
        "พ.ศ.\u00a0๒๕๖๗",
        "2 ** 3 ** 4",
        "C:\\u0001",
    ],
)
def test_what_people_type_passes(text: str) -> None:
    assert list(leftovers(text)) == []


@given(st.text(st.sampled_from("&;#amp<br>/*#_x0D\\ue1=%E0B8 กข\u3000\ufffc\n"), max_size=40))
def test_mending_comes_to_an_end(text: str) -> None:
    for _ in range(len(text) + 1):
        after = mended(text)
        if after == text:
            return
        text = after
    raise AssertionError(text)
