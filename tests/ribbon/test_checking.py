"""ตรวจสอบ, ข้อถัดไป, คำอธิบาย, ล้างเครื่องหมาย: what the clerk sees in cells and status bar, and what a click costs."""

import shutil
from pathlib import Path

import excel_double
from desk import Desk
from excel_double import excel

from itaxl import ribbon
from itaxl.form.fields import MEMO, OFFICE, REPORT, RESULTS, SIGNERS, SIGNERS_TABLE

SIGNATURE = Path(ribbon.__file__).parent / "sample" / "head.png"
SIGNATURE_COLUMN = SIGNERS_TABLE.place("signature")


def test_check_marks_the_cells_and_says_the_verdict(faulty: Desk) -> None:
    ribbon.check()
    date, subject = faulty.cell("memo.date"), faulty.cell("memo.subject")
    assert (f"{MEMO}!{date.coordinate}", "error") in faulty.marks()
    assert (f"{MEMO}!{subject.coordinate}", "warning") in faulty.marks()
    assert faulty.status.startswith("ยังส่งไม่ได้ · ต้องแก้ ๑ ข้อ")
    assert "เป็นไปไม่ได้" in faulty.cell("memo.date", column=6).value
    assert [row[5] for row in faulty.results()] == ["D002", "T003"]
    assert faulty.sheet(RESULTS)["B2"].value == faulty.status


def test_the_spell_check_button_of_older_forms_checks(faulty: Desk) -> None:
    ribbon.spell_check()
    assert faulty.status.startswith("ยังส่งไม่ได้ · ต้องแก้ ๑ ข้อ")


def test_check_changes_nothing_that_the_clerk_typed(faulty: Desk) -> None:
    before = faulty.texts()
    ribbon.check()
    after = faulty.texts()
    assert {place: after[place] for place in before} == before


def test_check_of_a_full_form_takes_at_most_25_calls(desk: Desk) -> None:
    for number in range(1, 21):
        for column in range(3, 9):
            desk.measure(number, column).value = "จัดทำเเผนงาน" if number > 5 else desk.measure(number, column).value
    for key, sheet in (("memo.subject", MEMO), ("org.department", OFFICE)):
        desk.cell(key, sheet).value = "สำนักปลัดเเห่งใหม่"
    desk.cell("sign.author", SIGNERS, 4).value = "สมเเช"
    excel.calls.clear()
    ribbon.check()
    assert len(desk.marks()) >= 30
    assert sum(excel.calls.values()) <= 25


def test_a_picture_named_in_the_form_is_found_beside_the_workbook(desk: Desk) -> None:
    shutil.copy(SIGNATURE, desk.path.parent / "ลายเซ็น.png")
    signature = desk.cell("sign.author", SIGNERS, SIGNATURE_COLUMN)
    signature.value = "ลายเซ็น.png"
    ribbon.check()
    assert "F011" not in [row[5] for row in desk.results()]
    assert sum(excel.calls.values()) <= 25
    signature.value = "หาย.png"
    ribbon.check()
    assert "F011" in [row[5] for row in desk.results()]


def test_a_picture_named_in_a_form_on_onedrive_is_asked_for(desk: Desk) -> None:
    desk.cell("sign.author", SIGNERS, SIGNATURE_COLUMN).value = "ลายเซ็น.png"
    desk.book.full_name = "https://d.docs.live.net/0123456789abcdef/งานของฉัน.xlsm"
    ribbon.check()
    assert "F011" in [row[5] for row in desk.results()]


def test_where_the_workbook_lies_is_asked_once_for_the_settings_beside_it(desk: Desk) -> None:
    ribbon.check()
    assert excel.calls["Workbook.FullName"] == 1


def test_settings_beside_the_workbook_count_for_its_buttons(desk: Desk) -> None:
    own = desk.path.with_name("itaxl.toml")
    own.write_text('[texts]\nmemo.closing = "จึงเรียนมาเพื่อทราบ ปี {ita_year}"\n', encoding="utf-8")
    desk.cell("memo.closing").value = None
    ribbon.fill_standard_texts()
    assert desk.cell("memo.closing").value == "จึงเรียนมาเพื่อทราบ ปี ๒๕๖๙"
    own.write_text('fonts = "TH Sarabun New"\n', encoding="utf-8")
    ribbon.check()
    assert "itaxl.toml บรรทัด 1: ไม่รู้จัก “fonts” อาจหมายถึง “font”" in desk.status


def test_a_second_check_forgets_what_was_said_of_a_signer_who_is_gone(desk: Desk) -> None:
    said = desk.cell("sign.more1", SIGNERS, SIGNERS_TABLE.place("finding"))
    said.value = "ยังไม่ได้กรอก ชื่อ"
    ribbon.check()
    assert not said.value


def test_a_second_check_forgets_what_was_mended(faulty: Desk) -> None:
    ribbon.check()
    faulty.cell("memo.date").value = "๑๖ เมษายน ๒๕๖๙"
    ribbon.check()
    assert "D002" not in [row[5] for row in faulty.results()]
    assert faulty.cell("memo.date", column=6).value is None


def test_clear_takes_all_marks_away(faulty: Desk) -> None:
    before = faulty.texts()
    ribbon.check()
    ribbon.clear_marks()
    assert (faulty.marks(), faulty.results()) == ([], [])
    assert faulty.texts() == before
    assert faulty.status == "ล้างเครื่องหมายแล้ว"


def test_next_walks_through_the_findings_and_starts_again(faulty: Desk) -> None:
    ribbon.check()
    seen = []
    for _ in range(3):
        ribbon.next_finding()
        assert excel.selected
        seen.append((excel.selected.first_row, excel.selected.first_column))
    assert seen[0] == seen[2]
    assert len(set(seen)) == 2
    assert "เป็นไปไม่ได้" in faulty.status


def test_next_without_a_check_says_to_check_first(desk: Desk) -> None:
    ribbon.next_finding()
    assert desk.status == "ยังไม่มีข้อที่พบ กดปุ่ม ตรวจสอบ ก่อน"


def test_explain_shows_the_line_about_the_selected_cell(faulty: Desk) -> None:
    ribbon.check()
    faulty.select(faulty.cell("memo.subject"))
    ribbon.explain()
    assert excel.selected
    assert excel.selected.sheet.sheet.title == RESULTS
    assert faulty.sheet(RESULTS).cell(excel.selected.first_row, 7).value == "T003"


def test_explain_of_a_good_cell_says_so(faulty: Desk) -> None:
    ribbon.check()
    faulty.select(faulty.cell("memo.number"))
    ribbon.explain()
    assert faulty.status == "ช่องที่เลือกไม่มีข้อที่พบ"


NOT_FOR_A_CHECK = {"pythainlp", "jinja2", "docx", "rich", "click", "PIL", "xlsxwriter", "pebble", "pypdf"}


def test_a_click_on_check_imports_nothing_that_it_does_not_need(desk: Desk) -> None:
    """Excel starts Python anew for every click: 0.6 s in all, of which imports are the half."""
    import subprocess
    import sys

    code = (
        f"import sys; sys.path.insert(0, {str(Path(excel_double.__file__).parent)!r})\n"
        "import excel_double, pathlib\n"
        f"excel_double.open_form(pathlib.Path({str(desk.path)!r}))\n"
        "before = set(sys.modules)\n"
        "import itaxl.ribbon; itaxl.ribbon.check()\n"
        "print(excel_double.excel.status, *sorted({name.partition('.')[0] for name in set(sys.modules) - before}))"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-B", "-c", code], capture_output=True, text=True, check=True)
    said = done.stdout.split()
    assert said[0] == "พร้อมส่ง"
    assert NOT_FOR_A_CHECK.isdisjoint(said)


def test_of_many_slips_all_are_marked_and_few_listed(desk: Desk) -> None:
    for number, word in enumerate(("เเผน", "เเบบ", "เเขวง", "เเละ", "เเต่", "เเก้", "เเม่", "เเสง", "เเข่ง"), 1):
        desk.measure(number, 3).value = f"โครงการ{word}ที่ {number}"
    ribbon.check()
    slips = [row for row in desk.results() if row[5] == "T003"]
    assert len(slips) == 6
    assert slips[-1][2].startswith("และอีก ")
    assert {f"{REPORT}!{desk.measure(number, 3).coordinate}" for number in range(1, 10)} <= {
        at for at, _ in desk.marks()
    }
    desk.select(desk.measure(9, 3))
    ribbon.explain()
    assert "แก้แบบเดียวกับข้อก่อนหน้า" in desk.status
