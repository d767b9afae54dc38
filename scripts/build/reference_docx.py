"""Write the reference .docx (styles, settings, page headers) that documents are laid over.

python scripts/build/reference_docx.py. The result is package data; a test builds it again and compares. Every number
comes from itaxl/documents/house.toml. Entries are stored, not deflated, so that any zlib gives the same bytes.
"""

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from itaxl.documents.blocks import Layout, Look, ParagraphRole
from itaxl.documents.house import house
from itaxl.documents.styles import LETTER_STYLES, PLAIN, STYLES, NamedStyle
from itaxl.docx.document_body import TABLE_STYLE
from itaxl.docx.looks import LANGUAGES, layout_difference, look_difference, style_id
from itaxl.docx.word_xml import twips

PACKAGE = Path(__file__).resolve().parents[2] / "itaxl"
REFERENCE = PACKAGE / "docx" / "reference.docx"

HOUSE = house()
FONT = HOUSE.font.family
OTHER_FONT = "TH Sarabun New"
W = nsdecls("w")
PARSE: Any = parse_xml
NO_LOOK = Look(0)
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
KEPT = {RT.STYLES, RT.SETTINGS, RT.FONT_TABLE, RT.HEADER, RT.THEME}
COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "000000",
    "lt2": "FFFFFF",
    **{f"accent{number}": "808080" for number in range(1, 7)},
    "hlink": "0000FF",
    "folHlink": "800080",
}
CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CUSTOM_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
CUSTOM_NS = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def styles() -> str:
    """The defaults, the least of Word's own styles, and ours: one for each kind of paragraph, letters and table."""
    ours = "".join(paragraph_style(role, style) for role, style in STYLES.items())
    letters = "".join(letter_style(name, thai, look) for look, (name, thai) in LETTER_STYLES.items())
    return f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts_of(FONT)}{look_difference(PLAIN, NO_LOOK)}\
{LANGUAGES}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>\
<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>\
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>\
<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>\
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>\
{ours}{letters}{table_style()}</w:styles>"""


def fonts_of(name: str) -> str:
    """A font for letters of every script."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def paragraph_style(role: ParagraphRole, style: NamedStyle) -> str:
    """One of our paragraph styles; after a title or heading one types running text."""
    following = f'<w:next w:val="{style_id(ParagraphRole.BODY)}"/>' if style.outline else ""
    level = f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else ""
    stands = layout_difference(style.layout, Layout()) + level
    looks = look_difference(style.look, PLAIN)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"{f'<w:pPr>{stands}</w:pPr>' if stands else ''}{f'<w:rPr>{looks}</w:rPr>' if looks else ''}</w:style>"
    )


def letter_style(name: str, thai: str, look: Look) -> str:
    """One of our styles of letters."""
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{thai}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look_difference(look, PLAIN)}</w:rPr></w:style>'
    )


def table_style() -> str:
    """The borders of a table and the room beside its texts."""
    rules = HOUSE.table
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{round(rules.border * 8)}" w:space="0" w:color="000000"/>' for side in SIDES
    )
    sides = (("left", rules.margin), ("bottom", rules.foot / 10), ("right", rules.margin))
    margins = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in sides)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="itaxl กรอบตาราง"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def settings() -> str:
    """Word 2013 and later layout, Thai as the language of complex script."""
    return f"""<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""


def fonts() -> str:
    """Each Sarabun names the other as its stand-in."""
    entries = (
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="DE"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, other in ((FONT, OTHER_FONT), (OTHER_FONT, FONT))
    )
    return f"<w:fonts {W}>{''.join(entries)}</w:fonts>"


def theme() -> str:
    """The least theme that Word's schema allows; black on white, Sarabun throughout."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/><a:cs typeface="{FONT}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    parts = (
        ("fillStyleLst", fill),
        ("lnStyleLst", f'<a:ln w="6350">{fill}</a:ln>'),
        ("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>"),
        ("bgFillStyleLst", fill),
    )
    styles = "".join(f"<a:{name}>{part * 3}</a:{name}>" for name, part in parts)
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="itaxl"><a:themeElements>'
        f'<a:clrScheme name="itaxl">{colours}</a:clrScheme>'
        f'<a:fontScheme name="itaxl"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="itaxl">{styles}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def run(inner: str) -> str:
    """A run of the page header."""
    return f"<w:r>{inner}</w:r>"


def words(text: str) -> str:
    """A run with text."""
    return run(f'<w:t xml:space="preserve">{text}</w:t>')


def field_mark(kind: str) -> str:
    """A run that begins, separates or ends a field."""
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


def number_header() -> str:
    """The page number between dashes, for every page but the first."""
    code = run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')
    field = field_mark("begin") + code + field_mark("separate") + words("2") + field_mark("end")
    runs = words(HOUSE.page.number_before) + field + words(HOUSE.page.number_after)
    after = round(HOUSE.page.header_after * 20)
    return (
        f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/><w:spacing w:after="{after}"/><w:jc w:val="center"/></w:pPr>'
        f"{runs}</w:p></w:hdr>"
    )


def first_header() -> str:
    """The first page's header: empty and too low to push the text down."""
    return (
        f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
        "</w:p></w:hdr>"
    )


def reference() -> bytes:
    """The reference document."""
    document = Document()
    part = document.part
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    for header, xml in ((section.header, number_header()), (section.first_page_header, first_header())):
        header.part._element = PARSE(xml)
    for rel_id, relationship in list(part.rels.items()):
        if relationship.reltype not in KEPT:
            del part.rels[rel_id]
    part._styles_part._element = PARSE(styles())
    part._settings_part._element = PARSE(settings())
    _part(part, RT.FONT_TABLE)._blob = _xml(fonts())
    _part(part, RT.THEME)._blob = _xml(theme())
    _strip_package(document)
    out = BytesIO()
    document.save(out)
    return _fixed(out.getvalue())


def _part(part: Any, kind: str) -> Any:
    return next(relationship.target_part for relationship in part.rels.values() if relationship.reltype == kind)


def _strip_package(document: Any) -> None:
    package = document.part.package
    for rel_id, relationship in list(package.rels.items()):
        if relationship.reltype not in {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES, RT.EXTENDED_PROPERTIES}:
            del package.rels[rel_id]
    _part(package, RT.EXTENDED_PROPERTIES)._blob = _xml(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>itaxl</Application></Properties>"
    )
    custom = Part(PackURI("/docProps/custom.xml"), CUSTOM_TYPE, _xml(f'<Properties xmlns="{CUSTOM_NS}"/>'), package)
    package.relate_to(custom, CUSTOM_REL)


def _xml(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}'.encode()


def _fixed(data: bytes) -> bytes:
    """The same parts in a fixed order and with fixed times; pictures that documents add have their types."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_STORED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            blob = old.read(name)
            if name == "[Content_Types].xml":
                blob = _with_pictures(blob)
            new.writestr(ZipInfo(name), blob)
    return out.getvalue()


def _with_pictures(types: bytes) -> bytes:
    start = types.index(b"<Default")
    kept = types[:start]
    for extension in ("jpeg", "png"):
        kept += f'<Default Extension="{extension}" ContentType="image/{extension}"/>'.encode()
    rest = types[start:].replace(b'<Default Extension="jpeg" ContentType="image/jpeg"/>', b"")
    return kept + rest


def main() -> None:
    """Write the file."""
    REFERENCE.write_bytes(reference())


if __name__ == "__main__":
    main()
