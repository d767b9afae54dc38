"""The words of a letter that returns a form: three parts, nothing guessed, every point in its order."""

from dataclasses import replace

import pytest

from itaxl.documents.blocks import Paragraph, Table
from itaxl.documents.letter import Letter, letter
from itaxl.documents.letter_texts import ReturnedForm, returning
from itaxl.documents.point import Point
from itaxl.thai.digits import to_arabic

NBSP = "\u00a0"
POINTS = tuple(Point(f"ช่องที่ {n}", f"พบ {n}", f"แก้ {n}") for n in range(1, 10))
FORM = ReturnedForm(
    organisation="เทศบาลตำบลหนองบัวงาม",
    to="นายกเทศมนตรีตำบลหนองบัวงาม",
    item="O26",
    year="2569",
    file="แบบ 1 ปี 69.xlsm",
    errors=POINTS[:2],
)
NOBODY = replace(FORM, organisation="", to="", item="", year="")


@pytest.fixture
def frame(returned: Letter) -> Letter:
    """Who writes, without what a letter says."""
    return Letter(returned.office, date=returned.date, signer=returned.signer)


def read(content: Letter) -> str:
    """The letter's running text."""
    blocks = (block for block in letter(content).blocks if isinstance(block, Paragraph))
    return "\n".join(block.text for block in blocks if block.text.strip()).replace(NBSP, " ")


def test_a_form_goes_back_with_its_item_its_year_and_how_much_is_to_be_mended(frame: Letter) -> None:
    text = read(returning(FORM, frame, number="412", due="30 เมษายน 2569"))
    subject = "แบบฟอร์มรายงาน ข้อ O26 การประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"
    assert text.startswith("ที่  นส ๐๐๒๓.๑/๔๑๒\t")
    assert f"เรื่อง\tขอส่งคืน{subject} เพื่อแก้ไข\nเรียน\tนายกเทศมนตรีตำบลหนองบัวงาม\n" in text
    assert f"ตามที่เทศบาลตำบลหนองบัวงามได้ส่ง{subject} (ไฟล์ “แบบ 1 ปี 69.xlsm”) มาเพื่อตรวจสอบ นั้น" in text
    assert "พบรายการที่ต้องแก้ไข จำนวน ๒ รายการ ดังต่อไปนี้" in text
    assert "กลับมาเพื่อตรวจสอบอีกครั้ง ภายในวันที่ ๓๐ เมษายน ๒๕๖๙\nขอแสดงความนับถือ" in text
    assert "อ้างถึง" not in text
    assert "สิ่งที่ส่งมาด้วย" not in text


def test_what_a_form_does_not_say_is_left_out_and_not_guessed(frame: Letter) -> None:
    text = read(returning(NOBODY, frame))
    assert "เรื่อง\tขอส่งคืนแบบฟอร์มรายงาน การประเมินคุณธรรมและความโปร่งใส (ITA) เพื่อแก้ไข\n" in text
    assert f"เรียน\t{'.' * 30}\n" in text
    assert "ตามที่ท่านได้ส่งแบบฟอร์มรายงาน" in text
    assert not {"None", "พ.ศ.", "ข้อ O", "{"} & {word for word in ("None", "พ.ศ.", "ข้อ O", "{") if word in text}
    assert "ภายในวันที่" not in text


def test_a_reference_that_is_given_is_named(frame: Letter) -> None:
    text = read(returning(FORM, replace(frame, references=("หนังสืออำเภอ ที่ นส ๐๐๒๓/ว ๑๒",))))
    assert "อ้างถึง\tหนังสืออำเภอ ที่ นส ๐๐๒๓/ว ๑๒\n" in text
    assert "\nตามหนังสือที่อ้างถึง เทศบาลตำบลหนองบัวงามได้ส่ง" in text


def test_many_points_are_enclosed_under_a_title_that_says_whose_they_are(frame: Letter) -> None:
    text = read(returning(replace(FORM, errors=POINTS), frame))
    assert "สิ่งที่ส่งมาด้วย\tรายการที่ต้องแก้ไข จำนวน ๙ รายการ\n" in text
    assert "จำนวน ๙ รายการ รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย\n" in text
    assert text.endswith("\nรายการที่ต้องแก้ไข\nเทศบาลตำบลหนองบัวงาม (ไฟล์ “แบบ 1 ปี 69.xlsm”)".replace("ม (", "ม  ("))
    assert read(returning(replace(NOBODY, errors=POINTS), frame)).endswith("\nไฟล์ “แบบ 1 ปี 69.xlsm”")


@pytest.mark.parametrize(("errors", "warnings"), [(0, 2), (2, 0), (3, 1), (1, 8), (9, 9), (0, 7)])
def test_errors_come_first_and_every_point_is_listed(frame: Letter, errors: int, warnings: int) -> None:
    form = replace(FORM, errors=POINTS[:errors], warnings=tuple(replace(p, place="ควรดู") for p in POINTS[:warnings]))
    content = returning(form, frame)
    (table,) = (block for block in letter(content).blocks if isinstance(block, Table))
    rows = [[cell.paragraphs[0].text for cell in row.cells] for row in table.rows]
    assert [int(to_arabic(row[0])) for row in rows] == list(range(1, errors + warnings + 1))
    assert [row[1] == "ควรดู" for row in rows] == [False] * errors + [True] * warnings
    text = to_arabic(read(content))
    assert (f"ที่ต้องแก้ไข จำนวน {errors} รายการ" in text) == bool(errors)
    assert (f"ที่ควรตรวจสอบอีกครั้ง จำนวน {warnings} รายการ" in text) == bool(warnings)
    if errors and warnings:
        assert f"(ตั้งแต่ลำดับที่ {errors + 1})" in text
    assert ("เพื่อแก้ไข" in text) == bool(errors)


def test_a_file_that_could_not_be_read_is_asked_for_again(frame: Letter) -> None:
    text = read(returning(replace(NOBODY, readable=False, errors=POINTS[:1]), frame))
    assert "เรื่อง\tขอให้ส่งแบบฟอร์มรายงาน การประเมินคุณธรรมและความโปร่งใส (ITA) ใหม่\n" in text
    assert "ไม่สามารถอ่านแบบฟอร์มรายงานจากไฟล์ดังกล่าวได้ ดังต่อไปนี้" in text
    assert "แบบฟอร์มรายงานที่อ่านได้" in text


def test_what_a_clerk_typed_is_quoted_with_its_own_digits(frame: Letter) -> None:
    point = Point("รายงาน (G12)", "“31 เมษายน 2569” ไม่มีในปี 2569", "พิมพ์ 30")
    content = returning(replace(FORM, errors=(point,), organisation="{x}"), frame)
    (table,) = (block for block in letter(content).blocks if isinstance(block, Table))
    told = [cell.paragraphs[0].text.replace(NBSP, " ") for cell in table.rows[0].cells]
    assert told == ["๑", "รายงาน (G12)", "“31 เมษายน 2569” ไม่มีในปี ๒๕๖๙", "พิมพ์ ๓๐"]
    assert "ตามที่{x}ได้ส่ง" in read(content)
