"""The answer on a terminal: verdict first, findings by sheet, Thai columns in line."""

import re

from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding
from itaxl.reports.checked import Checked
from itaxl.reports.terminal import text_report
from itaxl.thai.text import width


def test_the_verdict_comes_first(faulty: Checked, clean: Checked) -> None:
    assert next(text_report([faulty])).startswith("ยังส่งไม่ได้")
    assert next(text_report([clean])).startswith("พร้อมส่ง")


def test_findings_stand_under_their_sheets_in_the_forms_order(faulty: Checked) -> None:
    said = list(text_report([faulty]))
    assert said.index("หน่วยงาน") < said.index("บันทึกข้อความ") < said.index("รายงาน")


def test_every_finding_shows_its_cell_and_code(faulty: Checked) -> None:
    text = "\n".join(text_report([faulty]))
    for finding in faulty.findings:
        assert finding.code in text
        assert finding.ref is None or finding.ref.address in text


def test_no_line_is_wider_than_the_screen(faulty: Checked) -> None:
    for columns in (60, 80, 110):
        assert max(map(width, text_report([faulty], width=columns))) <= columns


def test_severities_and_addresses_stand_in_columns(faulty: Checked) -> None:
    heads = [line for line in text_report([faulty]) if re.match("  (ต้องแก้|ควรตรวจ|ข้อสังเกต) +[A-Z]", line)]
    starts = {width(before[0]) for line in heads if (before := re.match("[^A-Z]+", line))}
    assert len(heads) > 2
    assert starts == {13}


def test_several_workbooks_end_with_a_sum(results: list[Checked]) -> None:
    assert list(text_report(results))[-1] == "ตรวจ 3 ไฟล์ · ยังส่งไม่ได้ 2 ไฟล์ · ส่งได้ 1 ไฟล์"


def test_colour_is_the_callers_choice(faulty: Checked) -> None:
    assert "\x1b" not in "\n".join(text_report([faulty]))
    painted = "\n".join(text_report([faulty], paint=lambda text, colour: f"<{colour}>{text}"))
    assert "<red>" in painted


def test_of_one_rule_five_are_told_and_the_cells_of_the_others_named() -> None:
    cells = [CellRef("รายงาน", row, 7) for row in range(5, 13)]
    findings = tuple(Finding("T005", ref, "", {"text": ref.address, "right": "ก"}, (0, 1)) for ref in cells)
    said = list(text_report([Checked("ก.xlsm", "", 2569, findings)]))
    assert sum("T005" in line for line in said) == 6
    (more,) = (line for line in said if "และอีก ๓ ช่อง" in line)
    assert more
    assert any("G10, G11, G12" in line for line in said)


def test_what_returns_the_paper_is_told_before_what_looks_bad() -> None:
    findings = (
        Finding("T009", CellRef("หน่วยงาน", 5, 3), "", {"kind": "-"}),
        Finding("T005", CellRef("บันทึกข้อความ", 5, 3), "", {"text": "ก", "right": "ข"}),
        Finding("P001", CellRef("รายงาน", 5, 3), "", {"text": "1"}),
    )
    text = "\n".join(text_report([Checked("ก.xlsm", "", 2569, findings)]))
    assert text.index("P001") < text.index("T005") < text.index("T009")
