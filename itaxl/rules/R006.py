"""R006: a field with a fixed list holds something that is not in it."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.own_name import titled_kind
from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE, Field
from itaxl.form.organisation import organisation_types
from itaxl.model.cell import Located
from itaxl.model.finding import Finding, Severity
from itaxl.model.fix import Edit, Fix, Safety
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording, literal
from itaxl.reading.choices import STRICT, STRICT_COLUMNS, URGENCY, nearest
from itaxl.years.catalogue import FiscalYear

WITHIN: Final = "ด่วนภายใน"
"""The urgency that names its day. Source: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๒๘."""

MEANT = Wording(" น่าจะหมายถึง “{right}”", ", probably “{right}”")
NOTHING_NEAR = Wording("", "")


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per such field or signer's cell, with the choice that is meant most probably."""
    for key, field, cell in _cells(submission):
        if cell.value and cell.value not in field.choices and not (key == URGENCY and cell.value.startswith(WITHIN)):
            right = _said_elsewhere(key, submission) or nearest(field, cell.value)
            listed = [str(choice) for choice in field.choices]
            thai, english = (
                (listed, listed) if field.required or field.default else ([*listed, "เว้นว่างไว้"], [*listed, "nothing"])
            )
            choices = literal(" หรือ ".join(thai), " or ".join(english))
            meant = MEANT if right else NOTHING_NEAR
            params = {"text": cell.value, "choices": choices, "right": right or "", "meant": meant}
            fix = Fix(Safety.ASK, (Edit(cell.ref, 0, len(cell.raw), cell.raw, right),)) if right else None
            yield Finding("R006", cell.ref, key, params, (0, len(cell.raw)), fix=fix)


def _said_elsewhere(key: str, submission: Submission) -> str | None:
    """The type of organisation that the titles of those who sign agree on: it tells more than letters that are near."""
    said = titled_kind(submission) if key == "org.type" else None
    return next((kind.name for kind in organisation_types().values() if kind.key == said), None)


def _cells(submission: Submission) -> Iterator[tuple[str, Field, Located[str]]]:
    for field in STRICT:
        if cell := submission.fields.get(field.key):
            yield field.key, field, cell
    for signer in submission.rows("sign"):
        for column in STRICT_COLUMNS:
            if cell := signer.cells.get(column.key):
                yield f"{signer.key}.{column.key}", column, cell


RULE = Rule(
    code="R006",
    name="not-one-of-the-choices",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("“{text}” ไม่อยู่ในรายการให้เลือก{meant}", "“{text}” is not in the list{meant}"),
    why=Wording(
        "ช่องนี้มีตัวเลือกตายตัว ข้อความอื่นโปรแกรมใช้ทำเอกสารไม่ได้", "The list is fixed: the documents cannot use any other text"
    ),
    how=Wording("เลือก {choices}", "Choose {choices}"),
    source="practice",
    check=check,
    bad={"style.memo_digits": "เลขโรมัน"},
    good={"sign.head.show": HIDE, "org.type": "อบต."},
)
