"""O012: a unit or post of another kind of local government."""

import re
from collections.abc import Iterator
from typing import Final

from itaxl.evidence.prose import typed
from itaxl.evidence.rule import Rule
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

KINDS: Final = {
    "เทศบาล": "เทศบาล",
    "องค์การบริหารส่วนตำบล": "องค์การบริหารส่วนตำบล",
    "อบต.": "องค์การบริหารส่วนตำบล",
    "องค์การบริหารส่วนจังหวัด": "องค์การบริหารส่วนจังหวัด",
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
}
"""Words behind a unit or post, and how the names of the kinds begin that have it."""

UNIT: Final = re.compile(
    r"(?:สำนัก(?:ปลัด|เลขานุการ|ช่าง|คลัง|การศึกษา)?|กอง(?!ทุน)(?:คลัง|ช่าง|การศึกษา|สาธารณสุข|สวัสดิการสังคม|การเจ้าหน้าที่|ยุทธศาสตร์และงบประมาณ)"
    rf"|ปลัด)\s?(?P<kind>{'|'.join(map(re.escape, KINDS))})"
)
FIELDS: Final = re.compile(r"org\.department|measures\.\d+\.owner|sign\.\w+\.position")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per unit or post of the office's own that only another kind of office has.

    Where the mayor is one of another kind too, the type is wrong, of which O010 and O005 speak.
    """
    own = organisation_type(submission.text("org.type"))
    mayor = submission.row("sign.mayor")
    post = mayor.text("position").strip() if mayor else ""
    if own is None or (post and not post.startswith(own.mayor)):
        return
    for key, cell in typed(submission):
        match = UNIT.search(cell.raw) if FIELDS.fullmatch(key) else None
        if match and not own.name.startswith(KINDS[match["kind"]]):
            yield Finding("O012", cell.ref, key, {"text": match[0], "kind": own.name}, match.span())


RULE = Rule(
    code="O012",
    name="unit-of-another-kind",
    stage=3,
    severity=Severity.WARNING,
    what=Wording("“{text}” ไม่ใช่ส่วนราชการของ{kind}", "“{text}” is no unit of {kind}"),
    why=Wording("ข้อความที่คัดลอกจากหน่วยงานอื่นทำให้เอกสารถูกส่งคืน", "Text copied from another office sends the paper back"),
    how=Wording("แก้เป็นชื่อของหน่วยงานท่าน หรือเขียนเหตุผลในคำชี้แจง", "Use your own office's name, or write the reason"),
    source="practice",
    check=check,
    bad={"measures.2.owner": "สำนักปลัดเทศบาล"},
    good={"measures.2.owner": "สำนักปลัด องค์การบริหารส่วนตำบล"},
)
