"""What looks around in one pass says what looking anew from each place says."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from itaxl.thai.numbers import _NUMBER, numbers
from itaxl.thai.verbatim import _repeated, _verbatim, may_be_repeated

ADDRESS = re.compile(r"\S*(?://|www\.|@|\.(?:go|or|ac|co|com|org|net|in)\b|\.(?:pdf|docx?|xlsx?|jpe?g|png)\b)\S*")
PARTS = [
    "http://a.b/12",
    "www.",
    "1",
    "๒๕๖๙",
    " ",
    "-",
    "/",
    ".",
    "COVID-",
    "กก",
    "A",
    "@",
    ".go.th",
    "\n",
    '"',
    "“",
    "”",
]
texts = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)


def plain_numbers(text: str) -> Iterator[tuple[int, int]]:
    spared = [match.span() for match in ADDRESS.finditer(text)]
    for match in _NUMBER.finditer(text):
        before = text[: match.start()].rstrip(" -:./0123456789")
        in_address = any(start <= match.start() < end for start, end in spared)
        if not in_address and not (before and before[-1].isascii() and before[-1].isalpha()):
            yield match.span()


@given(texts)
def test_numbers_are_found_as_by_looking_back_from_each(text: str) -> None:
    assert [match.span() for match in numbers(text)] == list(plain_numbers(text))


@given(texts, st.integers(0, 40), st.integers(0, 10))
def test_what_touches_a_quotation_is_found_as_by_asking_each(text: str, start: int, length: int) -> None:
    spans = (*_verbatim(text), *_repeated(text))
    plain = any(start < last and first < max(start + length, start + 1) for first, last in spans)
    assert may_be_repeated(text, start, start + length) == plain
