"""Letters that read as no word: which frequent word they are told to be, and what is left alone."""

import pytest

from itaxl.thai.spelling.doubled_words import doubled_words
from itaxl.thai.spelling.near_miss import near_misses
from itaxl.thai.spelling.unread_words import official_words, unread_words
from itaxl.thai.spelling.word_model import word_costs


def found(text):
    return [(text[word.start : word.end], word.word) for word in unread_words(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("มอบหมายให้กองช่างเป็ณผู้ดูแล 2 คน", "เป็น"),
        ("แจ้งเวียนทุกกองเภื่อนำไปปรับปรุง", "เพื่อ"),
        ("ประชุมชี้แจงหรึอพิจารณาร่วมกัน", "หรือ"),
        ("บันทึกข้อมู้ลในระบบ", "ข้อมูล"),
        ("ให้ถือปฏิบัติทั้นทีที่ได้รับแจ้ง", "ทันที"),
        ("รายงานผลต่อ์ผู้บริหาร 3 ครั้ง", "ต่อ"),
        ("จดักิจกรรมแล้ว 4 หมู่บ้าน", "จัด"),
        ("ประชุมรว่มกับผู้นำชุมชน", "ร่วม"),
        ("สง่เอกสารครบถ้วน", "ส่ง"),
        ("ผู้เข้าร่วม จำวนน 40 คน", "จำนวน"),
        ("ตรวจสอบปรธกาศทุกฉบับ", "ประกาศ"),
        ("ลดลงเมื่อเทียบกบัปีก่อน", "กับ"),
    ],
)
def test_the_frequent_word_is_told(text, right):
    ((_, word),) = found(text)
    assert right in word


@pytest.mark.parametrize(
    "text",
    [
        "นายกวิตา จันทราโชติ เป็นวิทยากร",
        "ประชุมที่บ้านหนองกุง หมู่ 4",
        "สายทางบ้านห้วยซับพลู ระยะทาง 2 กิโลเมตร",
        "พบที่ ต.ขุนกวง อ.แม่ต๋ำ",
        "ตลาดน้ำและโฮมสเตย์ของชุมชน",
        "เจ้าหน้าที่ที่เกี่ยวข้องได้รับการอบรมครบทุกคน",
        "ควรเพิ่มฯ ตามความเหมาะสม",
    ],
)
def test_names_and_right_words_are_left_alone(text):
    assert found(text) == []


def test_the_words_are_known_and_no_slip_of_each_other():
    assert official_words() <= word_costs().keys()
    for word in sorted(official_words())[::40]:
        assert found(f"ได้{word}แล้ว") == [], word


@pytest.mark.parametrize("text", ["ประชาชนต้องต้องยื่นคำขอ", "สูงกว่ากว่าปีก่อน", "ซึ่งซึ่งได้รับอนุมัติ", "เสร็จแล้วแล้ว 2 แห่ง"])
def test_short_words_that_stand_twice(text):
    assert len(doubled_words(text)) == 1


@pytest.mark.parametrize("text", ["การกำกับกับดูแล", "ไม่ทราบว่าจริงหรือไม่ ไม่มีผู้ร้องเรียน", "ส่งเสริมให้ยั่งยืน ยืนยันตัวตน"])
def test_short_words_that_may_stand_twice(text):
    assert doubled_words(text) == ()


@pytest.mark.parametrize("slip", ["คาสั่ง", "กาหนด", "สาคัญ", "บารุง"])
def test_a_lost_circle_is_told(slip):
    assert near_misses(f"ตามที่{slip}ไว้แล้ว"), slip
