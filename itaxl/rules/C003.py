"""C003: two rows of the table say the same."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.items import items
from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

COLUMNS: Final = ("measure", "result")
SHORTEST: Final = 12
"""Letters from which two equal texts are no chance."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding at the later of two rows with one measure, or one result; numbers before the lines do not count."""
    for column in COLUMNS:
        first: dict[str, int] = {}
        for number, row in enumerate(filled(submission), 1):
            text = "".join("".join(item.text.split()) for item in items(row.text(column)))
            if len(text) < SHORTEST:
                continue
            other = first.setdefault(text, number)
            if other != number:
                cell, key = row[column], f"{row.key}.{column}"
                yield Finding("C003", cell.ref, key, {"other": other, "text": cell.value}, (0, len(cell.raw)))


RULE = Rule(
    code="C003",
    name="two-rows-alike",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("{field}นี้เหมือนกับแถวที่ {other} ทุกตัวอักษร", "The same as in row {other}, letter by letter"),
    why=Wording(
        "มาตรการหนึ่งรายงานครั้งเดียว ข้อความซ้ำมักเกิดจากการคัดลอกแถว",
        "A measure is reported once; equal rows come from copying",
    ),
    how=Wording("แก้ให้เป็นของมาตรการนี้ หรือลบแถวที่ซ้ำ", "Write what is this measure's own, or delete the row"),
    source="practice",
    check=check,
    bad={"measures.2.measure": "การจัดทำแผนการใช้จ่ายงบประมาณและแจ้งให้บุคลากรทราบ"},
    good={"measures.2.owner": "กองคลัง"},
)
