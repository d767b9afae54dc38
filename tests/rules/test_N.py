"""Rules about digits, on the sample with something typed over."""

import pytest

from itaxl.model.apply_edits import apply_edits
from itaxl.model.finding import Severity
from itaxl.model.fix import Safety


@pytest.fixture
def digits(found):
    """The findings of family N in the fields typed over."""
    return lambda edits: [finding for finding in found(edits, select=("N",)) if finding.key in edits]


def test_a_mixed_number_is_a_warning_and_asks_before_it_is_mended(digits):
    (finding,) = digits({"memo.facts": "มีผู้เข้าร่วม ๑2๕ คน"})
    assert (finding.code, finding.severity, finding.fix.safety) == ("N001", Severity.WARNING, Safety.ASK)
    assert apply_edits("มีผู้เข้าร่วม ๑2๕ คน", finding.fix.edits) == "มีผู้เข้าร่วม ๑๒๕ คน"


def test_numbers_of_two_kinds_in_one_cell_are_a_note(digits):
    (finding,) = digits({"measures.1.result": "อบรม ๒ ครั้ง ผู้เข้าร่วม 45 คน"})
    assert (finding.code, finding.severity) == ("N001", Severity.INFO)


@pytest.mark.parametrize(
    "text",
    [
        "ตามข้อ O43 ประจำปี พ.ศ. ๒๕๖๗",
        "ดูที่ https://www.a.go.th/ita/2567 จำนวน ๓ เรื่อง",
        "มาตรการป้องกัน COVID-19 จำนวน ๕ มาตรการ",
        "โปรแกรม Windows 11 จำนวน ๒ เครื่อง",
        "ไฟล์ รายงาน2567.pdf จำนวน ๑ ไฟล์",
    ],
)
def test_codes_and_addresses_do_not_count(digits, text):
    assert digits({"measures.1.result": text}) == []


def test_a_mixed_date_is_found_in_its_field(digits):
    assert [finding.code for finding in digits({"memo.date": "1๖ เมษายน ๒๕๖๙"})] == ["N001"]
    assert [finding.severity for finding in digits({"measures.1.period": "ต.ค. 68 - ธ.ค. ๖๘"})] == [Severity.INFO]


def test_a_letter_in_a_number_is_mended_unasked(digits):
    (finding,) = digits({"memo.date": "๓O มีนาคม ๒๕๖๙"})
    assert (finding.code, finding.fix.safety) == ("N002", Safety.SAFE)
    assert apply_edits("๓O มีนาคม ๒๕๖๙", finding.fix.edits) == "๓๐ มีนาคม ๒๕๖๙"


@pytest.mark.parametrize("typed", ["๐๒๖", "026", "o26", "O๒๖", "O 26", "ข้อ O26", "ข้อ ๒๖"])
def test_the_code_field_takes_any_way_to_type_a_code_and_says_how_it_is_printed(digits, typed):
    (finding,) = digits({"memo.oit_item": typed})
    assert (finding.code, finding.severity) == ("N003", Severity.ERROR)
    assert apply_edits(typed, finding.fix.edits) == "O26"


@pytest.mark.parametrize("typed", ["O26", "O1", ""])
def test_a_code_as_the_manual_prints_it_is_right(digits, typed):
    assert digits({"memo.oit_item": typed}) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ในข้อ ๐๒๒ ไปสู่การปฏิบัติ", "ในข้อ O22 ไปสู่การปฏิบัติ"),
        ("ตามข้อ 012 และ 013", "ตามข้อ O12 และ O13"),
        ("ตาม O๒๓", "ตาม O23"),
    ],
)
def test_a_code_in_running_text_is_a_note_and_mended(digits, text, right):
    findings = digits({"memo.oit_elements": text})
    assert {finding.code for finding in findings} == {"N003"}
    assert {finding.severity for finding in findings} == {Severity.INFO}
    assert apply_edits(text, [edit for finding in findings for edit in finding.fix.edits]) == right


@pytest.mark.parametrize(
    "text", ["ตามข้อ ๑๐ ของระเบียบ", "มาตรา ๙ ข้อ ๔๒", "ข้อ ๐.๕", "เบอร์ ๐ ๔๔๓๘ ๑๐๐๐", "ข้อ ๑ และ ๐๑๒๓๔"]
)
def test_other_numbers_are_no_codes(digits, text):
    assert [finding.code for finding in digits({"memo.facts": text})] == []


def test_full_width_and_private_digits_are_named(digits):
    (finding,) = digits({"memo.number": "１２"})
    assert finding.code == "N004"
    assert "FULLWIDTH DIGIT ONE" in finding.params["character"]
