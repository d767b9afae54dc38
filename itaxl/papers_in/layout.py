"""What the layout of a Word paper tells: fonts, sizes, margins, header rows, what was left unfinished.

Worth knowing: Word draws Thai in the complex-script font (w:cs) and size (w:szCs), not in the ones for Latin letters.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from itaxl.files.limits import Limits
from itaxl.model.grid import Remark
from itaxl.model.wording import Wording
from itaxl.office_file.zip_package import Container
from itaxl.papers_in.word_file import parsed_part
from itaxl.papers_in.word_numbers import VAL, W, small_number

_SARABUN: Final = ("TH Sarabun", "TH SarabunPSK", "TH SarabunIT", "TH Sarabun New", "THSarabun", "Sarabun")
_THAI_FIRST, _THAI_LAST = "\u0e01", "\u0e5b"
_BODY: Final = 32
"""Half points of the body's letters: 16 points."""
_TWIPS: Final = 567
"""To the centimetre."""
_LEFT: Final = (2.5, 3.5)
_RIGHT: Final = (1.5, 2.5)
_LONG_TABLE: Final = 6
_MOST: Final = 0.5
_FEW: Final = 0.03
_ENOUGH: Final = 200
"""Letters of running text by which its size is known."""
_LONGEST_CHAIN: Final = 20
_EMU: Final = 360_000
_GARUDA: Final = (1.3, 1.7)
"""Centimetres: 1.5 on a memo, and what a ruler cannot tell from it (ระเบียบงานสารบรรณ)."""
_MEMO: Final = "บันทึกข้อความ"
_NEAR_TITLE: Final = 3
_LARGEST_GARUDA: Final = 4.0
_LONGEST_NUMBER: Final = 10


class _Font(NamedTuple):
    """The fonts and size of a run, as far as something says them."""

    ascii: str = ""
    cs: str = ""
    size: int = 0


def layout_remarks(container: Container, caps: Limits) -> Iterator[Remark]:
    """What is worth saying about a paper's layout, as remarks of the rules of family L."""
    document = parsed_part(container, "word/document.xml", caps)
    body = document.find(W + "body") if document is not None else None
    if document is None or body is None:
        return
    fonts = _Fonts(parsed_part(container, "word/styles.xml", caps))
    letters = list(fonts.letters(body))
    yield from _font_remarks(letters)
    yield from _size(list(fonts.letters(body, running=True)))
    yield from _margins(body)
    yield from _tables(body)
    yield from _garuda(body)
    yield from _unfinished(document, container)


class _Fonts:
    """The effective fonts of a document's runs: their own, their style's, their paragraph's, the default."""

    def __init__(self, styles: Element | None) -> None:
        self.styles = (
            {each.get(W + "styleId", ""): each for each in styles.iter(W + "style")} if styles is not None else {}
        )
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if styles is not None else None
        self.default = _said(default, _Font())
        self.normal = next(
            (
                key
                for key, each in self.styles.items()
                if each.get(W + "default") == "1" and each.get(W + "type") == "paragraph"
            ),
            "",
        )

    def letters(self, body: Element, *, running: bool = False) -> Iterator[tuple[_Font, int]]:
        """The font of every run with Thai letters, and how many it has; of `running` text none of tables."""
        for paragraph in body.findall(W + "p") if running else body.iter(W + "p"):
            named = paragraph.find(f"{W}pPr/{W}pStyle")
            of_paragraph = self.chain(named.get(VAL, "") if named is not None else self.normal)
            for run in paragraph.iter(W + "r"):
                count = sum(
                    _THAI_FIRST <= letter <= _THAI_LAST for text in run.iter(W + "t") for letter in text.text or ""
                )
                if not count:
                    continue
                own = run.find(W + "rPr")
                style = own.find(W + "rStyle") if own is not None else None
                font = _said(own, _Font())
                if style is not None:
                    font = _merged(font, self.chain(style.get(VAL, "")))
                yield _merged(_merged(font, of_paragraph), self.default), count

    def chain(self, name: str) -> _Font:
        """What a style and those that it is based on say."""
        font = _Font()
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(name)
            if style is None:
                break
            font = _said(style.find(W + "rPr"), font)
            based = style.find(W + "basedOn")
            name = based.get(VAL, "") if based is not None else ""
        return font


def _said(properties: Element | None, known: _Font) -> _Font:
    if properties is None:
        return known
    fonts, size = properties.find(W + "rFonts"), properties.find(W + "szCs")
    return _merged(
        known,
        _Font(
            (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else "",
            (fonts.get(W + "cs") or "") if fonts is not None else "",
            small_number(size.get(VAL), 0) if size is not None else 0,
        ),
    )


def _merged(first: _Font, second: _Font) -> _Font:
    return _Font(first.ascii or second.ascii, first.cs or second.cs, first.size or second.size)


def _font_remarks(letters: list[tuple[_Font, int]]) -> Iterator[Remark]:
    total = sum(count for _, count in letters)
    if not total:
        return
    shown: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for font, count in letters:
        shown[font.cs] += count
        if font.ascii.startswith(_SARABUN) and not font.cs.startswith(_SARABUN):
            lost[font.cs or font.ascii] += count
    if sum(lost.values()) > _FEW * total:
        yield Remark("L003", params={"font": next(iter(lost)), "share": round(100 * sum(lost.values()) / total)})
    else:
        main = shown.most_common(1)[0][0]
        if main and not main.startswith(_SARABUN) and shown[main] > _MOST * total:
            yield Remark("L001", params={"font": main})
        others = sorted(font for font, count in shown.items() if font and font != main and count > _FEW * total)
        if others and main:
            yield Remark("L008", params={"fonts": ", ".join([main, *others])})


def _size(letters: list[tuple[_Font, int]]) -> Iterator[Remark]:
    """The size of the running text; that of tables may be smaller."""
    sizes: Counter[int] = Counter()
    for font, count in letters:
        sizes[font.size] += count
    total = sizes.total()
    size, most = sizes.most_common(1)[0] if sizes else (0, 0)
    if total >= _ENOUGH and size and size != _BODY and most > _MOST * total:
        yield Remark("L002", params={"size": size / 2 if size % 2 else size // 2})


def _margins(body: Element) -> Iterator[Remark]:
    for section in body.iter(W + "sectPr"):
        size, margin = section.find(W + "pgSz"), section.find(W + "pgMar")
        if margin is None or (size is not None and size.get(W + "orient") == "landscape"):
            continue
        left, right = (small_number(margin.get(W + side), 0) / _TWIPS for side in ("left", "right"))
        if left and not (_LEFT[0] <= left <= _LEFT[1] and _RIGHT[0] <= right <= _RIGHT[1]):
            yield Remark("L004", params={"left": f"{left:.1f}", "right": f"{right:.1f}"})
            return


def _tables(body: Element) -> Iterator[Remark]:
    """Long tables whose header does not stand on the next page too."""
    for number, table in enumerate(body.iter(W + "tbl"), 1):
        rows = table.findall(W + "tr")
        if (
            len(rows) >= _LONG_TABLE
            and len(rows[0].findall(W + "tc")) >= 4
            and rows[0].find(f"{W}trPr/{W}tblHeader") is None
        ):
            yield Remark("L005", params={"table": number})


def _garuda(body: Element) -> Iterator[Remark]:
    """The emblem beside or above the title of a memo, when its height is not that of a memo's."""
    paragraphs = list(body.iter(W + "p"))
    for number, paragraph in enumerate(paragraphs):
        if "".join("".join(each.text or "" for each in paragraph.iter(W + "t")).split()) == _MEMO:
            near = paragraphs[max(0, number - _NEAR_TITLE) : number + 1]
            heights = [height for each in near for height in _heights(each)]
            if heights and not any(_GARUDA[0] <= height <= _GARUDA[1] for height in heights):
                yield Remark("L007", params={"height": f"{heights[0]:.1f}"})
            return


def _heights(paragraph: Element) -> Iterator[float]:
    """The heights of a paragraph's pictures, in centimetres, that can be an emblem's."""
    for extent in paragraph.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"):
        typed = extent.get("cy", "")
        height = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < _LONGEST_NUMBER else 0
        if 0 < height / _EMU < _LARGEST_GARUDA:
            yield height / _EMU


def _unfinished(document: Element, container: Container) -> Iterator[Remark]:
    for control in document.iter(W + "sdt"):
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            text = "".join(each.text or "" for each in control.iter(W + "t")).strip()
            if text:
                yield Remark("L009", params={"text": text})
    changes = sum(1 for tag in ("ins", "del") for _ in document.iter(W + tag))
    comments = "word/comments.xml" in container
    if changes or comments:
        what = [Wording("การแก้ไขที่ติดตามไว้ (track changes)", "tracked changes")] if changes else []
        what += [Wording("ความคิดเห็น (comment)", "comments")] if comments else []
        said = Wording(" และ ".join(each.th for each in what), " and ".join(each.en for each in what))
        yield Remark("L010", params={"what": said})
