"""R001: a field that the documents cannot do without is empty."""

from collections.abc import Iterator

from itaxl.evidence.rule import Rule
from itaxl.form.fields import REQUIRED_BY_TYPE, Kind, all_fields
from itaxl.form.organisation import organisation_type
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding per blank field that the form, or the type of organisation, requires."""
    keys = required(submission)
    for key, cell in submission.fields.items():
        if key in keys and not cell.value.strip():
            yield Finding("R001", cell.ref, key)


def required(submission: Submission) -> frozenset[str]:
    """The keys of the single fields that this submission must fill; an อบจ. has no subdistrict or district."""
    always = (field.key for _, field in all_fields() if field.required and field.kind is not Kind.PICTURE)
    named = organisation_type(submission.text("org.type"))
    return frozenset((*always, *(key for key, kinds in REQUIRED_BY_TYPE.items() if named in kinds)))


RULE = Rule(
    code="R001",
    name="required-field-empty",
    stage=2,
    severity=Severity.ERROR,
    what=Wording("ยังไม่ได้กรอก {field}", "{field} is empty"),
    why=Wording("เอกสารต้องมีส่วนนี้จึงจะครบตามแบบ", "The documents need it to be complete"),
    how=Wording("พิมพ์ {field} ในช่องนี้ ตามตัวอย่างข้างช่อง", "Type {field} here, as in the example beside the cell"),
    source="ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. ๒๕๒๖ ข้อ ๑๒",
    check=check,
    bad={"org.department": ""},
    good={"org.phone": ""},
)
