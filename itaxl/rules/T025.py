"""T025: a number is glued to the words on both its sides, or a blank stands before a full stop or amid ฯลฯ."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import around, prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.lazy_regex import pattern
from itaxl.thai.verbatim import is_verbatim
from itaxl.years.catalogue import FiscalYear

_wrong: Final = pattern(
    r"[0-9๐-๙](?<=[ก-๎].)[0-9๐-๙,]*(?=[ก-๎]{2})|[0-9๐-๙](?<=จำนวน.)[0-9๐-๙,]*|ฯ (?=ลฯ)| \.(?<=[ก-๎] .)(?=\s|\Z)"
)
"""Begins with the digit or sign itself, so that the search leaps from one to the next."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per text, for the first."""
    for key, cell, _mended in prose(submission):
        for match in _wrong().finditer(cell.raw):
            if not is_verbatim(cell.raw, *match.span()):
                yield Finding("T025", cell.ref, key, {"text": around(cell.raw, *match.span())}, match.span())
                break


RULE = Rule(
    code="T025",
    name="blanks-beside-numbers",
    stage=2,
    severity=Severity.INFO,
    what=Wording("ที่ “{text}” ขาดวรรคหรือวรรคผิดที่", "At “{text}” a blank is missing or misplaced"),
    why=Wording(
        "ตัวเลขเว้นวรรคจากคำหน้าและหลัง ส่วนจุดและ ฯลฯ ไม่มีวรรคคั่น",
        "A number stands between blanks, a full stop has none before it",
    ),
    how=Wording("พิมพ์วรรคใหม่ เช่น จำนวน ๔๐ คน", "Type the blanks as in จำนวน ๔๐ คน"),
    source="หลักเกณฑ์การเว้นวรรค สำนักงานราชบัณฑิตยสภา",
    check=check,
    bad={"measures.2.result": "มีผู้เข้าร่วมจำนวน40คน ครบตามเป้า"},
    good={"measures.2.result": "มีผู้เข้าร่วมจำนวน 40 คน เมื่อวันที่ 5 ครบตามเป้า ฯลฯ"},
)
