"""C006: the number of a row is no number."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.measures import filled
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

NUMBER: Final = re.compile(
    r"\(?(?:ข้อ|ลำดับ|มาตรการ|แนวทาง|กิจกรรม)?(?:ที่)?\s*(?:[0-9๐-๙]{1,3}|[ก-ฮA-Z](?=[.)\s]|\Z))(?:[.\-/][0-9๐-๙]{1,3})*[.)]?"
)
"""1, ๑., 1.2, (๑), ข้อ ๑, ก."""


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per row whose number holds anything else."""
    for row in filled(submission):
        cell = row.cells.get("no")
        text = cell.value.strip() if cell else ""
        if cell and text and not NUMBER.fullmatch(text):
            yield Finding("C006", cell.ref, f"{row.key}.no", {"text": text}, (0, len(cell.raw)))


RULE = Rule(
    code="C006",
    name="no-number-of-a-row",
    stage=2,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ใช่เลขลำดับ", "“{text}” is no number of a row"),
    why=Wording("รายงานพิมพ์เลขนี้หน้าชื่อมาตรการ", "The report prints it before the measure's name"),
    how=Wording("พิมพ์เลข เช่น ๑ หรือเว้นว่างไว้", "Type a number, such as ๑, or leave it blank"),
    source="practice",
    check=check,
    bad={"measures.1.no": "รอยืนยัน"},
    good={"measures.1.no": "๑.๑"},
)
