"""T016: a line is broken in the middle of a sentence."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import kind_of, worded
from itaxl.evidence.rule import Rule
from itaxl.form.fields import Kind
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.thai.spelling.broken_lines import broken_lines
from itaxl.years.catalogue import FiscalYear

IN_LINES: Final = frozenset({"report.title"})
"""Fields whose lines are set on purpose."""

TEXTS: Final = frozenset({Kind.TEXT, Kind.PARAGRAPHS})


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """One note per cell, with the fix that joins all its broken lines; items of a list are never joined."""
    for key, cell in worded(submission):
        if "\n" not in cell.raw or key in IN_LINES or kind_of(key) not in TEXTS:
            continue
        breaks = list(broken_lines(cell.raw))
        if breaks:
            edits = tuple(
                Edit(cell.ref, each.start, each.end, cell.raw[each.start : each.end], each.right) for each in breaks
            )
            yield Finding("T016", cell.ref, key, {}, (breaks[0].start, breaks[0].end), fix=Fix(Safety.ASK, edits))


RULE = Rule(
    code="T016",
    name="line-broken-in-mid-sentence",
    stage=2,
    severity=Severity.INFO,
    what=Wording("ขึ้นบรรทัดใหม่กลางประโยค", "Lines are broken in mid-sentence"),
    why=Wording("เอกสารจะพิมพ์เป็นย่อหน้าใหม่ตามที่ขึ้นบรรทัด", "The documents begin a paragraph at each of them"),
    how=Wording("ลบการขึ้นบรรทัดให้เป็นประโยคเดียว โปรแกรมต่อให้ได้", "Join the lines; the program can do it"),
    source="practice",
    check=check,
    bad={"memo.facts": "งานนโยบายและแผน สำนักปลัด ได้รวบรวมผล\nการดำเนินการตามมาตรการแล้ว"},
    good={"memo.facts": "งานนโยบายและแผน ได้รวบรวมผลการดำเนินการแล้ว\nสำนักปลัดจึงได้จัดทำรายงาน"},
)
