"""File names are readable, and safe on Windows and Linux whatever the form holds."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itaxl.files.file_names import NAMELESS, document_name, folder_name, safe
from itaxl.thai.text import clusters

KINDS = ("บันทึกข้อความ", "รายงาน", "บันทึกข้อความและรายงาน")
LONG = "องค์การบริหารส่วนตำบลห้วยหินลาดใต้ศรีสว่างวงศ์น้ำปั้นผึ้งกุ้งเต้น"
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in "123456789")}

THAI = [chr(code) for code in range(0x0E01, 0x0E5C) if unicodedata.category(chr(code)) != "Cn"]
ODD = [*DEVICES, "CON.x", "a/../b", "..", "~$a", " .", "-rf", LONG * 3]

thai = st.text(st.sampled_from(THAI))
anything = st.one_of(st.text(), thai, st.sampled_from(ODD))


def letters(text: str) -> int:
    """Letters without the marks above and below them."""
    return sum(1 for char in text if unicodedata.category(char) not in {"Mn", "Me", "Cf"})


def assert_safe(name: str, *, suffix: str = "") -> None:
    assert name.endswith(suffix)
    assert 0 < len(name.encode()) <= 255 - len(" (999)")
    assert unicodedata.is_normalized("NFC", name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert name == name.strip(" .")
    assert not name.startswith(("-", "~$"))
    assert name.split(".")[0].rstrip(" ").lower() not in DEVICES
    assert Path(name).name == name


def test_a_name_says_year_code_organisation_and_document() -> None:
    name = document_name(2569, "นม ๙๓๕๐๑", "องค์การบริหารส่วนตำบลหนองบัวงาม", "บันทึกข้อความ", ".docx")
    assert name == "2569_นม ๙๓๕๐๑_องค์การบริหารส่วนตำบลหนองบัวงาม_บันทึกข้อความ.docx"


@pytest.mark.parametrize(
    ("year", "code", "organisation", "name"),
    [
        (2569, "", "", "2569_รายงาน.docx"),
        (None, "นม ๑", " ", "นม ๑_รายงาน.docx"),
        (None, "", "", "รายงาน.docx"),
        (None, "con", "", "con-_รายงาน.docx"),
        (2569, "นม ๑/๒", 'ก "ข" <ค>', "2569_นม ๑-๒_ก -ข- -ค_รายงาน.docx"),
    ],
)
def test_parts_that_are_blank_are_left_out(year: int | None, code: str, organisation: str, name: str) -> None:
    assert document_name(year, code, organisation, "รายงาน", ".docx") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("  หนอง\tบัว\n งาม ", "หนอง บัว งาม"),
        ("หนอง\u200bบัว\u202eงาม", "หนองบัวงาม"),
        ("../../etc/passwd", "etc-passwd"),
        ("ทต.หนองบัว.", "ทต.หนองบัว"),
        ("NUL", "NUL-"),
        ("com1.txt", "com1-.txt"),
        ("aux .a", "aux- .a"),
        ("silicon.valley", "silicon.valley"),
        ("e\u200d\u0301", "é"),
        ("\x00\ud800", ""),
    ],
)
def test_what_a_name_must_not_hold_is_taken_out(text: str, name: str) -> None:
    assert safe(text) == name


def test_a_long_name_is_cut_between_letters_and_told_from_others() -> None:
    first, second = (document_name(2569, "นม ๙๓๕๐๑", LONG + end, "บันทึกข้อความ", ".docx") for end in "กข")
    assert first != second
    cut = re.fullmatch(r"(2569_.+)~[0-9a-f]{6}_บันทึกข้อความ\.docx", first)
    assert cut
    assert letters(cut[1] + "_บันทึกข้อความ") <= 60
    whole = list(clusters(f"2569_นม ๙๓๕๐๑_{LONG}"))
    assert list(clusters(cut[1])) == whole[: len(list(clusters(cut[1])))]


def test_letters_with_many_marks_fit_the_bytes_of_linux() -> None:
    assert_safe(document_name(2569, "", "ปุ้ย่" * 60, KINDS[-1], ".docx"), suffix=".docx")


def test_the_documents_of_one_form_begin_alike() -> None:
    names = [document_name(2569, "นม ๑", "อบต.หนองบัวงาม", kind, ".docx") for kind in KINDS]
    assert {name.rpartition("_")[0] for name in names} == {"2569_นม ๑_อบต.หนองบัวงาม"}


def test_a_folder_is_named_by_its_words() -> None:
    assert folder_name("เทศบาลตำบล", "หนองบัว", "", "เมือง", "เลย") == "เทศบาลตำบล หนองบัว เมือง เลย"
    assert folder_name("", "..") == NAMELESS


@given(st.one_of(st.none(), st.integers(0, 9999)), anything, anything, st.sampled_from(KINDS))
def test_a_document_has_a_safe_name_whatever_the_form_holds(
    year: int | None, code: str, organisation: str, kind: str
) -> None:
    name = document_name(year, code, organisation, kind, ".docx")
    assert_safe(name, suffix=f"{kind}.docx")
    assert name == document_name(year, code, organisation, kind, ".docx")
    assert letters(re.sub(r"~[0-9a-f]{6}_", "_", name.removesuffix(".docx"))) <= 60


@given(st.lists(anything))
def test_a_folder_has_a_safe_name_whatever_the_form_holds(parts: list[str]) -> None:
    assert_safe(folder_name(*parts))


@given(thai)
def test_thai_without_spaces_at_the_ends_stays_as_typed(text: str) -> None:
    assert safe(text) == unicodedata.normalize("NFC", text)
