"""A Word document as what a person sees of it: lines and tables in reading order, each with its place.

Text boxes, content controls, inserted text, results of fields and automatic numbers are seen. Deleted text, field
codes and the second copy that Word keeps of a text box are not. Page headers, notes, comments, hidden text and
controls that nobody filled stand aside at the end, but for the head of a memo in a page header.
"""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from itaxl.files.limits import Limits
from itaxl.files.read_errors import UnreadableFile, over
from itaxl.model.wording import Wording
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.zip_package import Container
from itaxl.papers_in import blocks as seen
from itaxl.papers_in.blocks import Block, GridCell, PaperLine, PaperPlace, PaperTable
from itaxl.papers_in.word_numbers import VAL, Numbering, W, small_number
from itaxl.papers_in.word_styles import Manner, WordStyles

DOCUMENT: Final = "word/document.xml"
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINKS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNSEEN: Final = frozenset(
    W + tag
    for tag in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr")
)
_SIGNS: Final = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\v", W + "noBreakHyphen": "-"}
_BOXES: Final = {"F0FE": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F0FC": "✓", "F0B7": "•", "F0A7": "▪", "F0D8": "➢"}
"""Signs of Wingdings and Symbol that clerks tick or list with."""
_AROUND: Final = frozenset(W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_MOST_COLUMNS: Final = 63
"""What Word itself allows in a table."""
_HEAD_OF_MEMO: Final = ("บันทึกข้อความ", "ส่วนราชการ")
_NOTES: Final = (("footnotes", seen.FOOTNOTE), ("endnotes", seen.FOOTNOTE), ("comments", seen.COMMENT))


def read_word(container: Container, caps: Limits) -> tuple[Block, ...]:
    """The lines and tables of a .docx; raises Unreadable for one that is not safe or not as Word writes them."""
    container.refuse_document_types()
    return tuple(_Word(container, caps).blocks())


def parsed_part(container: Container, name: str, caps: Limits) -> Element | None:
    """A part of a document as a tree, None when there is none; document types were refused before."""
    if name not in container:
        return None
    try:
        return ElementTree.fromstring(as_utf8(container.read(name, caps["xml_part"], "xml_part")))  # noqa: S314
    except ElementTree.ParseError:
        raise UnreadableFile("damaged") from None


class _Word:
    def __init__(self, container: Container, caps: Limits) -> None:
        self.container, self.caps = container, caps
        self.styles = WordStyles(self.part("word/styles.xml"))
        self.numbering = Numbering(self.part("word/numbering.xml"))
        self.lines = self.paragraphs = self.tables = 0
        self.aside: list[PaperLine] = []

    def part(self, name: str) -> Element | None:
        return parsed_part(self.container, name, self.caps)

    def blocks(self) -> Iterator[Block]:
        root = self.part(DOCUMENT)
        body = root.find(W + "body") if root is not None else None
        if body is None:
            raise UnreadableFile("damaged")
        yield from self.headers()
        yield from self.inside(body, 0)
        for name, words in _NOTES:
            self.notes(self.part(f"word/{name}.xml"), words)
        yield from self.aside

    def headers(self) -> Iterator[Block]:
        """The head of a memo that was put into a page header; other headers and footers stand aside."""
        for name in sorted(self.container.names):
            kind = next((kind for kind in ("header", "footer") if name.lower().startswith(f"word/{kind}")), "")
            part = self.part(name) if kind and name.lower().endswith(".xml") else None
            if part is None:
                continue
            found = list(self.inside(part, 0))
            whole = "".join("".join(line.text.split()) for line in seen.lines_of(found))
            if kind == "header" and any(word in whole for word in _HEAD_OF_MEMO):
                yield from found
            else:
                words = seen.HEADER if kind == "header" else seen.FOOTER
                self.aside += [self.apart(line.text, words) for line in seen.lines_of(found) if line.text.strip()]

    def notes(self, part: Element | None, words: Wording) -> None:
        if part is not None:
            found = list(seen.lines_of(list(self.inside(part, 0))))
            self.aside += [self.apart(line.text, words) for line in found if line.text.strip()]

    def apart(self, text: str, words: Wording) -> PaperLine:
        return self.line(text, PaperPlace(words), aside=True)

    def line(self, text: str, place: PaperPlace, **more: bool | int) -> PaperLine:
        self.lines += 1
        if self.lines > self.caps["lines"]:
            raise over("lines", self.lines, self.caps["lines"])
        return PaperLine((self.lines,), text, place, **more)  # type: ignore[arg-type] # flags by name

    def inside(self, parent: Element, depth: int) -> Iterator[Block]:
        """The blocks in a body, a cell, a box or a control; a paragraph whose mark is deleted goes on in the next."""
        if depth > self.caps["depth"]:
            raise over("depth", depth, self.caps["depth"])
        before = ""
        for child in parent:
            if child.tag == W + "p":
                *boxes, line = self.paragraph(child, depth, before)
                yield from boxes
                before = line.text if _deleted_mark(child) and isinstance(line, PaperLine) else ""
                if not _deleted_mark(child):
                    yield line
            elif child.tag == W + "tbl":
                yield from self.table(child, depth + 1)
            elif child.tag not in _UNSEEN:
                yield from self.inside(child, depth + 1)

    def paragraph(self, paragraph: Element, depth: int, before: str) -> Iterator[Block]:
        self.paragraphs += 1
        place = PaperPlace(seen.PARAGRAPH, paragraph=self.paragraphs)
        manner = self.styles.manner(paragraph)
        look = _Look(self)
        look.walk(paragraph, depth)
        yield from look.boxes
        text = before + "".join(look.text)
        if manner.list_number and text.strip():
            text = self.numbering.mark(manner.list_number, manner.depth) + text
        yield self.line(
            text,
            place,
            centred=manner.align == "center",
            indented=_indented(text, manner),
            new_page=look.new_page,
            pictures=look.pictures,
        )

    def table(self, table: Element, depth: int) -> Iterator[PaperTable]:
        self.tables += 1
        number = self.tables
        rows: list[tuple[GridCell, ...]] = []
        for row in _own(table, W + "tr", self.caps["depth"]):
            if row.find(f"{W}trPr/{W}del") is None:
                at = PaperPlace(seen.ROW, table=number, row=len(rows) + 1)
                rows.append(tuple(self.row(row, at, depth)))
        yield PaperTable(tuple(rows), PaperPlace(seen.TABLE, table=number))

    def row(self, row: Element, at: PaperPlace, depth: int) -> Iterator[GridCell]:
        before = row.find(f"{W}trPr/{W}gridBefore")
        skipped = small_number(before.get(VAL), 0) if before is not None else 0
        yield from [GridCell()] * min(skipped, _MOST_COLUMNS)
        for cell in _own(row, W + "tc", self.caps["depth"]):
            span, merge = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(VAL) != "restart"
            inside = tuple(_placed(block, at) for block in self.inside(cell, depth + 1))
            yield GridCell(inside, "down" if goes_on else "")
            width = small_number(span.get(VAL), _MOST_COLUMNS) if span is not None else 1
            yield from [GridCell(merged="across")] * (min(width, _MOST_COLUMNS) - 1)


class _Look:
    """What is seen of one paragraph: its text, the boxes that hang on it, its pictures."""

    def __init__(self, word: _Word) -> None:
        self.word = word
        self.text: list[str] = []
        self.boxes: list[Block] = []
        self.pictures = 0
        self.new_page = False

    def walk(self, node: Element, depth: int) -> None:
        if depth > self.word.caps["depth"]:
            raise over("depth", depth, self.word.caps["depth"])
        for child in node:
            tag = child.tag
            if tag == W + "t":
                self.text.append(child.text or "")
            elif tag in _SIGNS:
                self.text.append(_SIGNS[tag])
            elif tag == W + "br":
                self.new_page |= child.get(W + "type") in ("page", "column")
                self.text.append("\v")
            elif tag == W + "lastRenderedPageBreak":
                continue
            elif tag == W + "sym":
                self.text.append(_BOXES.get(child.get(W + "char", "").upper(), ""))
            elif tag == W + "txbxContent":
                self.boxes.extend(self.word.inside(child, depth + 1))
            elif tag == _COMPATIBLE + "AlternateContent":
                self.walk(_first_choice(child), depth + 1)
            elif tag == W + "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                self.keep_aside(child, seen.UNFILLED)
            elif tag == W + "r" and child.find(f"{W}rPr/{W}vanish") is not None:
                self.keep_aside(child, seen.HIDDEN)
            elif tag not in _UNSEEN:
                self.pictures += tag.endswith(("}blip", "}imagedata"))
                self.walk(child, depth + 1)

    def keep_aside(self, node: Element, words: Wording) -> None:
        if text := "".join(each.text or "" for each in node.iter(W + "t")).strip():
            self.word.aside.append(self.word.apart(text, words))


def _first_choice(both: Element) -> Element:
    """What Word shows of two ways to draw the same: the first that it knows, which is always there first."""
    return next((child for child in both if child.tag == _COMPATIBLE + "Choice"), both)


def _deleted_mark(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _indented(text: str, manner: Manner) -> bool:
    return manner.first > 0 or bool(manner.list_number) or text.startswith(("\t", "   ", "\u00a0\u00a0\u00a0"))


def _placed(block: Block, at: PaperPlace) -> Block:
    """A block of a cell, its lines placed by table and row."""
    if isinstance(block, PaperTable):
        return block
    return PaperLine(block.number, block.text, at, block.centred, block.indented, block.new_page, block.pictures)


def _own(parent: Element, tag: str, deepest: int) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside controls; not those of tables inside."""
    if deepest < 0:
        raise over("depth", 0, 0)
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _own(child, tag, deepest - 1)
