"""Looks and layouts as run and paragraph properties: the one place that knows what Word needs for Thai.

Word shows Thai by the fonts, sizes and weights of complex script (cs, szCs, bCs) and everything else by those of
Latin; a run that lacks one of them comes out in another font, size or weight. So every run says both, and th-TH.
"""

from functools import lru_cache
from typing import Final

from itaxl.documents.blocks import Layout, Look, Role, TabStop
from itaxl.docx.word_xml import attribute, twips

LANGUAGES: Final = '<w:lang w:val="en-US" w:bidi="th-TH"/>'
"""Of Latin letters and of Thai. Latin letters named Thai too would be broken anywhere by LibreOffice (Assessm|ent)."""

STYLES: Final = {Role.TITLE: '<w:pStyle w:val="Title"/>', Role.HEADING: '<w:pStyle w:val="Heading1"/>', Role.TEXT: ""}


def run_properties(look: Look, font: str) -> str:
    """The properties of a run, or of the mark that ends a paragraph."""
    name = attribute(font)
    weight = "<w:b/><w:bCs/>" if look.bold else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    size = f"{look.size * 2:g}"
    return (
        f"<w:rPr><w:rFonts w:ascii={name} w:hAnsi={name} w:eastAsia={name} w:cs={name}/>{weight}{colour}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{LANGUAGES}</w:rPr>'
    )


@lru_cache(maxsize=256)
def run_start(look: Look, font: str) -> bytes:
    """A run as UTF-8, up to its content."""
    return f"<w:r>{run_properties(look, font)}".encode()


@lru_cache(maxsize=1024)
def paragraph_start(layout: Layout, look: Look, font: str) -> bytes:
    """A paragraph as UTF-8, up to its first run."""
    return f"<w:p>{paragraph_properties(layout, look, font)}".encode()


def paragraph_properties(layout: Layout, look: Look, font: str) -> str:
    """The properties of a paragraph; its mark has a look too, by which Word sets the height of a blank line."""
    line = f'w:line="{layout.line * 20:g}" w:lineRule="exact"' if layout.line else 'w:line="240" w:lineRule="auto"'
    marks = (("keepNext", layout.keep_next), ("keepLines", layout.keep_lines), ("pageBreakBefore", layout.new_page))
    keep = "".join(f"<w:{name}/>" for name, on in marks if on)
    space = f'<w:spacing w:before="{layout.before * 20:g}" w:after="{layout.after * 20:g}" {line}/>'
    align = f'<w:jc w:val="{layout.align.value}"/>'
    inner = STYLES[layout.role] + keep + _tabs(layout) + space + _indent(layout) + align
    return f"<w:pPr>{inner}{run_properties(look, font)}</w:pPr>"


def _tabs(layout: Layout) -> str:
    return f"<w:tabs>{''.join(map(_tab, layout.tabs))}</w:tabs>" if layout.tabs else ""


def _tab(stop: TabStop) -> str:
    leader = ' w:leader="dot"' if stop.dots else ""
    return f'<w:tab w:val="{"right" if stop.right else "left"}"{leader} w:pos="{twips(stop.position)}"/>'


def _indent(layout: Layout) -> str:
    if not (layout.left or layout.first):
        return ""
    first = f' w:firstLine="{twips(layout.first)}"' if layout.first > 0 else ""
    hanging = f' w:hanging="{twips(-layout.first)}"' if layout.first < 0 else ""
    return f'<w:ind w:left="{twips(layout.left)}"{first}{hanging}/>'
