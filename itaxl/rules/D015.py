"""D015: between a day and its year stands what is no month."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from itaxl.evidence.prose import prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.thai.tsv import table
from itaxl.years.catalogue import FiscalYear

DATE: Final = re.compile(
    r"(?<![0-9./])(?:[1-9]|[12][0-9]|3[01]) ?"
    r"(?P<month>[เแ]?[ก-ฮ][ัิีึืุู]?[ก-ฮ]?\. ?[ก-ฮ]\.?|[เแ]?[ก-ฮ][ัิีึืุู]?[ก-ฮ]\.) ?25[0-9]{2}(?![0-9])"
)
ERAS: Final = ("พศ", "คศ")


@cache
def _months() -> frozenset[str]:
    """The abbreviations of the months without their dots; of one without a dot D006 speaks."""
    return frozenset(_letters(row["short"]) for row in table("months")) | frozenset(ERAS)


def _letters(short: str) -> str:
    return re.sub(r"[. ]", "", short)


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per such abbreviation in running text."""
    for key, cell, _mended in prose(submission):
        if "." in cell.raw and ("25" in cell.raw or "๒๕" in cell.raw):
            for match in DATE.finditer(to_arabic(cell.raw)):
                if _letters(match["month"]) not in _months():
                    params = {"text": cell.raw[slice(*match.span("month"))]}
                    yield Finding("D015", cell.ref, key, params, match.span("month"))


RULE = Rule(
    code="D015",
    name="no-such-month",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ใช่ตัวย่อของเดือนใด", "“{text}” abbreviates no month"),
    why=Wording("ผู้อ่านไม่รู้ว่าเป็นเดือนใด", "Nobody can tell which month it is"),
    how=Wording("พิมพ์ชื่อเดือนเต็ม หรือตัวย่อที่มีจุดสองจุด", "Type the month in full, or its abbreviation with two dots"),
    source="พจนานุกรมฉบับราชบัณฑิตยสถาน พ.ศ. ๒๕๕๔",
    check=check,
    bad={"measures.2.suggestion": "ควรประกาศซ้ำทุกปี ครั้งแรกเมื่อ 14 ก.ภ. 2568"},
    good={"measures.2.suggestion": "ควรประกาศซ้ำทุกปี ครั้งแรกเมื่อ 14 ก.พ. 2568"},
)
