"""C004: numbers typed before lines or rows skip one or repeat one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from itaxl.evidence.measures import filled
from itaxl.evidence.numbering import Numbered, numbered_lines
from itaxl.evidence.prose import kind_of, worded
from itaxl.evidence.raw_span import raw_span
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Kind
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.digits import to_arabic
from itaxl.years.catalogue import FiscalYear

TEXTS: Final = frozenset({Kind.TEXT, Kind.PARAGRAPHS})
LEAST: Final = 2
"""Numbers that make a list."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A note per cell whose list is not 1, 2, 3, and one for the rows' own numbers; a list may begin anew at 1."""
    yield from _of_rows(submission)
    for key, cell in worded(submission):
        if "\n" in cell.value and kind_of(key) in TEXTS and (odd := _odd(numbered_lines(cell.value))):
            before, at = odd
            params = {"before": before, "number": at.value, "right": before + 1}
            yield Finding("C004", cell.ref, key, params, raw_span(cell, at.start, at.end))


def _odd(numbers: Sequence[Numbered]) -> tuple[int, Numbered] | None:
    """The first number that does not follow the one before it, and that one."""
    if len(numbers) < LEAST or numbers[0].value != 1:
        return None
    for before, each in pairwise(numbers):
        begins_anew = each.value == 1 and before.value > 1
        if each.value != before.value + 1 and not begins_anew:
            return before.value, each
    return None


def _of_rows(submission: Submission) -> Iterator[Finding]:
    rows = [(row.key, row.cells["no"]) for row in filled(submission) if "no" in row.cells]
    numbers = [(key, cell, _number(cell)) for key, cell in rows]
    if len(numbers) < LEAST or any(number is None for *_, number in numbers):
        return
    for right, (key, cell, number) in enumerate(numbers, 1):
        if number is not None and number != right:
            params = {"before": right - 1, "number": number, "right": right}
            yield Finding("C004", cell.ref, f"{key}.no", params, (0, len(cell.raw)))
            return


def _number(cell: Located[str]) -> int | None:
    digits = to_arabic(cell.value).strip().rstrip(".)")
    return int(digits) if digits.isdecimal() and len(digits) < len("1000") else None


RULE = Rule(
    code="C004",
    name="numbering-out-of-step",
    stage=3,
    severity=Severity.INFO,
    what=Wording("เลขข้อ {number} ตามหลังเลขข้อ {before}", "Number {number} follows number {before}"),
    why=Wording("เลขข้อข้ามหรือซ้ำ ทำให้เข้าใจว่ามีข้อที่หายไป", "A number skipped or repeated looks like something lost"),
    how=Wording("แก้เลขข้อเป็น {right} หรือเติมข้อที่ขาด", "Type {right}, or add what is missing"),
    source="practice",
    check=check,
    bad={"measures.2.suggestion": "1. ควรทบทวนความรู้ทุกปี\n2. ควรจัดทำสื่อเพิ่ม\n4. ควรติดตามผล"},
    good={"measures.2.suggestion": "1. ควรทบทวนความรู้ทุกปี\n1.1 โดยวิทยากรภายนอก\n2. ควรติดตามผล"},
)
