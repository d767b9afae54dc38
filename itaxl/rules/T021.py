"""T021: no blank, or two, beside ๆ."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import around, prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

MARK: Final = "ๆ"
WRONG: Final = re.compile(r"[ก-๎]ๆ|[ \u00a0]{2,}ๆ|ๆ(?=[ก-ฮเ-ไ])")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per text, for the first."""
    for key, cell, _mended in prose(submission):
        if MARK in cell.raw and (match := WRONG.search(cell.raw)):
            yield Finding("T021", cell.ref, key, {"text": around(cell.raw, *match.span())}, match.span())


RULE = Rule(
    code="T021",
    name="blanks-beside-mai-yamok",
    stage=2,
    severity=Severity.INFO,
    what=Wording("ที่ “{text}” เว้นวรรคหน้าหรือหลัง ๆ ไม่ถูก", "At “{text}” the blanks beside ๆ are wrong"),
    why=Wording("ไม้ยมกเว้นวรรคหน้าหนึ่งวรรคและหลังหนึ่งวรรค", "One blank stands before ๆ and one behind it"),
    how=Wording("พิมพ์ให้มีหนึ่งวรรคทั้งหน้าและหลัง เช่น ต่าง ๆ นี้", "Type one blank on each side, as in ต่าง ๆ นี้"),
    source="หลักเกณฑ์การเว้นวรรค สำนักงานราชบัณฑิตยสภา",
    check=check,
    bad={"memo.facts": "ได้จัดทำรายงานต่างๆ แล้ว"},
    good={"memo.facts": "ได้จัดทำรายงานต่าง ๆ แล้ว"},
)
