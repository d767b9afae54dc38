"""A place in a text where something is mistyped."""

from typing import NamedTuple


class Spot(NamedTuple):
    """Characters `start` to `end` of a text, what they are, and what they should be (None: unknown).

    `sure` when nothing else can have been meant, so that it may be put right unasked.
    """

    start: int
    end: int
    before: str
    after: str | None
    sure: bool = True
