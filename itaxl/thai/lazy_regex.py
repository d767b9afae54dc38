"""Patterns that cost nothing until they are used: starting quickly is a feature."""

import re
from collections.abc import Callable
from functools import cache


def pattern(source: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A function that gives the pattern, compiled at its first call."""
    return cache(lambda: re.compile(source, flags))
