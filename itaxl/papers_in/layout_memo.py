"""What a Word paper tells against the official layout of a memo: paper, title, first lines, digits and page numbers."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from itaxl.files.limits import Limits
from itaxl.model.grid import Remark
from itaxl.model.wording import Wording
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.said import FOUND, Reading, Value
from itaxl.papers_in.word_file import parsed_part
from itaxl.papers_in.word_numbers import VAL, W, small_number

MEMO: Final = "บันทึกข้อความ"
_TWIPS: Final = 567
"""To the centimetre."""
_A4: Final = (11_906, 16_838)
_NEAR_A4: Final = 170
"""Twips: 3 mm, as printers round."""
_LONG: Final = 140
"""Letters of a paragraph that goes on over a line, however it was typed."""
_FEWEST_LONG: Final = 2
_SMALLEST_FIRST: Final = 1.0
"""Centimetres, of the 2.5 that the guide asks for; what clerks mean as a first line stands further in."""
_FEWEST_DIGITS: Final = 12
_LONGEST_CHAIN: Final = 20
_SMALLEST_TITLE: Final = 48
"""Half points, of the 58 of the guide: what is meant as a title."""
_ABOVE_TITLE, _BELOW_TITLE = 6, 8
"""Paragraphs to which the emblem may be anchored."""
_PICTURES: Final = frozenset({"blip", "imagedata", "object", "OLEObject", "svgBlip"})
"""Elements that show a picture, whatever drew it."""
_LABELS: Final = re.compile(r"\s*(?:ส่วนราชการ|ที่|เรื่อง|เรือง|เรียน|อ้างถึง|สิ่งที่ส่งมาด้วย|หมายเหตุ)")
_NUMBERED: Final = re.compile(r"\s*(?:[-•➢▪o*]\s|\(?[\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})*[.)]|ข้อ\s*[\d๐-๙])")
_NO_PROSE: Final = re.compile("[A-Za-z@]")
"""In addresses and codes, whose digits are Arabic."""
_THAI_PAGE: Final = re.compile(r"Thai", re.IGNORECASE)
_ORDER: Final = ("org.department", "memo.number", "memo.subject", "memo.to")
_LABEL_OF: Final[Mapping[str, Wording]] = {
    "org.department": Wording("ส่วนราชการ", "ส่วนราชการ"),
    "memo.number": Wording("ที่", "ที่"),
    "memo.subject": Wording("เรื่อง", "เรื่อง"),
    "memo.to": Wording("เรียน", "เรียน"),
}


class _Indent(NamedTuple):
    """Twips by which a paragraph, and its first line alone, stands in; None where nothing says it."""

    left: int | None = None
    first: int | None = None
    listed: bool = False


_ODD_NUMBERS: Final = 2
_TIMES_AS_MANY: Final = 5
"""Thai digits for an Arabic one, where the few Arabic ones are a slip."""


def memo_layout_remarks(container: Container, caps: Limits) -> Iterator[Remark]:
    """What differs from the official layout, as remarks of the rules of family L."""
    document = parsed_part(container, "word/document.xml", caps)
    body = document.find(W + "body") if document is not None else None
    if body is None:
        return
    yield from _paper(body)
    styles = _ParagraphStyles(parsed_part(container, "word/styles.xml", caps))
    yield from _first_lines(body, styles)
    text = "\n".join(_text(paragraph) for paragraph in body.iter(W + "p"))
    is_memo = any("".join(line.split()) == MEMO for line in text.split("\n"))
    if is_memo:
        yield from _title(body)
        yield from _emblem(body, container, caps)
    arabic, thai = _digits(text)
    if is_memo and not thai and arabic >= _FEWEST_DIGITS:
        yield Remark("L016")
    elif is_memo and (others := _odd_numbers(text, thai)):
        yield Remark("L024", params={"text": others[0]})
    elif thai > arabic and _has_arabic_page_number(container, caps, body):
        yield Remark("L015")


def order_remarks(reading: Reading) -> Iterator[tuple[Value, Remark]]:
    """The part of a memo's head that stands before one that comes first by the regulation, with its value."""
    parts = [(key, reading.values[key]) for key in _ORDER if key in reading.values]
    placed = [(key, value) for key, value in parts if value.trust == FOUND and value.place.paragraph]
    for (key, value), (following, its) in pairwise(placed):
        if value.paper == its.paper and its.place.paragraph < value.place.paragraph and not its.place.table:
            yield its, Remark("L018", params={"part": _LABEL_OF[following], "first": _LABEL_OF[key]})
            return


def _paper(body: Element) -> Iterator[Remark]:
    for size in body.iter(W + "pgSz"):
        sides = sorted(small_number(size.get(W + side), 0) for side in ("w", "h"))
        if all(sides) and any(abs(side - right) > _NEAR_A4 for side, right in zip(sides, _A4, strict=True)):
            width, height = (f"{side / _TWIPS:.1f}" for side in sides)
            yield Remark("L017", params={"width": width, "height": height})
            return


def _title(body: Element) -> Iterator[Remark]:
    for paragraph in body.iter(W + "p"):
        if "".join(_text(paragraph).split()) != MEMO:
            continue
        sizes = [small_number(size.get(VAL), 0) for run in paragraph.iter(W + "r") for size in run.iter(W + "szCs")]
        if sizes and 0 < max(sizes) < _SMALLEST_TITLE:
            yield Remark("L006", params={"size": max(sizes) // 2})
        return


def _emblem(body: Element, container: Container, caps: Limits) -> Iterator[Remark]:
    """A memo with no picture about its title or in a page header that could be the emblem."""
    paragraphs = list(body.iter(W + "p"))
    title = next(number for number, each in enumerate(paragraphs) if "".join(_text(each).split()) == MEMO)
    near = paragraphs[max(0, title - _ABOVE_TITLE) : title + _BELOW_TITLE]
    if any(map(_has_picture, near)):
        return
    for name in sorted(container.names):
        if re.fullmatch(r"word/header\d*\.xml", name.lower()):
            part = parsed_part(container, name, caps)
            if part is None or _has_picture(part):
                return
    yield Remark("L020")


def _has_picture(element: Element) -> bool:
    return any(each.tag.rpartition("}")[2] in _PICTURES for each in element.iter())


def _first_lines(body: Element, styles: "_ParagraphStyles") -> Iterator[Remark]:
    """Paragraphs of running text that all begin at the margin, or hardly further in."""
    long = [each for each in body.findall(W + "p") if _is_running(_text(each))]
    stand = [(each, styles.indent(each)) for each in long]
    plain = [(each, at) for each, at in stand if not at.listed and not at.left and not _is_centred(each)]
    flush = [each for each, at in plain if not _begins_with_blanks(each) and (at.first or 0) < _SMALLEST_FIRST * _TWIPS]
    if len(plain) >= _FEWEST_LONG and len(flush) == len(plain):
        yield Remark("L014", params={"count": len(flush)})


def _is_running(text: str) -> bool:
    return len(text.strip()) >= _LONG and not (_LABELS.match(text) or _NUMBERED.match(text))


def _is_centred(paragraph: Element) -> bool:
    alignment = paragraph.find(f"{W}pPr/{W}jc")
    return alignment is not None and alignment.get(VAL) in ("center", "right", "end")


def _begins_with_blanks(paragraph: Element) -> bool:
    """Whether a tab or blanks stand before the first word."""
    return _text(paragraph)[:1] in ("\t", " ", "\u00a0", "\u3000")


def _text(paragraph: Element) -> str:
    """The text of a paragraph, with its tabs; tab stops are none."""
    said = []
    for run in paragraph.iter(W + "r"):
        for each in run:
            if each.tag in (W + "tab", W + "ptab"):
                said.append("\t")
            elif each.tag == W + "t":
                said.append(each.text or "")
    return "".join(said)


def _digits(text: str) -> tuple[int, int]:
    """How many Arabic and Thai digits a text has outside of addresses and codes."""
    prose = "".join(word for word in text.split() if not _NO_PROSE.search(word))
    return sum(each in "0123456789" for each in prose), sum("๐" <= each <= "๙" for each in prose)


def _odd_numbers(text: str, thai: int) -> list[str]:
    """The years and amounts in Arabic digits of a text that has one or two such numbers and is else in Thai digits."""
    numbers = [word for word in text.split() if re.search("[0-9]", word) and not _NO_PROSE.search(word)]
    digits = sum(each in "0123456789" for word in numbers for each in word)
    is_slip = 0 < len(numbers) <= _ODD_NUMBERS and thai >= _TIMES_AS_MANY * digits
    return [word for word in numbers if is_slip and re.search("[0-9]{4}", word)]


def _has_arabic_page_number(container: Container, caps: Limits, body: Element) -> bool:
    """Whether a page header or footer that is used numbers the pages, and not in Thai digits."""
    used = next(body.iter(W + "headerReference"), None), next(body.iter(W + "footerReference"), None)
    formats = [each.get(W + "fmt", "") for each in body.iter(W + "pgNumType")]
    if used == (None, None) or any(_THAI_PAGE.search(each) for each in formats):
        return False
    for name in sorted(container.names):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name.lower()):
            part = parsed_part(container, name, caps)
            if part is not None and any(_is_arabic_page(each) for each in _fields(part)):
                return True
    return False


def _fields(part: Element) -> Iterator[str]:
    """The instructions of the fields in a page header or footer, those of a paragraph together."""
    for paragraph in part.iter(W + "p"):
        yield "".join(each.text or "" for each in paragraph.iter(W + "instrText"))
    for field in part.iter(W + "fldSimple"):
        yield field.get(W + "instr", "")


def _is_arabic_page(instruction: str) -> bool:
    return re.search(r"\bPAGE\b", instruction.upper()) is not None and _THAI_PAGE.search(instruction) is None


class _ParagraphStyles:
    """What the styles of a document say of the indents of its paragraphs."""

    def __init__(self, part: Element | None) -> None:
        every = list(part.iter(W + "style")) if part is not None else []
        self.styles = {each.get(W + "styleId", ""): each for each in every if each.get(W + "type") == "paragraph"}
        default = part.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr") if part is not None else None
        self.default = _said(default, _Indent())
        self.normal = next((key for key, each in self.styles.items() if each.get(W + "default") == "1"), "")

    def indent(self, paragraph: Element) -> _Indent:
        """The indent of a paragraph: its own, its style's, that of all."""
        own = paragraph.find(W + "pPr")
        named = own.find(W + "pStyle") if own is not None else None
        found = _said(own, _Indent())
        name = named.get(VAL, "") if named is not None else self.normal
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(name)
            if style is None:
                break
            found = _said(style.find(W + "pPr"), found)
            based = style.find(W + "basedOn")
            name = based.get(VAL, "") if based is not None else ""
        return _Indent(
            found.left if found.left is not None else self.default.left,
            found.first if found.first is not None else self.default.first,
            found.listed,
        )


def _said(properties: Element | None, known: _Indent) -> _Indent:
    """What is `known` already, and of the rest what these properties say."""
    if properties is None:
        return known
    indent = properties.find(W + "ind")
    left = first = None
    if indent is not None:
        typed = indent.get(W + "left") or indent.get(W + "start")
        left = small_number(typed, 0) if typed else None
        first = small_number(indent.get(W + "firstLine"), 0) if indent.get(W + "firstLine") else None
    return _Indent(
        known.left if known.left is not None else left,
        known.first if known.first is not None else first,
        known.listed or properties.find(W + "numPr") is not None,
    )
