"""T009: spaces where no sentence has them."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

STRAY: Final = re.compile(
    r"[ \u00a0](?:"
    r"(?P<ends>(?<=\A.)[ \u00a0]*(?=\S)|(?<=\S.)[ \u00a0]*\Z)"
    r"|(?P<many>(?<=[^\s.…_].)[ \u00a0]{2,}(?=[^\s.…_(]))"
    r"|(?P<bracket>(?<=[\u0e00-\u0e7f\w] ) *(?=[)\]]|”(?![\u0e00-\u0e7f\w])))"
    r"|(?P<opening>(?:(?<=[(\[] )|(?<=[\s:(]“ )|(?<=\A“ )) *(?=[\u0e00-\u0e7f\w])))"
)
"""Two spaces are official practice after headings and inside names; dots and lines to fill in have any number.

A “ behind a letter closes and a ” before one opens, turned round by the keyboard: a blank beside them is in its place.
The pattern begins with the first blank itself, so that the search leaps from blank to blank.
"""

KINDS: Final = {
    "ends": Wording("ต้นหรือท้ายข้อความ", "at the beginning or end"),
    "many": Wording("ตั้งแต่สามวรรคติดกัน", "three or more together"),
    "bracket": Wording("หน้าวงเล็บปิดหรือเครื่องหมายปิดคำพูด", "before a closing bracket or quote"),
    "opening": Wording("หลังวงเล็บเปิดหรือเครื่องหมายเปิดคำพูด", "after an opening bracket or quote"),
}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One finding per cell, for the first."""
    for key, cell, _mended in prose(submission):
        match = STRAY.search(cell.raw)
        if match:
            kind = KINDS[match.lastgroup or "ends"]
            yield Finding("T009", cell.ref, key, {"kind": kind}, match.span())


RULE = Rule(
    code="T009",
    name="stray-spaces",
    stage=2,
    severity=Severity.INFO,
    what=Wording("มีวรรคเกิน{kind}", "Stray spaces {kind}"),
    why=Wording("ในเอกสารจะเห็นเป็นช่องโหว่ หรือตัดบรรทัดผิดที่", "They leave gaps in the document or break lines wrongly"),
    how=Wording("ลบวรรคที่เกิน", "Delete the spaces"),
    source="หลักเกณฑ์การเว้นวรรค สำนักงานราชบัณฑิตยสภา",
    check=check,
    bad={"memo.facts": "ได้จัดทำรายงานแล้ว     เมื่อสิ้นไตรมาส"},
    good={"memo.facts": "๑.  ได้จัดทำรายงานต่าง ๆ แล้ว (ตามแผน)"},
)
