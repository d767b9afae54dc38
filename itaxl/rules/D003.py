"""D003: a year of the common era where the Buddhist era is meant."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from itaxl.evidence.dated import Dated
from itaxl.evidence.misread import misread
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.dates.eras import OFFSET, buddhist_year
from itaxl.thai.digits import to_arabic, to_thai
from itaxl.years.catalogue import FiscalYear

_YEAR: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)")
_NAMED: Final = re.compile(r"(?:ค\.?\s?ศ\.?|คริสต์?ศักราช|A\.?D\.?|C\.?E\.?)\s*(?P<year>\d{4}|\d\d)(?!\d)")

YEAR_ALONE: Final = frozenset({"calendar_year", "deadline"})
"""Kinds of reading that a year without day and month has: ปี ค.ศ. 2030, ภายในปี ค.ศ. 2030."""


class _Place(NamedTuple):
    """A year at characters `start` to `end`, and what belongs there."""

    start: int
    end: int
    right: int | str


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per C.E. year in a date, a period, a text or the ITA year; a note where a text says ค.ศ. itself."""
    typed = submission.fields.get("org.fiscal_year")
    match = _YEAR.search(to_arabic(typed.value)) if typed else None
    if typed and match:
        params = {"text": match.group(), "right": int(match.group()) + OFFSET}
        yield Finding("D003", typed.ref, "org.fiscal_year", params, match.span())
    for each, _issues in misread("D003", submission, year):
        for place in _places(each):
            span = each.start + place.start, each.start + place.end
            words = {"text": each.text[place.start : place.end], "right": place.right}
            yield each.finding("D003", words, span=span, severity=Severity.INFO if _is_said_so(each) else None)


def _is_said_so(each: Dated) -> bool:
    """Whether a year in a text says itself that it is C.E.: international plans and agreements are named so."""
    text = to_arabic(each.text)
    years_alone = not re.search(r"\d", _YEAR.sub("", _NAMED.sub("", text)))
    return not each.whole and each.reading.kind in YEAR_ALONE and years_alone and _NAMED.search(text) is not None


def _places(each: Dated) -> list[_Place]:
    """The years of a date that say or mean C.E., at their places in its words; the whole date where none is found."""
    text = to_arabic(each.text)
    named = [_Place(*match.span(), f"พ.ศ. {to_thai(str(_meant(match)))}") for match in _NAMED.finditer(text)]
    ends = {place.end for place in named}
    near = (
        each.reading.start.year + OFFSET if "two_digit_be_as_ce" in each.reading.issues and each.reading.start else None
    )
    bare = [_Place(*match.span(), _meant(match, near)) for match in _YEAR.finditer(text) if match.end() not in ends]
    return [*named, *bare] or [_Place(0, len(text), each.reading.canonical)]


def _meant(match: re.Match[str], near: int | None = None) -> int:
    """The year B.E.; `near` is the one of a date whose 19xx was two digits B.E."""
    era = "" if near else "C"
    year, _issues = buddhist_year(int(match["year"]), len(match["year"]), era=era, fiscal_year=near)
    return year


RULE = Rule(
    code="D003",
    name="common-era-year",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ใช้ปี ค.ศ.", "“{text}” has a C.E. year"),
    why=Wording("หนังสือราชการใช้ปี พ.ศ.", "Official papers use the Buddhist era"),
    how=Wording("เปลี่ยนปีเป็น {right}", "Change the year to {right}"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=check,
    bad={"memo.date": "16 เมษายน 2026"},
    good={"measures.1.result": "ติดตั้งโปรแกรม Word 2019 ให้เจ้าหน้าที่ธุรการทุกกอง"},
)
