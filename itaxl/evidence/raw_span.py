"""From a place in the cleaned text of a cell to the same place in its raw text."""

from functools import lru_cache

from itaxl.model.cell import Located


def raw_span(cell: Located[str], start: int, end: int) -> tuple[int, int] | None:
    """Where characters `start` to `end` of the value stand in the raw text; None when it was changed too much.

    Cleaning removes or joins characters but never reorders them, so counting equal characters before is enough.
    """
    shift = cell.raw.find(cell.value)
    if shift >= 0:
        return shift + start, shift + end
    places = _places(cell.raw, cell.value)
    return (places[start], places[end - 1] + 1) if places and end > start else None


@lru_cache(maxsize=8)
def _places(raw: str, value: str) -> tuple[int, ...] | None:
    """The place in `raw` of each character of `value`, None when one is not found in order."""
    places, at = [], 0
    for char in value:
        at = raw.find(char, at)
        if at < 0:
            return None
        places.append(at)
        at += 1
    return tuple(places)
