"""Of many findings the few that a person reads: on the screen, the page, in letters and on ผลตรวจ."""

import json

from itaxl.model.cell import CellRef
from itaxl.model.finding import Finding, Severity
from itaxl.reports.checked import Checked, lines
from itaxl.reports.few import few
from itaxl.reports.html import html_report
from itaxl.reports.json import json_report
from itaxl.reports.points import points

SLIPS = tuple(
    Finding("T005", CellRef("รายงาน", row, 7), "measures.1.result", {"text": f"คำที่{row}", "right": "ก"}, (0, 1))
    for row in range(5, 13)
)
NUMBER = Finding("P001", CellRef("รายงาน", 20, 7), "measures.1.result", {"text": "1"}, severity=Severity.ERROR)
CHECKED = Checked("ก.xlsm", "อบต.ก", 2569, (*SLIPS, NUMBER))


def test_of_a_rule_five_are_told_and_one_line_names_the_cells_of_the_others() -> None:
    told = few(lines(SLIPS))
    assert len(told) == 6
    assert told[-1].line.what == "และอีก ๓ ช่อง: “…” สะกดผิด"
    assert told[-1].line.address == "G10, G11, G12"
    assert told[-1].of == (5, 6, 7)


def test_what_costs_most_is_told_first() -> None:
    alike = Finding("C003", CellRef("รายงาน", 9, 3), "", {"other": 1, "text": "ก"}, severity=Severity.INFO)
    slip = Finding("T009", CellRef("บันทึกข้อความ", 5, 3), "memo.to", {"kind": "-"}, severity=Severity.INFO)
    assert [each.line.code for each in few(lines((slip, SLIPS[0], alike, NUMBER)))] == ["P001", "T005", "C003", "T009"]


def test_findings_without_a_cell_are_counted() -> None:
    others = [Finding("X001", params={"other": f"{number}.xlsm"}) for number in range(8)]
    (*_, rest) = few(lines(others))
    assert rest.line.what.startswith("และอีก ๓ ข้อ")


def test_what_waits_or_is_accepted_is_left_as_it_is() -> None:
    held = [Finding("T005", each.ref, each.key, each.params, waits_for=CellRef("หน่วยงาน", 5, 3)) for each in SLIPS]
    assert len(few(lines(held))) == len(held)


def test_the_page_tells_few_and_json_all() -> None:
    page = html_report([CHECKED])
    assert "คำที่9" in page
    assert "คำที่10" not in page
    assert "และอีก ๓ ช่อง" in page
    assert page.index(">P001<") < page.index(">T005<")
    assert len(json.loads("".join(json_report([CHECKED])))["workbooks"][0]["findings"]) == len(CHECKED.findings)


def test_a_letter_tells_few() -> None:
    told = points(CHECKED, CHECKED.findings)
    assert len(told) == 7
    assert told[-1].place.endswith("(G10 - G12)")
    assert told[-1].mend == "แก้แบบเดียวกับข้อก่อนหน้า"
