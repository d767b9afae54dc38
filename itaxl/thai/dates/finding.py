"""Dates inside running text: where they stand and how they read."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from itaxl.thai.dates.citation import Citation, citation
from itaxl.thai.dates.date_reading import DateReading, read_as, refused
from itaxl.thai.dates.date_text import Plain, plain
from itaxl.thai.dates.issues import worst
from itaxl.thai.dates.parse import line_breaks, period_at, said_by, slips
from itaxl.thai.dates.ranges import MOST_POINTS
from itaxl.thai.dates.repair import misspelled_months
from itaxl.thai.dates.sequence import Words
from itaxl.thai.dates.standing import reportable, stands
from itaxl.thai.dates.words import tokens
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.remembered import remembered


class FoundDate(NamedTuple):
    """A date inside running text: characters `start` to `end`, how they read, what they are part of the name of."""

    start: int
    end: int
    reading: DateReading
    citation: Citation = Citation.NONE


class _Place(NamedTuple):
    """A date found, or None, and the word at which to look on."""

    found: FoundDate | None
    stop: int


BEFORE, AFTER = 60, 30
"""Characters around the year of a date in which the rest of it stands."""

SLACK: Final = 15
"""Characters further out in which white space is looked for, so that no word is torn; a number never is."""

LONG: Final = MOST_POINTS
"""Words from which on what turned out to be no date is passed over whole, and not looked at again from each of them."""

_NUMBER: Final = re.compile(r"[0-9๐-๙][0-9๐-๙oOlI]*")
_MONTH_BEFORE: Final = re.compile(r"[\s'’-]*(?:\.?[คยพ]|\.[ก-ฮ]\.|มค|นย|์ธ|[าฯณ]|\.?ศ|\.?[A-Za-z])")
"""How the words end, read backwards, that a two-digit year follows: ม.ค., มกราคม, กันยายน, กุมภาพันธ์, มีนา,
ปีงบประมาณ, พ.ศ., Jan., or two letters that may have been meant for a month."""

_IN_FIGURES: Final = re.compile(r"\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d")
YEAR_DIGITS: Final = 4
_MILLENNIA: Final = ("1", "2", "๑", "๒")
_CENTURY: Final = ("25", "๒๕")
_YEAR_OF_ANOTHER_LENGTH: Final = (3, 5)
"""Digits of a year that lost one or was given one too many: ๑๔ กุมภาพันธ์ ๒๕๖."""
_ADDRESS: Final = pattern(r"(?:https?://|www\.)\S+|\S+@\S+|\S+\.(?:pdf|docx?|xlsx?|xlsm|pptx?|jpe?g|png|zip)\b")
_OF_ADDRESS: Final = re.compile(r"://|www\.|@|\.[A-Za-z]{2}")
_NAMED_QUARTER: Final = "ไตรมาสที่"
_WHOLE_WORD: Final = re.compile(rf"\S{{0,{SLACK}}}\d*")
_BEGINS: Final = pattern(r"(?=[^t&,])[LRTDtSfvWA,]*(?:[nx](?:[-/KMmt&,]|\.[nx])|[yNMmKFQHPEUBC])")
"""What every date begins with, in the letters of `Token.code`: a glance passes over the words between dates."""

_LEADING: Final = frozenset("LfT~")


@remembered
def find_dates(text: str, *, fiscal_year: int | None = None) -> Iterator[FoundDate]:
    """The dates, periods and years inside running text, left to right, never overlapping.

    A day or month is found only with its year; so is a bare year, which needs ปี or พ.ศ. before it. `fiscal_year`
    (B.E.) is what ไตรมาสที่ ๑ without a year is taken to lie in; without it such a quarter is not found. What is
    certainly a date but no possible one is found as invalid.
    """
    anchors = _anchors(text)
    if not anchors:
        return
    cleaned = plain(text)
    hidden = _without_addresses(cleaned.text)
    for start, end in _windows(hidden, anchors if hidden is text else _anchors(hidden)):
        yield from _in_window(text, Plain(hidden, cleaned.places), start, end, fiscal_year)


def _anchors(text: str) -> list[re.Match[str]]:
    """The numbers that may be the year of a date, or stand in a date in figures or after ไตรมาสที่."""
    return [number for number in _NUMBER.finditer(text) if _dates(text, number)]


def _without_addresses(text: str) -> str:
    """The text with web and e-mail addresses and names of files blotted out, every other character in its place."""
    if not _OF_ADDRESS.search(text):
        return text
    return _ADDRESS().sub(lambda match: "\0" * len(match.group()), text)


def _dates(text: str, number: re.Match[str]) -> bool:
    """Whether a number is one of the `_anchors`."""
    start, end = number.span()
    if end - start == YEAR_DIGITS:
        return number.group().startswith(_MILLENNIA)
    before = text[max(0, start - 12) : start]
    if end - start in _YEAR_OF_ANOTHER_LENGTH and number.group().startswith(_CENTURY):
        return _MONTH_BEFORE.match(before[::-1]) is not None
    if end - start > YEAR_DIGITS:
        return False
    if end - start == 2 and _MONTH_BEFORE.match(before[::-1]) and not text.startswith((",", "."), end):
        return True
    return _IN_FIGURES.match(text, start) is not None or before.rstrip().endswith(_NAMED_QUARTER)


def _windows(text: str, anchors: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The stretches of the text that may hold dates, cut where no word or number is torn."""
    start = end = -1
    for anchor in anchors:
        opens, closes = _edges(text, anchor)
        if opens > end >= 0:
            yield start, end
        if opens > end:
            start = opens
        end = closes
    if end >= 0:
        yield start, end


def _edges(text: str, anchor: re.Match[str]) -> tuple[int, int]:
    before, after = max(0, anchor.start() - BEFORE), min(len(text), anchor.end() + AFTER)
    closes = _WHOLE_WORD.match(text, after)
    return max(0, before + 1 - (_letters_back(text, before) or 1)), closes.end() if closes else after


def _letters_back(text: str, place: int) -> int:
    """How many letters of one word end with that at `place`; no more of the text is turned round than needed."""
    size = 64
    while True:
        turned = text[max(0, place + 1 - size) : place + 1][::-1]
        word = _WHOLE_WORD.match(turned)
        if word is None or word.end() < len(turned) or size > place:
            return word.end() if word else 0
        size *= 4


def _in_window(text: str, cleaned: Plain, start: int, end: int, fiscal_year: int | None) -> Iterator[FoundDate]:
    words = Words(misspelled_months(cleaned.text, tokens(cleaned.text, start, end)), running=True)
    if "\n" in text:
        words.breaks = line_breaks(cleaned.text, words.tokens)
    begins = _BEGINS().search(words.codes)
    while begins:
        found, stop = _found_at(text, cleaned, words, begins.start(), fiscal_year)
        if found:
            yield found
        begins = _BEGINS().search(words.codes, stop)


def _found_at(text: str, cleaned: Plain, words: Words, place: int, fiscal_year: int | None) -> _Place:
    """The date that begins at the word `place`."""
    words.issues, words.refusals = set(), set()
    quarter = cleaned.text.startswith(_NAMED_QUARTER, words.tokens[place].start)
    words.fiscal_year = fiscal_year if quarter else None
    period = period_at(words, place)
    if period is None:
        return _Place(None, place + 1)
    nothing = _Place(None, place + 1 if period.stop - place < LONG else period.stop)
    said = words.tokens[_first(words, place) : period.stop]
    start, end = cleaned.typed(said[0].start, said[-1].end)
    if words.refusals:
        reading = refused(text[start:end], worst(words.refusals))
        if not reportable(cleaned.text, words, place, period.stop, reading.issues[0]):
            return nothing
    elif stands(cleaned.text, words, place, period.stop, period.kind):
        issues, mended = words.issues | said_by(said), slips(cleaned, said, origin=start)
        reading = read_as(text[start:end], period.kind, period.start, period.end, issues, mended)
    else:
        return nothing
    return _Place(FoundDate(start, end, reading, citation(text, start, reading)), period.stop)


def _first(words: Words, place: int) -> int:
    """The first word of the date itself, after those that only lead to it."""
    while words.codes[place] in _LEADING:
        place += 1
    return place
