"""Cells whose letters are struck out, raised, or cannot be seen, and cells of letters that look differently.

Nearly all forms have neither: two counts of bytes tell, and only then cells are looked at one by one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from itaxl.files.limits import Limits
from itaxl.model.cell import CellRef
from itaxl.model.grid import Remark
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes, tag_pattern, text
from itaxl.office_file.zip_package import Container
from itaxl.workbook.colours import WHITE, Colour, Palette
from itaxl.workbook.font_looks import SYMBOLS, FontLook, ground_of, look_of
from itaxl.workbook.shared_strings import TEXTS
from itaxl.workbook.sheet_scan import SHARED_TEXT, SheetScan, ref_of
from itaxl.workbook.workbook_parts import STYLES, SheetPart

THEME: Final = "xl/theme/theme1.xml"

_RUN_PROPERTIES: Final = b"rPr>"
_LABEL: Final = b">*</t></r>"
"""The end of a label of the form: a name and its star in another colour."""

_SECTION: Final = r"<(?:[\w.-]+:)?%s(?=[\s>]).*?</(?:[\w.-]+:)?%s>"
_FONTS, _FILLS, _STYLES = (
    re.compile((_SECTION % (name, name)).encode(), re.DOTALL) for name in ("fonts", "fills", "cellXfs")
)
_FONT: Final = re.compile(rb"<(?:[\w.-]+:)?font(?=[\s/>])(?:[^>]*/>|.*?</(?:[\w.-]+:)?font>)", re.DOTALL)
_FILL: Final = re.compile(rb"<(?:[\w.-]+:)?fill(?=[\s/>])(?:[^>]*/>|.*?</(?:[\w.-]+:)?fill>)", re.DOTALL)
_STYLE: Final = tag_pattern("xf")
_CELL: Final = re.compile(rb"<(?:[\w.-]+:)?c\s([^>]*+)(?<!/)>(.*?)</(?:[\w.-]+:)?c\s*>", re.DOTALL)
_VALUE: Final = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>([^<]+)<")
_ENTRY: Final = re.compile(rb"<(?:[\w.-]+:)?si(?=[\s/>])")
_RUN: Final = re.compile(rb"<(?:[\w.-]+:)?r(?=[\s>])[^>]*>(.*?)</(?:[\w.-]+:)?r\s*>", re.DOTALL)
_PROPERTIES: Final = re.compile(rb"<(?:[\w.-]+:)?rPr(?=[\s/>])(?:[^>]*/>|.*?</(?:[\w.-]+:)?rPr>)", re.DOTALL)
_WORDS: Final = re.compile(rb"<(?:[\w.-]+:)?[tv](?:\s[^>]*)?>([^<]*)<")
_KNOWN: Final[dict[tuple[bytes, bytes], "WorkbookStyles"]] = {}
"""The styles of workbooks seen before, by their packed bytes: forms that nobody has saved since share them."""

_MOST_KNOWN: Final = 8
Item = TypeVar("Item")
_LATIN: Final = re.compile(r"[!-ÿ]")


class SeenLooks(NamedTuple):
    """What was seen of cells: remarks (F014) about letters that print would not follow, and cells of mixed looks."""

    remarks: tuple[Remark, ...] = ()
    mixed: frozenset[CellRef] = frozenset()


class CellStyle(NamedTuple):
    """How the letters of a cell style look, on which ground."""

    look: FontLook = FontLook()
    ground: Colour | None = WHITE


class WorkbookStyles(NamedTuple):
    """A workbook's colours and cell styles, and whether one of them makes letters that print would not follow."""

    palette: Palette
    styles: list[CellStyle]
    faulty: bool


class LookRun(NamedTuple):
    """Some letters of a cell, how they look, and what of that print would not follow."""

    words: str
    look: FontLook
    fault: str


def looks_of_cells(
    container: Container, sheets: Iterable[SheetPart], scans: Mapping[str, SheetScan], limits: Limits
) -> SeenLooks:
    """The cells of `sheets` that are not printed as they look, and those with letters of several looks."""
    palette, styles, faulty = _styles(container, limits)
    rich = _is_rich(container)
    texts: list[bytes] = []
    remarks: list[Remark] = []
    mixed: set[CellRef] = set()
    for sheet in sheets:
        xml = as_utf8(container.read(sheet.part))
        if not (rich or faulty or scans[sheet.name].runs):
            continue
        texts = texts or _texts(container)
        for ref, number, entry in _cells(xml, sheet.name, texts):
            style = styles[number] if number < len(styles) else CellStyle()
            runs = list(_runs(entry, style, palette))
            if fault := next((each.fault for each in runs if each.fault), ""):
                words = "".join(each.words for each in runs if each.fault == fault)
                remarks.append(Remark("F014", ref, {"fault": fault, "text": words, "whole": len(runs) == 1}))
            if any(each.look.differs(runs[0].look) for each in runs[1:]):
                mixed.add(ref)
    return SeenLooks(tuple(remarks), frozenset(mixed))


def _is_rich(container: Container) -> bool:
    """Whether a text has letters of several looks, other than the labels of the form."""
    if TEXTS not in container:
        return False
    texts, place = as_utf8(container.read(TEXTS)), 0
    while (place := texts.find(_RUN_PROPERTIES, place)) >= 0:
        place = texts.find(b"</si>", place)
        if place < 0 or not texts.endswith(_LABEL, 0, place):
            return True
    return False


def _texts(container: Container) -> list[bytes]:
    return _ENTRY.split(as_utf8(container.read(TEXTS)))[1:] if TEXTS in container else []


def _cells(xml: bytes, sheet: str, texts: list[bytes]) -> Iterator[tuple[CellRef, int, bytes]]:
    """Each filled cell of a sheet, the number of its style, and the XML of what it holds."""
    for start, inside in _CELL.findall(xml):
        cell = attributes(start)
        ref, style = ref_of(sheet, cell.get("r", "")), cell.get("s", "0")
        if ref is None:
            continue
        if cell.get("t") == SHARED_TEXT:
            value = _VALUE.search(inside)
            place = int(value[1]) if value and value[1].isdigit() else len(texts)
            inside = texts[place] if place < len(texts) else b""
        yield ref, int(style) if style.isdecimal() else 0, inside


def _runs(entry: bytes, style: CellStyle, palette: Palette) -> Iterator[LookRun]:
    """The runs of letters of a text that show something; a text without runs is one, in the look of its cell."""
    for run in _RUN.findall(entry) or (entry,):
        words = text(b"".join(_WORDS.findall(run)))
        if words.strip():
            own = _PROPERTIES.search(run)
            look = look_of(own[0], palette) if own else style.look
            fault = look.fault(style.ground)
            yield LookRun(words, look, "" if fault == SYMBOLS and not _LATIN.search(words) else fault)


def _styles(container: Container, limits: Limits) -> WorkbookStyles:
    if STYLES not in container:
        return WorkbookStyles(Palette(b""), [], faulty=False)
    packed = container.packed(STYLES), container.packed(THEME) if THEME in container else b""
    if packed not in _KNOWN:
        xml = as_utf8(container.read(STYLES, limits["xml_part"], "xml_part"))
        theme = as_utf8(container.read(THEME, limits["xml_part"], "xml_part")) if THEME in container else b""
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[packed] = _read(xml, Palette(xml, theme))
    return _KNOWN[packed]


def _read(xml: bytes, palette: Palette) -> WorkbookStyles:
    fonts = [look_of(font, palette) for font in _inside(_FONTS, _FONT, xml)]
    fills = [ground_of(fill, palette) for fill in _inside(_FILLS, _FILL, xml)]
    section = _STYLES.search(xml)
    found = map(attributes, _STYLE.findall(section[0] if section else b""))
    styles = [
        CellStyle(_at(fonts, style.get("fontId", "0"), FontLook()), _at(fills, style.get("fillId", "0"), WHITE))
        for style in found
    ]
    return WorkbookStyles(palette, styles, faulty=any(style.look.fault(style.ground) for style in set(styles)))


def _inside(section: re.Pattern[bytes], entry: re.Pattern[bytes], xml: bytes) -> list[bytes]:
    found = section.search(xml)
    return entry.findall(found[0]) if found else []


def _at(items: Sequence[Item], place: str, otherwise: Item) -> Item:
    number = int(place) if place.isdecimal() and len(place) < 6 else len(items)
    return items[number] if number < len(items) else otherwise
