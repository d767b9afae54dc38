"""F016: a picture on a sheet of the form that no document prints."""

from collections.abc import Iterator
from typing import Final

from itaxl.evidence.rule import Rule
from itaxl.form.fields import REPORT, SIGNERS
from itaxl.model.finding import Finding, Severity
from itaxl.model.submission import Submission
from itaxl.model.wording import Wording
from itaxl.years.catalogue import FiscalYear

SPARE: Final = Wording(
    "แถวนี้มีรูปมากกว่าหนึ่งรูป ใช้รูปบนสุดรูปเดียว", "there are several on this row, and the upper one alone is used"
)
ASTRAY: Final = Wording("ตรงนี้ไม่ใช่ช่องของรูป", "it stands on no field for pictures")
ONE: Final = Wording(
    "รวมลายเซ็นและตราเป็นรูปเดียวแล้ววางใหม่ หรือลบรูปที่ไม่ใช้",
    "make one picture of both and place it again, or delete the spare one",
)
SIGN: Final = Wording("ย้ายไปทับช่อง ลายเซ็น ของผู้ลงนาม ถ้าไม่ใช้ให้ลบ", "move it over the signer's ลายเซ็น, or delete it")
PHOTO: Final = Wording(
    "ย้ายไปทับช่อง หลักฐาน ของมาตรการนั้น แล้วรูปจะพิมพ์ในภาคผนวก ถ้าไม่ใช้ให้ลบ",
    "move it over the หลักฐาน of its measure, and the annex prints it; delete it if it is of no use",
)
OTHER: Final = Wording("ย้ายไปทับช่องของรูป ถ้าไม่ใช้ให้ลบ", "move it over the field for the picture, or delete it")
PLACES: Final = {SIGNERS: SIGN, REPORT: PHOTO}


def check(submission: Submission, _year: FiscalYear) -> Iterator[Finding]:
    """A finding for all such pictures of a sheet; an error among the signers, where a signature may be lost."""
    for remark in submission.remarks:
        if remark.code == "F016" and remark.ref:
            key, also = str(remark.params["key"]), remark.params["also"]
            assert isinstance(also, tuple)
            params = {"state": SPARE if key else ASTRAY, "move": ONE if key else PLACES.get(remark.ref.sheet, OTHER)}
            severity = Severity.ERROR if remark.ref.sheet == SIGNERS else None
            yield Finding("F016", remark.ref, key, params, also=also, severity=severity)


RULE = Rule(
    code="F016",
    name="picture-not-used",
    stage=1,
    severity=Severity.WARNING,
    what=Wording("รูปนี้ไม่ถูกพิมพ์ลงเอกสาร: {state}", "No document prints this picture: {state}"),
    why=Wording("สิ่งที่พิมพ์จะไม่ตรงกับสิ่งที่เห็นในแบบฟอร์ม", "What is printed would differ from what the form shows"),
    how=Wording("จัดรูปให้ถูกที่: {move}", "Put it right: {move}"),
    source="practice",
    check=check,
)
