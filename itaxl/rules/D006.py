"""D006: a month, or another word of a date, is misspelled, spoken or English."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.dated import Dated
from itaxl.evidence.misread import misread
from itaxl.evidence.prose import is_of_another
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.dates import RULE_OF, DateSlip
from itaxl.thai.spelling.edit_distance import edits
from itaxl.thai.verbatim import is_verbatim
from itaxl.years.catalogue import FiscalYear

SURE_SPELLING: Final = 1
"""Letters between a misspelled name and the month's: with more it may be another word (สิงห์, สิงหล)."""

NEAR: Final = 12
OF_MONTH: Final = re.compile(
    r"(?:(?<![0-9๐-๙,.])[0-9๐-๙]{1,2}|เดือน|[0-9๐-๙คยพ][0-9๐-๙]\s?(?:[-–/]|ถึง)|\.[คยพ]\.?\s?(?:[-–/]|ถึง))\s?\Z"
)
"""What stands before a month in a text: a day, เดือน, or a month or year from which it goes on."""

OF_YEAR: Final = re.compile(
    r"\s?(?:พ\.?\s?ศ\.?\s?)?(?:[0-9๐-๙]{4}|[0-9๐-๙]{2}(?!\s?(?:%|ล้าน|แสน|หมื่น|พัน|บาท|คน|ราย)))(?![0-9๐-๙/,])"
    r"|\s?(?:[-–/]|ถึง)"
)
"""What stands after one: its year, or a month or day to which it goes on."""


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per such word, in fields and texts, with the right word as its fix."""
    for each, _issues in misread("D006", submission, year):
        for slip in each.reading.slips:
            if RULE_OF[slip.code] == "D006":
                yield _finding(each, slip)


def _finding(each: Dated, slip: DateSlip) -> Finding:
    span = each.start + slip.start, each.start + slip.end
    place = raw_span(each.cell, *span)
    fix = None
    if place and not is_verbatim(each.cell.raw, *place):
        before = each.cell.raw[place[0] : place[1]]
        safety = Safety.SAFE if _is_sure(each, slip, span) else Safety.ASK
        fix = Fix(safety, (Edit(each.cell.ref, *place, before, slip.right),))
    return each.finding("D006", {"text": each.cell.value[slice(*span)], "right": slip.right}, span=span, fix=fix)


def _is_sure(each: Dated, slip: DateSlip, span: tuple[int, int]) -> bool:
    """Whether the word can be nothing but that month: a field for a date says so, a text only by its letters.

    In a text 14 ตุลา and May 2024 are names of events, กค. and สค. are offices.
    """
    text = each.cell.value
    typed = text[slice(*span)]
    if slip.code == "month_spelling" or slip.code == "word_spelling":
        close = edits(typed, slip.right, most=SURE_SPELLING) <= SURE_SPELLING
        return close and (each.whole or not is_of_another(text, *span))
    if each.whole:
        return True
    if slip.code != "month_abbr_spelling" or is_of_another(text, *span):
        return False
    before = text[max(0, span[0] - NEAR) : span[0]]
    if "." in typed[:-1] and " " not in typed.rstrip(". "):
        return not before.endswith(".")
    return OF_MONTH.search(before) is not None and OF_YEAR.match(text, span[1]) is not None


RULE = Rule(
    code="D006",
    name="month-misspelled",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("เดือน “{text}” เขียนไม่ตรงแบบ", "The month “{text}” is not written the official way"),
    why=Wording(
        "หนังสือราชการเขียนชื่อเดือนเต็ม หรือตัวย่อที่มีจุดตามพจนานุกรม",
        "Official papers write months in full, or abbreviated with their dots",
    ),
    how=Wording("เปลี่ยนเป็น {right}", "Change it to {right}"),
    source="พจนานุกรมฉบับราชบัณฑิตยสถาน พ.ศ. ๒๕๕๔",
    check=check,
    bad={"measures.1.period": "ตค. ๖๗ - ธค. ๖๗"},
    good={"measures.1.period": "ต.ค. ๖๗ - ธ.ค. ๖๗"},
)
