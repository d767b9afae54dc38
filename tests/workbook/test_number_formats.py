"""The format of each cell style: written out, or named by a number alone as Excel with Thai settings knows it."""

from datetime import date

import pytest

from itaxl.number_format.date_format import date_format
from itaxl.number_format.displayed_text import shown, why_not_shown
from itaxl.workbook.number_formats import built_in, number_formats, text_styles

DAY, MOMENT = 46_128, 46_128.7505


def styles(*numbers: int, own: str = "", more: str = "") -> bytes:
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in numbers)
    return f"<styleSheet><numFmts>{own}</numFmts><cellXfs>{cells}</cellXfs>{more}</styleSheet>".encode()


@pytest.mark.parametrize(
    ("number", "value", "seen"),
    [
        (0, 1.5, "1.5"),
        (4, 1234.5, "1,234.50"),
        (5, -1234, "-฿1,234"),
        (10, 0.125, "12.50%"),
        (11, 12345, "1.23E+04"),
        (12, 1.5, "1 1/2"),
        (14, DAY, "16/4/2026"),
        (15, DAY, "16-เม.ย.-26"),
        (17, DAY, "เม.ย.-26"),
        (18, MOMENT, "6:00 PM"),
        (20, MOMENT, "18:00"),
        (22, MOMENT, "16/4/2026 18:00"),
        (27, DAY, "16/4/2026"),
        (33, MOMENT, "18:00:43"),
        (37, -5, "-5"),
        (44, 0, " ฿-   "),
        (46, 1.5, "36:00:00"),
        (47, MOMENT, "00:43.2"),
        (49, "016", "016"),
        (58, DAY, "16/4/2026"),
        (59, 28, "๒๘"),
        (62, 1234.5, "๑,๒๓๔.๕๐"),
        (63, -5, "(฿๕)"),
        (68, 0.125, "๑๒.๕๐%"),
        (71, DAY, "๑๖/๔/๒๕๖๙"),
        (72, DAY, "๑๖-เม.ย.-๖๙"),
        (74, DAY, "เม.ย.-๖๙"),
        (75, MOMENT, "๑๘:๐๐"),
        (77, MOMENT, "๑๖/๔/๒๕๖๙ ๑๘:๐๐"),
        (79, 1.5, "๓๖:๐๐:๐๐"),
        (80, MOMENT, "๐๐:๔๓.๒"),
        (81, DAY, "16/4/69"),
        (26, 1.5, "1.5"),
        (163, 1.5, "1.5"),
    ],
)
def test_a_format_named_by_number_is_that_of_thai_windows(number: int, value: float | str, seen: str) -> None:
    (code,) = number_formats(styles(number))
    assert shown(value, code) == seen


def test_no_numbered_format_is_beyond_us() -> None:
    assert all(why_not_shown(date(2026, 4, 16), code) is None for code in built_in().values() if date_format(code))
    assert all(why_not_shown(5, code) is None for code in built_in().values())


def test_a_format_that_is_written_out_counts_before_its_number() -> None:
    assert number_formats(styles(14, own='<numFmt numFmtId="14" formatCode="bbbb"/>')) == ["bbbb"]


def test_formats_of_conditional_formatting_are_none_of_a_cell() -> None:
    of_a_condition = '<dxfs><dxf><numFmt numFmtId="164" formatCode=";;;"/></dxf></dxfs>'
    own = '<numFmt numFmtId="164" formatCode="0&quot; คน&quot;"/>'
    assert number_formats(styles(164, own=own, more=of_a_condition)) == ['0" คน"']
    assert text_styles(styles(164, own=own, more=of_a_condition)) == frozenset()


def test_styles_that_change_texts_are_told_from_those_that_do_not() -> None:
    codes = ["@", '@" คน"', ";;;", "0;0;0;@", "_(@_)", '0" คน"', "@@", "d/m/yyyy;@", '0;;;"x"', "General;@"]
    own = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for at, code in enumerate(codes)
    )
    found = text_styles(styles(*range(164, 164 + len(codes)), own=own))
    assert {codes[style] for style in found} == {'@" คน"', ";;;", "@@", '0;;;"x"'}
