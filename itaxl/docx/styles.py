"""The named styles of an office's own Word file, as far as its papers take them over: letters and alignment."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from itaxl.documents.blocks import Align, ParagraphRole
from itaxl.documents.own_letters import OwnLetters, exact_line, named_looks, style_names
from itaxl.documents.styles import STYLES
from itaxl.files.limits import limits
from itaxl.files.read_errors import UnreadableFile
from itaxl.model.wording import Wording
from itaxl.office_file.zip_package import Container

NOT_WORD = Wording("ไม่ใช่เอกสาร Word (.docx) ที่เปิดได้", "is no Word document (.docx) that opens")
MISSING = Wording("ไม่มีสไตล์ชื่อ “{name}”", "has no style called “{name}”")
BAD_SIZE = Wording(
    "สไตล์ “{name}” มีขนาดตัวอักษร {size} ใช้ได้ {least}-{most}",
    "style “{name}” has letters of {size} pt, not {least}-{most}",
)
BAD_FONT = Wording("สไตล์ “{name}” มีชื่อแบบอักษรที่ใช้ไม่ได้", "style “{name}” names a font that cannot be used")
SMALLEST, LARGEST = 8.0, 40.0
LONGEST_FONT: Final = 31
TALL_LETTERS: Final = 1.2
"""How many times their size Thai letters with marks above and below are high: no fixed line may be lower."""
ALIGNED: Final = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
}
_NO_FONT: Final = re.compile(r"[\"<>&;,/\\{}|\x00-\x1f]")


class Unusable(Exception):  # noqa: N818 - an answer about a file, not an error of ours
    """Raised with the sentence on everything that makes a file no template."""

    def __init__(self, faults: list[Wording]) -> None:
        super().__init__(faults[0].en)
        self.said = Wording("; ".join(each.th for each in faults), "; ".join(each.en for each in faults))


def own_letters(data: bytes) -> tuple[OwnLetters, ...]:
    """What the styles of a .docx say otherwise than ours, by role; Unusable with everything that is wrong with them."""
    styles = _styles(data)
    faults: list[Wording] = []
    found = [_letters(styles.get(name), role, name, faults) for role, name in style_names().items()]
    if faults:
        raise Unusable(faults)
    return tuple(each for each in found if any(value is not None for value in each[1:]))


def _styles(data: bytes) -> dict[str, Any]:
    from docx import Document

    try:
        container = Container(data, limits())
        container.refuse_document_types()
        for name in container.names:
            container.read(name, limits()["xml_part"], "xml_part")
        return {style.name: style for style in Document(BytesIO(data)).styles}
    except UnreadableFile:
        raise Unusable([NOT_WORD]) from None
    except Exception:  # noqa: BLE001 - python-docx answers a file that is no document with whatever it stumbles over
        raise Unusable([NOT_WORD]) from None


def _letters(style: Any, role: str, name: str, faults: list[Wording]) -> OwnLetters:
    if style is None:
        faults.append(_said(MISSING, name=name))
        return OwnLetters(role)
    usual = named_looks()[role]
    size = _size(style, usual.size)
    tall = exact_line(role)
    most = max(usual.size, tall / TALL_LETTERS) if tall else LARGEST
    if size is not None and not SMALLEST <= size <= most:
        faults.append(_said(BAD_SIZE, name=name, size=f"{size:g}", least=f"{SMALLEST:g}", most=f"{most:.0f}"))
    font = _font(style)
    if font is not None and (len(font) > LONGEST_FONT or _NO_FONT.search(font)):
        faults.append(_said(BAD_FONT, name=name))
    colour = _value(style, "color")
    colour = colour.upper() if colour and re.fullmatch("[0-9A-Fa-f]{6}", colour) else None
    return OwnLetters(
        role,
        font=font,
        size=size,
        bold=_turned(style, usual.bold, "b", "bCs"),
        italic=_turned(style, False, "i", "iCs"),
        underline=None if _value(style, "u") in (None, "none") else True,
        colour=None if (colour or "") in (usual.colour, "000000") else colour,
        align=_align(style, role),
    )


def _said(wording: Wording, **params: object) -> Wording:
    return Wording(wording.render("th", params), wording.render("en", params))


def _chain(style: Any) -> Iterator[Any]:
    """A style and those that it is based on."""
    seen = []
    while style is not None and style.style_id not in seen:
        seen.append(style.style_id)
        yield style
        style = style.base_style


def _property(style: Any, path: str) -> Any:
    """The nearest element of that path, in the style or in one that it is based on."""
    from docx.oxml.ns import qn

    parts = [qn(f"w:{part}") for part in path.split("/")]
    for each in _chain(style):
        element = each.element.find("/".join(parts))
        if element is not None:
            return element
    return None


def _value(style: Any, name: str, attribute: str = "val") -> str | None:
    from docx.oxml.ns import qn

    element = _property(style, f"rPr/{name}")
    value = None if element is None else element.get(qn(f"w:{attribute}"))
    return None if value is None else str(value)


def _turned(style: Any, usual: bool, *names: str) -> bool | None:
    """Whether a property is on where that is not as usual, for Thai or for Latin letters: Word may change either."""
    from docx.oxml.ns import qn

    said = (element for name in names if (element := _property(style, f"rPr/{name}")) is not None)
    changed = any((each.get(qn("w:val"), "1") in ("1", "true", "on")) != usual for each in said)
    return not usual if changed else None


def _size(style: Any, usual: float) -> float | None:
    """The size that differs from ours, that of Thai letters first: Word's dialog may change either."""
    for name in ("szCs", "sz"):
        value = _value(style, name)
        if value and re.fullmatch(r"\d{1,4}(\.\d+)?", value) and float(value) / 2 != usual:
            return float(value) / 2
    return None


def _font(style: Any) -> str | None:
    return _value(style, "rFonts", "cs") or _value(style, "rFonts", "ascii")


def _align(style: Any, role: str) -> Align | None:
    from docx.oxml.ns import qn

    element = _property(style, "pPr/jc")
    if element is None or role not in set(ParagraphRole):
        return None
    align = ALIGNED.get(element.get(qn("w:val")), Align.THAI)
    return None if align == STYLES[ParagraphRole(role)].layout.align else align
