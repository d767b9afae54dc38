"""The report (รายงานผลการดำเนินการ): its title, its opening and the table of measures."""

from collections.abc import Iterator
from typing import Final

from itaxl.documents.blocks import Align, Block, Cell, Document, Layout, Look, Page, Role, Row, Table
from itaxl.documents.default_texts import with_standard_texts
from itaxl.documents.kind import Digits, DocumentKind
from itaxl.documents.layouts import BODY, BOLD, DOTTED, HOUSE, dotted_line, paragraph
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.documents.pagination import whole_or_split
from itaxl.documents.paper_digits import own_digits, policy_of
from itaxl.documents.texts import Texts, blank
from itaxl.form.fields import ARABIC_DIGITS, AS_TYPED, MEASURES_TABLE, REPORT
from itaxl.model.cell import CellRef
from itaxl.model.submission import Row as Measure
from itaxl.model.submission import Submission
from itaxl.years.catalogue import FiscalYear

COLUMNS: Final = ("measure", "method", "owner", "period", "result", "suggestion")
OPTIONAL: Final = "suggestion"
PERIOD: Final = "period"
NO_MEASURE: Final = Measure("measures.1", CellRef(REPORT, 1, 1), {})
"""A row of dotted blanks, for a report without measures."""

CENTRED_COLUMNS: Final = ("owner", "period")

SMALL: Final = Look(HOUSE.font.table)
SMALL_BOLD: Final = Look(HOUSE.font.table, bold=True)
TITLE: Final = Layout(Align.CENTER, keep_next=True, role=Role.TITLE)
TITLE_LINE: Final = Layout(Align.CENTER, keep_next=True)
STARS: Final = Layout(Align.CENTER)
INTRO: Final = BODY._replace(after=HOUSE.table.gap)
AFTER_TABLE: Final = Layout(line=1)
"""Word wants a paragraph after a table; this one is too low to begin a page."""

CENTRED: Final = Layout(Align.CENTER)
CELLS: Final = {column: CENTRED if column in CENTRED_COLUMNS else Layout() for column in COLUMNS}


def report(
    submission: Submission,
    year: FiscalYear,
    *,
    draft: bool = False,
    landscape: bool = False,
    own: OwnStyle = AS_USUAL,
) -> Document:
    """The report of one form, blank fields filled with the standard texts of `year`; `draft` stamps it ร่าง."""
    filled = with_standard_texts(submission, year, kinds=(KIND.name,), own=own)
    texts = Texts(filled, policy_of(submission, KIND, own), own_digits(submission, KIND, own), own)
    page = report_page(thai_number=texts.thai_numbers, landscape=landscape)
    titles = texts.lines("report.title")
    return Document(
        kind=KIND.name,
        title=titles[0] if titles else "",
        subject=" ".join(titles),
        author=texts.organisation,
        created=texts.day("memo.date"),
        font=texts.font,
        page=page,
        blocks=(*_opening(texts, titles), _measures(texts, page), paragraph("", AFTER_TABLE)),
        draft=draft,
    )


def report_page(*, thai_number: bool, landscape: bool) -> Page:
    """A4 upright, or on its side with equal margins."""
    rules = HOUSE.page
    sides = (rules.height, rules.width) if landscape else (rules.width, rules.height)
    margins = (rules.landscape_side, rules.landscape_side) if landscape else (rules.left, rules.right)
    return Page(*sides, *margins, rules.top, rules.bottom, rules.header, thai_number)


def _opening(texts: Texts, titles: tuple[str, ...]) -> Iterator[Block]:
    for number, line in enumerate(titles or (blank(),)):
        yield paragraph(line, TITLE_LINE if number else TITLE, BOLD)
    yield paragraph(HOUSE.report.star * HOUSE.report.stars, STARS)
    lines = texts.lines("report.intro")
    if not lines:
        yield dotted_line(DOTTED._replace(after=HOUSE.table.gap))
    for line in lines[:-1]:
        yield paragraph(line, BODY)
    if lines:
        yield paragraph(lines[-1], INTRO)


def _measures(texts: Texts, page: Page) -> Table:
    widths = _widths(page)
    titles = tuple(
        Cell(tuple(paragraph(line, CENTRED, SMALL_BOLD) for line in title.split("\n")))
        for title in HOUSE.table.measure_titles
    )
    measures = texts.submission.measures or (NO_MEASURE,)
    rows = (Row(tuple([_cell(texts, measure, column) for column in COLUMNS])) for measure in measures)
    return Table(widths, Row(titles), whole_or_split(rows, widths, page))


def _widths(page: Page) -> tuple[float, ...]:
    widths = HOUSE.table.measure_widths
    scale = page.text_width / sum(widths)
    return tuple(width * scale for width in widths)


def _cell(texts: Texts, measure: Measure, column: str) -> Cell:
    lines = _lines(texts, measure, column)
    if not lines:
        lines = ("" if column == OPTIONAL else blank(HOUSE.body.cell_dots),)
    return Cell(tuple([paragraph(line, CELLS[column], SMALL) for line in lines]))


def _lines(texts: Texts, measure: Measure, column: str) -> tuple[str, ...]:
    if column == PERIOD:
        return texts.period(measure.cells.get(column))
    return texts.split(_numbered(texts, measure) if column == "measure" else measure.text(column))


def _numbered(texts: Texts, measure: Measure) -> str:
    """The measure as typed, with the number of its own column in front when the text does not bring one.

    A number in Arabic digits is the form's own, ready before anybody typed.
    """
    number, text = measure.text("no").strip(), measure.text("measure")
    if not number or not text or text[0].isdigit():
        return text
    number = texts.number(number) if number.isascii() else number
    return f"{number.rstrip('.')}. {text}"


KIND = DocumentKind(
    name="report",
    place=2,
    thai="รายงาน",
    english="report",
    sheets=(REPORT,),
    table=MEASURES_TABLE,
    digits=Digits("style.report_digits", policy=AS_TYPED, usual=ARABIC_DIGITS),
    build=report,
    turns=True,
)
