"""What waits for another cell is held back alike in every report: counted apart, named, and without its own advice."""

import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from itaxl.excel.results import rows_of
from itaxl.model.finding import Severity
from itaxl.reports.checked import Checked, lines, worst_first
from itaxl.reports.comparison import Comparison
from itaxl.reports.html import html_report
from itaxl.reports.json import json_report, workbook_record
from itaxl.reports.terminal import text_report
from itaxl.reports.worklist import COLUMNS, worklist

CELL = "หน่วยงาน!C6"
MISLEADING = "แก้ให้เป็นวันที่ภายในปีนั้น"
"""What the held back findings would advise: the dates are right."""


@pytest.fixture
def held(waiting: Checked) -> int:
    """How many findings wait."""
    (count,) = waiting.waiting.values()
    return count


@pytest.fixture
def count_line(held: int) -> str:
    return f"อีก {held} ข้อ รอแก้ช่อง {CELL} ก่อน"


def test_only_the_cause_is_counted(waiting: Checked, held: int) -> None:
    assert held > 10
    assert waiting.count(Severity.ERROR) == 1
    assert waiting.count(Severity.WARNING) == 0
    assert waiting.verdict.th == "ยังส่งไม่ได้"
    assert workbook_record(waiting)["counts"]["waiting"] == held


def test_the_terminal_names_the_cell_and_then_what_waits_for_it(waiting: Checked, count_line: str, held: int) -> None:
    said = list(text_report([waiting]))
    assert f"  {count_line}" in said
    listed = said[said.index(count_line) + 1 :]
    assert len([line for line in listed if re.search(r"  [A-Z]\d{3}$", line)]) == held
    assert MISLEADING not in "\n".join(said)


def test_the_page_names_the_cell_and_then_what_waits_for_it(waiting: Checked, count_line: str, held: int) -> None:
    page = html_report([waiting])
    section = page.partition(f"<h3>{count_line}</h3>")[2].partition("</ul>")[0]
    assert section.count("<li>") == held
    assert f'<span class="accepted">{count_line}</span>' in page
    assert MISLEADING not in page


def test_the_worklist_says_what_to_mend_first(waiting: Checked, held: int) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(worklist([waiting]))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    waits = [row for row in rows if row[COLUMNS.index("level")] == "รอ"]
    assert len(waits) == held
    assert {row[COLUMNS.index("how")] for row in waits} == {f"รอแก้ช่อง {CELL} ก่อน"}
    assert rows[-held:] == waits


def test_the_machine_names_the_cell(waiting: Checked, held: int) -> None:
    findings: list[dict[str, Any]] = json.loads(json_report([waiting]))["workbooks"][0]["findings"]
    waits = [each for each in findings if each["waits_for"]]
    assert {each["waits_for"] for each in waits} == {CELL}
    assert len(waits) == held
    assert not any(MISLEADING in each["message_th"] for each in findings)


def test_a_row_of_the_results_sheet_says_so_too(waiting: Checked) -> None:
    *_, last = rows_of(lines(waiting.findings)[-1])
    assert (last[0], last[4]) == ("รอ", f"รอแก้ช่อง {CELL} ก่อน")


def test_every_report_keeps_to_its_schema(waiting: Checked) -> None:
    import jsonschema

    schema = Path(__file__).parents[2] / "docs" / "schema" / "check-1.json"
    jsonschema.validate(json.loads(json_report([waiting])), json.loads(schema.read_text(encoding="utf-8")))


def test_a_workbook_is_ranked_by_what_stands(waiting: Checked, faulty: Checked) -> None:
    assert worst_first([waiting, faulty]) == [faulty, waiting]


def test_what_waits_now_was_not_mended_since(waiting: Checked) -> None:
    stood = workbook_record(waiting)
    for finding in stood["findings"]:
        finding["waits_for"] = None
    before = Comparison({waiting.path: json.loads(json.dumps(stood))}, {})
    assert before.of(waiting).fixed == ()
    assert before.of(waiting).new == frozenset()
