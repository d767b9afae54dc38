"""The head of a memo: emblem, urgency, title, ส่วนราชการ, ที่ and วันที่, เรื่อง, เรียน."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from itaxl.documents.blocks import (
    TAB,
    Inline,
    Paragraph,
    ParagraphRole,
    Place,
    Run,
    TabStop,
)
from itaxl.documents.pictures import emblem_picture
from itaxl.documents.signatures import BROKEN_PICTURE
from itaxl.documents.styles import HOUSE, LABEL, PLAIN, TEXT_WIDTH, TITLE_LOOK, TO_MARGIN, URGENT, styled
from itaxl.documents.text_metrics import text_width
from itaxl.documents.texts import NBSP, WIDE, Texts, blank
from itaxl.form.fields import LEFT_TO_REGISTRY
from itaxl.model.grid import Remark

TITLE: Final = styled(ParagraphRole.TITLE)
URGENCY: Final = styled(ParagraphRole.URGENCY)
FIELD: Final = styled(ParagraphRole.FIELD)
DATE_STOP: Final = HOUSE.heading.date_left / 10 - HOUSE.page.left
PHONE: Final = "โทร."
PHONE_WORD: Final = re.compile(r"^โทร(?:ศัพท์)?\.?\s*")


def head(texts: Texts, report: Callable[[Remark], None]) -> Iterator[Paragraph]:
    """The paragraphs from the top of the memo down to เรียน."""
    emblem = _emblem(texts, report)
    urgency = texts.line("memo.urgency")
    if urgency:
        yield Paragraph((*emblem, Run(urgency, URGENT)), URGENCY, URGENT)
        emblem = ()
    yield Paragraph((*emblem, Run(HOUSE.title.text, TITLE_LOOK)), TITLE, TITLE_LOOK)
    yield _labelled("ส่วนราชการ", _office(texts), HOUSE.heading.office_indent)
    yield _number_and_date(texts)
    yield _labelled("เรื่อง", texts.line("memo.subject"), HOUSE.heading.subject_indent)
    yield _salutation(texts)


def _emblem(texts: Texts, report: Callable[[Remark], None]) -> tuple[Inline, ...]:
    drawn = texts.submission.pictures.get("org.emblem")
    if drawn is None:
        return ()
    place = Place(HOUSE.emblem.left, HOUSE.emblem.top)
    picture = emblem_picture(drawn.data, HOUSE.emblem.memo_height, place, drawn.look)
    if picture is None:
        report(Remark(BROKEN_PICTURE, drawn.ref, {"key": "org.emblem"}))
        return ()
    return (picture,)


def _office(texts: Texts) -> str:
    department = texts.line("org.department") or blank()
    phone = PHONE_WORD.sub("", texts.line("org.phone"))
    office = f"{department}{WIDE}{texts.organisation}"
    return f"{office}{WIDE}{PHONE}{NBSP}{phone.replace(' ', NBSP)}" if phone else office


def _labelled(label: str, value: str, indent: float) -> Paragraph:
    layout = FIELD._replace(left=indent, first=-indent, tabs=(TabStop(indent), TO_MARGIN))
    return Paragraph((Run(label, LABEL), TAB, *_value(value), TAB), layout, PLAIN)


def _number_and_date(texts: Texts) -> Paragraph:
    indent, number = HOUSE.heading.number_indent, _number(texts)
    after_number = indent + text_width(number, PLAIN) + HOUSE.heading.date_gap
    # A number that fills its line goes on in the next one, where the date finds its usual place again.
    date_stop = max(DATE_STOP, after_number) if after_number < TEXT_WIDTH else DATE_STOP
    stops = (TabStop(indent), TabStop(date_stop, dots=True), TO_MARGIN)
    date = texts.written_date("memo.date")
    content = (
        *(Run("ที่", LABEL), TAB, *_value(number), TAB),
        *(Run("วันที่", LABEL), *_value(WIDE + date if date else ""), TAB),
    )
    return Paragraph(content, FIELD._replace(tabs=stops), PLAIN)


def _number(texts: Texts) -> str:
    code, number = texts.line("org.doc_code"), texts.line("memo.number").lstrip("/ ")
    if number == LEFT_TO_REGISTRY:
        number = ""
    if code and number.startswith(code):
        return number
    return f"{code or blank(HOUSE.body.cell_dots)}/{number}"


def _value(text: str) -> tuple[Inline, ...]:
    return (Run(text + " ", PLAIN),) if text else ()


def _salutation(texts: Texts) -> Paragraph:
    indent = HOUSE.heading.subject_indent
    layout = FIELD._replace(
        before=HOUSE.heading.salutation_before, left=indent, first=-indent, tabs=(TabStop(indent), TO_MARGIN), gives=4
    )
    to = texts.line("memo.to")
    return Paragraph((Run("เรียน", PLAIN), TAB, Run(to, PLAIN) if to else TAB), layout, PLAIN)
