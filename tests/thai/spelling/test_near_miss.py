"""Near misses of official phrases: what is found, what is left alone, and how much of each."""

import random

import geothai
import pytest

from itaxl.thai.characters.mending import mended
from itaxl.thai.spelling.near_miss import near_misses
from itaxl.thai.spelling.phrases import phrases
from itaxl.thai.spelling.word_model import LONGEST, common_words, reading_cost, reads_easily, word_costs

LETTERS = [chr(code) for code in range(0x0E01, 0x0E4F) if not 0x0E3B <= code <= 0x0E3F]
BEFORE = ["ได้", "และ", "การ", " ", "ตาม", "ของ", "ให้", "ใน", "เพื่อ", "มี", "๑. ", "โดย", "จัดทำ"]
AFTER = ["และ", "ของ", " ", "ใน", "ตาม", "ให้", "ที่", " ", "ประจำปี", "เป็น", "แล้ว"]


def dropped(text, place, _letter):
    return text[:place] + text[place + 1 :]


def doubled(text, place, _letter):
    return text[:place] + text[place] + text[place:]


def swapped(text, place, _letter):
    return text[:place] + text[place + 1 : place + 2] + text[place] + text[place + 2 :]


def replaced(text, place, letter):
    return text[:place] + letter + text[place + 1 :]


def found(text):
    return [(text[miss.start : miss.end], miss.phrase) for miss in near_misses(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ส่านราชการ สำนักปลัด", "ส่วนราชการ"),
        ("ได้จัดทำการรายงาผลการดำเนินงาน", "รายงานผล"),
        ("เผยแพร่ในเวบไซต์หลัก", "เว็บไซต์"),
        ("รายงานผลการดำเนินกาตามมาตรการ", "ดำเนินการ"),
        ("ได้ดดำเนินการแล้ว", "ดำเนินการ"),
        ("มีบุลคากรเข้าร่วมครบ", "บุคลากร"),
        ("ตามมาตรกรรป้องกันการทุจริต", "มาตรการ"),
        ("ความโปรงใสในการดำเนินงาน", "โปร่งใส"),
        ("จึงเรียนมาเพื่อโปรพิจารณา", "จึงเรียนมาเพื่อโปรดพิจารณา"),
    ],
)
def test_a_letter_dropped_doubled_swapped_or_replaced_is_found(text, right):
    assert any(right in phrase or phrase in right for _, phrase in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "ผู้ถูกฟ้องคดีให้การแล้ว",
        "นักเรียนได้รับหนังสือเรียนครบทุกวิชา",
        "สายงานผลิตและสายงานบริการ",
        "ระเบียงอาคารชำรุด",
        "ห้องคลังยาของโรงพยาบาล",
        "โครงการรณรงค์ร่วมกัน",
        "จัดดำเนินการร่วมกับชุมชน",
        "พิธีเปิดและพิธีปิดโครงการ",
        "ลัดขั้นตอนไม่ได้",
        "น้ำป่าไหลบ่าเข้าท่วมพื้นที่",
        "ข้อเสนอแนวทางการพัฒนา",
        "เปิดรับสมัครร.ร.ในสังกัด",
        "ความผิดทางพินัย",
        "ประสานกรรมการทุกคน",
        "สาธารณรัฐประชาธิปไตยประชาชนลาว",
        "พระครูสุวรรณวุฒาจารย์ และพระสมุทานุรักษ์",
    ],
)
def test_words_that_only_look_like_a_phrase_are_left_alone(text):
    assert found(text) == []


def test_what_stands_inside_another_phrase_is_no_slip():
    assert found("ผู้รับบริการและผู้ให้บริการ") == []


def test_two_slips_are_two_findings_in_order():
    assert [wrong for wrong, _ in found("เวบไซต์ของส่านราชการ")] == ["เวบไซต์", "ส่านราชการ"]


def test_no_phrase_is_a_near_miss_of_another():
    assert [phrase for phrase in phrases() if found(phrase)] == []


def test_no_headword_of_the_dictionary_is_taken_for_a_phrase(dictionary):
    assert [word for word in dictionary if " " not in word and found(word)] == []


def test_no_name_of_a_person_is_taken_for_a_phrase(names):
    assert [name for name in names if found(name)] == []


def test_no_place_is_taken_for_a_phrase():
    places = {province.name_th for province in geothai.provinces()}
    for code in (province.code for province in geothai.provinces()):
        for district in geothai.districts(code):
            places |= {district.name_th, *(each.name_th for each in geothai.subdistricts(district.code))}
    assert len(places) > 5000
    assert [place for place in sorted(places) if found(place) or found(f"องค์การบริหารส่วนตำบล{place}ได้ดำเนินการ")] == []


def test_words_of_the_dictionary_joined_at_random_are_left_alone(dictionary):
    chance = random.Random(7)
    frequent = [word for word, cost in word_costs().items() if cost <= 26 and len(word) > 1]
    texts = ["".join(chance.choices(frequent, k=3)) for _ in range(4000)]
    texts += [chance.choice(frequent) + chance.choice(phrases()) + chance.choice(frequent) for _ in range(4000)]
    wrong = [text for text in texts if found(text)]
    assert len(wrong) <= 4, wrong


def test_titles_of_the_encyclopedia_are_nearly_all_left_alone(word_list):
    """Titles hold real slips (เวบไซต์, ราชภัฎ, ประวัติศาตร์): what is found among them is mostly that."""
    titles = word_list("wikipedia_titles_th.txt")[::7]
    assert sum(bool(found(title)) for title in titles) <= len(titles) * 0.0009


@pytest.mark.parametrize(("slip", "least"), [(dropped, 0.90), (doubled, 0.97), (swapped, 0.95), (replaced, 0.94)])
def test_most_slips_inside_phrases_are_found(slip, least):
    chance = random.Random(slip.__name__)
    tried = hits = 0
    for _ in range(700):
        phrase = chance.choice(phrases())
        wrong = slip(phrase, chance.randrange(len(phrase)), chance.choice(LETTERS))
        if wrong == phrase:
            continue
        text = mended(chance.choice(BEFORE) + wrong + chance.choice(AFTER))
        tried += 1
        hits += bool(text.misplaced or text.doubled_e or near_misses(text.text))
    assert hits >= tried * least, f"{hits} of {tried}"


def test_every_phrase_reads_as_thai_and_is_known():
    assert len(set(phrases())) == len(phrases())
    assert all(len(phrase) >= 7 and not mended(phrase).misplaced for phrase in phrases())
    assert set(phrases()) <= common_words()
    assert all(reads_easily(phrase) for phrase in phrases() if len(phrase) <= LONGEST)


def test_right_words_read_more_easily_than_wrong_ones():
    assert reading_cost("ถูกต้อง") < reading_cost("ถูกฟ้อง") < reading_cost("ถูกต็อง")
    assert reading_cost("") == 0


@pytest.mark.parametrize(
    "text",
    [
        "ให้นางสาวมาลี คุณาธรรมกิจ เป็นผู้รับผิดชอบ",
        "ว่าที่ร้อยตรีสุเมธ ประชาชมไพร",
        "ตามสัญญามีการเลิกจ่ายงวดงานที่เหลือ",
        "สำนักงานสาธารณฯภัยพิบัติ",
    ],
)
def test_names_plain_words_and_shortened_words_are_left(text):
    assert found(text) == []


def test_what_follows_the_mayor_is_no_name():
    assert found("นายก องค์กาบริหารส่วนตำบล") == [("กาบริหาร", "การบริหาร")]
