"""What is found about the file and the form itself."""

from dataclasses import replace

import pytest

from itaxl.checking import check
from itaxl.form.fields import HIDE, SCHEMA
from itaxl.form.form_content import grid_of
from itaxl.model.finding import Severity
from itaxl.model.grid import GridData, Remark, Sheet
from itaxl.model.wording import Wording
from itaxl.reading import read_submission
from itaxl.reports.finding_text import message
from itaxl.sample import sample_content
from itaxl.years.catalogue import fiscal_year

YEAR = fiscal_year(2569)


@pytest.fixture
def grid():
    return grid_of(sample_content(YEAR))


def findings(grid, **changes):
    return check(replace(read_submission(grid), **changes), YEAR, select=["F"])


def test_the_sample_is_our_form(grid):
    assert findings(grid) == []


def test_a_workbook_without_our_keys_is_not_our_form():
    other = GridData("list.xlsx", (Sheet("Sheet1"),), {"Sheet1": [["ลำดับ", "ชื่อ"], [1.0, "ก"]]})
    assert [finding.code for finding in findings(other)] == ["F001"]


def test_a_newer_form_is_an_error_that_names_both_versions(grid):
    (finding,) = findings(grid, schema=SCHEMA + 1)
    assert (finding.code, finding.severity) == ("F002", Severity.ERROR)
    assert "ใหม่กว่า" in message(finding).what
    assert "ติดตั้ง" in message(finding).how


def test_an_older_form_is_a_note(grid):
    (finding,) = findings(grid, schema=SCHEMA - 1)
    assert (finding.code, finding.severity) == ("F002", Severity.INFO)


def test_a_cell_that_cannot_be_shown_says_why_at_its_place(grid):
    ref = read_submission(grid)["memo.number"].ref
    (finding,) = findings(replace(grid, formats={**grid.formats, ref: ";;;"}))
    assert (finding.code, finding.ref, finding.severity) == ("F019", ref, Severity.ERROR)
    assert "ซ่อน" in message(finding).what
    assert "hides" in message(finding, "en").what


def test_a_renamed_sheet_is_named_with_what_it_may_be_now(grid):
    tabs = tuple(Sheet("รายงาน (2)") if tab.name == "รายงาน" else tab for tab in grid.tabs)
    values = {("รายงาน (2)" if name == "รายงาน" else name): rows for name, rows in grid.values.items()}
    (finding,) = findings(replace(grid, tabs=tabs, values=values))
    assert finding.code == "F003"
    assert "รายงาน (2)" in message(finding).what
    assert "รายงาน (2)" in message(finding, "en").what


def test_a_deleted_row_is_named_by_its_label(grid):
    rows = [row for row in grid.values["บันทึกข้อความ"] if row[0] != "memo.date"]
    (finding,) = findings(replace(grid, values=grid.values | {"บันทึกข้อความ": rows}))
    assert finding.code == "F004"
    assert "วันที่" in message(finding).what


@pytest.mark.parametrize(
    ("code", "severity", "params"),
    [
        ("F005", Severity.WARNING, {}),
        ("F006", Severity.ERROR, {}),
        ("F007", Severity.WARNING, {"thing": "Sheet1.xlsx"}),
        ("F008", Severity.WARNING, {"range": "C3:C4"}),
        ("F009", Severity.WARNING, {"field": "วันที่", "first": "C4", "sheet": "บันทึกข้อความ"}),
        ("F010", Severity.WARNING, {"length": 32767}),
        ("F011", Severity.ERROR, {"key": "org.emblem"}),
        ("F011", Severity.ERROR, {"key": "sign.author", "name": ""}),
        ("F011", Severity.WARNING, {"key": "org.emblem", "name": "ครุฑ.gif"}),
    ],
)
def test_what_the_reader_noticed_becomes_a_finding(grid, code, severity, params):
    ref = read_submission(grid)["org.name"].ref
    (finding,) = findings(grid, remarks=(Remark(code, ref, params),))
    assert (finding.code, finding.severity, finding.ref) == (code, severity, ref)
    for lang in ("th", "en"):
        assert "{" not in message(finding, lang).what + message(finding, lang).how


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "รูปในช่องนี้ใช้ไม่ได้"),
        ({"name": "", "fault": Wording("ไม่ใช่รูป PNG", "is no PNG")}, "รูปในช่องนี้ใช้ไม่ได้ (ไม่ใช่รูป PNG)"),
        ({"name": "ตรา{1}.gif", "fault": Wording("ไม่พบไฟล์", "is away")}, "รูป “ตรา{1}.gif” ในช่องนี้ใช้ไม่ได้ (ไม่พบไฟล์)"),
    ],
)
def test_a_picture_is_named_with_its_fault(grid, params, said):
    ref = read_submission(grid)["org.name"].ref
    (finding,) = findings(grid, remarks=(Remark("F011", ref, {"key": "org.emblem", **params}),))
    assert message(finding).what == said
    assert message(finding).where == "ตราครุฑ"


def test_the_signature_of_one_who_does_not_sign_is_no_error(grid):
    form = read_submission(grid)
    hidden = [
        replace(row, cells={**row.cells, "show": row.cells["show"]._replace(value=HIDE)})
        if row.key == "sign.head"
        else row
        for row in form.rows("sign")
    ]
    head = form.row("sign.head")
    assert head
    remark = Remark("F011", head.ref, {"key": "sign.head"})
    found = check(replace(form.with_rows("sign", hidden), remarks=(remark,)), YEAR, select=["F"])
    assert [each.severity for each in found] == [Severity.WARNING]


def test_nothing_else_is_said_of_a_form_that_cannot_be_read(grid):
    bad = replace(
        read_submission(grid), remarks=(Remark("F003", params={"sheet": "รายงาน", "nearest": ""}),), tables={}
    )
    assert [finding.code for finding in check(bad, YEAR)] == ["F003"]
