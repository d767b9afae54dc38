"""เครื่องมือ: standard texts, digits, the date, a row more."""

from desk import Desk
from excel_double import Range, Sheet, excel

from itaxl import ribbon
from itaxl.form.fields import MEMO, REPORT, RESULTS


def test_standard_texts_fill_blank_fields_only(desk: Desk) -> None:
    desk.cell("memo.facts").value = None
    kept = desk.cell("memo.subject").value
    ribbon.fill_standard_texts()
    assert "ได้ดำเนินการจัดทำรายงานผล" in desk.cell("memo.facts").value
    assert desk.cell("memo.subject").value == kept


def test_selected_digits_change_and_codes_stay(desk: Desk) -> None:
    first, second = desk.cell("memo.background"), desk.cell("memo.oit_item")
    first.value = "ข้อ O26 ปี 2569 จำนวน 12 ครั้ง"
    desk.select(first, second)
    ribbon.thai_digits()
    assert first.value == "ข้อ O26 ปี ๒๕๖๙ จำนวน ๑๒ ครั้ง"
    ribbon.arabic_digits()
    assert first.value == "ข้อ O26 ปี 2569 จำนวน 12 ครั้ง"


def test_a_selection_is_read_in_two_calls_however_large(desk: Desk) -> None:
    desk.select(desk.sheet(REPORT)["C5"], desk.sheet(REPORT)["H24"])
    ribbon.thai_digits()
    assert (excel.calls["Range.value"], excel.calls["Range.formula"]) == (1, 1)


def test_a_whole_sheet_may_be_selected(desk: Desk) -> None:
    desk.cell("memo.number").value = "28"
    sheet = Sheet(desk.book, desk.sheet(MEMO))
    excel.selected = Range(sheet, (1, 1), (1_048_576, 16_384))
    ribbon.thai_digits()
    assert desk.cell("memo.number").value == "๒๘"
    assert desk.status.startswith("เปลี่ยนตัวเลขแล้ว")


def test_formulas_keep_their_digits(desk: Desk) -> None:
    cell = desk.sheet(RESULTS)["D4"]
    cell.value, cell.data_type = "=1+1", "f"
    desk.select(cell)
    ribbon.thai_digits()
    assert cell.value == "=1+1"


def test_nothing_selected_says_to_select(desk: Desk) -> None:
    excel.selected = None
    ribbon.thai_digits()
    assert desk.status == "คลิกเลือกช่องที่จะเปลี่ยนก่อน แล้วกดปุ่มอีกครั้ง"
    ribbon.explain()
    assert desk.status.startswith("คลิกเลือกช่อง")


def test_todays_date_is_written_in_official_thai(desk: Desk) -> None:
    desk.select(desk.cell("memo.date"))
    ribbon.date_today()
    assert desk.cell("memo.date").value in desk.status


def test_a_locked_cell_is_refused_in_thai(desk: Desk) -> None:
    desk.select(desk.cell("memo.date", column=2))
    ribbon.date_today()
    assert desk.status.startswith(f"เขียนลงแผ่น {MEMO} ไม่ได้")


def test_a_new_measure_row_looks_like_its_neighbours(desk: Desk) -> None:
    end = desk.row_of("measures.end", REPORT)
    ribbon.add_measure_row()
    assert desk.row_of("measures.end", REPORT) == end + 1
    added = desk.sheet(REPORT).cell(end - 1, 4)
    assert not added.protection.locked
    assert added.number_format == "@"
    added.value = "วิธีการใหม่"
    ribbon.check()
    assert "แถวที่ ๖" in "".join(str(row[1]) for row in desk.results())
