"""T008: letters were lost when the text was copied from a PDF."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import spots_finding, typed
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.characters.marks import pdf_damage, torn_words
from itaxl.years.catalogue import FiscalYear

LOST: Final = re.compile("\ufffd")
"""The sign for a lost character, of which T017 speaks."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell; never a fix, for what was lost only the original knows."""
    for key, cell in typed(submission):
        damage = (spot for spot in pdf_damage(cell.raw) if not LOST.match(spot.before))
        spots = tuple(sorted((*damage, *torn_words(cell.raw))))
        if spots:
            yield spots_finding("T008", key, cell, spots)


RULE = Rule(
    code="T008",
    name="damaged-by-pdf",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "ตัวอักษรหายหรือแยกจากกัน {count} แห่ง เช่น “{text}”",
        "Letters are lost or torn apart in {count} places, first in “{text}”",
    ),
    why=Wording(
        "ข้อความที่คัดลอกจาก PDF มักเสียสระอำและวรรณยุกต์", "Text copied from a PDF often loses sara am and tone marks"
    ),
    how=Wording(
        "พิมพ์ใหม่ หรือคัดลอกจากไฟล์ต้นฉบับที่ไม่ใช่ PDF แล้วอ่านทวนทั้งช่อง",
        "Type it again or copy it from the original file, then read the whole cell over",
    ),
    source="practice",
    check=check,
    bad={"memo.facts": "ส านักปลัดได้จัดท ารายงานแล้ว"},
    good={"memo.facts": "สำนักปลัดได้จัดทำรายงานแล้ว"},
)
