"""The light pass sees on a sheet what readers of values leave out."""

from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.office_file.zip_package import Container
from itaxl.workbook.number_formats import number_formats
from itaxl.workbook.sheet_scan import column_number, cut_before_rows, scan

LIMITS = limits("")


def sheet(rows: str, after: str = "") -> bytes:
    return f'<worksheet xmlns="x"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def see(rows: str, after: str = ""):
    return scan([sheet(rows, after)], LIMITS)


def test_error_cells_are_seen_with_their_error() -> None:
    found = see('<row r="5"><c r="C5" s="1" t="e"><f>A1</f><v>#REF!</v></c><c r="D5" t="e"><v>#SPILL!</v></c></row>')
    assert found.errors == {"C5": "#REF!", "D5": "#SPILL!"}


def test_a_picture_in_a_cell_is_no_error() -> None:
    found = see('<row r="5"><c r="C5" t="e" vm="1"><v>#VALUE!</v></c></row>')
    assert (found.errors, found.pictured) == ({}, {"C5": 1})


@pytest.mark.parametrize("inside", ["<f>A1</f>", "<f>A1</f><v/>", "<f>A1</f><v></v>", '<f t="shared" si="0"/>'])
def test_a_formula_without_a_result_is_seen(inside: str) -> None:
    assert see(f'<row r="5"><c r="C5">{inside}</c></row>').unsolved == ["C5"]


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C5"><f>A1</f><v>1</v></c>',
        '<c r="C5" t="str"><f>A1</f><v></v></c>',
        '<c r="C5" t="b"><f>A1</f><v>0</v></c>',
    ],
)
def test_a_formula_with_a_result_is_fine(cell: str) -> None:
    assert see(f'<row r="5">{cell}</row>').unsolved == []


def test_prefixes_quotes_and_order_of_attributes_do_not_matter() -> None:
    found = see(
        "<x:row r='5'><x:c t='e' r='C5'><x:v>#N/A</x:v></x:c><x:c s='3' r='D5'><x:v>1</x:v></x:c></x:row>",
        "<x:mergeCell ref='A1:B2'/>",
    )
    assert (found.errors, found.styles, found.merges) == ({"C5": "#N/A"}, {"D5": 3}, ["A1:B2"])


CELLS = [
    ' s="1" t="s"><v>0</v>',
    ' s="2"><v>1</v>',
    ' t="e"><v>#N/A</v>',
    ' t="e" vm="3"><v>#VALUE!</v>',
    "><f>A1</f>",
    ' t="str"><f>A1</f><v></v>',
    ' t="inlineStr"><is><t>ก</t></is>',
]


@given(st.lists(st.tuples(st.sampled_from(["A", "Z", "AA", "ZZ"]), st.sampled_from(CELLS)), max_size=6))
def test_a_sheet_shows_the_same_however_its_cells_are_written(cells: list[tuple[str, str]]) -> None:
    usual = "".join(f'<c r="{letters}9"{inside}</c>' for letters, inside in cells)
    prefixed = usual.replace("<", "<x:").replace("<x:/", "</x:")
    far = usual + '<c r="A10000" s="1"/>'
    spaced = usual.replace("<c ", "<c\n")
    found = see(f'<row r="9">{usual}</row>')
    assert found == see(f'<x:row r="9">{prefixed}</x:row>')
    assert found == see(f'<row r="9">{far}</row>') == see(f'<row r="9">{spaced}</row>')


def test_cells_without_addresses_follow_each_other() -> None:
    found = see(
        '<row><c t="s"><v>0</v></c><c t="e"><v>#N/A</v></c></row>'
        '<row r="7"><c/><c r="F7"/><c s="2"><v>1</v></c></row>'
        '<row><c t="e"><v>#REF!</v></c></row>'
    )
    assert (found.errors, found.styles) == ({"B1": "#N/A", "A8": "#REF!"}, {"G7": 2})


def test_rows_and_columns_without_room_are_seen_with_their_cause() -> None:
    found = see(
        '<row r="2" hidden="1"/><row r="3" ht="12" hidden="true"><c r="A3"/></row><row r="4" ht="0.5"/>'
        '<row r="6" outlineLevel="1" hidden="1"/><row r="7" hidden="0" customHeight="1" ht="15"/>'
    )
    assert found.rows == [(2, 3, "hidden"), (4, 4, "flat"), (6, 6, "folded")]
    cols = (
        b'<cols><col min="1" max="2" hidden="1" width="9"/><col min="4" max="4" width="0.14"/>'
        b'<col min="5" max="5" width="10"/>'
    )
    assert scan([b"<worksheet>" + cols + b"</cols><sheetData/></worksheet>"], LIMITS).columns == [
        (1, 2, "hidden"),
        (4, 4, "flat"),
    ]


def test_hidden_rows_without_addresses_are_counted() -> None:
    assert see("<row><c/></row><row hidden='1'><c/></row><row r='9'><c/></row><row hidden=\"1\"/>").rows == [
        (2, 2, "hidden"),
        (10, 10, "hidden"),
    ]


@pytest.mark.parametrize(
    ("head", "after", "rows"),
    [
        ("", '<autoFilter ref="B2:C9"/>', range(0)),
        ("", '<autoFilter ref="B2:C9"><filterColumn colId="0"/></autoFilter>', range(2, 10)),
        ('<sheetPr filterMode="1"/>', '<autoFilter ref="$B$2:$C$9"/>', range(2, 10)),
        ('<sheetPr filterMode="1"/>', "", range(1, 1_048_577)),
    ],
)
def test_rows_under_a_filter_are_known(head: str, after: str, rows: range) -> None:
    xml = f'<worksheet>{head}<sheetData><row r="3" hidden="1"/></sheetData>{after}</worksheet>'
    assert scan([xml.encode()], LIMITS).filtered == rows


@given(st.lists(st.integers(1, 40), max_size=12).map(sorted))
def test_a_sheet_may_come_in_any_pieces(cuts: list[int]) -> None:
    whole = sheet("".join(f'<row r="{n}"><c r="C{n}" t="e"><v>#N/A</v></c></row>' for n in range(1, 30)))
    edges = [0, *(len(whole) * cut // 41 for cut in cuts), len(whole)]
    pieces = [whole[start:end] for start, end in pairwise(edges)]
    assert b"".join(cut_before_rows(pieces)) == whole
    assert scan(pieces, LIMITS) == scan([whole], LIMITS)


def test_a_large_sheet_is_cut_between_rows() -> None:
    row = '<row r="{n}" spans="1:3"><c r="C{n}" t="e"><v>#N/A</v></c></row>'
    whole = sheet("".join(row.format(n=n) for n in range(1, 60_000)))
    pieces = list(cut_before_rows(whole[at : at + 500_001] for at in range(0, len(whole), 500_001)))
    assert len(pieces) > 2
    assert all(piece.startswith(b"<row ") for piece in pieces[1:])
    assert len(scan(pieces, LIMITS).errors) == 59_999


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "box"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "rows"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "columns"),
        ('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>', "columns"),
        ('<row r="1"><c t="s" r="XFE1"><v>1</v></c></row>', "columns"),
    ],
)
def test_cells_that_reach_too_far_are_over_a_limit(rows: str, name: str) -> None:
    with pytest.raises(UnreadableFile) as reason:
        see(rows)
    assert (reason.value.kind, reason.value.name) == ("limit", name)


def test_styled_blanks_reach_nowhere() -> None:
    assert see('<row r="1048576"><c r="XFD1048576" s="5"/><c r="A1048576" s="5"></c></row>').bottom == 0


def test_too_many_merges_are_over_a_limit() -> None:
    with pytest.raises(UnreadableFile) as reason:
        see("", '<mergeCell ref="A1:B1"/>' * 50_001)
    assert reason.value.name == "merges"


CODES = ["000", "[$-D000000]0", "[$-D07041E]d mmmm yyyy", '"ก & <ข>" 0', "0.00", "General", "d/m/yy h:mm", "t0", "@"]


def test_number_formats_are_those_that_openpyxl_sees() -> None:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream)
    page = book.add_worksheet()
    for row, code in enumerate(CODES):
        page.write_number(row, 2, 5, book.add_format({"num_format": code, "bold": row % 2}))
    book.close()
    container = Container(stream.getvalue(), LIMITS)
    found = scan(container.pieces("xl/worksheets/sheet1.xml"), LIMITS)
    codes = number_formats(container.read("xl/styles.xml"))
    theirs = openpyxl.load_workbook(stream).active
    for row in range(1, len(CODES) + 1):
        style = found.styles.get(f"C{row}")
        assert (codes[style] if style is not None else "General") == theirs.cell(row, 3).number_format


@given(st.integers(1, 16_384))
def test_columns_are_counted_as_openpyxl_counts_them(number: int) -> None:
    assert column_number(openpyxl.utils.get_column_letter(number)) == number
