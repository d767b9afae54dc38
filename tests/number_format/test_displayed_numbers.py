"""Numbers, dates and texts are shown as Excel shows them: judged by two programs whose makers tried them in Excel."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from itaxl.number_format.displayed_text import HASHES, shown, why_not_shown

TABLE = Path(__file__).with_name("number_formats.tsv")


class Line(NamedTuple):
    """A line of the table; what programs and we show is JSON, so that blanks at the ends are seen."""

    format: str
    value: str
    ssf: str
    numfmt: str
    shown: str
    why: str


def table() -> list[Line]:
    """The lines below the one of columns; formats may begin with # themselves."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("format\t")) + 1
    return [Line(*line.split("\t")) for line in lines[first:]]


LINES = table()
FORMATS = sorted({line.format for line in LINES})


@pytest.mark.parametrize("code", FORMATS)
def test_values_are_shown_as_the_table_says(code: str) -> None:
    of_the_format = [(json.loads(line.value), json.loads(line.shown)) for line in LINES if line.format == code]
    wrong = [(value, shown(value, code), seen) for value, seen in of_the_format if shown(value, code) != seen]
    assert not wrong


def test_where_we_differ_from_both_programs_the_table_says_why() -> None:
    silent = [
        line
        for line in LINES
        if not line.why and (line.shown not in (line.ssf, line.numfmt) or line.ssf == line.numfmt != line.shown)
    ]
    assert not silent


def test_what_agrees_with_both_needs_no_reason() -> None:
    assert not [line for line in LINES if line.why and line.shown == line.ssf == line.numfmt]


def test_what_is_shown_as_hashes_is_a_finding_and_so_is_what_is_hidden() -> None:
    for line in LINES:
        value, seen = json.loads(line.value), json.loads(line.shown)
        hidden = bool(value) and not seen.strip()
        assert (why_not_shown(value, line.format) is not None) == (seen == HASHES or hidden), line


KINDS = (
    "E+", "?/?", "@", "[h]", "AM/PM", "[>", "[Red]", "_)", "* ", "\\", "%", ";;;", "General", "bb", "B2", "[$-,107]",
    "[$-F800]", "[$-x-sysdate]", "[~buddhist]", "[$-D000000]", "DBNum", "NatNum", ".000", "mmmmm", "dddd",
)  # fmt: skip


@pytest.mark.parametrize("piece", KINDS)
def test_the_table_has_every_kind_of_format(piece: str) -> None:
    assert any(piece in code for code in FORMATS)
