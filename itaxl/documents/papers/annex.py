"""The annex (ภาคผนวก): the evidence of the measures, its links as a numbered list and its photos two a page."""

from collections.abc import Callable, Iterator
from typing import Final

from itaxl.documents.blocks import Align, Block, Document, Layout, Paragraph, PrintedPicture
from itaxl.documents.default_texts import with_standard_texts
from itaxl.documents.kind import DocumentKind, PaperDigits
from itaxl.documents.layouts import BODY, HEADING, dotted_line, paragraph
from itaxl.documents.measures_table import STARS, TITLE, TITLE_LINE, numbered_measure, report_page
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.documents.paper_digits import own_digits, policy_of
from itaxl.documents.pictures import printable
from itaxl.documents.signatures import BROKEN_PICTURE
from itaxl.documents.styles import HOUSE, PLAIN
from itaxl.documents.texts import Texts
from itaxl.form.fields import ARABIC_DIGITS, AS_TYPED, MEASURES_TABLE, REPORT, REPORTING
from itaxl.model.grid import Remark
from itaxl.model.submission import Submission, TableRow
from itaxl.years.catalogue import FiscalYear

EVIDENCE: Final = "evidence"
LINK: Final = BODY._replace(align=Align.LEFT, before=0)
PHOTO: Final = Layout(Align.CENTER, before=HOUSE.annex.gap, keep_next=True, keep_lines=True)
CAPTION: Final = Layout(Align.CENTER, keep_lines=True)


def annex(submission: Submission, year: FiscalYear, *, draft: bool = False, own: OwnStyle = AS_USUAL) -> Document:
    """The evidence of one form in the order of its report; a dotted line where there is none."""
    filled = with_standard_texts(submission, year, kinds=("report",), own=own)
    texts = Texts(filled, policy_of(submission, KIND, own), own_digits(submission, KIND, own), own)
    titles = texts.lines("report.title")
    remarks: list[Remark] = []
    links = list(_links(texts))
    photos = list(_photos(texts, after_links=bool(links), report=remarks.append))
    return Document(
        kind=KIND.name,
        title=KIND.thai,
        subject=" ".join((KIND.thai, *titles)),
        author=texts.organisation,
        created=texts.day("memo.date"),
        font=texts.font,
        page=report_page(thai_number=texts.thai_numbers, landscape=False),
        blocks=(*_opening(titles), *(links + photos or (dotted_line(),))),
        draft=draft,
        styles=own.styles,
        remarks=tuple(remarks),
    )


def is_wanted(submission: Submission) -> bool:
    """Whether a form has photos of evidence, which nothing else prints."""
    return any(True for measure in submission.rows("measures") for _ in submission.photos(measure))


def _opening(titles: tuple[str, ...]) -> Iterator[Block]:
    yield paragraph(KIND.thai, TITLE)
    for line in titles:
        yield paragraph(line, TITLE_LINE)
    yield paragraph(HOUSE.report.star * HOUSE.report.stars, STARS)


def _links(texts: Texts) -> Iterator[Paragraph]:
    """What is typed as evidence, under its measure, numbered through the whole paper."""
    number = 0
    for measure in texts.submission.rows("measures"):
        lines = texts.split(measure.text(EVIDENCE))
        if lines:
            yield paragraph(" ".join(texts.split(numbered_measure(texts, measure))), HEADING)
        for line in lines:
            number += 1
            yield paragraph(f"({texts.number(str(number))}) {line}", LINK)


def _photos(texts: Texts, *, after_links: bool, report: Callable[[Remark], None]) -> Iterator[Paragraph]:
    """The photos with their captions, so many a page; `after_links` they begin a page."""
    rules, number = HOUSE.annex, 0
    for measure in texts.submission.rows("measures"):
        for key, photo in texts.submission.photos(measure):
            ready = printable(photo.data, width=rules.photo_width, height=rules.photo_height, look=photo.look)
            if ready is None:
                report(Remark(BROKEN_PICTURE, photo.ref, {"key": key}))
                continue
            turns = number % rules.photos_a_page == 0 and (number > 0 or after_links)
            number += 1
            caption = f"{rules.caption} {texts.number(str(number))}  {_name(texts, measure)}"
            picture = PrintedPicture(ready.data, caption, ready.width, ready.height)
            yield Paragraph((picture,), PHOTO._replace(new_page=turns), PLAIN)
            yield paragraph(caption, CAPTION)


def _name(texts: Texts, measure: TableRow) -> str:
    """What a measure is called, on one line."""
    return " ".join(texts.split(measure.text("measure")))


KIND = DocumentKind(
    name="annex",
    place=4,
    thai="ภาคผนวก",
    english="annex",
    sheets=(REPORT,),
    table=MEASURES_TABLE,
    digits=PaperDigits("style.report_digits", policy=AS_TYPED, usual=ARABIC_DIGITS),
    build=annex,
    stage=REPORTING,
    unasked=is_wanted,
)
