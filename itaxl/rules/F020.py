"""F020: a sheet of the form was copied, and the copy is not read."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

DIFFERS: Final = Wording("และข้อความต่างกันตั้งแต่ช่อง {cell}", "and differs from it from {cell} on")
EQUAL: Final = Wording("ข้อความยังตรงกัน", "and is still equal to it")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """An error per copy that says something else than the sheet that is read, a warning per copy that does not."""
    for remark in submission.remarks:
        if remark.code == "F020":
            differs = bool(remark.params["cell"])
            params = {**remark.params, "state": DIFFERS if differs else EQUAL}
            yield Finding("F020", remark.ref, params=params, severity=None if differs else Severity.WARNING)


RULE = Rule(
    code="F020",
    name="copied-sheet",
    stage=1,
    severity=Severity.ERROR,
    what=Wording("แผ่น “{copy}” เป็นสำเนาของแผ่น “{home}” {state}", "The sheet “{copy}” is a copy of “{home}” {state}"),
    why=Wording(
        "เอกสารใช้แผ่น “{home}” เท่านั้น ข้อความในสำเนาจะไม่ถูกพิมพ์", "The documents use “{home}” alone, never the copy"
    ),
    how=Wording(
        "ย้ายข้อความที่ถูกมาไว้ในแผ่น “{home}” แล้วลบแผ่น “{copy}”", "Bring the right texts to “{home}”, then delete “{copy}”"
    ),
    source="practice",
    check=check,
)
