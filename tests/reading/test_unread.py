"""What is typed where the form reads nothing is told, and nothing else is."""

from collections.abc import Callable, Mapping
from io import BytesIO

import openpyxl
import pytest
from checked_form import cell_of, findings_in
from form_parts import sample_form

from itaxl.form.fields import MEMO, OFFICE, REPORT, SIGNERS
from itaxl.model.finding import Finding, Severity
from itaxl.reports.finding_text import message

Change = Callable[[openpyxl.Workbook], None]


def found(change: Change) -> list[Finding]:
    book = openpyxl.load_workbook(BytesIO(sample_form()))
    change(book)
    stream = BytesIO()
    book.save(stream)
    return findings_in(stream.getvalue(), "F018", name="form.xlsx")


def typed(sheet: str, texts: Mapping[str, object]) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        for address, text in texts.items():
            book[sheet][address] = text

    return change


def last_row(sheet: str) -> int:
    """The row that ends a table of the sample."""
    book = openpyxl.load_workbook(BytesIO(sample_form()), read_only=True)
    return next(row[0].row for row in book[sheet].iter_rows(max_col=1) if str(row[0].value).endswith(".end"))


def test_the_sample_is_read_whole() -> None:
    assert found(lambda _book: None) == []


def test_measures_below_the_table_are_one_error_at_the_first() -> None:
    end = last_row(REPORT)
    row = {f"C{end + 1}": "การประเมินตนเอง", f"G{end + 1}": "ประเมินแล้ว", f"C{end + 3}": "การอบรม"}
    (finding,) = found(typed(REPORT, row))
    assert (str(finding.ref), finding.severity) == (f"{REPORT}!C{end + 1}", Severity.ERROR)
    assert [str(ref) for ref in finding.also] == [f"{REPORT}!C{end + 3}"]
    assert message(finding).what == "“การประเมินตนเอง” อยู่ใต้ตารางมาตรการ เอกสารจะไม่พิมพ์"


@pytest.mark.parametrize("column", ["C", "D", "G", "I"])
def test_the_row_that_ends_the_table_is_below_it(column: str) -> None:
    place = f"{column}{last_row(REPORT)}"
    assert [cell_of(finding).address for finding in found(typed(REPORT, {place: "พิมพ์ต่อท้าย"}))] == [place]


@pytest.mark.parametrize("note", ["หมายเหตุ ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๘", "รวม ๕ มาตรการ"])
def test_a_note_below_the_table_would_be_missed_on_paper(note: str) -> None:
    place = f"B{last_row(REPORT) + 2}"
    assert [cell_of(finding).address for finding in found(typed(REPORT, {place: note}))] == [place]


@pytest.mark.parametrize("number", [21, "21.", "๒๑"])
def test_numbers_that_run_on_below_the_table_are_none(number: object) -> None:
    assert found(typed(REPORT, {f"B{last_row(REPORT) + 1}": number})) == []


def test_reasons_and_findings_and_what_stands_beside_the_form_is_nobodys() -> None:
    row = last_row(REPORT) + 1
    assert found(typed(REPORT, {f"J{row}": "ก", f"K{row}": "ข", f"P{row}": "ค", "P3": "ง"})) == []


@pytest.mark.parametrize(("sheet", "place"), [(MEMO, "C21"), (OFFICE, "C21")])
def test_a_text_below_the_fields_is_told(sheet: str, place: str) -> None:
    (finding,) = found(typed(sheet, {place: "ย่อหน้าที่พิมพ์ต่อ"}))
    assert cell_of(finding).address == place
    assert "ไม่ใช่ช่องของแบบฟอร์ม" in message(finding).what


def test_a_row_put_between_two_fields_is_told() -> None:
    def insert(book: openpyxl.Workbook) -> None:
        book[MEMO].insert_rows(12)
        book[MEMO]["C12"] = "ย่อหน้าที่สองของเรื่องเดิม"

    assert [cell_of(finding).address for finding in found(insert)] == ["C12"]


def test_a_signer_without_a_role_is_told() -> None:
    row = last_row(SIGNERS) + 1
    (finding,) = found(typed(SIGNERS, {f"C{row}": "นาย", f"D{row}": "สมมุติ", f"E{row}": "ไม่มีจริง"}))
    assert cell_of(finding).address == f"C{row}"
    assert "ผู้ลงนาม" in message(finding).how
