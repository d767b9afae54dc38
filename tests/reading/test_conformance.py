"""Every source of a form gives the same submission, whatever a clerk did to the workbook."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from itaxl.form import fields
from itaxl.form.fields import GUIDE, MEMO, OFFICE, REPORT, SIGNERS, VALUE_COLUMN
from itaxl.form.form_content import FormContent, grid_of
from itaxl.model.cell import CellRef, Value
from itaxl.model.grid import Grid, GridData, Sheet
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.reading import read_submission

Through = Callable[[GridData], Grid]
Rows = list[list[Value]]


def content(measures: int = 3) -> FormContent:
    return FormContent(
        fields={"org.name": "หนองบัวงาม", "memo.subject": "รายงานผล", "memo.facts": "หนึ่ง\nสอง", "report.title": "ชื่อ"},
        signers={
            "sign.author": {"prefix": "นางสาว", "name": "ใจดี", "surname": "รักงาน", "reason": "ลงนามแทน"},
            "sign.head": {},
            "sign.clerk": {},
            "sign.mayor": {"name": "มั่นคง"},
        },
        measures=[{"no": str(n), "measure": f"มาตรการ {n}", "result": "แล้วเสร็จ"} for n in range(1, measures + 1)],
        reasons={"memo.subject": "ตามหนังสือสั่งการ"},
    )


def changed(grid: GridData, sheet: str, change: Callable[[Rows], object]) -> GridData:
    rows: Rows = [list(row) for row in grid.values[sheet]]
    change(rows)
    return replace(grid, values={**grid.values, sheet: rows})


def row_of(rows: Sequence[Sequence[Value]], key: str) -> int:
    return next(number for number, row in enumerate(rows) if row and row[0] == key)


def put(grid: GridData, sheet: str, key: str, value: Value, code: str = "General") -> GridData:
    """The grid with a value (and its number format) in the field `key`."""
    number = row_of(grid.values[sheet], key)
    new = changed(grid, sheet, lambda rows: rows[number].__setitem__(2, value))
    return replace(new, formats={**grid.formats, CellRef(sheet, number + 1, 3): code})


def texts(submission: Submission) -> dict[str, str]:
    return {key: cell.value for key, cell in submission.texts() if not key.startswith("meta.")}


def codes(submission: Submission) -> list[str]:
    return [remark.code for remark in submission.remarks]


def test_what_was_typed_is_read(through: Through) -> None:
    submission = read_submission(through(grid_of(content())))
    assert submission.remarks == ()
    assert submission.schema == fields.SCHEMA
    assert submission.text("memo.facts") == "หนึ่ง\nสอง"
    assert dict(submission.texts())["sign.author.surname"].value == "รักงาน"
    assert [row.key for row in submission.rows("measures")] == ["measures.1", "measures.2", "measures.3"]
    assert submission.rows("measures")[1].text("measure") == "มาตรการ 2"


def test_blank_fields_say_where_to_type(through: Through) -> None:
    grid = grid_of(content())
    submission = read_submission(through(grid))
    assert submission["memo.law"].ref == CellRef(MEMO, row_of(grid.values[MEMO], "memo.law") + 1, 3)
    assert submission["memo.law"].value == submission["memo.law"].raw == ""
    assert submission.table_refs["measures"].sheet == REPORT


def test_reasons_are_kept_by_row(through: Through) -> None:
    submission = read_submission(through(grid_of(content())))
    subject, author = submission["memo.subject"].ref, submission.rows("sign")[0].ref
    assert submission.reasons == {
        (MEMO, subject.row): "ตามหนังสือสั่งการ",
        (SIGNERS, author.row): "ลงนามแทน",
    }


def test_inserted_and_deleted_rows_move_values_only(through: Through) -> None:
    grid = grid_of(content())

    def insert(rows: Rows) -> None:
        rows.insert(0, [None, "หัวข้อที่แทรก", "ข้อความที่ไม่ใช่ช่องกรอก"])
        rows.insert(2, ["", "", "หมายเหตุ"])
        rows.insert(5, [])

    before = read_submission(grid)
    moved = read_submission(through(changed(changed(grid, MEMO, insert), REPORT, insert)))
    assert texts(moved) == texts(before)
    assert moved["memo.subject"].ref.row > before["memo.subject"].ref.row
    assert [(each.code, each.ref) for each in moved.remarks] == [
        ("F018", CellRef(sheet, 3, VALUE_COLUMN)) for sheet in (MEMO, REPORT)
    ]


def test_a_moved_block_is_found(through: Through) -> None:
    grid = grid_of(content())
    moved = read_submission(through(changed(grid, MEMO, lambda rows: rows.reverse())))
    assert texts(moved) == texts(read_submission(grid))
    assert moved.remarks == ()


def test_rows_moved_to_another_sheet_are_found(through: Through) -> None:
    grid = grid_of(content())
    row = grid.values[MEMO][row_of(grid.values[MEMO], "memo.subject")]
    grid = changed(grid, MEMO, lambda rows: rows.remove(list(row)))
    grid = changed(grid, OFFICE, lambda rows: rows.append(list(row)))
    moved = read_submission(through(grid))
    assert moved.text("memo.subject") == "รายงานผล"
    assert moved["memo.subject"].ref.sheet == OFFICE


def test_sheets_in_another_order_with_others_between_change_nothing(through: Through) -> None:
    grid = grid_of(content())
    extra = {"สำเนา": [["memo.subject", "", "ห้ามอ่าน"]], "Sheet1": [["x"]]}
    tabs = (Sheet("สำเนา"), *reversed(grid.tabs), Sheet("Sheet1", visible=False))
    moved = read_submission(through(replace(grid, tabs=tabs, values={**grid.values, **extra})))
    assert texts(moved) == texts(read_submission(grid))
    assert moved.remarks == ()


@pytest.mark.parametrize("number", [1, 2, 20, 200])
def test_any_number_of_measures(through: Through, number: int) -> None:
    submission = read_submission(through(grid_of(content(number))))
    assert [row.text("measure") for row in submission.rows("measures")] == [
        f"มาตรการ {n}" for n in range(1, number + 1)
    ]


def test_rows_without_content_are_no_measures(through: Through) -> None:
    grid = grid_of(content(2))

    def loosen(rows: Rows) -> None:
        end = row_of(rows, "measures.end")
        rows[end:end] = [["", "๓"], [None] * 10, [" ", "4", "  ", "\n", "\u200b"], ["", "5", *[""] * 7, "ค้าง", "ผล"]]
        rows.insert(end - 1, ["", "", ""])

    submission = read_submission(through(changed(grid, REPORT, loosen)))
    assert [row.text("measure") for row in submission.rows("measures")] == ["มาตรการ 1", "มาตรการ 2"]


def test_trailing_blank_rows_change_nothing(through: Through) -> None:
    grid = grid_of(content())
    longer = changed(grid, REPORT, lambda rows: rows.extend([["", None, " "]] * 300))
    assert texts(read_submission(through(longer))) == texts(read_submission(grid))


def test_keys_may_have_stray_blanks_and_capitals(through: Through) -> None:
    grid = changed(
        grid_of(content()), MEMO, lambda rows: [row.__setitem__(0, f" {row[0]}\u00a0".upper()) for row in rows]
    )
    submission = read_submission(through(grid))
    assert submission.text("memo.subject") == "รายงานผล"
    assert submission.remarks == ()


def test_columns_of_a_table_are_found_by_key(through: Through) -> None:
    def swap(rows: Rows) -> None:
        for row in rows[row_of(rows, "measures.columns") :]:
            if len(row) > 6:
                row[2], row[6] = row[6], row[2]

    submission = read_submission(through(changed(grid_of(content()), REPORT, swap)))
    assert submission.rows("measures")[0].text("measure") == "มาตรการ 1"
    assert submission.rows("measures")[0].text("result") == "แล้วเสร็จ"


@pytest.mark.parametrize(
    ("stored", "code", "seen"),
    [
        (28, "General", "28"),
        (28, "@", "28"),
        (28.5, "General", "28.5"),
        (7, "000", "007"),
        (28, "[$-D000000]0", "๒๘"),
        (28, "t0", "๒๘"),
        (True, "General", "TRUE"),
        (85, '0"%"', "85%"),
        (0.85, "0%", "85%"),
        (12, '"วันที่ "0', "วันที่ 12"),
        (4, '0" d"', "4 d"),
        (1500, '[>=1000]#,##0.0,"พัน";0', "1.5พัน"),
        (1.5, "# ?/?", "1 1/2"),
        (date(2021, 4, 16), "[$-,107]d/mm/yyyy;@", "16/04/2564"),
        (date(2021, 4, 16), "[$-F800]dddd, mmmm dd, yyyy", "16 เมษายน 2564"),
        (date(2021, 4, 16), "[$-th-TH-u-ca-buddhist]dd/MM/yyyy", "16/04/2564"),
        (date(2021, 4, 16), "[$-D07041E]d mmmm yyyy", "๑๖ เมษายน ๒๕๖๔"),
        (date(2021, 4, 16), "[$-107041E]d mmm yy", "16 เม.ย. 64"),
        (date(2021, 4, 16), "tdd/mm/bbbb", "๑๖/๐๔/๒๕๖๔"),
        (date(2021, 4, 16), "d mmm bb", "16 เม.ย. 64"),
        (date(2564, 4, 16), "d/m/yyyy", "16/4/2564"),
        (datetime(2021, 4, 16, 8, 30), "d/m/yyyy h:mm", "16/4/2021 8:30"),
    ],
)
def test_numbers_and_dates_are_read_as_the_clerk_sees_them(
    through: Through, stored: Value, code: str, seen: str
) -> None:
    cell = read_submission(through(put(grid_of(content()), MEMO, "memo.number", stored, code)))["memo.number"]
    assert (cell.value, cell.raw, cell.stored) == (seen, seen, stored)
    assert type(cell.stored) is type(stored)


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ('@" คน"', "42 คน"),
        ('"ที่ "@', "ที่ 42"),
        ('0;-0;0;"ข้อ "@\\.', "ข้อ 42."),
        ('0" คน"', "42"),
        ("_(* #,##0_);_(@_)", "42"),
        ("d/m/yyyy;@", "42"),
    ],
)
def test_a_text_is_read_with_what_its_format_shows_around_it(through: Through, code: str, seen: str) -> None:
    submission = read_submission(through(put(grid_of(content()), MEMO, "memo.number", "42", code)))
    cell = submission["memo.number"]
    assert (cell.value, cell.raw, cell.stored) == (seen, "42", None)
    assert submission.remarks == ()


@pytest.mark.parametrize(
    ("stored", "code", "seen"),
    [
        ("42", ";;;", ""),
        (42, ";;;", ""),
        (-5, "d/m/yyyy", "########"),
        (3_000_000, "[$-107041E]d mmmm yyyy", "########"),
        (date(2021, 4, 16), "B2d/m/yyyy", "########"),
        (5, "[>=10]0;[<0]0", "########"),
        (5, "[DBNum1]0", "########"),
        (date(2021, 4, 16), "[$-fr-FR]d mmmm yyyy", "########"),
    ],
)
def test_what_excel_does_not_show_is_remarked_at_its_cell(
    through: Through, stored: Value, code: str, seen: str
) -> None:
    submission = read_submission(through(put(grid_of(content()), MEMO, "memo.number", stored, code)))
    assert submission["memo.number"].value == seen
    assert [(each.code, each.ref) for each in submission.remarks] == [("F019", submission["memo.number"].ref)]


def test_a_text_is_cleaned_once_and_its_raw_form_is_kept(through: Through) -> None:
    raw = "  รายงาน\u200bผล  \nบรรทัดสอง \u00a0"
    cell = read_submission(through(put(grid_of(content()), MEMO, "memo.subject", raw)))["memo.subject"]
    assert cell.raw == raw
    assert cell.value == "รายงาน\u200bผล\nบรรทัดสอง"


def test_a_workbook_without_any_key_is_not_our_form(through: Through) -> None:
    foreign = GridData("x.xlsx", (Sheet("Sheet1"), Sheet(REPORT)), {"Sheet1": [["ก", 1]], REPORT: [["ยอด", 2]]})
    submission = read_submission(through(foreign))
    assert codes(submission) == ["F001"]
    assert (submission.fields, submission.rows("measures")) == ({}, ())


@pytest.mark.parametrize("sheet", fields.INPUT_SHEETS)
def test_a_missing_sheet_is_named(through: Through, sheet: str) -> None:
    grid = grid_of(content())
    values = {name: rows for name, rows in grid.values.items() if name != sheet}
    tabs = tuple(tab for tab in grid.tabs if tab.name != sheet)
    submission = read_submission(through(replace(grid, tabs=tabs, values=values)))
    assert [(each.code, each.params["sheet"], each.params["nearest"]) for each in submission.remarks] == [
        ("F003", sheet, "")
    ]


@pytest.mark.parametrize("name", ["บันทึกข้อความ (2)", "Sheet4", "{x}"])
def test_a_renamed_sheet_is_found_by_its_keys(through: Through, name: str) -> None:
    grid = grid_of(content())
    values = {name if sheet == MEMO else sheet: rows for sheet, rows in grid.values.items()} | {"อื่น": [["ก"]]}
    tabs = (Sheet("อื่น"), *(Sheet(name if tab.name == MEMO else tab.name) for tab in grid.tabs))
    submission = read_submission(through(replace(grid, tabs=tabs, values=values)))
    assert codes(submission) == ["F003"]
    nearest = submission.remarks[0].params["nearest"]
    assert isinstance(nearest, Wording)
    assert nearest.render("th") == f" (อาจเป็นแผ่น “{name}”)"
    assert submission.text("memo.subject") == "รายงานผล"


@pytest.mark.parametrize(
    "key", ["org.name", "memo.date", "report.intro", "sign.head", "measures.end", "measures.columns"]
)
def test_a_missing_key_is_named(through: Through, key: str) -> None:
    grid = grid_of(content())
    sheet = next(name for name, rows in grid.values.items() if any(row[0] == key for row in rows if row))
    lost = changed(grid, sheet, lambda rows: rows[row_of(rows, key)].__setitem__(0, None))
    submission = read_submission(through(lost))
    assert [(each.code, each.params["sheet"]) for each in submission.remarks] == [("F004", sheet)]


def test_without_its_header_keys_a_table_is_still_read_in_the_forms_columns(through: Through) -> None:
    def lose(rows: Rows) -> None:
        rows[row_of(rows, "measures.columns")][0] = None

    submission = read_submission(through(changed(grid_of(content()), REPORT, lose)))
    assert submission.rows("measures")[0].text("result") == "แล้วเสร็จ"


def test_the_first_filled_of_two_fields_counts_and_the_other_is_reported(through: Through) -> None:
    def double(rows: Rows) -> None:
        rows.insert(0, ["memo.subject", "เรื่อง", ""])
        rows.append(["memo.subject", "เรื่อง", "อีกเรื่อง"])
        rows.append(["memo.date", "วันที่", ""])

    submission = read_submission(through(changed(grid_of(content()), MEMO, double)))
    assert submission.text("memo.subject") == "รายงานผล"
    (remark,) = submission.remarks
    assert remark.code == "F009"
    assert remark.params["first"] == submission["memo.subject"].ref.address


@pytest.mark.parametrize(("schema", "read"), [(0, 0), (99, 99), ("๑", 1), ("", 0), ("ไม่ทราบ", 0), (1.5, 0)])
def test_the_schema_is_read(through: Through, schema: Value, read: int) -> None:
    submission = read_submission(through(put(grid_of(content()), GUIDE, "meta.schema", schema)))
    assert submission.schema == read


def test_a_form_without_its_guide_is_read(through: Through) -> None:
    grid = grid_of(content())
    values = {name: rows for name, rows in grid.values.items() if name != GUIDE}
    submission = read_submission(through(replace(grid, tabs=grid.tabs[1:], values=values)))
    assert submission.remarks == ()
    assert submission.text("org.name") == "หนองบัวงาม"


def test_a_cell_at_the_limit_is_reported(through: Through) -> None:
    submission = read_submission(through(put(grid_of(content()), MEMO, "memo.facts", "ก" * 32_767)))
    assert [(remark.code, remark.ref) for remark in submission.remarks] == [("F010", submission["memo.facts"].ref)]
    assert codes(read_submission(through(put(grid_of(content()), MEMO, "memo.facts", "ก" * 32_766)))) == []
