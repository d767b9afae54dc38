"""A paper with the table of measures: its title, its opening, the columns that its kind prints."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from itaxl.documents.blocks import Align, Block, Cell, Document, Layout, Page, ParagraphRole, Row, Table
from itaxl.documents.column_widths import column_widths, whole_dates
from itaxl.documents.default_texts import with_standard_texts
from itaxl.documents.kind import DocumentKind
from itaxl.documents.layouts import BODY, DOTTED, dotted_line, paragraph
from itaxl.documents.measure_columns import CENTRED_COLUMNS, COLUMNS, OPTIONAL, PERIOD, TITLES
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.documents.pagination import whole_or_split
from itaxl.documents.paper_digits import own_digits, policy_of
from itaxl.documents.styles import HOUSE, styled
from itaxl.documents.texts import Texts, blank
from itaxl.form.fields import REPORT
from itaxl.model.cell import CellRef
from itaxl.model.submission import Submission
from itaxl.model.submission import TableRow as Measure
from itaxl.years.catalogue import FiscalYear

NO_MEASURE: Final = Measure("measures.1", CellRef(REPORT, 1, 1), {})
"""A row of dotted blanks, for a report without measures."""

TITLE: Final = styled(ParagraphRole.REPORT_TITLE)
TITLE_LINE: Final = styled(ParagraphRole.SUBTITLE)
STARS: Final = Layout(Align.CENTER)
INTRO: Final = BODY._replace(after=HOUSE.table.gap)
AFTER_TABLE: Final = Layout(line=1)
"""Word wants a paragraph after a table; this one is too low to begin a page."""

CELL_HEAD: Final = styled(ParagraphRole.CELL_HEAD)
CELL: Final = styled(ParagraphRole.CELL)
GROUP: Final = CELL_HEAD._replace(align=Align.LEFT, keep_next=True)
"""The heading of a group of measures, which stays with the first of them."""
CENTRED: Final = CELL._replace(align=Align.CENTER)
CELLS: Final = {column: CENTRED if column in CENTRED_COLUMNS else CELL for column in COLUMNS}


def measures_table(
    kind: DocumentKind,
    submission: Submission,
    year: FiscalYear,
    *,
    draft: bool = False,
    landscape: bool = False,
    own: OwnStyle = AS_USUAL,
    columns: tuple[str, ...] = COLUMNS,
) -> Document:
    """The paper of one form with the first `columns`, blank fields filled with the standard texts of `year`."""
    filled = with_standard_texts(submission, year, kinds=(kind.name,), own=own)
    texts = Texts(filled, policy_of(submission, kind, own), own_digits(submission, kind, own), own)
    page = report_page(thai_number=texts.thai_numbers, landscape=landscape)
    titles = texts.lines("report.title")
    return Document(
        kind=kind.name,
        title=titles[0] if titles else "",
        subject=" ".join(titles),
        author=texts.organisation,
        created=texts.day("memo.date"),
        font=texts.font,
        page=page,
        blocks=(*_opening(texts, titles), _measures(texts, page, columns), paragraph("", AFTER_TABLE)),
        draft=draft,
        styles=own.styles,
    )


def report_page(*, thai_number: bool, landscape: bool) -> Page:
    """A4 upright, or on its side with equal margins."""
    rules = HOUSE.page
    sides = (rules.height, rules.width) if landscape else (rules.width, rules.height)
    margins = (rules.landscape_side, rules.landscape_side) if landscape else (rules.left, rules.right)
    return Page(*sides, *margins, rules.top, rules.bottom, rules.header, thai_number)


def _opening(texts: Texts, titles: tuple[str, ...]) -> Iterator[Block]:
    for number, line in enumerate(titles or (blank(),)):
        yield paragraph(line, TITLE_LINE if number else TITLE)
    yield paragraph(HOUSE.report.star * HOUSE.report.stars, STARS)
    lines = texts.lines("report.intro")
    if not lines:
        yield dotted_line(DOTTED._replace(after=HOUSE.table.gap))
    for line in lines[:-1]:
        yield paragraph(line, BODY)
    if lines:
        yield paragraph(lines[-1], INTRO)


def _measures(texts: Texts, page: Page, columns: tuple[str, ...]) -> Table:
    measures = texts.submission.rows("measures") or (NO_MEASURE,)
    headings = [texts.split(measure.heading) for measure in measures]
    rows = [
        () if heading else tuple([_lines(texts, measure, column) for column in columns])
        for measure, heading in zip(measures, headings, strict=True)
    ]
    widths = column_widths(rows, page.text_width, len(columns))
    titles = tuple(Cell(tuple(paragraph(line, CELL_HEAD) for line in title)) for title in TITLES[: len(columns)])
    cell = cache(_cell)  # most owners and periods are said in several rows
    made = [
        Row((Cell(tuple(paragraph(line, GROUP) for line in heading)),), across=True)
        if heading
        else Row(tuple(map(cell, columns, row, widths)))
        for row, heading in zip(rows, headings, strict=True)
    ]
    return Table(widths, Row(titles), whole_or_split(made, widths, page))


def _cell(column: str, lines: tuple[str, ...], width: float) -> Cell:
    if column == OPTIONAL and lines in ((), (HOUSE.report.nothing,)):
        return Cell((paragraph(HOUSE.report.nothing, CENTRED),))
    if lines:
        return Cell(tuple([paragraph(whole_dates(line, width), CELLS[column]) for line in lines]))
    return Cell((paragraph(blank(HOUSE.body.cell_dots), CELLS[column]),))


def _lines(texts: Texts, measure: Measure, column: str) -> tuple[str, ...]:
    if column == PERIOD:
        return texts.period(measure.cells.get(column))
    return texts.split(numbered_measure(texts, measure) if column == "measure" else measure.text(column))


def numbered_measure(texts: Texts, measure: Measure) -> str:
    """The measure as typed, with the number of its own column in front when the text does not bring one.

    A number in Arabic digits is the form's own, ready before anybody typed.
    """
    number, text = measure.text("no").strip(), measure.text("measure")
    if not number or not text or text[0].isdigit():
        return text
    number = texts.number(number) if number.isascii() else number
    return f"{number.rstrip('.')}. {text}"
