"""An XML part copied with its texts and attributes changed, tags and prefixes as they were.

A parser that resolves prefixes would lose those that Excel names in attributes (mc:Ignorable), so the part is
written again event by event. Comments, processing instructions and CDATA marks are not copied. Parts that bring
declarations of their own (DOCTYPE) must have been refused before.
"""

from collections.abc import Callable
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

TextChange = Callable[[list[str], list[dict[str, str]], str], str]
"""Tags from the root on without prefixes, their attributes, and the text between two of them → the new text."""
AttributeChange = Callable[[str, dict[str, str], str], str]
"""A tag, its attributes and the name of one of them, all without prefixes → the new value of that one."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def copied(
    xml: bytes, text: TextChange, attribute: AttributeChange, begin: Callable[[str], object] = lambda _tag: None
) -> bytes:
    """The part with `text` and `attribute` applied, telling `begin` of each tag; ValueError when not well-formed."""
    copy = _Copy(text, attribute, begin)
    try:
        copy.parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise ValueError("not well-formed") from error
    return "".join(copy.out).encode()


class _Copy:
    """The copy in the making."""

    def __init__(self, text: TextChange, attribute: AttributeChange, begin: Callable[[str], object]) -> None:
        self.out = [HEAD]
        self._text, self._attribute, self._begin = text, attribute, begin
        self._tags: list[str] = []
        self._attributes: list[dict[str, str]] = []
        self._said: list[str] = []
        self.parser: Any = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said.append

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        local = _local(tag)
        self._begin(local)
        self._tags.append(local)
        known = {_local(name): value for name, value in attributes.items()}
        self._attributes.append(known)
        changed = {
            name: value if name.startswith("xmlns") else self._attribute(local, known, _local(name))
            for name, value in attributes.items()
        }
        self.out.append(f"<{tag}{''.join(f' {name}={quoteattr(value)}' for name, value in changed.items())}>")

    def _end(self, tag: str) -> None:
        self._flush()
        self._tags.pop()
        self._attributes.pop()
        self.out.append(f"</{tag}>")

    def _flush(self) -> None:
        if self._said:
            said = "".join(self._said)
            self._said.clear()
            self.out.append(escape(self._text(self._tags, self._attributes, said) if self._tags else said))


def _local(name: str) -> str:
    return name.rpartition(":")[2]
