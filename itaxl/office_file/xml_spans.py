"""Where elements stand in the bytes of an XML part, so that one of them can be replaced and all else stays.

By a parser and not by patterns: comments, CDATA, quotes and prefixes are as any program may write them. A part must be
in UTF-8 and bring no declarations of its own (DOCTYPE).
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple
from xml.parsers import expat

from itaxl.files.read_errors import UnreadableFile

_TAG: Final = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*+>""")

Attributes = dict[str, str]


class Span(NamedTuple):
    """An element in a part: from where to where it goes, its attributes, and those of the element that it lies in.

    `parent` is the place where that one starts.
    """

    start: int
    end: int
    attributes: Attributes
    parent: int
    parent_attributes: Attributes


class Element(NamedTuple):
    """An element by itself: its name, its attributes, the text in it, and the elements in it."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str
    inside: "tuple[Element, ...]"

    @property
    def local(self) -> str:
        """The name without a prefix."""
        return local(self.name)


def local(name: str) -> str:
    """A name of XML without its prefix."""
    return name.rpartition(":")[2]


def each_span(xml: bytes, path: Sequence[str], take: Callable[[Span], object]) -> None:
    """Give `take` the elements at `path` from the root on (names without prefixes), one after the other.

    Raises Unreadable for a part that is not well-formed.
    """
    parser: Any = expat.ParserCreate("utf-8")
    depth = matched = 0
    starts = [0] * len(path)
    known: list[Attributes] = [{}] * len(path)

    def begin(name: str, attributes: Attributes) -> None:
        nonlocal depth, matched
        if matched == depth < len(path) and local(name) == path[depth]:
            starts[depth], known[depth] = parser.CurrentByteIndex, attributes
            matched += 1
        depth += 1

    def end(_name: str) -> None:
        nonlocal depth, matched
        if matched == depth:
            if depth == len(path):
                take(
                    Span(
                        starts[-1],
                        _end_of_element(xml, starts[-1], parser.CurrentByteIndex),
                        known[-1],
                        starts[-2],
                        known[-2],
                    )
                )
            matched -= 1
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    _parse(parser, xml)


def element(xml: bytes) -> Element:
    """The one element that some bytes are; Unreadable when they are none."""
    parser: Any = expat.ParserCreate("utf-8")
    open_ones: list[tuple[str, tuple[tuple[str, str], ...], list[str], list[Element]]] = [("", (), [], [])]

    def begin(name: str, attributes: Attributes) -> None:
        open_ones.append((name, tuple(attributes.items()), [], []))

    def end(_name: str) -> None:
        name, attributes, texts, inside = open_ones.pop()
        open_ones[-1][-1].append(Element(name, attributes, "".join(texts), tuple(inside)))

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = lambda text: open_ones[-1][2].append(text)
    _parse(parser, xml)
    return open_ones[0][-1][0]


def _parse(parser: Any, xml: bytes) -> None:
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise UnreadableFile("damaged") from None


def _end_of_element(xml: bytes, start: int, told: int) -> int:
    """Where an element ends; `told` is where the parser says that its end tag starts, if it has one."""
    tag = _TAG.match(xml, start)
    assert tag is not None, "the parser has just read it"
    return tag.end() if tag[0].endswith(b"/>") else xml.index(b">", told) + 1
