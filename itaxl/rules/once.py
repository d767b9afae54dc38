"""Facts that several rules need, worked out once per submission."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from itaxl.submission import Submission
from itaxl.years.catalogue import FiscalYear

T = TypeVar("T")


def once(compute: Callable[[Submission, FiscalYear], T]) -> Callable[[Submission, FiscalYear], T]:
    """Remember `compute`'s answer for the last submission and year asked about.

    The very same objects give the remembered answer. Only one is held, so a batch keeps no more than the last
    submission; threads may compute twice but never get another submission's answer.
    """
    held: tuple[Submission, FiscalYear, T] | None = None

    @wraps(compute)
    def remembered(submission: Submission, year: FiscalYear) -> T:
        nonlocal held
        last = held
        if last is None or last[0] is not submission or last[1] is not year:
            last = held = (submission, year, compute(submission, year))
        return last[2]

    return remembered
