"""The texts that the rules about letters and words read, and the findings they make of spots in them."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from itaxl.evidence.last_call_cache import once
from itaxl.form.fields import Kind, field_of
from itaxl.model.cell import Located
from itaxl.model.finding import Finding
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.mending import MendedText, is_usual, mended
from itaxl.thai.characters.spot import Spot
from itaxl.thai.spoken_of import is_named, is_spoken_of
from itaxl.thai.text import whole_letters
from itaxl.thai.verbatim import is_verbatim, may_be_repeated

PROSE_KINDS: Final = frozenset({Kind.TEXT, Kind.PARAGRAPHS, Kind.POSITION, Kind.UNIT})
"""Fields of words; the spelling of names and places is their bearers' own affair."""

UNREAD: Final = frozenset({"finding"})
UNSPELLED: Final = frozenset({"finding", "reason", "evidence", "no"})
"""Columns that no document prints, or that hold addresses of pages and files."""

USUAL: Final = re.compile("[\t\n\r -~\u00a0\u0e01-\u0e5b]*")
"""A text without any character that the rules about foreign and unwritable ones speak of: most texts."""

ABLE = Wording(" โปรแกรมแก้ให้ได้", "; the program can do it")
UNABLE = Wording("", "")

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
def odd(submission: Submission) -> tuple[tuple[str, Located[str]], ...]:
    """Every typed text that may have characters of other scripts or programs in it, or such as stand wrongly."""
    return tuple((key, cell) for key, cell in typed(submission) if not is_usual(cell.raw))


@once
def worded(submission: Submission) -> tuple[tuple[str, Located[str]], ...]:
    """Every filled text of words, as it was typed."""
    return tuple((key, cell) for key, cell in typed(submission) if is_prose(key))


@once
def unusual(submission: Submission) -> tuple[tuple[str, Located[str]], ...]:
    """Every typed text with more in it than Thai and ASCII letters, digits and signs."""
    return tuple((key, cell) for key, cell in typed(submission) if not USUAL.fullmatch(cell.raw))


@once
def prose(submission: Submission) -> tuple[tuple[str, Located[str], MendedText], ...]:
    """Every filled text of words, with its characters mended so that words can be read in it."""
    return tuple((key, cell, mended(cell.raw)) for key, cell in worded(submission))


@once
def damaged(submission: Submission) -> tuple[tuple[str, Located[str], MendedText], ...]:
    """Every typed text with characters that cannot stand where they stand, and these."""
    read = ((key, cell, mended(cell.raw)) for key, cell in odd(submission))
    return tuple((key, cell, text) for key, cell, text in read if text.is_damaged)


def alike(cell: Located[str], spots: Sequence[Spot]) -> Collection[list[Spot]]:
    """The `spots` of a cell by how they can be put right: unasked, by a person's yes, by hand alone."""
    if not spots:
        return ()
    groups: dict[Safety | None, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(_safety(cell.raw, spot), []).append(spot)
    return groups.values()


def _safety(raw: str, spot: Spot) -> Safety | None:
    if spot.after is None or is_verbatim(raw, spot.start, spot.end):
        return None
    sure = spot.sure and not may_be_repeated(raw, spot.start, spot.end) and not is_spoken_of(raw, spot.start, spot.end)
    return Safety.SAFE if sure else Safety.ASK


def spots_finding(code: str, key: str, cell: Located[str], spots: Sequence[Spot], **params: object) -> Finding:
    """One finding for `spots` of a cell that are `alike`: the first is shown, a fix puts all right that are known."""
    first = spots[0]
    safety = _safety(cell.raw, first)
    able = ABLE if safety else UNABLE
    shown = {"text": around(cell.raw, first.start, first.end), "count": len(spots), "able": able, **params}
    edits = tuple(Edit(cell.ref, spot.start, spot.end, spot.before, spot.after or "") for spot in spots)
    return Finding(code, cell.ref, key, shown, (first.start, first.end), fix=Fix(safety, edits) if safety else None)


def word_finding(
    code: str, key: str, cell: Located[str], span: tuple[int, int], right: str, *, sure: bool = False
) -> Finding:
    """A finding for a word of the raw text and the word that belongs there, which its fix puts in.

    The fix is SAFE when the word is `sure` and neither repeated from elsewhere, nor spoken of, nor part of a name.
    """
    wrong = cell.raw[slice(*span)]
    safety = Safety.SAFE if sure and not is_of_another(cell.raw, *span) else Safety.ASK
    fix = Fix(safety, (Edit(cell.ref, *span, wrong, right),))
    return Finding(code, cell.ref, key, {"text": wrong, "right": right}, span, fix=fix)


def is_of_another(text: str, start: int, end: int) -> bool:
    """Whether characters `start` to `end` may be typed so on purpose: quoted, spoken of, or in a name or a code."""
    return may_be_repeated(text, start, end) or is_spoken_of(text, start, end) or is_named(text, start)


def around(text: str, start: int, end: int, right: str | None = None) -> str:
    """The whole letters about a spot, from one space to the next or a few on each side, with `right` in its place."""
    before = text[max(0, start - SHOWN_AROUND) : start].rpartition("\n")[2].rpartition(" ")[2]
    after = text[end : end + SHOWN_AROUND].partition("\n")[0].partition(" ")[0]
    first, last = whole_letters(text, start - len(before), end + len(after))
    return text[first:start] + (text[start:end] if right is None else right) + text[end:last]
