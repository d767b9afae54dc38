"""T004: a vowel or tone mark is doubled, out of order, or has no letter to stand on."""

from collections.abc import Iterator
from dataclasses import replace

from itaxl.evidence.prose import around, damaged, spots_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

TYPE = Wording("ว่า “{right}” โปรแกรมแก้ให้ได้", "as “{right}”; the program can do it")
RETYPE = Wording("ให้ถูกต้อง", "as it should be")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per misplaced pile of marks; a fix where there is but one order for them."""
    for key, cell, text in damaged(submission):
        for spot in text.misplaced:
            found = spots_finding("T004", key, cell, [spot])
            right = around(cell.raw, spot.start, spot.end, spot.after) if found.fix else ""
            yield replace(found, params={**found.params, "right": right, "remedy": TYPE if right else RETYPE})


RULE = Rule(
    code="T004",
    name="misplaced-marks",
    stage=2,
    severity=Severity.WARNING,
    what=Wording(
        "สระหรือวรรณยุกต์ซ้ำ สลับลำดับ หรือไม่มีพยัญชนะรองรับ ใน “{text}”",
        "A vowel or tone mark is doubled, out of order or without its letter in “{text}”",
    ),
    why=Wording(
        "พิมพ์ออกมาแล้วเครื่องหมายซ้อนกันหรือลอย และค้นหาคำไม่พบ",
        "In print the marks pile up or float, and the word cannot be found",
    ),
    how=Wording("พิมพ์คำนี้ใหม่{remedy}", "Type the word again {remedy}"),
    source="practice; WTT 2.0 (Thai input sequence)",
    check=check,
    bad={"memo.facts": "ได้ดำเนินการแล้วในพื้นท่ี"},
    good={"memo.facts": "ได้ดำเนินการแล้วในพื้นที่"},
)
