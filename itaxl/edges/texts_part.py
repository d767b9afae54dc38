"""The table of a workbook's shared texts, looked at as bytes before any reader takes it in."""

from collections.abc import Collection, Iterable
from typing import Final

from itaxl.edges.container import Container
from itaxl.edges.limits import Limits
from itaxl.edges.unreadable import over
from itaxl.edges.workbook_parts import as_utf8
from itaxl.edges.xml_tags import attributes, tag_pattern

TEXTS: Final = "xl/sharedStrings.xml"
_TABLE: Final = tag_pattern("sst")


def look_at_texts(container: Container, limits: Limits) -> None:
    """Raise Unreadable when the table has, or claims to have, more texts than the limit, or one that is too long."""
    if TEXTS not in container:
        return
    pieces = container.pieces(TEXTS)
    first = next(pieces, b"")
    if table := _TABLE.search(first):
        claimed = attributes(table[0]).get("uniqueCount", "0")
        if claimed.isdecimal() and int(claimed) > limits["strings"]:
            raise over("strings", int(claimed), limits["strings"])
    if container.size(TEXTS) > limits["text"]:
        _look_at_each(container.pieces(TEXTS), limits)


def _look_at_each(pieces: Iterable[bytes], limits: Limits) -> None:
    run = count = 0
    for piece in pieces:
        count += piece.count(b"<si>") + piece.count(b"<si ")
        runs = piece.split(b"<")
        longest = max(run + len(runs[0]), *map(len, runs)) if len(runs) > 1 else run + len(runs[0])
        run = longest if len(runs) == 1 else len(runs[-1])
        for name, seen in (("strings", count), ("text", longest)):
            if seen > limits[name]:
                raise over(name, seen, limits[name])


def mentions(container: Container, parts: Iterable[str], words: Collection[bytes]) -> bool:
    """Whether the shared texts, or else the parts themselves, hold one of `words`, in any case of letters."""
    shared = [TEXTS] if TEXTS in container else []
    return any(_mentions(container.pieces(part), words) for part in (*shared, *parts))


def _mentions(pieces: Iterable[bytes], words: Collection[bytes]) -> bool:
    last = b""
    for piece in pieces:
        text = as_utf8(last + piece).lower()
        if any(word in text for word in words):
            return True
        last = piece[-64:]
    return False
