"""Dates inside running official text: found with their place, and nothing else is."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.dates import Citation, DateStyle, find_dates, write_date


def found(text, fiscal_year=None):
    return [(text[each.start : each.end], each.reading.kind) for each in find_dates(text, fiscal_year=fiscal_year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จัดฝึกอบรมเมื่อวันที่ 25 ก.พ. 2564 โดยมีบุคลากรเข้าร่วมทุกคน", [("25 ก.พ. 2564", "date")]),
        ("จัดทำแผนเมื่อเดือนมกราคม\n2564\n2.แจ้งเวียนให้ทราบ", [("เดือนมกราคม\n2564", "month")]),
        ("นำเข้าข้อมูล ITA EIT และ OIT ภายใน\n30 เม.ย. 2564", [("ภายใน\n30 เม.ย. 2564", "deadline")]),
        ("1.ประกาศเมื่อวันที่ 28 มี.ค. 2564\n2.25 เม.ย. 2564 แจ้งเวียน", [("28 มี.ค. 2564", "date"), ("25 เม.ย. 2564", "date")]),
        ("วันที่ 25 และ 26 ก.พ. 2564 ณ ห้องประชุม", [("25 และ 26 ก.พ. 2564", "date_range")]),
        ("วันที่ 25 ก.พ. 2564 และวันที่ 3 มี.ค. 2564", [("25 ก.พ. 2564", "date"), ("3 มี.ค. 2564", "date")]),
        (
            "ระหว่างวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๔ ถึงวันที่ ๒ มีนาคม ๒๕๖๔ ณ อบต.",
            [("๒๘ กุมภาพันธ์ ๒๕๖๔ ถึงวันที่ ๒ มีนาคม ๒๕๖๔", "date_range")],
        ),
        ("ดำเนินการ ม.ค. 64-มี.ค. 64 แล้วเสร็จ", [("ม.ค. 64-มี.ค. 64", "month_range")]),
        ("ประชุม 25 ก.พ. 2564\n- 28 มี.ค. 2564 ติดตามผล", [("25 ก.พ. 2564", "date"), ("28 มี.ค. 2564", "date")]),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ เรียบร้อยแล้ว", [("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", "fiscal_year")]),
        (
            "ปีงบประมาณ พ.ศ. 2563 และปีงบประมาณ พ.ศ. 2564",
            [("ปีงบประมาณ พ.ศ. 2563", "fiscal_year"), ("ปีงบประมาณ พ.ศ. 2564", "fiscal_year")],
        ),
        ("เป็นการดำเนินการในปี พ.ศ. ๒๕๖๔", [("ปี พ.ศ. ๒๕๖๔", "calendar_year")]),
        ("แผนปฏิบัติการประจำปี 2564 รอบ 6 เดือน", [("ประจำปี 2564", "calendar_year")]),
        ("รายงานรอบ 6 เดือนแรก ปีงบประมาณ 2564 แล้ว", [("รอบ 6 เดือนแรก ปีงบประมาณ 2564", "half_year")]),
        ("ในไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2564", [("ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2564", "quarter")]),
        ("เมื่อวันที่ 14 กุมพาพันธ์ 2564 ได้จัดอบรม", [("14 กุมพาพันธ์ 2564", "date")]),
        ("เมื่อวันที่ ๑๖ เมษายน ๒๕๖๔ เวลา ๐๙.๓๐ น. ณ ห้องประชุม", [("๑๖ เมษายน ๒๕๖๔ เวลา ๐๙.๓๐ น.", "datetime")]),
        ("งวดที่ ๑ เดือน พ.ย. ๖๗ งวดที่ 2 ก.พ. ๖๘", [("เดือน พ.ย. ๖๗", "month"), ("ก.พ. ๖๘", "month")]),
        ("ครบ 3 เดือน มกราคม - มีนาคม 2568", [("เดือน มกราคม - มีนาคม 2568", "month_range")]),
        ("ณ สิ้นเดือนมีนาคม 2568 มี 9 ราย", [("ณ สิ้นเดือนมีนาคม 2568", "date")]),
        ("ส่งรายงานวันที่ 16/4/2564 ทางระบบ", [("16/4/2564", "date")]),
        ("เมื่อวันที่ 12.3.64 และวันที่ 13-3-64", [("12.3.64", "date"), ("13-3-64", "date")]),
    ],
)
def test_dates_are_found_where_they_stand(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ที่ นม ๙๓๕๐๑/๒๘",
        "หนังสือที่ มท ๐๘๐๘.๒/ว ๑๒๓๔",
        "ตามคำสั่งที่ ๑๒๓/๒๕๖๔ และคำสั่งที่ 5/2564",
        "ในการประชุมสภา สมัยสามัญ ครั้งที่ 1/2564",
        "โทร. 081-234-5678 โทรสาร 0-4425-1234 ต่อ 12-3-64",
        "งบประมาณ 64,000 บาท และ 2,564 บาท",
        "ร้อยละ 85.64 และ 12.50",
        "ผู้เข้าร่วม 2564 คน",
        "เดือนมกราคม 64,000 บาท เดือนมีนาคม 50 คน",
        "ทุกวันที่ 5 ของเดือน และวันที่ 9 ธันวาคม ของทุกปี",
        "สำนักงาน ก.พ. และ ก.ค.ศ. กำหนด",
        "1.การจัดทำแผน\n2.การเปิดเผยข้อมูล\n1.1 เสริมสร้าง 1.2.3 ติดตาม",
        "อัตราส่วน 1:2 สูตร 3/4/5 เลขที่ 12-3-45",
        "https://www.example.go.th/16/4/2564/news และ www.example.go.th/ปี2564",
        "ไฟล์ รายงาน_16-4-2564.pdf",
        "บ้านเลขที่ 64/2564 หมู่ที่ 5",
        "ปีการศึกษา 2564",
        "ขึ้นครองราชย์เมื่อวันที่ ๖ เมษายน พ.ศ. ๒๓๒๕",
        "วันที่ 3 มีนาคม 256 คน วันที่ 5 มีนาคม 250 คนเข้าร่วม และ 5 พ.ย. 256 รายการ",
        "ระยะเวลา 5 ปี 60 โครงการ 30 วัน รหัส AD47 BE64",
        "ทุกไตรมาส และรอบ 6 เดือน",
        "เลขประจำตัวประชาชน 1-2345-67890-12-3",
        "มาตรา 9 (8) ข้อ 12 วรรคสอง หมู่ที่ 3 ถึง 5",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert found(text, 2564) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐", [Citation.LAW]),
        ("พ.ร.บ. สภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. ๒๕๓๗ และที่แก้ไขเพิ่มเติมถึง (ฉบับที่ ๗) พ.ศ. ๒๕๖๒", [Citation.LAW] * 2),
        ("รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช ๒๕๖๐", [Citation.LAW]),
        ("ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒", [Citation.LAW]),
        ("หนังสือจังหวัด ที่ นม ๐๐๒๓.๓/ว ๑๒๓๔ ลงวันที่ ๑๖ เมษายน ๒๕๖๔", [Citation.DOCUMENT]),
        ("ตามประกาศ ลงวันที่ ๑ ตุลาคม ๒๕๖๓ ได้ดำเนินการในปี พ.ศ. ๒๕๖๔", [Citation.DOCUMENT, Citation.NONE]),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๑ - ๒๕๖๕)", [Citation.PLAN]),
        ("ได้ประกาศแผนประจำปีงบประมาณ พ.ศ. 2564", [Citation.NONE]),
        ("จัดอบรมในปี พ.ศ. 2564", [Citation.NONE]),
    ],
)
def test_a_law_a_document_and_a_plan_are_cited_not_reported(text, expected):
    assert [each.citation for each in find_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "place", "issue"),
    [
        ("คำสั่งลงวันที่ ๓๑ มิถุนายน ๒๕๖๔ แต่งตั้ง", "๓๑ มิถุนายน ๒๕๖๔", "impossible_date"),
        ("จัดเมื่อวันที่ 29 ก.พ. 2564 ณ อบต.", "29 ก.พ. 2564", "impossible_date"),
        ("จัดเมื่อวันที่ 16/4/21 ณ อบต.", "16/4/21", "two_digit_year_era"),
        ("ประชุมวันที่ 14 กุมภาพันธ์ 256 แล้ว", "14 กุมภาพันธ์ 256", "implausible_year"),
        ("ประชุมเมื่อ ๕ พ.ย. ๒๕๖๗๗ ณ อบต.", "๕ พ.ย. ๒๕๖๗๗", "implausible_year"),
        ("ประจำปีงบประมาณ พ.ศ. 25669 แล้ว", "ประจำปีงบประมาณ พ.ศ. 25669", "implausible_year"),
        ("จัดเมื่อวันที่ 16 เมษายน 2654 ณ อบต.", "16 เมษายน 2654", "implausible_year"),
        ("รายงานไตรมาสที่ ๕ ปีงบประมาณ ๒๕๖๔", "ไตรมาสที่ ๕ ปีงบประมาณ ๒๕๖๔", "impossible_quarter"),
        ("ระหว่างวันที่ 5 - 1 มีนาคม 2564", "5 - 1 มีนาคม 2564", "end_before_start"),
    ],
)
def test_what_is_meant_as_a_date_and_cannot_be_one_is_found(text, place, issue):
    (only,) = find_dates(text)
    assert (text[only.start : only.end], only.reading.issues) == (place, (issue,))
    assert only.reading.start is None


def test_a_quarter_without_a_year_lies_in_the_given_one():
    assert found("ดำเนินการในไตรมาสที่ ๒ ครบถ้วน") == []
    (only,) = find_dates("ดำเนินการในไตรมาสที่ ๒ ครบถ้วน", fiscal_year=2564)
    assert (only.reading.start, only.reading.issues) == (date(2021, 1, 1), ("needs_context",))


def test_slips_are_counted_from_the_start_of_the_date():
    text = "เมื่อวันที่ 5 กพ. ๒๕๖O"
    (only,) = find_dates(text)
    mended = [(only.reading.text[slip.start : slip.end], slip.code, slip.right) for slip in only.reading.slips]
    assert mended == [("กพ.", "month_abbr_spelling", "ก.พ."), ("๒๕๖O", "latin_o_zero", "๒๕๖๐")]


def test_invisible_characters_keep_every_place():
    text = "เมื่อ\u200bวันที่ 25 ก.\u200bพ. 25\u200b64 ประชุม"
    (only,) = find_dates(text)
    assert text[only.start : only.end] == "25 ก.\u200bพ. 25\u200b64"
    assert only.reading.start == date(2021, 2, 25)


PIECES = [
    *("ปี", "พ.ศ.", "2564", "๒๕๖๔", "ม.ค.", "64", "-", "/", "วันที่", "25", "1.", "เดือน", "ถึง", "มกราคม", "(", ")"),
    *("ไตรมาสที่", "ปีงบประมาณ", "และ", ",", "ก่อน", "สิ้น", "รอบ", "6", "แรก", "เวลา", "น.", "O43", "16:30", "กุมพา"),
]
WORDS = st.lists(st.sampled_from(PIECES))


@given(
    st.one_of(st.text(), WORDS.map("".join), WORDS.map(" ".join), WORDS.map("\n".join)), st.sampled_from([None, 2564])
)
def test_any_text_is_searched_without_failing(text, fiscal_year):
    end = 0
    for each in find_dates(text, fiscal_year=fiscal_year):
        assert end <= each.start < each.end <= len(text)
        assert each.reading.text == text[each.start : each.end]
        end = each.end


DAYS = st.dates(date(2001, 1, 1), date(2036, 12, 31))
AROUND = st.sampled_from(["", "จัดประชุม", "ตามแผน ", "1. ", "เมื่อ", "\n", "จำนวน ๓ ครั้ง "])


@given(
    DAYS,
    st.sampled_from(list(DateStyle)),
    AROUND,
    st.sampled_from(["", " ณ ห้องประชุม", "\n2.แจ้งเวียน", " จำนวน 25 คน", " โดย"]),
)
def test_a_written_day_is_found_wherever_it_stands(day, style, before, after):
    written = write_date(day, style)
    (only,) = find_dates(before + written + after)
    assert (only.reading.start, only.reading.end) == (day, day)
    assert re.search(r"[0-9๐-๙]", only.reading.text)
