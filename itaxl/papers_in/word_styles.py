"""What a paragraph's style says of it: its alignment, its indent and its list."""

from collections.abc import Mapping
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from itaxl.papers_in.word_numbers import VAL, W, small_number

_LONGEST_CHAIN: Final = 20


class Manner(NamedTuple):
    """How a paragraph stands: centred, its first line indented, and the list it belongs to."""

    align: str = ""
    first: int = 0
    list_number: str = ""
    depth: int = 0


class WordStyles:
    """The paragraph styles of a document."""

    def __init__(self, part: Element | None) -> None:
        every = part.iter(W + "style") if part is not None else ()
        self._styles: Mapping[str, Element] = {
            style.get(W + "styleId", ""): style for style in every if style.get(W + "type") == "paragraph"
        }

    def manner(self, paragraph: Element) -> Manner:
        """How a paragraph stands, by its own properties, then by its style and those that it is based on."""
        own = paragraph.find(W + "pPr")
        if own is None:
            return Manner()
        found = _said(own, Manner())
        name = _value(own, "pStyle")
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(name)
            if style is None:
                break
            properties = style.find(W + "pPr")
            if properties is not None:
                found = _said(properties, found)
            name = _value(style, "basedOn")
        return found


def _said(properties: Element, known: Manner) -> Manner:
    """What is `known` already, and of the rest what these properties say."""
    indent = properties.find(W + "ind")
    first = small_number(indent.get(W + "firstLine"), 0) if indent is not None else 0
    listed = properties.find(W + "numPr")
    number, depth = (_value(listed, "numId"), _value(listed, "ilvl")) if listed is not None else ("", "")
    return Manner(
        known.align or _value(properties, "jc"),
        known.first or first,
        known.list_number or number,
        known.depth or small_number(depth, 0),
    )


def _value(parent: Element, tag: str) -> str:
    child = parent.find(W + tag)
    return child.get(VAL, "") if child is not None else ""
