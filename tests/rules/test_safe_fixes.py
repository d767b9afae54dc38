"""A SAFE fix changes no meaning: what is mended unasked, what is asked about, what is never touched."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itaxl.app.choice import Choice
from itaxl.app.fix import safely_mended
from itaxl.app.inspection import inspect
from itaxl.form.form_content import grid_of
from itaxl.model.fix import Safety
from itaxl.sample import sample_content
from itaxl.thai.digits import to_arabic
from itaxl.thai.text import whole_letters
from itaxl.thai.verbatim import verbatim
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2568)


def inspected(text, key="memo.facts"):
    grid = grid_of(sample_content(YEAR).edited({key: text}))
    return grid, inspect(grid)


def mend(text, key="memo.facts"):
    """The text as `--fix` leaves it."""
    grid, first = inspected(text, key)
    texts, _ = safely_mended(grid, first, Choice())
    cells = [cell.ref for name, cell in first.submission.texts() if name == key]
    return texts.get(cells[0], text) if cells else text


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ตามข้อ ๐๑๒ และ ๐๑๓ ของ OIT", "ตามข้อ O12 และ O13 ของ OIT"),
        ("ข้อ O12, ๐๑๓ และ o๑๔", "ข้อ O12, O13 และ O14"),
        ("แบบ ITA ข้อ 012", "แบบ ITA ข้อ O12"),
        ("ตาม O๒๓", "ตาม O23"),
        ("วันที่ 22 กพ 2566", "วันที่ 22 ก.พ. 2566"),
        ("งวด พ.ค - ส.ค 2567", "งวด พ.ค. - ส.ค. 2567"),
        ("วันที่ 12 พฤษจิกายน 2566", "วันที่ 12 พฤศจิกายน 2566"),
        ("เดือน กค. 2567", "เดือน ก.ค. 2567"),
        ("ตาม พรบ. ข้อมูลข่าวสาร พศ. 2540", "ตาม พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540"),
        ("สำนักงานปปช แจ้ง", "สำนักงาน ป.ป.ช. แจ้ง"),
        ("มติ ค.ร.ม. และ รพ.สต ทุกแห่ง", "มติ ครม. และ รพ.สต. ทุกแห่ง"),
        ("กอ.รมน จังหวัดและศอบต. แจ้ง", "กอ.รมน. จังหวัดและศอบต. แจ้ง"),
        ("(ฉบับที่ ..) พศ. ....", "(ฉบับที่ ..) พ.ศ. ...."),
        ("มี ๑O๐ คน เวลา O9.00 น. ปี 256O", "มี ๑๐๐ คน เวลา 09.00 น. ปี 2560"),
    ],
)
def test_what_can_be_nothing_else_is_mended(typed, right):
    assert mend(typed) == right


@pytest.mark.parametrize(
    "text",
    [
        "คำว่า เวบไซต์ เป็นคำที่มักเขียนผิด",
        "เขียนคำว่า ปปช. โดยไม่มีจุด",
        "คำย่อ ปปช. ที่ถูกคือ ป.ป.ช.",
        "แก้คำผิดจาก เวบไซต์ เป็น เว็บไซต์",
        "มิใช่ พรบ. แต่เป็นประกาศ",
        "สะกดว่า สํานัก แบบสองตัว",
        "บริษัท เวบไซต์ไทย จำกัด",
        "ร้าน มินิมาร์ท เวบไซต์",
        "เพจเฟซบุ๊ก ปปช. ไทย",
        "กลุ่มไลน์ชื่อ อบต ท่าช้าง",
        "ทะเบียน กข 1O23",
        "ห้อง ๑O1",
    ],
)
def test_what_is_spoken_of_and_names_and_codes_are_left_to_a_person(text):
    assert mend(text) == text


@pytest.mark.parametrize(
    "text",
    [
        # numbers after ข้อมูล, ข้อร้องเรียน and และ, telephones, times and days
        "ข้อมูล 042 รายการ และ 043 รายการ",
        "ข้อร้องเรียน และ 02-265-4064",
        "ข้อมูลวันที่ 10 และ 02 กุมภาพันธ์",
        "ข้อมูลเวลา 09.00 และ 013 นาฬิกา",
        "ข้อ 05 ของระเบียบ และข้อ 06",
        "ตามข้อ OIT โทร. 044-756321 ข้อ 02 กุมภาพันธ์",
        # offices with the letters of others, or of a month
        "ศอ.บต. และ ศอ.บต.กษ. แจ้ง",
        "กพร. และ กพร เปิดเผย",
        "พศ. ตรวจสอบ พศ. แล้ว",
        "สถานประกอบกิจการ (สปก.) ทุกแห่ง",
        "กลุ่มพัฒนาฯ (ปปส.) ร่วมกับ ปปส. อำเภอ",
        "ก.อบต. จังหวัด และที่ กทจ. แจ้ง",
        "ค่ายอ.ส.ม.ท. และ อ.ส.ม.ท. อสมท",
        "ปี 2565 ของ กค. และ พ.ศ. 2561 กค. โดย",
        "ที่ มค 67/2567 และ สค 12/2567",
        "ของ กค. 67 และ สำนักงาน กพ. 2567",
        "ส.ค.ส. 2567 ก.ค.ศ. 2567 ก.ย.ศ2567",
        # names of events and of people in place of months
        "เหตุการณ์ 14 ตุลา 2516 และพฤษภา 2535",
        "งาน Open House May 2024",
        "กลุ่ม 4 มานา 2567 ทีม 5 สิงห์ 2567 ชาว 1 สิงหล 2567",
        # units and codes
        "น้ำ 250l และ 2l คนละขวด มุม 90o ที่ 13o45 เหนือ ห้อง 3O ชั้น 2",
        # marks that hide another slip
        "ต้้งแต่ ประาชน ทำงาา",
        # what is repeated letter by letter
        "ไฟล์ แผน ปปช ปี 256O.pdf และ https://a.go.th/พรบ/๐๔๓ #ครม @อบต ดํา.xlsx",
        "พิมพ์ “O๔๓” ส่ง a1O@b.go.th",
        "โครงการ “อบรมตาม พรบ. ข้อมูล พศ. 2540”",
    ],
)
def test_what_may_be_something_else_is_left_to_a_person(text):
    assert mend(text) == text


@pytest.mark.parametrize(
    ("typed", "right"),
    [("ตค. 67 - กย.68", "ต.ค. 67 - ก.ย.68"), ("มกรา - มีนา 2568", "มกราคม - มีนาคม 2568"), ("Jan 2568", "มกราคม 2568")],
)
def test_a_field_for_a_period_holds_months_and_nothing_else(typed, right):
    assert mend(typed, "measures.1.period") == right


def test_a_word_two_letters_from_a_month_is_asked_about_even_there():
    assert mend("สิงห์ 2568", "measures.1.period") == "สิงห์ 2568"


def test_a_code_of_another_year_is_asked_about_in_its_field():
    assert mend("๐๔๓", "memo.oit_item") == "๐๔๓"


def test_spots_of_an_address_are_told_apart_from_those_that_can_be_mended():
    text = "ดํา ดูที่ https://a.go.th/ดํา"
    _, first = inspected(text)
    found = [finding for finding in first.findings if finding.code == "T002"]
    assert [finding.fix.safety if finding.fix else None for finding in found] == [Safety.SAFE, None]
    assert mend(text) == "ดำ ดูที่ https://a.go.th/ดํา"


PIECES = st.sampled_from(
    [
        *("ข้อ ", "ข้อมูล ", "OIT ", "และ ", "๐๔๒", "043", "o๑", "O๒", "02-265-4064", "09.00", "1,O00", "๑2", "25O", "l5"),
        *(
            "ปปช.",
            "ป.ป.ช",
            "กพร.",
            "พศ. ",
            "2567",
            "๖๗",
            "ครม",
            "อ.บ.ต.",
            "ศอ.บต.",
            "(",
            ")",
            "ปี ",
            "วันที่ ",
            "3 ",
            "กพ. ",
            "กค ",
        ),
        *(
            "ก.ย ",
            "มีนา ",
            "กรกฏาคม ",
            "เวบไซต์",
            "อนุญาติ",
            "ดํา",
            "ท่ี",
            "ต้้ง",
            "เ" + "เผน",
            "\u200b",
            " ",
            "\n",
            "“",
            "”",
            "#",
        ),
        *("https://a.go.th/", "แผน.pdf", "a@b.go.th", "ของ", "สำนักงาน", "คน", "น.", ".", "-", "%"),
    ]
)
TYPED = st.lists(PIECES, max_size=12).map("".join).filter(str.strip)


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_mending_comes_to_an_end_and_is_never_taken_back(text):
    once = mend(text)
    assert mend(once) == once


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_no_number_changes_its_value(text):
    assert digits(mend(text)) == digits(text)


def digits(text):
    """The digits in a row; an o before or after one is one, and codes of items have no nought before them."""
    plain = to_arabic(re.sub("(?<=[0-9๐-๙,])[oO]|[oO](?=[0-9๐-๙,])", "0", text)).replace("l5", "15")
    return re.sub(r"(?<!\d)0+(?=\d)|\D", "", plain).replace("0", "")


@settings(max_examples=150, deadline=None)
@given(TYPED)
def test_what_is_verbatim_stays_letter_by_letter(text):
    mended = mend(text)
    assert all(text[start:end] in mended for start, end in verbatim(text))


@settings(max_examples=100, deadline=None)
@given(TYPED)
def test_messages_quote_whole_letters(text):
    for finding in inspected(text)[1].findings:
        if finding.key == "memo.facts" and finding.code in {"T001", "T002", "T003", "T004"}:
            quoted = finding.params["text"]
            at = text.find(quoted)
            assert any(
                whole_letters(text, place, place + len(quoted)) == (place, place + len(quoted))
                for place in range(at, len(text))
                if text.startswith(quoted, place)
            )
