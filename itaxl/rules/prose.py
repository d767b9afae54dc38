"""The texts that the rules about letters and words read, and the findings they make of spots in them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from itaxl.cell import Located
from itaxl.finding import Finding
from itaxl.fix import Edit, Fix, Safety
from itaxl.form import Kind, field_of
from itaxl.rules.once import once
from itaxl.submission import Submission
from itaxl.thai.marks import Spot
from itaxl.thai.mending import Mended, mended

PROSE_KINDS: Final = frozenset({Kind.TEXT, Kind.PARAGRAPHS, Kind.POSITION, Kind.UNIT})
"""Fields of words; the spelling of names and places is their bearers' own affair."""

UNREAD: Final = frozenset({"finding"})
UNSPELLED: Final = frozenset({"finding", "reason", "evidence", "no"})
"""Columns that no document prints, or that hold addresses of pages and files."""

USUAL: Final = re.compile("[\t\n\r -^`-~\u00a0\u0e01-\u0e5b]*")
"""A text without any character that the rules about foreign and unwritable ones speak of: most texts."""

SHOWN_AROUND: Final = 6
"""Letters before and after a spot that a message shows."""


@lru_cache(maxsize=4096)
def is_typed(key: str) -> bool:
    """Whether a person types the field, so that its characters are worth reading."""
    return not key.startswith("meta.") and key.rpartition(".")[2] not in UNREAD and kind_of(key) is not Kind.PICTURE


@lru_cache(maxsize=4096)
def is_prose(key: str) -> bool:
    """Whether the field holds words, so that spelling rules apply."""
    return is_typed(key) and key.rpartition(".")[2] not in UNSPELLED and kind_of(key) in PROSE_KINDS


@lru_cache(maxsize=4096)
def kind_of(key: str) -> Kind:
    """What the field or column behind `key` holds."""
    return field_of(key).kind


@once
def typed(submission: Submission) -> tuple[tuple[str, Located[str]], ...]:
    """Every filled text that a person typed."""
    return tuple((key, cell) for key, cell in submission.texts() if is_typed(key))


@once
def unusual(submission: Submission) -> tuple[tuple[str, Located[str]], ...]:
    """Every typed text with more in it than Thai and ASCII letters, digits and signs; with the low line, too.

    The low line begins the file format's escapes of characters: _x0007_.
    """
    return tuple((key, cell) for key, cell in typed(submission) if not USUAL.fullmatch(cell.raw))


@once
def prose(submission: Submission) -> tuple[tuple[str, Located[str], Mended], ...]:
    """Every filled text of words, with its characters mended so that words can be read in it."""
    return tuple((key, cell, mended(cell.raw)) for key, cell in typed(submission) if is_prose(key))


def spots_finding(code: str, key: str, cell: Located[str], spots: Iterable[Spot], **params: object) -> Finding:
    """One finding for all `spots` of a cell: the first is shown, a SAFE fix puts right all that are known."""
    spots = tuple(spots)
    first = spots[0]
    edits = tuple(_edit(cell, spot, spot.after) for spot in spots if spot.after is not None)
    shown = {"text": around(cell.raw, first.start, first.end), "count": len(spots), **params}
    fix = Fix(Safety.SAFE, edits) if len(edits) == len(spots) else None
    return Finding(code, cell.ref, key, shown, (first.start, first.end), fix=fix)


def word_finding(
    code: str, key: str, cell: Located[str], span: tuple[int, int], right: str, *, safety: Safety = Safety.ASK
) -> Finding:
    """A finding for a word of the raw text and the word that belongs there, which its fix puts in."""
    wrong = cell.raw[slice(*span)]
    fix = Fix(safety, (Edit(cell.ref, *span, wrong, right),))
    return Finding(code, cell.ref, key, {"text": wrong, "right": right}, span, fix=fix)


def _edit(cell: Located[str], spot: Spot, after: str) -> Edit:
    return Edit(cell.ref, spot.start, spot.end, spot.before, after)


def around(text: str, start: int, end: int) -> str:
    """The letters about a spot, from one space to the next or a few on each side."""
    before = text[max(0, start - SHOWN_AROUND) : start].rpartition("\n")[2].rpartition(" ")[2]
    after = text[end : end + SHOWN_AROUND].partition("\n")[0].partition(" ")[0]
    return before + text[start:end] + after
