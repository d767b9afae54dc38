"""The stamp of a draft (ร่าง): Word's own kind of watermark, behind the text and taking no room."""

from typing import Final

from itaxl.documents.house import house
from itaxl.docx.word_xml import attribute

NAMESPACES: Final = ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
WORD_ART: Final = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
"""The shape type of Word's watermarks; with the shape's name below, Word's own "Remove Watermark" finds ours."""
MIDDLE: Final = (
    "position:absolute;margin-left:0;margin-top:0;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin;"
    "z-index:-251658752"
)


def stamped(header: str, font: str) -> str:
    """A page header with the stamp in its paragraph."""
    rules = house().draft
    place = f"{MIDDLE};width:{rules.width}cm;height:{rules.height}cm;rotation:{rules.turn}"
    letters = attribute(f"font-family:'{font}';font-size:1pt;font-weight:bold")
    word = attribute(rules.text)
    stamp = (
        f'<w:r><w:pict>{WORD_ART}<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" '
        f'alt={word} style="{place}" o:allowincell="f" fillcolor="#{rules.colour}" stroked="f">'
        f"<v:textpath style={letters} string={word}/></v:shape></w:pict></w:r>"
    )
    named = header.replace("<w:hdr ", f"<w:hdr{NAMESPACES} ", 1)
    return named.replace("</w:p></w:hdr>", f"{stamp}</w:p></w:hdr>")
