"""Rows and columns that nobody sees are told when their content would be printed, and only then."""

import re

import pytest
from checked_form import before, cell_of, findings_in, form_with, submission_of_file, tag_with
from form_parts import MEMO_PART, OFFICE_PART, REPORT_PART, SIGNERS_PART, parts, sample_form

from itaxl.form.fields import MEMO, OFFICE, REPORT, SIGNERS
from itaxl.model.finding import Severity
from itaxl.reports.finding_text import message

SAMPLE = submission_of_file(sample_form())
MEASURES = [row.ref.row for row in SAMPLE.rows("measures")]
ROWS = {row.key: row.ref.row for row in SAMPLE.rows("sign")}
FILTER = (
    '<autoFilter ref="B10:I30"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>'
)


def row_of(key: str) -> int:
    return SAMPLE[key].ref.row if key in SAMPLE.fields else ROWS[key]


def row(number: int, attributes: str):
    return tag_with(f'<row r="{number}"', attributes)


def said(data: bytes) -> list[tuple[str, str, str]]:
    return [(each.code, str(each.ref), message(each).what) for each in findings_in(data)]


def test_the_clean_form_hides_its_keys_alone_and_nothing_is_said() -> None:
    assert b'hidden="1"' in parts()[REPORT_PART]
    assert findings_in(sample_form()) == []


@pytest.mark.parametrize(
    ("attributes", "state"),
    [
        ('hidden="1"', "ถูกซ่อนไว้"),
        ('hidden="true" ht="0" customHeight="1"', "ถูกซ่อนไว้"),
        ('ht="0" customHeight="1"', "แคบจนมองไม่เห็น"),
        ('ht="0.75" customHeight="1"', "แคบจนมองไม่เห็น"),
        ('hidden="1" outlineLevel="1"', "ถูกยุบไว้ในกลุ่ม"),
    ],
)
def test_a_measure_in_a_row_without_a_place_on_the_screen_is_an_error(attributes: str, state: str) -> None:
    third = MEASURES[2]
    (finding,) = findings_in(form_with((REPORT_PART, row(third, attributes))))
    assert (finding.code, finding.severity, finding.key) == ("F013", Severity.ERROR, "measures.3")
    assert (cell_of(finding).sheet, cell_of(finding).row) == (REPORT, third)
    assert message(finding).what == f"แถว {third} {state} แต่เอกสารจะพิมพ์ข้อความนั้น"


def test_one_filter_is_one_finding_that_names_all_its_rows() -> None:
    hidden = [MEASURES[1], MEASURES[3], MEASURES[4]]
    changes = [(REPORT_PART, row(number, 'hidden="1"')) for number in hidden]
    (finding,) = findings_in(form_with(*changes, (REPORT_PART, before("</worksheet>", FILTER))))
    assert finding.params["numbers"] == f"{hidden[0]}, {hidden[1]}–{hidden[2]}"
    assert [cell_of(finding).row, *(ref.row for ref in finding.also)] == hidden
    assert "ตัวกรอง" in message(finding).what
    assert "ข้อมูล › ล้าง" in message(finding).how


def test_a_filter_that_hides_nothing_is_no_finding() -> None:
    assert findings_in(form_with((REPORT_PART, before("</worksheet>", FILTER)))) == []


@pytest.mark.parametrize(
    ("part", "sheet", "key"),
    [
        (MEMO_PART, MEMO, "memo.date"),
        (MEMO_PART, MEMO, "memo.facts"),
        (OFFICE_PART, OFFICE, "org.name"),
        (OFFICE_PART, OFFICE, "org.emblem"),
        (SIGNERS_PART, SIGNERS, "sign.head"),
    ],
)
def test_so_is_a_hidden_field_a_signer_and_a_row_that_holds_a_picture(part: str, sheet: str, key: str) -> None:
    (finding,) = findings_in(form_with((part, row(row_of(key), 'hidden="1"'))))
    assert (finding.code, finding.key, cell_of(finding).sheet) == ("F013", key, sheet)


def test_a_signer_who_is_not_shown_may_be_hidden() -> None:
    number, column = row_of("sign.head"), dict(SAMPLE.texts())["sign.head.show"].ref.address
    not_shown = (
        SIGNERS_PART,
        lambda xml: xml.replace(
            xml_of_cell(xml, column), f'<c r="{column}" t="inlineStr"><is><t>ไม่</t></is></c>'.encode()
        ),
    )
    assert findings_in(form_with(not_shown, (SIGNERS_PART, row(number, 'hidden="1"')))) == []


def xml_of_cell(xml: bytes, address: str) -> bytes:
    start = xml.index(f'<c r="{address}"'.encode())
    return xml[start : xml.index(b"</c>", start) + 4]


@pytest.mark.parametrize("key", ["style.font", "memo.law"])
def test_a_hidden_field_that_says_nothing_of_its_own_is_no_finding(key: str) -> None:
    part = OFFICE_PART if key.startswith("style") else MEMO_PART
    assert SAMPLE[key].value in ("", "TH SarabunPSK")
    assert findings_in(form_with((part, row(row_of(key), 'hidden="1"')))) == []


def test_ready_rows_and_labels_may_be_hidden() -> None:
    changes = [(REPORT_PART, row(number, 'hidden="1"')) for number in range(MEASURES[-1] + 1, MEASURES[-1] + 10)]
    assert findings_in(form_with(*changes, (REPORT_PART, row(1, 'hidden="1"')))) == []


@pytest.mark.parametrize("attributes", ['hidden="1"', 'width="0" customWidth="1"', 'hidden="true" width="0"'])
def test_a_hidden_column_of_results_is_one_finding(attributes: str) -> None:
    column = SAMPLE.rows("measures")[0]["result"].ref.column
    (finding,) = findings_in(form_with((REPORT_PART, tag_with(f'<col min="{column}"', attributes))))
    assert (finding.code, str(finding.ref), finding.params["numbers"]) == ("F013", f"{REPORT}!G{MEASURES[0]}", "G")


@pytest.mark.parametrize("column", ["no", "evidence"])
def test_columns_that_are_not_printed_may_be_hidden(column: str) -> None:
    number = SAMPLE.rows("measures")[0][column].ref.column
    assert findings_in(form_with((REPORT_PART, tag_with(f'<col min="{number}"', 'hidden="1"')))) == []


def test_hints_and_findings_may_be_hidden() -> None:
    changes = [(MEMO_PART, tag_with(f'<col min="{number}"', 'hidden="1"')) for number in (2, 5, 6)]
    assert findings_in(form_with(*changes)) == []


def test_a_hidden_column_of_values_is_told_at_its_first_field() -> None:
    (finding,) = findings_in(form_with((MEMO_PART, tag_with('<col min="3"', 'hidden="1"'))))
    assert (finding.params["numbers"], cell_of(finding).column, cell_of(finding).sheet) == ("C", 3, MEMO)


def test_prefixes_and_quotes_do_not_hide_it() -> None:
    def prefixed(xml: bytes) -> bytes:
        xml = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", row(MEASURES[0], 'hidden="1"')(xml))
        return re.sub(rb'(\shidden=)"1"', rb"\1'1'", xml.replace(b" xmlns=", b" xmlns:x=", 1))

    assert [each.code for each in findings_in(form_with((REPORT_PART, prefixed)))] == ["F013"]
