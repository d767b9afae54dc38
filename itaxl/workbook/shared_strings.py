"""The table of a workbook's shared texts, looked at as bytes before any reader takes it in."""

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Final

from itaxl.files.limits import Limits
from itaxl.files.read_errors import over
from itaxl.office_file.xml_encoding import as_utf8
from itaxl.office_file.xml_tags import attributes, tag_pattern
from itaxl.office_file.zip_package import Container

TEXTS: Final = "xl/sharedStrings.xml"
_FEW: Final = 3
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
    if container.size(TEXTS) > len(b"<si>") * limits["strings"]:  # a smaller part has no room for so many
        count = sum(piece.count(b"<si>") + piece.count(b"<si ") for piece in container.pieces(TEXTS))
        if count > limits["strings"]:
            raise over("strings", count, limits["strings"])
    look_at_lengths(container, TEXTS, limits)


def look_at_lengths(container: Container, part: str, limits: Limits) -> None:
    """Raise Unreadable when a part has one text or one tag that is longer than the limit; small parts cannot."""
    if container.size(part) <= limits["attribute"]:
        return
    rest = b""
    for piece in container.pieces(part):
        for run in (rest + piece).split(b"<"):
            tag, _, text = run.partition(b">") if len(run) > limits["attribute"] else (b"", b"", b"")
            for name, seen in (("attribute", len(tag)), ("text", len(text))):
                if seen > limits[name]:
                    raise over(name, seen, limits[name])
        rest = (rest + piece).rpartition(b"<")[2]


def mentions(container: Container, parts: Iterable[str], words: Collection[bytes]) -> bool:
    """Whether the shared texts, or else the parts themselves, hold one of `words`, in any case of letters."""
    shared = [TEXTS] if TEXTS in container else []
    return any(_mentions(container.pieces(part), words) for part in (*shared, *parts))


def _mentions(pieces: Iterable[bytes], words: Collection[bytes]) -> bool:
    beginnings = {word.partition(b".")[0] + b"." for word in words}  # few, so that large foreign workbooks cost little
    last = b""
    for piece in pieces:
        text = as_utf8(last + piece)
        if any(word in text for word in islice(words, _FEW)):  # in nearly every form
            return True
        text = text.lower()
        if any(each in text for each in beginnings) and any(word in text for word in words):
            return True
        last = piece[-64:]
    return False
