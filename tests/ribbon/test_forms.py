"""A form filled from papers, and the form of the next year: new files beside the open one, which stays as it is."""

from pathlib import Path

import pytest
from desk import Desk
from excel_double import excel

from itaxl import ribbon
from itaxl.app.new import new_form
from itaxl.form.fields import OFFICE, ORIGINS, REPORT, SIGNERS


@pytest.fixture
def papers(desk: Desk, tmp_path: Path) -> list[Path]:
    """Memo and report of the sample, as an office keeps them."""
    ribbon.make_documents()
    kept = tmp_path / "ปีก่อน"
    kept.mkdir()
    return [path.rename(kept / path.name) for path in sorted(desk.path.parent.glob("*.docx"))]


def test_chosen_papers_fill_a_new_form(desk: Desk, papers: list[Path], tmp_path: Path) -> None:
    blank = Desk(new_form(tmp_path / "เปล่า.xlsm").path)
    blank.cell("memo.subject").value = "เรื่องที่พิมพ์ไว้แล้ว"
    excel.chosen = papers
    ribbon.fill_from_papers()
    (made,) = tmp_path.glob("*จากเอกสารเดิม*.xlsm")
    assert excel.status == blank.status
    assert blank.status.startswith("กรอกจากเอกสารแล้ว")
    assert made.name in blank.status
    assert excel.followed[-1] == str(made)
    fresh = Desk(made)
    assert fresh.cell("memo.subject").value == "เรื่องที่พิมพ์ไว้แล้ว"
    assert fresh.cell("org.name", OFFICE).value == desk.cell("org.name", OFFICE).value
    assert fresh.measure(1, 6).value
    assert ORIGINS in fresh.book.workbook.sheetnames
    assert blank.cell("org.name", OFFICE).value is None


def test_no_choice_is_a_sentence_and_no_file(desk: Desk) -> None:
    ribbon.fill_from_papers()
    assert desk.status.startswith("ยังไม่ได้เลือกเอกสาร")
    assert list(desk.path.parent.iterdir()) == [desk.path]


def test_what_cannot_be_read_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "เสีย.docx"
    broken.write_bytes(b"no document")
    excel.chosen = [broken]
    ribbon.fill_from_papers()
    assert "เสีย.docx" in desk.status
    assert not list(tmp_path.glob("*จากเอกสารเดิม*"))


def test_the_next_year_s_form_is_made_and_says_what_became_of_the_fields(desk: Desk) -> None:
    before = desk.texts()
    ribbon.next_year()
    (made,) = desk.path.parent.glob("*(ปี 2570).xlsm")
    assert desk.status.startswith(f"ทำแบบฟอร์มปี ๒๕๗๐ แล้ว: {made.name} · คงเดิม ")
    assert "โปรดตรวจ" in desk.status
    assert desk.texts() == before
    fresh = Desk(made)
    assert fresh.cell("org.fiscal_year", OFFICE).value == "๒๕๗๐"
    assert fresh.cell("memo.number").value is None
    assert fresh.measure(1, 7).value is None
    assert fresh.sheet(REPORT).title == REPORT
    origins = [row[4].value for row in fresh.sheet(ORIGINS).iter_rows(min_row=4) if row[0].value]
    assert any(str(each).startswith("งานของฉัน ·") for each in origins)


def test_a_form_without_a_year_is_asked_for_it(desk: Desk) -> None:
    desk.cell("org.fiscal_year", OFFICE).value = None
    ribbon.next_year()
    assert desk.status.startswith("พิมพ์ปีที่ประเมิน ITA")
    assert list(desk.path.parent.iterdir()) == [desk.path]


def test_further_signers_stay_in_their_rows(desk: Desk) -> None:
    for column, text in ((2, "รองปลัด"), (4, "สมหญิง")):
        desk.cell("sign.more1", SIGNERS, column).value = text
    ribbon.next_year()
    (made,) = desk.path.parent.glob("*(ปี 2570).xlsm")
    fresh = Desk(made)
    assert [fresh.cell("sign.more1", SIGNERS, column).value for column in (2, 4)] == ["รองปลัด", "สมหญิง"]
