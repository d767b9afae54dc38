"""T023: a text begins or ends with a sign that nothing belongs to."""

from collections.abc import Iterator
from string import whitespace
from typing import Final

from itaxl.evidence.prose import typed
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

NEVER_FIRST: Final = ":;,)]"
"""Signs that only follow something."""

NEVER_LAST: Final = ",;(["
"""Signs after which something follows."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per end of a typed text that is such a sign, with the fix that leaves it out."""
    for key, cell in typed(submission):
        for start, end in _stray(cell.raw):
            cut = cell.raw[start:end]
            fix = Fix(Safety.ASK, (Edit(cell.ref, start, end, cut, ""),))
            yield Finding("T023", cell.ref, key, {"text": cut.strip()}, (start, end), fix=fix)


def _stray(text: str) -> Iterator[tuple[int, int]]:
    """Where signs stand at the ends of a text that has more than signs, with the blanks beside them."""
    body = text.strip()
    if not body or (body[0] not in NEVER_FIRST and body[-1] not in NEVER_LAST):
        return
    first = len(text) - len(text.lstrip(NEVER_FIRST + whitespace))
    last = len(text.rstrip(NEVER_LAST + whitespace))
    if first < last:
        if body[0] in NEVER_FIRST:
            yield 0, first
        if body[-1] in NEVER_LAST:
            yield last, len(text)


RULE = Rule(
    code="T023",
    name="stray-sign",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("มี “{text}” ค้างอยู่ที่ต้นหรือท้ายข้อความ", "“{text}” is left over at an end of the text"),
    why=Wording("เอกสารจะพิมพ์เครื่องหมายนี้ตามที่เห็น", "The papers print the sign as it stands"),
    how=Wording("ลบเครื่องหมายนี้ หรือพิมพ์ส่วนที่ขาดให้ครบ", "Delete it, or type what is missing"),
    source="practice",
    check=check,
    bad={"measures.1.owner": "กองคลัง,"},
    good={"measures.1.owner": "กองคลัง, สำนักปลัด (งานนโยบายและแผน)"},
)
