"""Letters that a person sees struck out, raised or not at all are told where they would be printed plainly."""

import re
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from checked_form import findings_in, form_with, submission_of_file
from form_parts import MEMO_PART, OFFICE_PART, REPORT_PART, STYLES, TEXTS, parts, sample_form
from odd_files import texts_in_cells
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from itaxl.form.fields import REPORT
from itaxl.model.finding import Finding, Severity
from itaxl.reports.finding_text import message

SAMPLE = submission_of_file(sample_form())
RESULT = SAMPLE.rows("measures")[2]["result"].ref


def rich(*runs: tuple[str, str]) -> str:
    """The XML of a text in runs, each of its properties (none: those of the cell) and its letters."""
    return "".join(
        f'<r>{f"<rPr>{properties}</rPr>" if properties else ""}<t xml:space="preserve">{letters}</t></r>'
        for properties, letters in runs
    )


def with_runs(*runs: tuple[str, str], cell: str = RESULT.address, part: str = REPORT_PART) -> bytes:
    """The sample with a text in runs in one cell, as Excel stores it."""
    number = parts()[TEXTS].count(b"<si>")
    return form_with(
        (TEXTS, lambda xml: xml.replace(b"</sst>", f"<si>{rich(*runs)}</si></sst>".encode())),
        (part, typed(cell, f't="s"><v>{number}</v>')),
    )


def typed(cell: str, inside: str) -> Callable[[bytes], bytes]:
    pattern = rf'<c r="{cell}"( s="\d+")[^>]*?(?:/>|>.*?</c>)'.encode()
    return lambda xml: re.sub(pattern, rb'<c r="%b"\1 %b</c>' % (cell.encode(), inside.encode()), xml, count=1)


def with_style(
    font: str, fill: str = "", cell: str = RESULT.address, part: str = REPORT_PART, number: str = ""
) -> bytes:
    """The sample with one cell in a font and a fill of its own, holding a number if one is given."""
    fonts, fills, styles = (count(table) for table in ("fonts", "fills", "cellXfs"))
    style = f'<xf numFmtId="0" fontId="{fonts}" fillId="{fills if fill else 0}" borderId="0" xfId="0"/>'

    def change(xml: bytes) -> bytes:
        xml = xml.replace(b"</fonts>", f"<font>{font}</font></fonts>".encode())
        xml = xml.replace(b"</fills>", f"<fill>{fill}</fill></fills>".encode() if fill else b"</fills>")
        return xml.replace(b"</cellXfs>", f"{style}</cellXfs>".encode())

    def dressed(xml: bytes) -> bytes:
        if number:
            xml = typed(cell, f"><v>{number}</v>")(xml)
        return re.sub(rf'<c r="{cell}" s="\d+"'.encode(), f'<c r="{cell}" s="{styles}"'.encode(), xml)

    return form_with((STYLES, change), (part, dressed))


def count(table: str) -> int:
    """How many entries a table of the sample's styles has."""
    (said,) = re.findall(rf'<{table} count="(\d+)"'.encode(), parts()[STYLES])
    return int(said)


def solid(colour: str) -> str:
    return f'<patternFill patternType="solid"><fgColor {colour}/><bgColor indexed="64"/></patternFill>'


def the(data: bytes) -> Finding:
    (finding,) = findings_in(data)
    assert (finding.code, finding.ref) == ("F014", RESULT)
    return finding


def test_struck_letters_in_a_text_are_told_by_themselves() -> None:
    finding = the(with_runs(("", "มีผู้เข้าร่วม "), ("<strike/><sz val='16'/>", "24"), ("<sz val='16'/>", " 42 คน")))
    assert finding.severity is Severity.ERROR
    assert message(finding).what == "“24” ถูกขีดฆ่า แต่เอกสารจะพิมพ์เป็นตัวปกติ"


@pytest.mark.parametrize(
    ("properties", "letters", "severity", "said"),
    [
        ('<vertAlign val="superscript"/>', "2", Severity.ERROR, "ตัวยก"),
        ('<vertAlign val="superscript"/>', "ก", Severity.WARNING, "ตัวยก"),
        ('<vertAlign val="subscript"/>', "๒", Severity.ERROR, "ตัวห้อย"),
        ('<color rgb="FFFFFFFF"/>', "24", Severity.ERROR, "มองไม่เห็น"),
        ('<color theme="0"/>', "24", Severity.ERROR, "มองไม่เห็น"),
        ('<color indexed="9"/>', "24", Severity.ERROR, "มองไม่เห็น"),
        ('<color theme="1" tint="0.99"/>', "24", Severity.ERROR, "มองไม่เห็น"),
        ('<sz val="1"/>', "24", Severity.ERROR, "มองไม่เห็น"),
        ('<sz val="4"/>', "24", Severity.ERROR, "มองไม่เห็น"),
        ('<rFont val="Wingdings"/>', "ü", Severity.ERROR, "สัญลักษณ์"),
    ],
)
def test_so_are_raised_lowered_unseen_and_drawn_ones(
    properties: str, letters: str, severity: Severity, said: str
) -> None:
    finding = the(with_runs(("<b/>", "ดำเนินการแล้ว "), (properties, letters)))
    assert (finding.severity, finding.params["text"]) == (severity, letters)
    assert said in message(finding).what


@pytest.mark.parametrize(
    "properties",
    [
        "<b/><i/><u/>",
        '<strike val="0"/><vertAlign val="baseline"/>',
        '<color rgb="FFFF0000"/>',
        '<color theme="1"/>',
        '<color indexed="64"/>',
        '<color auto="1"/>',
        '<color rgb="FFA6A6A6"/>',
        '<rFont val="TH Sarabun New"/><sz val="20"/>',
    ],
)
def test_other_looks_are_nobody_s_business(properties: str) -> None:
    assert findings_in(with_runs(("", "ดำเนินการ"), (properties, "แล้ว 24 คน"))) == []


@pytest.mark.parametrize("blank", [" ", "  \n"])
def test_blanks_may_be_struck(blank: str) -> None:
    assert findings_in(with_runs(("", "ดำเนินการ"), ("<strike/>", blank), ("", "แล้ว"))) == []


def test_thai_letters_are_the_same_in_a_font_of_symbols() -> None:
    assert findings_in(with_runs(('<rFont val="Symbol"/>', "ดำเนินการแล้ว"))) == []


@pytest.mark.parametrize(
    ("font", "fill", "said"),
    [
        ("<strike/>", "", "ถูกขีดฆ่า"),
        ('<vertAlign val="superscript"/>', "", "เป็นตัวยก"),
        ('<color rgb="FFFFFFFF"/>', "", "มองไม่เห็น"),
        ('<color rgb="FFFEFEFE"/>', solid('rgb="FFFFFDF3"'), "มองไม่เห็น"),
        ('<color theme="4" tint="0.8"/>', solid('theme="4" tint="0.8"'), "มองไม่เห็น"),
        ('<color theme="1"/>', solid('indexed="8"'), "มองไม่เห็น"),
        ("", solid('rgb="FF000000"'), "มองไม่เห็น"),
    ],
)
def test_a_cell_s_own_font_and_fill_count_too(font: str, fill: str, said: str) -> None:
    finding = the(with_style(font, fill))
    assert said in message(finding).what
    assert str(finding.params["text"]).startswith(SAMPLE.rows("measures")[2].text("result")[:20])


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        ('<color rgb="FFFFFFFF"/>', solid('rgb="FF1F4E79"')),
        ('<color theme="0"/>', solid('theme="4"')),
        ('<color rgb="FF222222"/>', solid('rgb="FFFFFDF3"')),
        ('<color rgb="FFFFFFFF"/>', '<patternFill patternType="darkGrid"><fgColor rgb="FF00FF00"/></patternFill>'),
        ('<color rgb="FFFFFFFF"/>', "<gradientFill><stop position='0'><color rgb='FF000000'/></stop></gradientFill>"),
    ],
)
def test_letters_that_can_be_read_on_their_ground_are_fine(font: str, fill: str) -> None:
    assert findings_in(with_style(font, fill)) == []


def test_a_struck_number_is_told_as_it_is_shown() -> None:
    assert the(with_style("<strike/>", number="24")).params["text"] == "24"


@pytest.mark.parametrize("column", ["no", "evidence", "reason"])
def test_what_is_not_printed_may_look_as_it_likes(column: str) -> None:
    address = RESULT._replace(column=SAMPLE.rows("measures")[2]["no"].ref.column).address
    if column != "no":
        address = RESULT._replace(column=RESULT.column + (2 if column == "evidence" else 3)).address
    assert findings_in(with_runs(("<strike/>", "ยกเลิก"), ("", "ใหม่"), cell=address)) == []


def test_a_field_has_its_name() -> None:
    name = SAMPLE["org.name"].ref.address
    (finding,) = findings_in(with_runs(("<strike/>", "ท่า"), ("", "ช้าง"), cell=name, part=OFFICE_PART))
    assert message(finding).where == "ชื่อหน่วยงาน"


def test_texts_in_their_cells_are_looked_at_too() -> None:
    inside = f't="inlineStr"><is>{rich(("<strike/>", "24"), ("", " 42"))}</is>'
    assert the(form_with((REPORT_PART, typed(RESULT.address, inside)))).params["text"] == "24"


def test_all_texts_in_their_cells_say_nothing_by_that() -> None:
    changes = [(name, lambda xml, name=name: texts_in_cells(name, xml)) for name in (MEMO_PART, REPORT_PART)]
    assert findings_in(form_with(*changes)) == []


def test_openpyxl_writes_the_same() -> None:
    book = openpyxl.load_workbook(BytesIO(sample_form()), keep_vba=True)
    sheet = book[REPORT]
    sheet[RESULT.address] = CellRichText("มี ", TextBlock(InlineFont(strike=True), "24"), " 42 คน")
    above = sheet.cell(RESULT.row - 1, RESULT.column)
    above.font, above.fill = Font(color=Color(theme=0)), PatternFill("solid", fgColor="FFFFFFFF")
    stream = BytesIO()
    book.save(stream)
    found = {finding.ref: finding.params["text"] for finding in findings_in(stream.getvalue())}
    assert set(found) == {RESULT, RESULT._replace(row=RESULT.row - 1)}
    assert found[RESULT] == "24"


class TestMixedLooks:
    """Excel's own fix types over no cell whose letters look differently; a copy keeps how each letter looks."""

    SLIP = "จัดทํารายงาน"

    @pytest.mark.parametrize(
        "properties", ["<strike/>", "<b/>", '<color rgb="FFFF0000"/>', '<vertAlign val="superscript"/>', "<u/>"]
    )
    def test_it_is_told_from_others(self, properties: str) -> None:
        data = with_runs(("", self.SLIP), (properties, " 24 คน"))
        (finding,) = (each for each in findings_in(data, "T002") if each.code == "T002")
        assert finding.ref in submission_of_file(data).mixed

    @pytest.mark.parametrize(
        "properties", ['<rFont val="TH Sarabun New"/><sz val="20"/>', '<color theme="1"/>', '<family val="2"/>']
    )
    def test_names_and_sizes_of_fonts_do_not_matter(self, properties: str) -> None:
        (finding,) = findings_in(with_runs(("", self.SLIP), (properties, " 24 คน")), "T002")
        assert finding.fix

    def test_a_text_of_one_look_is_mended_though_it_has_runs(self) -> None:
        (finding,) = findings_in(with_runs(("<b/>", "  "), ("<i/>", self.SLIP)), "T002")
        assert finding.fix

    def test_of_the_form_itself_labels_alone_are_mixed(self) -> None:
        typed_in = {cell.ref for _, cell in SAMPLE.texts()}
        data = with_runs(("<b/>", "ก"), ("", "ข"), cell=SAMPLE["memo.facts"].ref.address, part=MEMO_PART)
        assert submission_of_file(data).mixed & typed_in == {SAMPLE["memo.facts"].ref}
        assert SAMPLE.mixed & typed_in == set()
