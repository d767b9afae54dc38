"""T007: the dots of an abbreviation are missing or misplaced."""

from collections.abc import Iterator

from itaxl.evidence.prose import prose, word_finding
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.abbreviations import find_misdotted
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per abbreviation that is dotted otherwise than official papers do."""
    for key, cell, text in prose(submission):
        for found in find_misdotted(text.words):
            span = text.span(found.start, found.end)
            yield word_finding("T007", key, cell, span, found.right, sure=found.sure)


RULE = Rule(
    code="T007",
    name="misdotted-abbreviation",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("อักษรย่อ “{text}” ใส่จุดไม่ถูกต้อง", "The abbreviation “{text}” is not dotted as it should be"),
    why=Wording("หนังสือราชการเขียนว่า “{right}”", "Official papers write “{right}”"),
    how=Wording("พิมพ์ “{right}” แทน โปรแกรมแก้ให้ได้", "Type “{right}”; the program can do it"),
    source="หลักเกณฑ์การเขียนคำย่อ สำนักงานราชบัณฑิตยสภา; ชื่อย่อที่หน่วยงานใช้",
    check=check,
    bad={"memo.facts": "ปฏิบัติตามคู่มือของ ปปช. แล้ว"},
    good={"memo.facts": "ปฏิบัติตามคู่มือของสำนักงาน ป.ป.ช. แล้ว"},
)
