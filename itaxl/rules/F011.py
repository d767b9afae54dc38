"""F011: a picture of the form cannot be used in the documents."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from itaxl.evidence.remarks import remarked
from itaxl.evidence.rule import Rule
from itaxl.form.fields import HIDE
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording, literal
from itaxl.years.catalogue import FiscalYear

NAMED: Final = Wording(" “{file}” ", " “{file}”")
NOTHING: Final = Wording("", "")


def check(submission: Submission, year: FiscalYear) -> Iterator[Finding]:
    """A finding per picture that was remarked; it tells the file's name and the fault where they are known.

    An error where the form shows the picture and the paper would lack it: the emblem, or the signature of a signer.
    """
    for finding in remarked("F011")(submission, year):
        name, fault = finding.params.get("name"), finding.params.get("fault")
        why = literal(f" ({fault.th})", f": it {fault.en}") if isinstance(fault, Wording) else NOTHING
        params = {"file": name or "", "name": NAMED if name else NOTHING, "fault": why}
        severity = Severity.ERROR if not name and _is_printed(submission, finding.key) else None
        yield replace(finding, params=params, severity=severity)


def _is_printed(submission: Submission, key: str) -> bool:
    signer = submission.row(key)
    return signer is None or signer.text("show").strip() != HIDE


RULE = Rule(
    code="F011",
    name="broken-picture",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("รูป{name}ในช่องนี้ใช้ไม่ได้{fault}", "The picture{name} here cannot be used{fault}"),
    why=Wording(
        "รับเฉพาะรูป PNG หรือ JPEG ขนาดไม่เกิน ๕ เมกะไบต์", "Pictures must be PNG or JPEG files of at most 5 megabytes"
    ),
    how=Wording(
        "วางรูปใหม่ที่บันทึกเป็น PNG หรือ JPEG ในช่องนี้ หรือพิมพ์ชื่อไฟล์รูปที่อยู่ในโฟลเดอร์เดียวกับแบบฟอร์ม",
        "Place a new picture here, saved as PNG or JPEG, or type the name of one in the form's folder",
    ),
    source="practice",
    check=check,
)
