"""Looks and layouts as run and paragraph properties: the one place that knows what Word needs for Thai.

Word shows Thai by the fonts, sizes and weights of complex script (cs, szCs, bCs) and everything else by those of
Latin; text that lacks one of them comes out in another font, size or weight. So whatever is said is said for both.
What the style of a paragraph says already is not said again.
"""

import re
from functools import lru_cache
from typing import Final

from itaxl.documents.blocks import Align, Layout, Look, ParagraphRole, TabStop
from itaxl.documents.own_letters import OwnLetters, named_looks
from itaxl.documents.styles import LETTER_STYLES, PLAIN, STYLES
from itaxl.docx.word_xml import attribute, twips

TURNS: Final = '<w:pageBreakBefore w:val="0"/>'
"""Begins no page, but marks where one is foreseen to begin: a copy for LibreOffice begins one there."""
LANGUAGES: Final = '<w:lang w:val="en-US" w:eastAsia="th-TH" w:bidi="th-TH"/>'
"""Of Latin letters and of Thai. Latin letters named Thai too would be broken anywhere by LibreOffice (Assessm|ent)."""

PREFIX: Final = "Itaxl"
"""Begins the id of every style of ours: Word knows styles by their ids, and its own must not be meant."""


def style_id(name: str) -> str:
    """The id of the style of a role."""
    return PREFIX + name


@lru_cache(maxsize=256)
def run_start(look: Look, role: ParagraphRole) -> bytes:
    """A run in a paragraph of `role`, as UTF-8, up to its content."""
    return f"<w:r>{_run_properties(look, role)}".encode()


@lru_cache(maxsize=1024)
def paragraph_start(layout: Layout, look: Look) -> bytes:
    """A paragraph as UTF-8, up to its first run; its mark has a look too, by which Word sets a blank line's height."""
    style = STYLES[layout.role]
    inner = layout_difference(layout, style.layout) + _run_properties(look, layout.role)
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(layout.role)}"/>{inner}</w:pPr>'.encode()


def _run_properties(look: Look, role: ParagraphRole) -> str:
    base = STYLES[role].look
    if look == base:
        return ""
    if look in LETTER_STYLES:
        inner = f'<w:rStyle w:val="{style_id(LETTER_STYLES[look][0])}"/>'
    else:
        inner = look_difference(look, base)
    return f"<w:rPr>{inner}</w:rPr>"


def look_difference(look: Look, base: Look) -> str:
    """What makes letters of the look `base` look as they should, for Latin and Thai alike."""
    return "".join(_parts(look, base))


def _parts(look: Look, base: Look) -> tuple[str, str, str]:
    weight = size = colour = ""
    if look.bold != base.bold:
        weight = "<w:b/><w:bCs/>" if look.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    if look.colour != base.colour:
        colour = f'<w:color w:val="{look.colour or "auto"}"/>'
    if look.size != base.size:
        size = f'<w:sz w:val="{look.size * 2:g}"/><w:szCs w:val="{look.size * 2:g}"/>'
    return weight, colour, size


def restyled(styles: str, own: OwnLetters) -> str:
    """The styles part with what an office says of one of our styles."""
    mark = f'w:styleId="{style_id(own.role)}"'
    before, found, after = styles.partition(mark)
    style, end, rest = after.partition("</w:style>")
    usual = named_looks()[own.role]
    style = re.sub("<w:rPr>.*</w:rPr>", "", style)
    if own.align:
        style = _aligned(style, own.align)
    return before + found + style + _own_properties(own, usual) + end + rest


def _own_properties(own: OwnLetters, usual: Look) -> str:
    name = attribute(own.font) if own.font else ""
    font = f"<w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>" if name else ""
    look = own.look(usual)
    weight, colour, size = _parts(look._replace(colour=own.colour or look.colour), PLAIN)
    italic = "<w:i/><w:iCs/>" if own.italic else ""
    underline = '<w:u w:val="single"/>' if own.underline else ""
    return f"<w:rPr>{font}{weight}{italic}{colour}{size}{underline}</w:rPr>"


def _aligned(style: str, align: Align) -> str:
    """A style's paragraph properties with another alignment, which stands before the outline level and nothing else."""
    said = f'<w:jc w:val="{align.value}"/>'
    if "<w:jc " in style:
        return re.sub(r"<w:jc [^>]*/>", said, style)
    if "<w:pPr>" not in style:
        return f"{style}<w:pPr>{said}</w:pPr>"
    return re.sub(r"(<w:outlineLvl [^>]*/>)?</w:pPr>", rf"{said}\1</w:pPr>", style)


def layout_difference(layout: Layout, base: Layout) -> str:
    """What makes a paragraph of the layout `base` stand as it should, in the order that Word's schema demands."""
    if layout == base:
        return ""
    marks = (
        ("keepNext", layout.keep_next, base.keep_next),
        ("keepLines", layout.keep_lines, base.keep_lines),
        ("pageBreakBefore", layout.new_page, base.new_page),
    )
    turns = TURNS if layout.turns and not layout.new_page else ""
    keep = "".join(f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>' for name, on, was in marks if on != was)
    align = f'<w:jc w:val="{layout.align.value}"/>' if layout.align != base.align else ""
    return keep + turns + _tabs(layout, base) + _spacing(layout, base) + _indent(layout, base) + align


def _tabs(layout: Layout, base: Layout) -> str:
    if layout.tabs == base.tabs:
        return ""
    cleared = (
        f'<w:tab w:val="clear" w:pos="{twips(stop.position)}"/>' for stop in base.tabs if stop not in layout.tabs
    )
    added = (_tab(stop) for stop in layout.tabs if stop not in base.tabs)
    return f"<w:tabs>{''.join((*cleared, *added))}</w:tabs>"


def _tab(stop: TabStop) -> str:
    leader = ' w:leader="dot"' if stop.dots else ""
    return f'<w:tab w:val="{"right" if stop.right else "left"}"{leader} w:pos="{twips(stop.position)}"/>'


def _spacing(layout: Layout, base: Layout) -> str:
    before = f' w:before="{layout.before * 20:g}"' if layout.before != base.before else ""
    after = f' w:after="{layout.after * 20:g}"' if layout.after != base.after else ""
    line = ""
    if layout.line != base.line:
        line = (
            f' w:line="{layout.line * 20:g}" w:lineRule="exact"' if layout.line else ' w:line="240" w:lineRule="auto"'
        )
    return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""


def _indent(layout: Layout, base: Layout) -> str:
    left = f' w:left="{twips(layout.left)}"' if layout.left != base.left else ""
    first = ""
    if layout.first != base.first:
        name, width = ("hanging", -layout.first) if layout.first < 0 else ("firstLine", layout.first)
        first = f' w:{name}="{twips(width)}"'
    return f"<w:ind{left}{first}/>" if left or first else ""
