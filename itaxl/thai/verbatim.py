"""What is repeated letter by letter in a text: addresses, names of files, hashtags, codes in quotes, quotations.

An address with a letter more or less leads nowhere, and a file keeps the name that it has, right or wrong: such
stretches are no running text, and no fix touches them. Other quotations are words of somebody else.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from itaxl.thai.lazy_regex import pattern

FILE_TYPES: Final = "pdf|docx?|docm|xlsx?|xlsm|pptx?|ods|odt|csv|txt|zip|rar|jpe?g|png|gif|mp[34]|html?"

Span = tuple[int, int]

_OF_ADDRESS: Final = re.compile(r"[@#`\\/wW.](?:(?<=[@#`\\])|(?<=/)/|(?<=[wW])[wW]{2}\.|(?<=\.)[A-Za-z])")
"""What every address and file name has: one glance passes over most texts, from sign to sign."""

_ADDRESS: Final = pattern(
    r"""
      (?:https?|ftp|file|line)://\S+
    | www\.\S+
    | (?<![a-z0-9._%+-])[a-z0-9._%+-]*@[^\s@]+       # a@b.go.th, @line_id
    | (?<![a-z0-9.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:go|or|ac|co|com|org|net|in|mi|info|th)(?![a-z0-9])\S*
    | (?<!&)\#[^\s\#]+                                # not &#3585;
    | (?:\b[a-z]:|\\)\\\S+                            # C:\a, \\server\a
    | `[^`\n]+`
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FILE_TYPE: Final = pattern(rf"\.(?:{FILE_TYPES})(?![A-Za-z0-9])", re.IGNORECASE)
_BEGINS_A_NAME: Final = re.compile(r"[\n,;:|<>\"“”'‘’()\[\]]")
LONGEST_NAME: Final = 80
"""Characters of a file's name at most, blanks among them."""

_QUOTES: Final = re.compile("[\"“”'‘’«»]")
_CODE: Final = pattern(r"[\"“'‘«](?=[^\s\"“”'‘’«»]*[A-Za-z0-9๐-๙_])[^\s\"“”'‘’«»]+[\"”'’»]")
_QUOTATION: Final = pattern('[“«][^“”«»]*(?:[”»]|\\Z)|"[^"]*(?:"|\\Z)|‘[^‘’]*(?:’|\\Z)')


def is_verbatim(text: str, start: int, end: int) -> bool:
    """Whether characters `start` to `end` touch an address, a file's name, a hashtag, or a code in quotes."""
    return _looks_so(text) and _touches(_joined(text), start, end)


def may_be_repeated(text: str, start: int, end: int) -> bool:
    """Whether characters `start` to `end` touch what is `verbatim`, a quotation, or words of a file's name.

    A quotation that is not closed goes on to the end.
    """
    return _looks_so(text) and _touches(_joined(text, repeated=True), start, end)


def verbatim(text: str) -> tuple[Span, ...]:
    """Where addresses, names of files, hashtags, and codes in quotes stand; they may overlap.

    Of a file's name with blanks in it, the last word.
    """
    return _verbatim(text) if _looks_so(text) else ()


@lru_cache(maxsize=64)  # asked for each of thousands of spots in one text
def _looks_so(text: str) -> bool:
    return _OF_ADDRESS.search(text) is not None or _QUOTES.search(text) is not None


@lru_cache(maxsize=64)
def _verbatim(text: str) -> tuple[Span, ...]:
    spans = [match.span() for found in (_ADDRESS(), _CODE()) for match in found.finditer(text)]
    return (*spans, *((max(start, text.rfind(" ", start, end) + 1), end) for start, end in _file_names(text)))


@lru_cache(maxsize=64)
def _repeated(text: str) -> tuple[Span, ...]:
    return (*(match.span() for match in _QUOTATION().finditer(text)), *_file_names(text))


def _file_names(text: str) -> Iterator[Span]:
    """A file's name may have blanks in it: it reaches back to the sign or the line that it follows."""
    for match in _FILE_TYPE().finditer(text):
        first = max(0, match.start() - LONGEST_NAME)
        signs = [sign.end() for sign in _BEGINS_A_NAME.finditer(text, first, match.start())]
        yield (signs[-1] if signs else first), match.end()


@lru_cache(maxsize=64)
def _joined(text: str, *, repeated: bool = False) -> tuple[list[int], list[int]]:
    """Where the spans begin and where they end, in order, those that overlap as one."""
    starts, ends = list[int](), list[int]()
    for first, last in sorted((*_verbatim(text), *(_repeated(text) if repeated else ()))):
        if ends and first <= ends[-1]:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _touches(spans: tuple[list[int], list[int]], start: int, end: int) -> bool:
    starts, ends = spans
    place = bisect_right(ends, start)
    return place < len(starts) and starts[place] < max(end, start + 1)
