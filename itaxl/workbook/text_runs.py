"""Texts of cells whose letters have formats of their own, retyped so that each letter keeps the format it had."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from itaxl.office_file.xml_spans import Element
from itaxl.workbook.text_escapes import decoded

HAS_RUNS: Final = re.compile(rb"<(?:[\w.-]+:)?r[\s>]")
"""What a table of texts holds when letters in it have formats of their own."""

_RUN, _FORMAT, _TEXT = "r", "rPr", "t"
_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""Characters that Excel writes as ``_xHHHH_``, and the beginning of what would be read as such a sign."""
_LONGEST: Final = 8_000
"""Letters of a cell whose formats are followed one by one; in a longer one a person does it."""


class FormatRun(NamedTuple):
    """Neighbouring letters of one format; None is the cell's own."""

    format: Element | None
    text: str


def runs_of(item: Element) -> list[FormatRun]:
    """The runs of a shared or inline text; guides to pronunciation are none."""
    runs = []
    for each in item.inside:
        if each.local == _TEXT:
            runs.append(FormatRun(None, decoded(each.text)))
        elif each.local == _RUN:
            said = "".join(decoded(part.text) for part in each.inside if part.local == _TEXT)
            runs.append(FormatRun(next((part for part in each.inside if part.local == _FORMAT), None), said))
    return [run for run in runs if run.text]


def retyped(runs: Sequence[FormatRun], text: str) -> list[FormatRun] | None:
    """The runs with the letters of `text`; None where a new letter could have one format or another."""
    formats = [run.format for run in runs for _ in run.text]
    before = "".join(run.text for run in runs)
    if len(set(formats)) <= 1:
        return [FormatRun(formats[0] if formats else None, text)]
    if max(len(before), len(text)) > _LONGEST:
        return None
    letters: list[tuple[Element | None, str]] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, text, autojunk=False).get_opcodes():
        if kind == "equal":
            letters += zip(formats[first:last], text[start:end], strict=True)
            continue
        possible = {formats[place] for place in _places(before, text, (first, last), (start, end))}
        if len(possible) != 1:
            return None
        (only,) = possible
        letters += [(only, letter) for letter in text[start:end]]
    return [FormatRun(form, "".join(map(itemgetter(1), group))) for form, group in groupby(letters, key=itemgetter(0))]


def _places(before: str, after: str, old: tuple[int, int], new: tuple[int, int]) -> Iterator[int]:
    """Where in `before` letters may have been taken out or put in: the same change can often be made further on.

    Of two like letters that stand side by side nobody can say which one went.
    """
    (first, last), (start, end) = old, new
    if first < last and start < end:
        yield from range(first, last)
        return
    text, (left, right) = (before, old) if first < last else (after, new)
    back = ahead = 0
    while left - back > 0 and text[left - back - 1] == text[right - back - 1]:
        back += 1
    while right + ahead < len(text) and text[right + ahead] == text[left + ahead]:
        ahead += 1
    beside = first == last  # letters put in lie between two others
    yield from range(max(0, first - back - beside), min(len(before), last + ahead + beside))


def written(runs: Sequence[FormatRun], prefix: str) -> str:
    """The runs as the inside of an inline text, in elements of that prefix."""
    if len(runs) == 1 and runs[0].format is None:
        return _text(runs[0].text, prefix)
    return "".join(
        f"<{prefix}r>{_format(run.format, prefix) if run.format else ''}{_text(run.text, prefix)}</{prefix}r>"
        for run in runs
    )


def _text(text: str, prefix: str) -> str:
    said = escape(_NOT_IN_XML.sub(lambda char: f"_x{ord(char[0]):04X}_", text))
    return f'<{prefix}t xml:space="preserve">{said}</{prefix}t>'


def _format(form: Element, prefix: str) -> str:
    attributes = "".join(f" {name}={quoteattr(value)}" for name, value in form.attributes)
    inside = "".join(_format(each, prefix) for each in form.inside)
    return f"<{prefix}{form.local}{attributes}>{inside}</{prefix}{form.local}>"
