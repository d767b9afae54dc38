"""A pile of marks is put in order unasked only where the word that it makes can be the only one meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.characters.mending import mended
from itaxl.thai.text import FOLLOWING, LEADING, MARKS


def spots(text):
    found = mended(text)
    return [(spot.after, spot.sure) for spot in (*found.doubled_e, *found.misplaced)]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ในพื้นท่ี", "ในพื้นที่"),
        ("ผู้้รับผิดชอบ", "ผู้รับผิดชอบ"),
        ("ลงทุุน", "ลงทุน"),
        ("รััฐ", "รัฐ"),
        ("อย่่างต่อเนื่อง", "อย่างต่อเนื่อง"),
        ("การวิเคราะห์์", "การวิเคราะห์"),
        ("พันธ์ุปลา", "พันธุ์ปลา"),
        ("นำ้ประปา", "น้ำประปา"),
        ("คร้้ัง", "ครั้ง"),
        ("เกาะะ", "เกาะ"),
        ("ก็็ได้", "ก็ได้"),
        ("โโครงการ", "โครงการ"),
        ("ใในปี", "ในปี"),
        ("เ" + "เจ้งเบาะ" + "เ" + "เส", "แจ้งเบาะแส"),
        ("เ" + "เข้าร่วม", "เข้าร่วม"),
        ("เ" + "เทศบาล", "เทศบาล"),
        ("เ" + "เห็นชอบ", "เห็นชอบ"),
    ],
)
def test_a_pile_that_makes_one_word_is_sure(typed, right):
    assert mended(typed).text == right
    assert all(sure for _, sure in spots(typed))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ต้้ง", "ตั้ง"), ("จัดต้้ง", "จัดตั้ง"), ("ทำงาา", "ทำงาน"), ("การจราาร", "การจราจร"), ("ค้้น", "ค้น"), ("แก้้", "แก้")],
)
def test_a_pile_that_may_hide_another_slip_is_asked_about(typed, meant):
    assert mended(typed).text == meant
    assert not any(sure for _, sure in spots(typed))


@pytest.mark.parametrize("typed", ["ประาชน", "ส้้น", "ทำ้งาน", "ร้่วม", "ต่้าง", "ข้าา", "นาา"])
def test_a_pile_that_may_be_anything_is_left(typed):
    assert [after for after, _ in spots(typed)] == [None]


@given(st.text(st.sampled_from([*MARKS, *FOLLOWING, *LEADING, *"กงตนรลว "]), max_size=14))
def test_what_is_sure_has_no_new_letters(text):
    found = mended(text)
    for spot in (*found.doubled_e, *found.misplaced):
        if spot.sure and spot.after is not None:
            assert set(spot.after) <= set(spot.before) | {"แ"}
