"""R001: a required field is empty."""

from collections.abc import Iterator

from itaxl.finding import Finding, Severity
from itaxl.form import Kind, all_fields
from itaxl.organisation import organisation_type
from itaxl.rules.rule import Rule
from itaxl.submission import Submission
from itaxl.wording import Wording
from itaxl.years.catalogue import FiscalYear

LEVELS = {"subdistrict": "org.subdistrict", "district": "org.district", "province": "org.province"}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per field that the form or the type of organisation requires and that is blank."""
    for key, cell in submission.fields.items():
        if key in required(submission) and not cell.value.strip():
            yield Finding("R001", cell.ref, key)


def required(submission: Submission) -> frozenset[str]:
    """The keys of the single fields that this submission must fill."""
    named = organisation_type(submission.text("org.type"))
    levels = named.levels if named else ()
    always = {field.key for _, field in all_fields() if field.required and field.kind is not Kind.PICTURE}
    return frozenset(always | {LEVELS[level] for level in levels})


RULE = Rule(
    code="R001",
    name="required-field-empty",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ยังไม่ได้กรอก {label}", "{label} is empty"),
    why=Wording("เอกสารต้องมีข้อความส่วนนี้ จึงจะครบถ้วนตามแบบ", "The documents need it to be complete"),
    how=Wording("พิมพ์ {label} ในช่องนี้ ดูตัวอย่างที่คำแนะนำข้างช่อง", "Type {label} here; see the hint beside the cell"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=check,
    bad={"org.department": ""},
    good={"org.phone": ""},
)
