"""The memo (บันทึกข้อความ) that carries the report to the mayor."""

from itaxl.documents.blocks import Block, Document, Page
from itaxl.documents.default_texts import with_standard_texts
from itaxl.documents.kind import DocumentKind, PaperDigits
from itaxl.documents.memo_head import head
from itaxl.documents.office_style import AS_USUAL, OwnStyle
from itaxl.documents.page_fit import fitted
from itaxl.documents.paper_digits import own_digits, policy_of
from itaxl.documents.sections import sections
from itaxl.documents.signatures import opinions, shown, signature, with_author
from itaxl.documents.styles import HOUSE
from itaxl.documents.texts import Texts
from itaxl.form.fields import MEMO, OFFICE, SIGNERS_TABLE, THAI_DIGITS
from itaxl.model.grid import Remark
from itaxl.model.submission import Submission
from itaxl.years.catalogue import FiscalYear

AUTHOR = "sign.author"


def memo(submission: Submission, year: FiscalYear, *, draft: bool = False, own: OwnStyle = AS_USUAL) -> Document:
    """The memo of one form, blank fields filled with the standard texts of `year`; `draft` stamps it ร่าง."""
    filled = with_standard_texts(submission, year, kinds=(KIND.name,), own=own)
    texts = Texts(filled, policy_of(submission, KIND, own), own_digits(submission, KIND, own), own)
    page = memo_page(thai_number=texts.thai_numbers)
    remarks: list[Remark] = []
    text: list[Block] = [*head(texts, remarks.append), *sections(texts, page)]
    for role in (*((AUTHOR,) if shown(texts, AUTHOR) else ()), *with_author(texts)):
        text += signature(texts, role, remarks.append)
    return Document(
        kind=KIND.name,
        title=HOUSE.title.text,
        subject=texts.line("memo.subject"),
        author=texts.organisation,
        created=texts.day("memo.date"),
        font=texts.font,
        page=page,
        blocks=fitted(text, tuple(opinions(texts, remarks.append)), page, own.styles),
        draft=draft,
        styles=own.styles,
        remarks=tuple(remarks),
    )


def memo_page(*, thai_number: bool) -> Page:
    """A4 upright; the first page begins as high as the emblem."""
    rules = HOUSE.page
    return Page(
        width=rules.width,
        height=rules.height,
        left=rules.left,
        right=rules.right,
        top=rules.first_top,
        bottom=rules.bottom,
        header=rules.header,
        thai_number=thai_number,
    )


KIND = DocumentKind(
    name="memo",
    place=1,
    thai="บันทึกข้อความ",
    english="memo",
    sheets=(OFFICE, MEMO),
    table=SIGNERS_TABLE,
    digits=PaperDigits("style.memo_digits", policy=THAI_DIGITS, usual=THAI_DIGITS),
    build=memo,
)
