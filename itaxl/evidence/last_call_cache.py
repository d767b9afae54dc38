"""Facts that several rules need, worked out once per submission."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

T = TypeVar("T")
Asked = TypeVarTuple("Asked")


def once(compute: Callable[[*Asked], T]) -> Callable[[*Asked], T]:
    """Remember `compute`'s answer for the last submission, or submission and year, asked about.

    The very same objects give the remembered answer. Only one is held, so a batch keeps no more than the last
    submission; threads may compute twice but never get another submission's answer.
    """
    held: tuple[tuple[*Asked], T] | None = None

    @wraps(compute)
    def remembered(*asked: *Asked) -> T:
        nonlocal held
        last = held
        if last is None or not all(map(is_, last[0], asked)):
            last = held = (asked, compute(*asked))
        return last[1]

    return remembered
