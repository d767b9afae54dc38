"""Signature blocks and opinions: of the head of office, the clerk and the mayor, and of further signers among them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from itaxl.documents.blocks import Layout, Paragraph, ParagraphRole, PrintedPicture
from itaxl.documents.layouts import BODY, HEADING, dotted_line, paragraph
from itaxl.documents.pictures import printable
from itaxl.documents.styles import HOUSE, PLAIN, TEXT_WIDTH, styled
from itaxl.documents.text_metrics import text_width
from itaxl.documents.texts import WIDE, Texts, blank, one_line
from itaxl.form.fields import HIDE, POSTS, SIGNERS_TABLE, SigningPost
from itaxl.model.grid import AS_STORED, PictureLook, Remark
from itaxl.model.submission import TableRow

BROKEN_PICTURE: Final = "F011"
"""The remark about a picture that is broken, too large, or neither PNG nor JPEG."""

SIGNATURE: Final = styled(ParagraphRole.SIGNATURE)
LAST_LINE: Final = SIGNATURE._replace(keep_next=False)
SPARE_LINES: Final = (SIGNATURE._replace(gives=2), SIGNATURE._replace(gives=5))
"""Blank lines that the fit may take, in the order in which they stand above the one that always remains."""
GAP: Final = Layout(line=HOUSE.opinion.gap, keep_next=True, keep_lines=True)
"""Between opinions; as space above or below a paragraph LibreOffice would now and then part one from its signature."""
OPINION_TITLE: Final = HEADING._replace(before=0, first=0, gives=0)
OPINION: Final = BODY._replace(before=0, keep_next=True, keep_lines=True, gives=0)

BY_ITSELF: Final = SigningPost("", "sign.clerk")
"""Where one signs whose role is none of the list: after the head of office."""

Report = Callable[[Remark], None]


class Opinion(NamedTuple):
    """One opinion block: its signer, the words before the signer's title, and its dotted lines when blank."""

    role: str
    title: str
    lines: int


def opinions(texts: Texts, report: Report) -> Iterator[Paragraph]:
    """The opinions in turn, each kept in one piece with its signature; a hidden signer's is left out.

    A further signer's stands before that of the role before whom he signs; of several there, in the form's order.
    """
    name, kind = texts.line("org.name") or blank(), texts.kind
    rules = HOUSE.opinion
    clerk = rules.clerk_title + (kind.clerk_title(name) if kind else f"ปลัด{name}")
    mayor = rules.mayor_title + (kind.mayor_title(name) if kind else f"นายก{name}")
    further = list(_further(texts))
    for opinion in (
        Opinion("sign.head", "", rules.head_lines),
        Opinion("sign.clerk", clerk, rules.clerk_lines),
        Opinion("sign.mayor", mayor, rules.mayor_lines),
    ):
        for row, before, post in further:
            if before == opinion.role and post.opinion:
                title = rules.clerk_title + (
                    texts.write(one_line(row.text("position"))) or _role(texts, row) or blank()
                )
                yield from _opinion_block(texts, Opinion(row.key, title, rules.clerk_lines), report)
        if shown(texts, opinion.role):
            yield from _opinion_block(texts, opinion, report)


def with_author(texts: Texts) -> Iterator[str]:
    """The rows of those who sign below the text too, with the author and without an opinion."""
    yield from (row.key for row, _, post in _further(texts) if not post.opinion)


def _further(texts: Texts) -> Iterator[tuple[TableRow, str, SigningPost]]:
    """The further signers who are shown, each with the role before whom he signs and what is known of his own."""
    places = {role.label: role.key for role in SIGNERS_TABLE.rows}
    for role in SIGNERS_TABLE.further:
        row = texts.signer(role.key)
        if row and shown(texts, role.key):
            post = next((each for each in POSTS if row.text("role").strip().startswith(each.name)), BY_ITSELF)
            yield row, places.get(row.text("before"), post.before), post


def _role(texts: Texts, row: TableRow) -> str:
    return texts.write(one_line(row.text("role")))


def _opinion_block(texts: Texts, opinion: Opinion, report: Report) -> Iterator[Paragraph]:
    yield paragraph("", GAP)
    yield from _opinion(texts, opinion)
    yield from signature(texts, opinion.role, report)


def shown(texts: Texts, role: str) -> bool:
    """Whether the form wants this signer's block."""
    row = texts.signer(role)
    return row is None or row.text("show").strip() != HIDE


def signature(texts: Texts, role: str, report: Report) -> Iterator[Paragraph]:
    """Room or a picture for the signature, the name in brackets, the position, and whom the signer acts for."""
    row = texts.signer(role)
    drawn = texts.submission.pictures.get(role)
    picture = signature_picture(drawn.data, full_name(texts, row), drawn.look) if drawn else None
    if drawn and picture is None:
        report(Remark(BROKEN_PICTURE, drawn.ref, {"key": role}))
    acting = texts.split(row.text("acting")) if row else ()
    yield from signed((full_name(texts, row), *_field(texts, row, "position"), *acting), picture)


def signed(lines: Sequence[str], picture: PrintedPicture | None) -> Iterator[Paragraph]:
    """The lines under a signature, below its picture or the room for it, in one piece.

    It begins further left than usual where a line would else break.
    """
    left = _left(lines)
    if picture:
        yield Paragraph((picture,), SIGNATURE._replace(left=left), PLAIN)
    else:
        for number in range(HOUSE.sign.blank_lines):
            yield paragraph("", SPARE_LINES[number] if number < len(SPARE_LINES) else SIGNATURE)
    for line in lines[:-1]:
        yield paragraph(line, SIGNATURE._replace(left=left))
    yield paragraph(lines[-1], LAST_LINE._replace(left=left))


def _left(lines: Sequence[str]) -> float:
    """Where a signature begins, in centimetres from the left margin; a line too long for any place breaks."""
    rules = HOUSE.sign
    widths = [text_width(line, PLAIN) * rules.spare for line in lines]
    widest = max((width for width in widths if width <= TEXT_WIDTH - rules.least_left), default=0)
    return min(rules.left, TEXT_WIDTH - widest)


def signature_picture(data: bytes, name: str, look: PictureLook = AS_STORED) -> PrintedPicture | None:
    """A signature in the line, None when it cannot be used."""
    ready = printable(data, width=HOUSE.sign.picture_width, height=HOUSE.sign.picture_height, look=look)
    return PrintedPicture(ready.data, f"{HOUSE.sign.alt}{name}", ready.width, ready.height) if ready else None


def full_name(texts: Texts, row: TableRow | None) -> str:
    """The name as it stands under a signature: (คำนำหน้าชื่อ  นามสกุล); a dotted blank for what is missing."""
    prefix, name, surname = (
        texts.write(one_line(row.text(key))) if row else "" for key in ("prefix", "name", "surname")
    )
    name = name.removeprefix(prefix).lstrip()  # typed into both cells, it is printed once
    if not (name or surname):
        return f"({prefix}{blank()})"
    return f"({prefix}{name or blank()}{WIDE}{surname or blank()})"


def _opinion(texts: Texts, opinion: Opinion) -> Iterator[Paragraph]:
    row = texts.signer(opinion.role)
    words = texts.split(row.text("opinion")) if row else ()
    if opinion.title:
        yield paragraph(opinion.title, OPINION_TITLE)
    for line in words:
        yield paragraph(line, OPINION)
    if not words:
        for _ in range(opinion.lines):
            yield dotted_line()


def _field(texts: Texts, row: TableRow | None, column: str) -> tuple[str, ...]:
    return (texts.split(row.text(column)) if row else ()) or (blank(),)
