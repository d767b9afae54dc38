"""Rows and columns of a sheet that a person does not see: hidden, filtered away, folded up, or without room.

Source: ECMA-376 part 1, 18.3.1.73 (row), 18.3.1.13 (col), 18.3.1.2 (autoFilter), 18.3.1.82 (sheetPr).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from itaxl.office_file.xml_tags import attributes

HIDDEN, FILTERED, FOLDED, FLAT = "hidden", "filtered", "folded", "flat"

_LOWEST_POINTS: Final = 3.0
_NARROWEST: Final = 1.0
"""A row and a column below which no letter can be seen, in points and in characters."""

_SIGN: Final = re.compile(rb""" (?:hidden="[1t]|ht="[0-2]?[."]|width="0?[."])""")
_ANY_SIGN: Final = re.compile(rb"""\s(?:hidden\s*=\s*["'][1t]|ht\s*=\s*["'][0-2]?[."']|width\s*=\s*["']0?[."'])""")
_TAG: Final = re.compile(rb"<(?:[\w.-]+:)?(row|col)\s([^>]*)")
_OF_KEYS: Final = b'min="1" max="1"'
_FILTER: Final = re.compile(rb"""<(?:[\w.-]+:)?autoFilter\s[^>]*?\bref=["']\$?[A-Z]*\$?(\d+):\$?[A-Z]*\$?(\d+)""")
_IS_FILTERED: Final = re.compile(rb"""<(?:[\w.-]+:)?filterColumn[\s>]|\bfilterMode=["'](?:1|t)""")
_TRUE: Final = frozenset({"1", "true"})
_LAST_ROW: Final = 1_048_576


class Lines(NamedTuple):
    """Neighbouring rows or columns, counted from 1, that are unseen for one reason."""

    first: int
    last: int
    cause: str


def look_at_lines(xml: bytes, rows: list[Lines], columns: list[Lines], *, usual: bool) -> None:
    """Add the rows and columns of a piece of a sheet that show nothing, neighbours of one cause put together.

    `usual` says that the piece is written as office programs do, without prefixes. The first column alone is left
    out: every form hides its keys.
    """
    for sign in (_SIGN if usual else _ANY_SIGN).finditer(xml):
        match = _TAG.match(xml, xml.rfind(b"<", 0, sign.start()))
        if match is None or match[2].startswith(_OF_KEYS):
            continue
        tag = attributes(match[2])
        if match[1] == b"col":
            _add(columns, _column(tag))
        elif tag.get("r", "").isdecimal() and (cause := _cause_of_row(tag)):
            _add(rows, Lines(int(tag["r"]), int(tag["r"]), cause))


def filtered_rows(xml: bytes, end: int) -> range:
    """The rows that a filter which hides some of them lies over, in a piece of a sheet whose cells end at `end`.

    None when nothing is filtered.
    """
    head = xml.find(b"sheetData", 0, end)
    filtered = xml.find(b"filterColumn", end) >= 0 or xml.find(b"filterMode", 0, head) >= 0
    if not (filtered and _IS_FILTERED.search(xml)):
        return range(0)
    place = _FILTER.search(xml)
    return range(int(place[1]), int(place[2]) + 1) if place else range(1, _LAST_ROW + 1)


def said_filtered(rows: Iterable[Lines], filtered: range) -> Iterator[Lines]:
    """The rows with those that are hidden by a filter told so."""
    for lines in rows:
        by_filter = lines.cause == HIDDEN and lines.first in filtered
        yield lines._replace(cause=FILTERED) if by_filter else lines


def _column(tag: dict[str, str]) -> Lines | None:
    first, last = tag.get("min", ""), tag.get("max", "")
    if not (first.isdecimal() and last.isdecimal()):
        return None
    if tag.get("hidden") in _TRUE:
        return Lines(int(first), int(last), HIDDEN)
    return Lines(int(first), int(last), FLAT) if _number(tag.get("width", ""), _NARROWEST) < _NARROWEST else None


def _cause_of_row(tag: dict[str, str]) -> str:
    if tag.get("hidden") in _TRUE:
        return FOLDED if tag.get("outlineLevel", "0") != "0" else HIDDEN
    return FLAT if _number(tag.get("ht", ""), _LOWEST_POINTS) < _LOWEST_POINTS else ""


def _add(found: list[Lines], lines: Lines | None) -> None:
    if lines is None:
        return
    if found and found[-1].cause == lines.cause and found[-1].last + 1 >= lines.first >= found[-1].first:
        found[-1] = found[-1]._replace(last=max(found[-1].last, lines.last))
    else:
        found.append(lines)


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise
