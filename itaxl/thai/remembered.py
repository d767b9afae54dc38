"""Finders that remember what they found in the last texts.

A form's columns repeat texts, a form with a wrong cause is checked again as it would read without it, and the forms of
one inbox share the standard texts: what is found in a text depends on nothing else.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import Final, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

TEXTS: Final = 512
"""Texts that a finder remembers: those of a form of fifty measures."""


class Remembered(Protocol[P, T_co]):
    """A finder that remembers."""

    def __call__(self, *asked: P.args, **how: P.kwargs) -> tuple[T_co, ...]:
        """All that it finds."""

    def cache_clear(self) -> None:
        """Forget, after what it finds has changed."""


def remembered(find: Callable[P, Iterable[T]]) -> Remembered[P, T]:
    """`find` with all that it finds, remembered for the last texts asked about."""

    @lru_cache(maxsize=TEXTS)
    def found(*asked: P.args, **how: P.kwargs) -> tuple[T, ...]:
        return tuple(find(*asked, **how))

    return cast("Remembered[P, T]", wraps(find)(found))
