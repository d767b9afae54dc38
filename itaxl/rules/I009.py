"""I009: methods and results are numbered, but not as many of one as of the other."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.measures import filled
from itaxl.evidence.numbering import numbered_lines
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

MANY_MORE: Final = 2
"""Results more than methods, from which on a method is missing; one may well have two results."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per row with fewer results than numbered methods, or many more; unnumbered results count as one."""
    for row in filled(submission):
        result, methods = row.cells.get("result"), len(numbered_lines(row.text("method")))
        if result is None or not result.value.strip() or not methods:
            continue
        results = max(len(numbered_lines(result.value)), 1)
        if results < methods or results >= methods + MANY_MORE:
            yield Finding("I009", result.ref, f"{row.key}.result", {"methods": methods, "results": results})


RULE = Rule(
    code="I009",
    name="methods-without-results",
    stage=3,
    severity=Severity.INFO,
    what=Wording("มีวิธีการ {methods} ข้อ แต่มีผล {results} ข้อ", "{methods} methods, but {results} results"),
    why=Wording("ผู้ตรวจอ่านผลเทียบกับวิธีการทีละข้อ", "Reviewers read the results against the methods one by one"),
    how=Wording("เขียนผลให้ครบทุกวิธีการ เลขข้อตรงกัน", "Write a result for each method, with the same number"),
    source="practice; the example document of 2564, measures 2 and 3",
    check=check,
    bad={"measures.2.result": "อบรมเมื่อวันที่ 14 กุมภาพันธ์ 2568 มีผู้เข้าร่วม 42 คน"},
    good={"measures.2.method": "จัดอบรมเรื่องผลประโยชน์ทับซ้อน"},
)
