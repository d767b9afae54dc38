"""P001: a citizen's number stands in a paper that will be published."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import typed
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

GLANCE: Final = re.compile(r"[0-9๐-๙](?:[ -]?[0-9๐-๙]){12}")
NUMBER: Final = re.compile(r"(?<![0-9/.-])[1-8](?:[ -]?[0-9]){12}(?![0-9]|[-/.][0-9])")
"""Thirteen digits, perhaps in groups. Numbers of juristic persons begin with 0."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per citizen's number with a right check digit, in any cell that a person types."""
    for key, cell in typed(submission):
        for match in NUMBER.finditer(to_arabic(cell.raw)) if GLANCE.search(cell.raw) else ():
            if is_valid(match[0]):
                yield Finding("P001", cell.ref, key, {"text": masked(match[0])}, match.span())


def is_valid(number: str) -> bool:
    """Whether the last digit is the check digit of the twelve before it."""
    digits = [int(sign) for sign in number if sign.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == digits[-1]


def masked(number: str) -> str:
    """The first digits with the others hidden: no report repeats the number."""
    digits = [sign for sign in number if sign.isdigit()]
    return f"{digits[0]}-{''.join(digits[1:5])}-XXXXX-XX-X"


RULE = Rule(
    code="P001",
    name="citizen-number",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("มีเลขประจำตัวประชาชน {text}", "There is a citizen's number, {text}"),
    why=Wording(
        "เอกสารนี้ต้องเผยแพร่ การเปิดเผยเลขประจำตัวประชาชนผิดกฎหมายคุ้มครองข้อมูลส่วนบุคคล",
        "This paper will be published; to disclose the number breaks the law on personal data",
    ),
    how=Wording("ลบเลขนี้ออก ใช้จำนวนคนหรือตำแหน่งแทน", "Delete it; say how many people or which post instead"),
    source="พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล พ.ศ. ๒๕๖๒ มาตรา ๒๗; กรมการปกครอง: หลักตรวจสอบเลขประจำตัวประชาชน ๑๓ หลัก",
    check=check,
    bad={"measures.2.result": "มอบเกียรติบัตรแก่ผู้เข้าอบรม เลขประจำตัวประชาชน 1-1017-00230-70-8 แล้ว"},
    good={"measures.2.result": "สัญญาจ้างเลขที่ 1234567890123 ผู้รับจ้างเลขทะเบียน 0994000165501 แล้วเสร็จ"},
)
