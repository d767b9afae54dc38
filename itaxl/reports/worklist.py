"""The worklist: every finding of every workbook as a row of an Excel sheet, ready to filter and tick off."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from itaxl.files.file_names import spelled
from itaxl.model.cell import PaperRef
from itaxl.model.finding import Severity
from itaxl.model.visible import is_seen
from itaxl.model.wording import Lang, Wording
from itaxl.reports.checked import SEVERITY_WORDS, Checked, FindingLine, effective, lines, unfilled_words
from itaxl.reports.finding_text import outline
from itaxl.reports.overview import OfficeView, Overview, offices_by_path
from itaxl.reports.verdict import Verdict
from itaxl.rules import rule
from itaxl.thai.text import width

HEADINGS: Final = {
    "organisation": (Wording("หน่วยงาน", "Organisation"), 26),
    "district": (Wording("อำเภอ", "District"), 14),
    "phone": (Wording("โทรศัพท์", "Phone"), 15),
    "level": (Wording("ระดับ", "Level"), 10),
    "sheet": (Wording("แผ่น", "Sheet"), 13),
    "cell": (Wording("ช่อง", "Cell"), 11),
    "label": (Wording("ชื่อช่อง", "Field"), 20),
    "what": (Wording("พบอะไร", "What"), 36),
    "how": (Wording("แก้อย่างไร", "How to fix"), 38),
    "done": (Wording("แก้แล้ว", "Done"), 8),
    "why": (Wording("ทำไม", "Why"), 28),
    "code": (Wording("รหัส", "Code"), 7),
    "reason": (Wording("คำชี้แจง", "Reason given"), 18),
    "file": (Wording("ไฟล์", "File"), 30),
}
COLUMNS: Final = tuple(HEADINGS)
LEVEL, ADDRESS, DONE = COLUMNS.index("level"), COLUMNS.index("cell"), COLUMNS.index("done")
"""Columns whose cells do not look like all others; what stands right of the last one is not printed."""
SHEET = Wording("รายการแก้ไข", "Worklist")
MATRIX = Wording("สรุปตามกฎ", "By rule")
OLDER = Wording("(ฉบับเก่ากว่า)", "(an older version)")
FONT: Final = {"font_name": "TH Sarabun New", "font_size": 16, "valign": "top"}
FILLS: Final = {Severity.ERROR: "#F8CBAD", Severity.WARNING: "#FFE699", Severity.INFO: "#DDEBF7"}
PRINT_FONT: Final = '&"TH Sarabun New,Bold"&16'
"""What puts the heads and feet of printed pages into `FONT`."""
CELL_LIMIT: Final = 32_767
CREATED: Final = datetime(2026, 1, 1)
MOST_LINKS: Final = 65_000
"""Links that Excel takes on one sheet (65,530)."""
FEW: Final = 500
"""Workbooks whose rows are gathered in memory; those of more go through a file, which takes a third longer."""
MATRIX_SCALE: Final = 60
"""Per cent, at which the table of some 25 rules is as wide as a page; more rules stand on the pages beside it."""
LINE_HEIGHT: Final = 21
"""Points that a line of `FONT` takes."""


def worklist(
    results: Sequence[Checked],
    *,
    lang: Lang = "th",
    file: Callable[[str], str] = str,
    overview: Overview | None = None,
    day: str = "",
) -> bytes:
    """The worklist as an .xlsx file; no text in it can become a formula or a link of its own.

    Links go to the cell in the checked workbook; `file` gives that workbook's path from where the worklist lies, the
    path as given unless told otherwise. Rows are written as results come, so that results need not be in memory. With
    an `overview` of the offices older versions have no rows, and sheets of the offices follow. Printed pages bear the
    `day`, else that of printing.
    """
    import xlsxwriter

    from itaxl.reports.office_sheets import office_sheets

    stream = io.BytesIO()
    options = {
        "constant_memory": True,
        "in_memory": len(results) <= FEW,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"title": SHEET.render(lang), "created": CREATED})
    offices = offices_by_path(overview.offices) if overview else {}
    codes = _rows_sheet(book, results, lang, file, offices)
    _matrix_sheet(book, results, lang, sorted(codes), offices)
    if overview:
        office_sheets(book, overview, lang)
    for sheet in book.worksheets():
        put_head(sheet, sheet.get_name(), day)
    book.close()
    return stream.getvalue()


def _rows_sheet(
    book: Any,
    results: Sequence[Checked],
    lang: Lang,
    file: Callable[[str], str],
    offices: Mapping[str, OfficeView],
) -> set[str]:
    """Write a row for each finding; answers the codes of what costs points or returns a form."""
    sheet = book.add_worksheet(SHEET.render(lang))
    text = book.add_format({**FONT, "text_wrap": True, "border": 1, "border_color": "#BFBFBF"})
    link_look = {"font_color": "#1F4E79", "underline": 1, "align": "center", "text_wrap": True}
    link = book.add_format({**FONT, "border": 1, "border_color": "#BFBFBF", **link_look})
    fills = {
        severity: book.add_format({**FONT, "border": 1, "border_color": "#BFBFBF", "bg_color": colour})
        for severity, colour in FILLS.items()
    }
    _header(book, sheet, lang)
    row, codes = 1, set[str]()
    for result in results:
        office = offices.get(result.path)
        if _is_older(office, result):
            continue
        if not result.unfilled:
            codes.update(_counts(result))
        for cells, line in _rows_of(result, office, lang):
            at_a_cell = line is not None and bool(line.cells) and not isinstance(line.cells[0], PaperRef)
            linked = at_a_cell and row <= MOST_LINKS
            formats = {LEVEL: fills[line.severity]} if line and line.stands else {}
            for column, value in enumerate(cells):
                if column != ADDRESS or not linked:
                    write_text(sheet, row, column, value, formats.get(column, text))
            sheet.set_row(row, LINE_HEIGHT * _lines(cells))
            if line and linked:
                sheet.write_url(row, ADDRESS, _link(file(result.path), line), link, line.address[:255])
            row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), len(COLUMNS) - 1)
    sheet.print_area(0, 0, max(row - 1, 1), DONE)
    sheet.data_validation(1, DONE, max(row - 1, 1), DONE, {"validate": "list", "source": ["✓"]})
    return codes


def _is_older(office: OfficeView | None, result: Checked) -> bool:
    """Whether a newer version of the same paper counts: nothing of this one is to be mended."""
    return office is not None and not office.counts(result.path)


def _rows_of(result: Checked, office: OfficeView | None, lang: Lang) -> Iterator[tuple[list[str], FindingLine | None]]:
    """The cells of each row about a workbook, with its finding; one that is not filled in has a row without any."""
    whose = {
        "organisation": result.organisation or (office.name if office else ""),
        "district": office.district if office else "",
        "phone": office.phone if office else "",
        "file": result.name,
    }
    if result.unfilled:
        said = whose | {"level": Verdict.NOT_FILLED.value.render(lang), "what": unfilled_words(result.unfilled, lang)}
        yield [said.get(column, "") for column in COLUMNS], None
        return
    for line in lines(result.findings, lang):
        said = whose | {
            "level": line.level.render(lang),
            "sheet": line.sheet,
            "cell": line.address,
            "label": line.label,
            "what": line.what,
            "how": line.how,
            "why": line.why,
            "code": line.code,
            "reason": line.reason,
        }
        yield [said.get(column, "") for column in COLUMNS], line


def write_text(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """Write a text as text, whatever it begins with; an empty one leaves the cell blank, which Excel does not count."""
    if text:
        sheet.write_string(row, column, text[:CELL_LIMIT], look)
    else:
        sheet.write_blank(row, column, None, look)


def _lines(cells: Sequence[str]) -> int:
    """Lines that the fullest cell of a row takes: Excel does not grow rows of a file that it did not make."""
    widths = (columns for _, columns in HEADINGS.values())
    return max(-(-width(cell) // columns) for cell, columns in zip(cells, widths, strict=True)) or 1


def _header(book: Any, sheet: Any, lang: Lang) -> None:
    bold = book.add_format(
        {**FONT, "bold": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1, "align": "center"}
    )
    for column, (heading, columns) in enumerate(HEADINGS.values()):
        sheet.set_column(column, column, columns)
        sheet.write_string(0, column, heading.render(lang), bold)
    sheet.freeze_panes(1, 1)
    sheet.fit_to_pages(1, 0)
    on_paper(sheet)


def on_paper(sheet: Any) -> None:
    """Lay a sheet out for A4 on its side, its headings on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)


def put_head(sheet: Any, title: str, day: str = "") -> None:
    """Print the `title` and the `day` (else that of printing) above each page of a sheet, and its number below."""
    sheet.set_margins(0.4, 0.4, 0.75, 0.6)
    sheet.set_header(f"&L{PRINT_FONT}{title}&R{PRINT_FONT}{day or '&D'}", {"margin": 0.3})
    sheet.set_footer(f"&C{PRINT_FONT}&P / &N", {"margin": 0.25})


def _link(path: str, line: FindingLine) -> str:
    sheet = line.sheet.replace("'", "''")
    return f"{link_to(path)}#'{sheet}'!{line.cells[0].address}"


def link_to(path: str) -> str:
    """The link to a file, for XlsxWriter: it ends a path at its first # and takes any %41 for an A.

    What nobody sees goes as such a number too: XML cannot hold all of it.
    """
    file = spelled(PurePath(path))
    if "#" in file or "%" in file or not file.isprintable():
        file = file.replace("%", "%25").replace("#", "%23").replace(" ", "%20")
        file = "".join(char if is_seen(char) else quote(char) for char in file)
    return f"external:{file}"


def _matrix_sheet(
    book: Any, results: Sequence[Checked], lang: Lang, codes: Sequence[str], offices: Mapping[str, OfficeView]
) -> None:
    """Write a row for each workbook with how often each rule costs points or returns it; what each means below.

    Of an older version nothing is counted.
    """
    sheet = book.add_worksheet(MATRIX.render(lang))
    bold = book.add_format({**FONT, "bold": True, "bg_color": "#1F4E79", "font_color": "white", "border": 1})
    text = book.add_format({**FONT, "border": 1, "border_color": "#BFBFBF"})
    number = book.add_format({**FONT, "border": 1, "border_color": "#BFBFBF", "align": "center"})
    sheet.set_column(0, 1, 34)
    sheet.set_column(2, 2 + len(codes), 7)
    headings = [HEADINGS[key][0].render(lang) for key in ("file", "organisation")]
    headings.append(SEVERITY_WORDS[Severity.ERROR].render(lang))
    for column, heading in enumerate((*headings, *codes)):
        sheet.write_string(0, column, heading, bold)
    for row, result in enumerate(results, start=1):
        older = _is_older(offices.get(result.path), result)
        write_text(sheet, row, 0, result.name, text)
        write_text(sheet, row, 1, OLDER.render(lang) if older else result.organisation, text)
        counts = {} if result.unfilled or older else _counts(result)
        if result.unfilled or older:
            write_text(sheet, row, 2, "", number)
        else:
            sheet.write_number(row, 2, result.count(Severity.ERROR), number)
        for column, code in enumerate(codes, start=3):
            if code in counts:
                sheet.write_number(row, column, counts[code], number)
            else:
                sheet.write_blank(row, column, None, number)
    sheet.freeze_panes(1, 2)
    on_paper(sheet)
    sheet.repeat_columns(0, 1)
    sheet.set_print_scale(MATRIX_SCALE)
    sheet.autofilter(0, 0, max(len(results), 1), 2 + len(codes))
    if results and codes:
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#F4B183"}
        sheet.conditional_format(1, 3, len(results), 2 + len(codes), scale)
    plain = book.add_format(FONT)
    for place, code in enumerate(codes, start=len(results) + 2):
        sheet.write_string(place, 0, f"{code} {outline(rule(code).what, lang)}", plain)


def _counts(result: Checked) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in result.findings:
        if finding.stands and effective(finding) is not Severity.INFO:
            counts[finding.code] = counts.get(finding.code, 0) + 1
    return counts
