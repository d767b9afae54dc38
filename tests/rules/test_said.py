"""What a date or year inside a text is there for."""

import pytest

from itaxl.evidence.date_role import DateRole, role
from itaxl.evidence.dated import Dated
from itaxl.evidence.years_said import years_said
from itaxl.model.cell import CellRef, Located
from itaxl.thai.dates import find_dates
from itaxl.years.catalogue import fiscal_year


def only_date(text):
    cell = Located(text, text, CellRef("รายงาน", 5, 6))
    found = list(find_dates(text))[-1]
    return Dated("measures.1.result", cell, found.reading, found.start, found.end, whole=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จัดอบรมเมื่อวันที่ 25 ก.พ. 2564 มีผู้เข้าร่วม 40 คน", DateRole.DONE),
        ("อบรมให้ความรู้แก่พนักงาน ในวันที่ ๒๕ กุมภาพันธ์ ๒๕๖๔", DateRole.DONE),
        ("ประกาศกำหนดมาตรการเมื่อวันที่ 5 ม.ค. 2564", DateRole.DONE),
        ("เผยแพร่ผลการประเมินบนเว็บไซต์ตามแผน 28 มี.ค. 2564", DateRole.DONE),
        ("ออกคำสั่งที่ 12/2564 ลงวันที่ 5 มกราคม 2564", DateRole.DONE),
        ("ตามหนังสือจังหวัด ที่ นม ๐๐๒๓/ว ๑๒ ลงวันที่ ๕ มกราคม ๒๕๖๒", DateRole.PAPER),
        ("แต่งตั้งคณะทำงานตามคำสั่งที่ 12/2562 ลงวันที่ 5 มกราคม 2562", DateRole.PAPER),
        ("คู่มือของจังหวัด ลงวันที่ 5 มกราคม 2562", DateRole.PAPER),
        ("ตามมติที่ประชุมสภา เมื่อวันที่ ๑๕ กันยายน ๒๕๖๒", DateRole.CITED),
        ("ตามประกาศในราชกิจจานุเบกษา วันที่ ๘ กุมภาพันธ์ ๒๕๖๕", DateRole.CITED),
        ("มีผลใช้บังคับตั้งแต่วันที่ 1 ตุลาคม 2562", DateRole.EFFECT),
        ("ใช้คู่มือฉบับใหม่วันที่ 1 ตุลาคม 2572 เป็นต้นไป", DateRole.EFFECT),
        ("หลังจากวันที่ 1 เม.ย. 2564 เริ่มใช้ระบบใหม่", DateRole.EFFECT),
        ("ยกฐานะเป็นเทศบาลเมื่อวันที่ ๑๘ กรกฎาคม ๒๕๕๑", DateRole.EFFECT),
        ("นำเข้าข้อมูลภายใน\n30 เม.ย. 2564", DateRole.DEADLINE),
        ("จะประชุมอีกครั้งในเดือนพฤษภาคม 2564", DateRole.PLANNED),
        ("แจ้งทุกกองให้ส่งข้อมูลภายในวันที่ 30 เม.ย. 2564", DateRole.PLANNED),
    ],
)
def test_the_words_around_a_date_say_what_it_is(text, expected):
    assert role(only_date(text)) is expected


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("รายงานผล ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", [2564]),
        ("ปี 2563 และปี พ.ศ. 2566", [2563, 2566]),
        ("ปี 2561 ปี 2562 และปี 2563", []),
        ("ผลการประเมิน ITA ปี 2563 กำหนดมาตรการปีงบประมาณ พ.ศ. 2564", [2563, 2564]),
        ("รายงานผล พ.ศ. 2564", [2564]),
        ("ตามระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผน พ.ศ. ๒๕๔๘", []),
        ("พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐", []),
        ("แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๖ - ๒๕๗๐)", []),
        ("แผนปฏิบัติการป้องกันการทุจริต ๕ ปี (พ.ศ. ๒๕๖๖ – ๒๕๗๐)", []),
        ("ตั้งแต่ปีงบประมาณ พ.ศ. ๒๕๖๑ เป็นต้นมา", []),
        ("คะแนนเปรียบเทียบกับปี 2561", []),
        ("เมื่อวันที่ ๑๕ กันยายน พ.ศ. ๒๕๖๒", []),
        ("คำสั่งที่ ๑๒/๒๕๖๒", []),
        ("งบประมาณ 2,565 บาท และ 2565.50 บาท", []),
        ("โทร. ๐๒๕๖๔๑๑๑", []),
    ],
)
def test_the_years_that_a_text_is_about(submission, text, years):
    form = submission({"report.intro": text})
    assert [year for each, year in years_said(form, fiscal_year(2569)) if each.key == "report.intro"] == years
