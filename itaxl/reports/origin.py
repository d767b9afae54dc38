"""Knowing a report of ours again, so that a newer one takes its place and nothing else's."""

from typing import Final

HTML_MARK: Final = b'<meta name="generator" content="itaxl">'
JSON_MARK: Final = b'{\n "schema": 1,\n "itaxl": '
HEAD: Final = 600
"""Bytes at the beginning of a file in which a mark must stand."""


def unedited(held: bytes) -> bool:
    """Whether a file is an HTML or JSON report of ours.

    A worklist never is: a person ticks off rows in it, so a new one is written beside it.
    """
    head = held[:HEAD]
    return HTML_MARK in head or head.startswith(JSON_MARK)
