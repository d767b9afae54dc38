"""A text with its characters mended, as the rules about words read it, and the way back to the text as stored."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from itaxl.thai.characters import marks
from itaxl.thai.characters.invisible import invisible
from itaxl.thai.characters.leftovers import leftovers
from itaxl.thai.characters.lookalikes import lookalikes
from itaxl.thai.characters.spot import Spot
from itaxl.thai.verbatim import verbatim

_PLAIN: Final = re.compile("[\t\n\r -~\u00a0\u0e01-\u0e5b]*")
"""Characters among which nothing is invisible."""

_USUAL: Final = re.compile(
    "[\t\n\r !\"$'()+,./0-9:;>?@A-Z^`{|}~\\[\\]\\-\u00a0\u0e01-\u0e44\u0e46-\u0e4c\u0e4e-\u0e5b]*"
)
"""A text without a small Latin letter, a sign of a program, ๅ or a circle: only marks can stand wrongly in it."""


class MendedText(NamedTuple):
    """`text` with all that has but one right form put right, letters of another script and signs of programs too.

    `places` are each character's place in the raw text.

    `words` is the text to look for words in: as long as `text`, but blank where a PDF tore letters apart and where
    addresses and the like stand (`verbatim`). `places` has one more entry, the raw text's length, and is None when
    nothing was changed. `invisible`, `decomposed`, `doubled_e` and `misplaced` are the spots found, placed in the raw
    text.
    """

    text: str
    words: str
    places: tuple[int, ...] | None
    invisible: tuple[Spot, ...]
    decomposed: tuple[Spot, ...]
    doubled_e: tuple[Spot, ...]
    misplaced: tuple[Spot, ...]

    @property
    def is_damaged(self) -> bool:
        """Whether any spot was found."""
        return bool(self.invisible or self.decomposed or self.doubled_e or self.misplaced)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` of `text` stand in the raw text."""
        if self.places is None:
            return start, end
        return self.places[start], (self.places[end - 1] + 1 if end > start else self.places[start])


def is_usual(raw: str) -> bool:
    """Whether one glance tells that no character of a text is to be mended, as in most texts.

    No letter of another script and no sign that a program left behind stands in it either.
    """
    return _USUAL.fullmatch(raw) is not None and not marks.may_be_misplaced(raw)


@lru_cache(maxsize=512)
def mended(raw: str) -> MendedText:
    """The spots of every finder in `raw`, each found in the text that the finders before it have mended."""
    if is_usual(raw):
        return MendedText(raw, _words(raw), None, (), (), (), ())
    return _searched(raw)


def _searched(raw: str) -> MendedText:
    """What `mended` gives, found without a glance first."""
    text: str = raw
    places: tuple[int, ...] | None = None
    found: list[tuple[Spot, ...]] = []
    for finder in (_invisible, _foreign, marks.decomposed, marks.doubled_e, marks.misplaced):
        spots = tuple(finder(text))
        if finder is not _foreign:
            found.append(tuple(_placed(spot, places, raw) for spot in spots))
        if any(spot.after is not None for spot in spots):
            text, places = _applied(text, places or tuple(range(len(text) + 1)), spots)
    return MendedText(text, _words(text), places, *found)


def _words(text: str) -> str:
    gaps = [(gap.start, gap.end) for gap in marks.pdf_damage(text)]
    for start, end in (*verbatim(text), *gaps):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _invisible(text: str) -> Iterator[Spot]:
    return iter(()) if _PLAIN.fullmatch(text) else invisible(text)


def _foreign(text: str) -> Iterator[Spot]:
    """Letters of another script in a word, and signs of other programs, where it is sure what they stand for."""
    end = 0
    for spot in sorted((*lookalikes(text), *leftovers(text))):
        if spot.sure and spot.after is not None and spot.start >= end:
            yield spot
            end = spot.end


def _placed(spot: Spot, places: tuple[int, ...] | None, raw: str) -> Spot:
    if places is None:
        return spot
    start, end = places[spot.start], places[spot.end - 1] + 1
    return Spot(start, end, raw[start:end], spot.after, spot.sure)


def _applied(text: str, places: tuple[int, ...], spots: Iterable[Spot]) -> tuple[str, tuple[int, ...]]:
    """The text with the spots put right. A mended spot's characters lie on it from its start, the last on its end."""
    parts: list[str] = []
    kept: list[int] = []
    done = 0
    for spot in spots:
        if spot.after is None:
            continue
        parts += (text[done : spot.start], spot.after)
        kept += places[done : spot.start]
        own = [places[min(spot.start + number, spot.end - 1)] for number in range(len(spot.after))]
        if own:
            own[-1] = places[spot.end - 1]
        kept += own
        done = spot.end
    return "".join((*parts, text[done:])), (*kept, *places[done:])
