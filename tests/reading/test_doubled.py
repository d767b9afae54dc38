"""A hidden sheet of the form, and a copy of one, are told: what is read and what is seen must be the same."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from checked_form import cell_of, findings_in, form_with
from form_parts import MEMO_PART, RELS, REPORT_PART, SIGNERS_PART, WORKBOOK, part_of, parts, sample_form
from odd_files import texts_in_cells

from itaxl.form.fields import GUIDE, INPUT_SHEETS, MEMO, REPORT, RESULTS, SIGNERS
from itaxl.model.finding import Severity
from itaxl.reports.finding_text import message

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def hidden(sheet: str, state: str) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(f'name="{sheet}"'.encode(), f'state="{state}" name="{sheet}"'.encode())


def with_copy(
    part: str, name: str, change: Callable[[bytes], bytes] = lambda xml: xml, state: str = "visible"
) -> bytes:
    """The sample with a sheet copied under another name, as Excel's Move or Copy does."""
    return form_with(
        ("xl/worksheets/sheet77.xml", change(parts()[part])),
        (
            WORKBOOK,
            lambda xml: xml.replace(
                b"</sheets>", f'<sheet name="{name}" state="{state}" sheetId="77" r:id="rId77"/></sheets>'.encode()
            ),
        ),
        (
            RELS,
            lambda xml: xml.replace(
                b"</Relationships>",
                f'<Relationship Id="rId77" Type="{KIND}" Target="worksheets/sheet77.xml"/></Relationships>'.encode(),
            ),
        ),
    )


def typed(text: str, address: str = "C7") -> Callable[[bytes], bytes]:
    """Types over one cell of a sheet."""
    cell = rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)'.encode()
    return lambda xml: re.sub(cell, f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'.encode(), xml, count=1)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize("sheet", INPUT_SHEETS)
def test_a_hidden_sheet_of_the_form_is_an_error(sheet: str, state: str) -> None:
    (finding,) = findings_in(form_with((WORKBOOK, hidden(sheet, state))))
    assert (finding.code, finding.severity, cell_of(finding).sheet) == ("F015", Severity.ERROR, sheet)
    assert f"“{sheet}”" in message(finding).how


@pytest.mark.parametrize("sheet", [GUIDE, RESULTS])
def test_the_guide_and_the_results_may_be_hidden(sheet: str) -> None:
    assert findings_in(form_with((WORKBOOK, hidden(sheet, "hidden")))) == []


def test_a_copy_that_says_something_else_is_an_error_at_the_first_difference() -> None:
    (finding,) = findings_in(with_copy(MEMO_PART, f"{MEMO} (2)", typed("๑ เมษายน ๒๕๖๙")))
    assert (finding.code, finding.severity, str(finding.ref)) == ("F020", Severity.ERROR, f"{MEMO} (2)!C7")
    assert f"ใช้แผ่น “{MEMO}” เท่านั้น" in message(finding).why


@pytest.mark.parametrize(
    ("part", "sheet", "name"), [(MEMO_PART, MEMO, "สำรอง"), (SIGNERS_PART, SIGNERS, "x"), (REPORT_PART, REPORT, "เดิม")]
)
def test_a_copy_that_says_the_same_is_a_warning(part: str, sheet: str, name: str) -> None:
    (finding,) = findings_in(with_copy(part, name))
    assert (finding.code, finding.severity) == ("F020", Severity.WARNING)
    assert finding.params["home"] == sheet


def test_a_copy_with_its_texts_in_its_cells_is_found_too() -> None:
    inline = lambda _: texts_in_cells(MEMO_PART, parts()[MEMO_PART])  # noqa: E731
    assert [each.code for each in findings_in(with_copy(MEMO_PART, "x", inline))] == ["F020"]


def test_a_copy_made_by_openpyxl_is_found_too() -> None:
    book = openpyxl.load_workbook(BytesIO(sample_form()), keep_vba=True)
    book.copy_worksheet(book[MEMO])["C7"] = "วันอื่น"
    stream = BytesIO()
    book.save(stream)
    (finding,) = findings_in(stream.getvalue())
    assert (finding.code, str(finding.ref)) == ("F020", f"{MEMO} Copy!C7")


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_copy_is_nobody_s_business(state: str) -> None:
    assert findings_in(with_copy(MEMO_PART, "เก่า", typed("อื่น"), state)) == []


def test_a_sheet_with_other_words_is_no_copy() -> None:
    notes = lambda _: b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'  # noqa: E731
    assert findings_in(with_copy(MEMO_PART, "จดไว้", notes)) == []


def test_a_copy_that_reaches_too_far_does_not_make_the_form_unreadable() -> None:
    far = lambda xml: xml.replace(  # noqa: E731
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert findings_in(with_copy(MEMO_PART, "ยาว", far)) == []


def test_of_a_renamed_sheet_and_its_copy_nothing_more_is_said_than_that_it_is_lost(tmp_path: Path) -> None:
    renamed = lambda xml: xml.replace(f'name="{MEMO}"'.encode(), f'name="{MEMO} (2)"'.encode())  # noqa: E731
    assert [each.code for each in findings_in(form_with((WORKBOOK, renamed)))] == ["F003"]
    assert part_of(MEMO) == MEMO_PART
