"""The external letter (หนังสือภายนอก) that returns a form: who writes, to whom, what to mend."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from itaxl.documents.blocks import (
    TAB,
    Align,
    Block,
    Cell,
    Document,
    Layout,
    Paragraph,
    ParagraphRole,
    Place,
    PrintedPicture,
    Row,
    Run,
    Table,
)
from itaxl.documents.blocks import TabStop as Stop
from itaxl.documents.layouts import BODY, paragraph
from itaxl.documents.letterhead import NO_SIGNER, Office, Signer
from itaxl.documents.own_letters import OwnLetters
from itaxl.documents.page_fit import fitted
from itaxl.documents.pagination import whole_or_split
from itaxl.documents.papers.memo import memo_page
from itaxl.documents.pictures import emblem_picture
from itaxl.documents.point import Point
from itaxl.documents.signatures import SIGNATURE, signature_picture, signed
from itaxl.documents.styles import HOUSE, PLAIN, TEXT_WIDTH, styled
from itaxl.documents.text_metrics import CM_PER_POINT, text_width
from itaxl.documents.texts import blank, one_line, written
from itaxl.form.fields import ARABIC_DIGITS, THAI_DIGITS

RULES: Final = HOUSE.letter
HEAD: Final = styled(ParagraphRole.FIELD)
FIELD: Final = HEAD._replace(before=RULES.field_before, gives=4)
SUBJECT: Final = styled(ParagraphRole.SUBJECT)._replace(gives=4)
DATE: Final = FIELD._replace(left=RULES.date_left)
BODY_END: Final = BODY._replace(keep_next=True, keep_lines=True)
BEFORE_TABLE: Final = Layout(line=HOUSE.table.gap, keep_next=True)
FAREWELL: Final = SIGNATURE._replace(before=RULES.farewell_before)
CONTACT: Final = Layout(keep_next=True, keep_lines=True)
ABOVE_CONTACT: Final = Layout(line=RULES.contact_least)
FIRST_CONTACT: Final = CONTACT._replace(before=RULES.contact_before, gives=1)
EMBLEM_MIDDLE: Final = HOUSE.title.centre / 10
ABOVE_ORIGIN: Final = (RULES.origin - HOUSE.page.first_top) / CM_PER_POINT - HOUSE.font.body * HOUSE.font.line
"""Points from the top of the page down to the line of the emblem's feet."""
LIST_TITLE: Final = styled(ParagraphRole.REPORT_TITLE)._replace(after=HOUSE.body.before, new_page=True)
LIST_MORE: Final = Layout(Align.CENTER, keep_next=True)
LIST_LAST: Final = LIST_MORE._replace(after=HOUSE.body.before)
CELL_HEAD: Final = styled(ParagraphRole.ITEM_HEAD)
CELL: Final = styled(ParagraphRole.ITEM_CELL)
CENTRED: Final = CELL._replace(align=Align.CENTER)
AFTER_TABLE: Final = Layout(line=1)

QUOTED: Final = re.compile("(“[^”]*”)")

FAREWELL_WORDS: Final = "ขอแสดงความนับถือ"
ENCLOSED_LIST: Final = "รายการที่ต้องแก้ไข"
ENCLOSURES: Final = "สิ่งที่ส่งมาด้วย"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says; a blank text becomes a dotted blank, an empty list is left out.

    `date` is the date as it shall read, `day` the same day for the file's properties. `points` follow the
    paragraphs, or become an enclosure with the lines of `list_title` when they are many; `closing` comes after them.
    `emblem` None leaves its room. `digits` is a digits policy of the form; what stands in “quotes” is somebody's
    own and stays as typed.
    """

    office: Office
    number: str = ""
    date: str = ""
    day: datetime.date | None = None
    subject: str = ""
    to: str = ""
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    list_title: tuple[str, ...] = (ENCLOSED_LIST,)
    closing: str = ""
    farewell: str = FAREWELL_WORDS
    signer: Signer = NO_SIGNER
    emblem: bytes | None = None
    digits: str = THAI_DIGITS
    font: str = HOUSE.font.family
    styles: tuple[OwnLetters, ...] = ()


def letter(content: Letter) -> Document:
    """The letter as a document."""
    page = memo_page(thai_number=content.digits != ARABIC_DIGITS)
    enclosed = len(content.points) > RULES.inline_points
    text = (*_head(content, enclosed), *_body(content, enclosed), *_end(content))
    return Document(
        kind="letter",
        title=_said(content, content.subject),
        subject=_said(content, content.subject),
        author=_said(content, content.office.name),
        created=content.day,
        font=content.font,
        page=page,
        styles=content.styles,
        blocks=(*fitted(text, (), page, content.styles), *(_list_page(content) if enclosed else ())),
    )


def _said(content: Letter, text: str) -> str:
    parts = QUOTED.split(one_line(text))
    return "".join(part if place % 2 else written(part, content.digits) for place, part in enumerate(parts)) or blank()


def _head(content: Letter, enclosed: bool) -> Iterator[Paragraph]:
    emblem = _emblem(content)
    yield Paragraph((emblem,) if emblem else (), Layout(line=round(ABOVE_ORIGIN)), PLAIN)
    width = emblem.width if emblem else HOUSE.emblem.usual_width * HOUSE.emblem.letter_height
    yield from _origin(content, EMBLEM_MIDDLE - HOUSE.page.left + width / 2 + RULES.emblem_gap)
    yield paragraph(_said(content, content.date), DATE)
    yield _field(content, "เรื่อง", (content.subject,), SUBJECT)
    yield _field(content, "เรียน", (content.to,))
    if content.references:
        yield from _listed(content, "อ้างถึง", content.references)
    own = (f"{content.list_title[0]} จำนวน {len(content.points)} รายการ",) if enclosed else ()
    if content.enclosures or own:
        yield from _listed(content, ENCLOSURES, (*content.enclosures, *own))


def _emblem(content: Letter) -> PrintedPicture | None:
    """The emblem in the middle, its feet on the line on which the sender begins; None leaves its room."""
    picture = emblem_picture(content.emblem, HOUSE.emblem.letter_height, Place(0, HOUSE.emblem.top))
    return picture and replace(picture, place=Place(EMBLEM_MIDDLE - picture.width / 2, HOUSE.emblem.top))


def _origin(content: Letter, least: float) -> Iterator[Paragraph]:
    """ที่ and the sender, which begins further left when it is long, but not left of `least`."""
    sender = [_said(content, line) for line in (content.office.name, *content.office.address)]
    widest = max(text_width(line, PLAIN) for line in sender)
    left = max(least, min(RULES.sender_left, TEXT_WIDTH - widest))
    number = written(f"{content.office.code or blank(HOUSE.body.cell_dots)}/{content.number}", content.digits)
    hanging = HEAD._replace(left=left, first=-left, tabs=(Stop(left),))
    yield Paragraph((Run(f"ที่  {number}", PLAIN), TAB, Run(sender[0], PLAIN)), hanging, PLAIN)
    for line in sender[1:]:
        yield paragraph(line, HEAD._replace(left=left))


def _field(content: Letter, label: str, values: Sequence[str], base: Layout = FIELD) -> Paragraph:
    indent = text_width(label, PLAIN) + RULES.field_gap
    layout = base._replace(left=indent, first=-indent, tabs=(Stop(indent),))
    return Paragraph((Run(label, PLAIN), TAB, Run(_said(content, values[0]), PLAIN)), layout, PLAIN)


def _listed(content: Letter, label: str, values: Sequence[str]) -> Iterator[Paragraph]:
    """A label with its values, numbered when there are several, each under the first."""
    numbered = [f"{number}. {value}" for number, value in enumerate(values, 1)] if len(values) > 1 else values
    yield _field(content, label, numbered)
    indent = text_width(label, PLAIN) + RULES.field_gap
    for value in numbered[1:]:
        yield paragraph(_said(content, value), HEAD._replace(left=indent))


def _body(content: Letter, enclosed: bool) -> Iterator[Block]:
    for text in content.paragraphs or ("",):
        yield paragraph(_said(content, text), BODY)
    if content.points and not enclosed:
        yield paragraph("", BEFORE_TABLE)
        yield _table(content)
    if content.closing:
        yield paragraph(_said(content, content.closing), BODY_END)


def _end(content: Letter) -> Iterator[Paragraph]:
    signer = content.signer
    name = f"({_said(content, signer.name)})"
    yield paragraph(content.farewell, FAREWELL)
    picture = signature_picture(signer.signature, name) if signer.signature else None
    yield from signed((name, *(_said(content, line) for line in signer.position or ("",))), picture)
    yield from _contact(content, content.office.contact)


def _contact(content: Letter, contact: Sequence[str]) -> Iterator[Paragraph]:
    if contact:
        yield paragraph("", ABOVE_CONTACT)
    for number, line in enumerate(contact):
        layout = CONTACT if number else FIRST_CONTACT
        yield paragraph(_said(content, line), layout._replace(keep_next=number + 1 < len(contact)))


def _list_page(content: Letter) -> Iterator[Block]:
    title, *more = content.list_title
    yield paragraph(_said(content, title), LIST_TITLE._replace(after=0) if more else LIST_TITLE)
    for number, text in enumerate(more, 1):
        yield paragraph(_said(content, text), LIST_LAST if number == len(more) else LIST_MORE)
    yield _table(content)
    yield paragraph("", AFTER_TABLE)


def _table(content: Letter) -> Table:
    page = memo_page(thai_number=True)
    header = Row(tuple(Cell((paragraph(title, CELL_HEAD),)) for title in RULES.point_titles))
    rows = (_row(content, number, point) for number, point in enumerate(content.points, 1))
    return Table(RULES.point_widths, header, whole_or_split(rows, RULES.point_widths, page))


def _row(content: Letter, number: int, point: Point) -> Row:
    count = Cell((paragraph(written(str(number), content.digits), CENTRED),))
    texts = (Cell((paragraph(_said(content, text), CELL),)) for text in (point.place, point.found, point.mend))
    return Row((count, *texts))
