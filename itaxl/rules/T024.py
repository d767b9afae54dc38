"""T024: a bracket or quotation mark without its partner."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import around, prose
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.brackets import unpaired
from itaxl.years.catalogue import FiscalYear

GLANCE: Final = frozenset("()[]“”")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per kind of bracket or quote that is not paired in a text."""
    for key, cell, _mended in prose(submission):
        if not GLANCE.isdisjoint(cell.raw):
            for each in unpaired(cell.raw):
                params = {"text": around(cell.raw, each.at, each.at + 1), "mark": each.mark}
                yield Finding("T024", cell.ref, key, params, (each.at, each.at + 1))


RULE = Rule(
    code="T024",
    name="unpaired-bracket",
    stage=2,
    severity=Severity.INFO,
    what=Wording("เครื่องหมาย {mark} ที่ “{text}” ไม่มีคู่", "The {mark} at “{text}” has no partner"),
    why=Wording("วงเล็บและเครื่องหมายคำพูดมีเปิดและปิดเป็นคู่", "Brackets and quotation marks come in pairs"),
    how=Wording("เติมเครื่องหมายที่ขาด หรือลบตัวที่เกิน", "Add its partner, or delete it"),
    source="หลักเกณฑ์การใช้เครื่องหมายวรรคตอน สำนักงานราชบัณฑิตยสภา",
    check=check,
    bad={"memo.facts": "ได้จัดทำรายงานแล้ว (ตามแผน และเผยแพร่แล้ว"},
    good={"memo.facts": "๑) ได้จัดทำรายงานแล้ว (ตามแผน) และเผยแพร่แล้ว"},
)
