"""T019: signs that another program left behind: &nbsp;, <br>, the place of a picture, blanks of odd widths."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from itaxl.evidence.prose import alike, odd, spots_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.leftovers import leftovers
from itaxl.thai.characters.marks import named
from itaxl.years.catalogue import FiscalYear

UNSEEN: Final = re.compile(r"\s+")
"""What a reader takes for an ordinary blank."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell and way to put its spots right, naming the first; a note when there are only blanks."""
    for key, cell in odd(submission):
        for spots in alike(cell, leftovers(cell.raw)):
            first = spots[0].before
            sign = first if first.isascii() else named(first[0])
            unseen = all(UNSEEN.fullmatch(spot.before) for spot in spots)
            found = spots_finding("T019", key, cell, spots, sign=sign)
            yield replace(found, severity=Severity.INFO) if unseen else found


RULE = Rule(
    code="T019",
    name="left-by-another-program",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "มีเครื่องหมายที่โปรแกรมอื่นทิ้งไว้ {count} แห่ง ใน “{text}”",
        "Signs that another program left behind in {count} places, first in “{text}”",
    ),
    why=Wording(
        "คัดลอกติดมาจากเว็บไซต์หรือโปรแกรมอื่น และจะพิมพ์ลงเอกสารตามที่เห็น ({sign})",
        "Copied along from a web page or another program; the documents print them as they are ({sign})",
    ),
    how=Wording("ลบออก หรือพิมพ์ตัวที่หมายถึงแทน{able}", "Delete them or type what they stand for{able}"),
    source="practice; HTML 5 (named character references); Unicode 16, ch. 6.2 (space characters)",
    check=check,
    bad={"memo.facts": "ได้ดำเนินการแล้ว&nbsp;ตามแผน"},
    good={"memo.facts": "ฝ่าย R&D; ได้ถาม-ตอบ (Q&A) แล้ว <เอกสารแนบ> * หมายเหตุ #ITA"},
)
