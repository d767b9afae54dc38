"""A picture as DrawingML, in the line or at a fixed place on the paper."""

from itaxl.documents.blocks import Place, PrintedPicture
from itaxl.docx.word_xml import attribute, emu


def drawing(picture: PrintedPicture, number: int) -> str:
    """The picture that is the document's `number`-th, from 1; its bytes have the relationship ``rIdP`` + number."""
    size = f'<wp:extent cx="{emu(picture.width)}" cy="{emu(picture.height)}"/>'
    name = f'<wp:docPr id="{number}" name="Picture {number}" descr={attribute(picture.alt)}/>'
    inner = _graphic(picture, number)
    if picture.place:
        return f"<w:drawing>{_anchored(picture.place, size, name + inner)}</w:drawing>"
    return f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{size}{name}{inner}</wp:inline></w:drawing>'


def _anchored(place: Place, size: str, inner: str) -> str:
    across = f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(place.left)}</wp:posOffset></wp:positionH>'
    down = f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(place.top)}</wp:posOffset></wp:positionV>'
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f"{across}{down}{size}<wp:wrapNone/>{inner}</wp:anchor>"
    )


def _graphic(picture: PrintedPicture, number: int) -> str:
    extent = f'<a:ext cx="{emu(picture.width)}" cy="{emu(picture.height)}"/>'
    return (
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="rIdP{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/>{extent}</a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )
