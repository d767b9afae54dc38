"""What is drawn on a sheet: pictures, texts in boxes, shapes, charts, ink, each with the part of its anchor it fills.

Source: ECMA-376 part 1, 20.5.2 (anchors and objects) and 20.1.7.6 (transforms), part 3, 10.2 (alternate content);
MS-ODRAWXML 2.5 for ink.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from xml.parsers import expat

from itaxl.model.grid import AS_STORED, PictureLook

PICTURE, LINKED, TEXT, SHAPE, FILLED, OBJECT, INK = "picture", "linked", "text", "shape", "filled", "object", "ink"
ANCHORS: Final = frozenset({"oneCellAnchor", "twoCellAnchor", "absoluteAnchor"})
WHOLE_ANCHOR: Final = (0.0, 0.0, 1.0, 1.0)

_KINDS: Final = {"pic": PICTURE, "sp": SHAPE, "cxnSp": SHAPE, "graphicFrame": OBJECT, "contentPart": INK}
_DEEPEST: Final = 60
_USUAL: Final = 16_384
"""Bytes of a drawing that is worth keeping."""
_FULL: Final = 100_000
_DEGREE: Final = 60_000
Box = tuple[float, float, float, float]


class Node:
    """An element: its local name, attributes by local names, children and text."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name, self.attributes, self.text = name, attributes, ""
        self.children: list[Node] = []

    def find(self, *path: str) -> "Node | None":
        """The first element at a path of names."""
        node: Node | None = self
        for name in path:
            node = next((each for each in node.children if each.name == name), None) if node else None
        return node

    def all(self, name: str) -> Iterator["Node"]:
        """All elements of a name inside this one, in the document's order."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.all(name)

    def number(self, *path: str) -> int:
        """The whole number that an element holds, 0 without one."""
        node = self.find(*path)
        return _whole(node.text.strip()) if node else 0


class Thing(NamedTuple):
    """One drawn thing: its kind, its anchor, the box of the anchor that it fills (left, top, right, bottom), its look.

    `blip` is the id of a picture's relationship, `text` what a box says.
    """

    kind: str
    anchor: Node
    box: Box
    look: PictureLook = AS_STORED
    blip: str = ""
    text: str = ""


def drawn_things(xml: bytes) -> Sequence[Thing]:
    """All that a person sees, from the bottom to the top; nothing of a part that is no XML, which Excel drops too."""
    return _things_of(xml) if len(xml) <= _USUAL else _things_of.__wrapped__(xml)


@lru_cache(maxsize=32)
def _things_of(xml: bytes) -> Sequence[Thing]:
    """What nobody moved since the form was made is the same in all forms, and looked at once."""
    root = _tree(xml)
    anchors = (node for node in _chosen(root.children if root else ()) if node.name in ANCHORS)
    return [thing for anchor in anchors for node in _chosen(anchor.children) for thing in _things(node, anchor)]


def _tree(xml: bytes) -> Node | None:
    top = Node("", {})
    open_nodes = [top]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        if len(open_nodes) <= _DEEPEST:
            open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(_name: str) -> None:
        open_nodes.pop()

    def characters(text: str) -> None:
        open_nodes[-1].text += text

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return None
    return top.children[0] if top.children else None


def _chosen(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with what newer programs draw; for ink its picture for older ones, when it has one."""
    for node in nodes:
        if node.name != "AlternateContent":
            yield node
            continue
        choice, fallback = node.find("Choice"), node.find("Fallback")
        new = list(_chosen(choice.children if choice else ()))
        old = list(_chosen(fallback.children if fallback else ()))
        is_ink = any(each.name == "contentPart" or any(each.all("contentPart")) for each in new)
        yield from old if old and (is_ink or not new) else new


def _things(node: Node, anchor: Node, box: Box = WHOLE_ANCHOR, look: PictureLook = AS_STORED) -> Iterator[Thing]:
    if node.name == "grpSp":
        yield from _of_group(node, anchor, box, look)
    elif node.name in _KINDS and not _is_hidden(node):
        thing = _thing(node, anchor, box, look)
        if thing:
            yield thing


def _of_group(group: Node, anchor: Node, box: Box, look: PictureLook) -> Iterator[Thing]:
    """What stands in a group, each in its part of the group's box."""
    if _is_hidden(group):
        return
    transform = group.find("grpSpPr", "xfrm")
    inner = _rectangle(transform, "chOff", "chExt") if transform else None
    turned = _turned(look, transform)
    for child in _chosen(group.children):
        own = child.find("grpSpPr" if child.name == "grpSp" else "spPr", "xfrm") or child.find("xfrm")
        placed = _rectangle(own, "off", "ext") if own else None
        yield from _things(child, anchor, _inside(box, placed, inner) if placed and inner else box, turned)


def _thing(node: Node, anchor: Node, box: Box, look: PictureLook) -> Thing | None:
    kind = _KINDS[node.name]
    if kind == PICTURE:
        blip = node.find("blipFill", "blip")
        seen = _turned(_cropped(look, node.find("blipFill", "srcRect")), node.find("spPr", "xfrm"))
        embedded = blip.attributes.get("embed", "") if blip else ""
        return Thing(PICTURE if embedded else LINKED, anchor, box, seen, embedded)
    if kind == SHAPE:
        if text := _text(node):
            return Thing(TEXT, anchor, box, text=text)
        if node.find("spPr", "blipFill"):
            return Thing(FILLED, anchor, box)
        return None if _shows_nothing(node) else Thing(SHAPE, anchor, box)
    return Thing(kind, anchor, box)


def _text(shape: Node) -> str:
    body = shape.find("txBody")
    lines = ("".join(run.text for run in line.all("t")) for line in body.all("p")) if body else ()
    return "\n".join(lines).strip()


def _shows_nothing(shape: Node) -> bool:
    """Whether a shape has neither a ground nor a line of its own; those of its style are seen."""
    properties = shape.find("spPr")
    return bool(properties and properties.find("noFill") and properties.find("ln", "noFill"))


def _is_hidden(node: Node) -> bool:
    name = next((each for part in node.children if part.name.startswith("nv") for each in part.all("cNvPr")), None)
    return name is not None and name.attributes.get("hidden") in ("1", "true")


def _cropped(look: PictureLook, crop: Node | None) -> PictureLook:
    """The look with what is cut off at each side; a frame wider than the picture shows the whole."""
    if crop is None:
        return look
    sides = (max(0.0, _share(crop.attributes.get(side, ""))) for side in "ltrb")
    left, top, right, bottom = sides
    return look._replace(left=left, top=top, right=right, bottom=bottom) if left + right < 1 > top + bottom else look


def _share(text: str) -> float:
    """A share of the whole: in thousandths of a percent, or in percent as strict writers have it."""
    return _whole(text.removesuffix("%").partition(".")[0]) / (100 if text.endswith("%") else _FULL)


def _turned(look: PictureLook, transform: Node | None) -> PictureLook:
    """The look turned and mirrored once more."""
    if transform is None:
        return look
    given = transform.attributes
    turn = _whole(given.get("rot", "")) / _DEGREE % 360
    mirrored, flipped = (given.get(name) in ("1", "true") for name in ("flipH", "flipV"))
    return look._replace(
        turn=(look.turn + turn) % 360, mirrored=look.mirrored != mirrored, flipped=look.flipped != flipped
    )


def _rectangle(transform: Node, place: str, size: str) -> Box | None:
    off, ext = transform.find(place), transform.find(size)
    if off is None or ext is None:
        return None
    x, y = (_whole(off.attributes.get(name, "")) for name in "xy")
    width, height = (_whole(ext.attributes.get(name, "")) for name in ("cx", "cy"))
    return (x, y, x + width, y + height)


def _inside(box: Box, placed: Box, whole: Box) -> Box:
    """The part of `box` that `placed` is of `whole`."""
    wide, high = whole[2] - whole[0], whole[3] - whole[1]
    if wide <= 0 or high <= 0:
        return box
    left, top, right, bottom = box

    def across(x: float) -> float:
        return left + (right - left) * min(1.0, max(0.0, (x - whole[0]) / wide))

    def down(y: float) -> float:
        return top + (bottom - top) * min(1.0, max(0.0, (y - whole[1]) / high))

    return (across(placed[0]), down(placed[1]), across(placed[2]), down(placed[3]))


@lru_cache(maxsize=256)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _whole(text: str) -> int:
    """A whole number of usual length, 0 for anything else."""
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and digits.isascii() and len(digits) < 16 else 0
