"""F008: cells are merged over a field of the form."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

SAID: Final = Wording(" ข้อความ “{unseen}” ที่ถูกบังอยู่จะถูกพิมพ์", "; “{unseen}”, which it hides, would be printed")
NOTHING: Final = Wording("", "")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per merge: an error where it hides a text that the documents would print."""
    for finding in remarked("F008")(submission, year):
        unseen = finding.params.get("unseen")
        params = {**finding.params, "said": SAID if unseen else NOTHING}
        yield replace(finding, params=params, severity=Severity.ERROR if unseen else None)


RULE = Rule(
    code="F008",
    name="merged-over-field",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("ช่องกรอกถูกผสานเซลล์ ({range}){said}", "Input cells are merged ({range}){said}"),
    why=Wording(
        "เมื่อผสานเซลล์ Excel เก็บเฉพาะข้อความช่องบนซ้าย ข้อความอื่นอาจหายไป",
        "Excel keeps only the text of the top left cell of a merge; the rest may be lost",
    ),
    how=Wording("ยกเลิกการผสานเซลล์ แล้วตรวจว่าข้อความอยู่ครบ", "Unmerge the cells and see that no text is missing"),
    source="practice",
    check=check,
)
