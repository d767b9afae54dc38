"""N002: a Latin letter stands for a digit in a number."""

from collections.abc import Iterator

from itaxl.evidence.prose import PROSE_KINDS, kind_of, typed, word_finding
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Kind
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.spot import Spot
from itaxl.thai.dates import RULE_OF
from itaxl.thai.number_letters import letters_in_numbers
from itaxl.years.catalogue import FiscalYear

KINDS = PROSE_KINDS | {Kind.DATE, Kind.PERIOD, Kind.YEAR, Kind.NUMBER, Kind.ORG_CODE, Kind.PHONE}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per number with a letter in it."""
    for key, cell in typed(submission):
        if kind_of(key) in KINDS:
            for spot in _slips(cell) or letters_in_numbers(cell.raw):
                yield word_finding("N002", key, cell, (spot.start, spot.end), spot.after or "", sure=spot.sure)


def _slips(cell: Located[str]) -> list[Spot]:
    """The numbers of a date with a letter in them, as its reading knows them: their places in the raw text."""
    slips = [slip for slip in cell.reading.slips if RULE_OF[slip.code] == "N002"] if cell.reading else []
    places = {raw_span(cell, slip.start, slip.end): slip.right for slip in slips}
    return [Spot(*place, cell.raw[slice(*place)], right) for place, right in places.items() if place]


RULE = Rule(
    code="N002",
    name="letter-in-a-number",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("ตัวเลข “{text}” มีตัวอักษรอังกฤษปนอยู่", "The number “{text}” has a Latin letter in it"),
    why=Wording("ตัวโอหรือตัวแอลดูเหมือนเลข แต่คำนวณและค้นหาไม่ได้", "The letter o or l looks like a digit but is none"),
    how=Wording("พิมพ์ “{right}” แทน โปรแกรมแก้ให้ได้", "Type “{right}”; the program can do it"),
    source="practice",
    check=check,
    bad={"measures.1.result": "มีผู้ตอบแบบสอบถาม ๑๒O คน"},
    good={"measures.1.result": "มีผู้ตอบแบบสอบถาม ๑๒๐ คน ตามข้อ O12"},
)
