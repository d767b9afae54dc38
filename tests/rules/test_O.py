"""Rules about organisations, places and people, on the sample with something typed over."""

import pytest

from itaxl.checking import check
from itaxl.form.form_content import grid_of
from itaxl.reading import read_submission
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)


def found(code, edits):
    submission = read_submission(grid_of(sample_content(YEAR).edited(edits)))
    return [finding for finding in check(submission, YEAR) if finding.code == code]


@pytest.mark.parametrize(
    ("edits", "key"),
    [
        ({"org.province": "จันทบุรีี"}, "org.province"),
        ({"org.district": "เมืองตราด"}, "org.district"),
        ({"org.subdistrict": "ท่าช้างง"}, "org.subdistrict"),
    ],
)
def test_a_place_that_does_not_fit_is_found_at_its_cell(edits, key):
    (finding,) = found("O001", edits)
    assert finding.key == key


def test_a_subdistrict_of_another_district_is_told_with_its_own():
    (finding,) = found("O001", {"org.subdistrict": "ป่าตัน", "org.district": "เกาะคา", "org.province": "ลำปาง"})
    assert "แม่ทะ" in finding.params["suggestion"].th
    assert [str(each) for each in finding.also]


def test_letters_of_a_province_without_the_subdistrict_of_the_name_are_found():
    memo_alone = {"org.province": "", "org.district": "", "org.subdistrict": ""}
    (finding,) = found("O002", memo_alone | {"org.doc_code": "ชม ๗๑๑๐๒"})
    assert finding.params["right"] == "จบ, นย, นม, อย"
    assert not found("O002", memo_alone | {"org.doc_code": "นม ๗๑๑๐๒"})


def test_a_provincial_organisation_needs_no_district():
    assert not found("O001", {"org.type": "องค์การบริหารส่วนจังหวัด", "org.district": "", "org.subdistrict": ""})


@pytest.mark.parametrize("code", ["จบ ๗๒๑๐๑", "จบ๗๒๑๐๑", "จบ 72101", "จบ ๗๒๑๐๑.๑"])
def test_codes_of_the_own_province_are_right(code):
    assert not found("O002", {"org.doc_code": code})
    assert not found("O003", {"org.doc_code": code})


@pytest.mark.parametrize("code", ["นม ๗๒๑๐๑", "ชบ 72101"])
def test_letters_of_another_province_are_found(code):
    (finding,) = found("O002", {"org.doc_code": code})
    assert finding.params["right"] == "จบ"


@pytest.mark.parametrize("key", ["memo.background", "memo.facts", "memo.law", "measures.1.method"])
@pytest.mark.parametrize(
    "letter",
    ["กรมส่งเสริมการปกครองท้องถิ่น ที่ มท ๐๘๑๖.๒/ว ๑๒๓", "สำนักงาน ป.ป.ช. ที่ ปช ๐๐๐๔/ว ๐๐๑๒", "จังหวัดชลบุรี ที่ ชบ ๐๐๒๓.๓/๕๐"],
)
def test_letters_of_other_offices_that_are_cited_pass(key, letter):
    texts = {key: f"ตามหนังสือ{letter} ลงวันที่ ๕ มกราคม ๒๕๖๙ แจ้งแนวทางการประเมิน"}
    assert not found("O002", texts)
    assert not found("O003", texts)


@pytest.mark.parametrize("number", ["๒๘", "28", "ว ๒๘", "ว๒๘", "/๒๘", "/ว ๒๘", "๑๒๓๔"])
def test_official_numbers_pass(number):
    assert not found("O003", {"memo.number": number})


@pytest.mark.parametrize(
    "edits", [{"memo.number": "๒๘/๒๕๖๙"}, {"memo.number": "จบ ๗๒๑๐๑/๒๘"}, {"org.doc_code": "๗๒๑๐๑"}]
)
def test_odd_numbers_are_found(edits):
    assert found("O003", edits)


def test_two_names_of_one_unit_are_told_with_the_departments_own_name():
    findings = found("O004", {"measures.1.owner": "สำนักงานปลัด", "measures.2.owner": "สำนักงานปลัด/กองคลัง"})
    assert {finding.params["right"] for finding in findings} == {"สำนักปลัด"}
    assert sum(1 + len(finding.also) for finding in findings) == 2


@pytest.mark.parametrize(
    "text",
    [
        "รายงานต่อหัวหน้าสำนักปลัดแล้ว",
        "ส่งสำนักงานปลัดกระทรวงมหาดไทย",
        "ตามหนังสือสำนักงานปลัดสำนักนายกรัฐมนตรี",
    ],
)
def test_other_offices_and_positions_are_no_second_name(text):
    assert not found("O004", {"measures.1.result": text})


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("memo.to", "นายกองค์การบริหารส่วนตำบลโนนสูง"),
        ("memo.facts", "องค์การบริหารส่วนตำบลมะค่าได้จัดทำรายงานแล้ว"),
        ("report.title", "รายงานผล\nเทศบาลตำบลบางพลี"),
        ("sign.mayor.position", "นายกองค์การบริหารส่วนตำบลบางพลี"),
    ],
)
def test_a_name_left_over_from_another_office_is_found(key, text):
    (finding,) = found("O005", {key: text})
    assert finding.key == key


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนตำบลได้จัดทำรายงานแล้ว",
        "องค์การบริหารส่วนตำบลทุกแห่งต้องรายงาน",
        "องค์การบริหารส่วนตำบลท่าช้าง ได้รายงานแล้ว",
        "องค์การบริหารส่วนตำบลท่าช้างได้รายงานแล้ว",
        "องค์การบริหารส่วนตำบลในเขตอำเภอเมืองจันทบุรี",
    ],
)
def test_the_own_name_and_no_name_are_right(text):
    assert not found("O005", {"memo.facts": text})


@pytest.mark.parametrize(
    "edits",
    [
        {"org.type": "เทศบาลเมือง"},
        {"memo.to": "นายกเทศมนตรีตำบลท่าช้าง"},
        {"sign.clerk.position": "ปลัดเทศบาลตำบลท่าช้าง"},
        {"report.intro": "ตามที่เทศบาลตำบลท่าช้างได้วิเคราะห์ผลการประเมิน"},
    ],
)
def test_the_own_place_with_another_kind_of_organisation_is_found(edits):
    assert found("O005", edits)


def test_partners_may_be_named_in_results():
    assert not found("O005", {"measures.1.result": "ศึกษาดูงาน ณ เทศบาลตำบลบางพลี"})


def test_one_person_in_two_roles_is_told_unless_acting():
    same = {"sign.head.name": "สมใจ", "sign.head.surname": "ใฝ่ดี"}
    both = {**same, "sign.clerk.name": "สมใจ", "sign.clerk.surname": "ใฝ่ดี"}
    assert len(found("O006", both)) == 1
    assert not found("O006", {**both, "sign.clerk.acting": "รักษาราชการแทนปลัดองค์การบริหารส่วนตำบล"})


@pytest.mark.parametrize("key", ["memo.to", "memo.facts"])
def test_a_longer_name_of_a_place_that_begins_with_ones_own_is_another(key):
    title = "นายกองค์การบริหารส่วนตำบลท่าช้าง"
    assert found("O005", {key: f"{title}คล้อง"})
    assert not found("O005", {key: f"{title} คล้องใจประชาชน"})
