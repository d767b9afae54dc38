"""Brackets and quotation marks that open and never close, or close what was not open."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_CLOSING: Final = {")": "(", "]": "[", "”": "“"}
_LIST_MARK: Final = re.compile(r"(?<![ก-๎A-Za-z0-9๐-๙(])(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*\.?|[ก-ฮ]|[a-zA-Z])\)")
"""๑) and ก): the bracket of a list mark has no partner."""


class Unpaired(NamedTuple):
    """The character of a text, and its place, that has no partner."""

    at: int
    mark: str


def unpaired(text: str) -> Iterator[Unpaired]:
    """The brackets and quotes of a text without a partner, from left to right; at most one of a kind.

    Beside straight quotes, which may be the partners, no others are told.
    """
    marks = {match.end() - 1 for match in _LIST_MARK.finditer(text)}
    opened: dict[str, list[int]] = {mark: [] for mark in _CLOSING.values()}
    alone: dict[str, int] = {}
    for at, mark in enumerate(text):
        if mark in opened:
            opened[mark].append(at)
        elif mark in _CLOSING:
            if opened[_CLOSING[mark]]:
                opened[_CLOSING[mark]].pop()
            elif at not in marks:
                alone.setdefault(_CLOSING[mark], at)
    for mark, places in opened.items():
        if places:
            alone.setdefault(mark, places[0])
    if '"' in text:
        alone.pop("“", None)
    yield from sorted(Unpaired(at, text[at]) for at in alone.values())
